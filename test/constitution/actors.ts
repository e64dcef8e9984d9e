import type { Facts } from 'huzhu/constitution'

const somebody = (kind: string, more: Facts = {}): Facts => ({
  'society.founded': true,
  'by.kind': kind,
  'by.body': 'none',
  'by.organ': 'none',
  'by.layer': 'none',
  'by.member': false,
  'unit.relation': 'own',
  'touches.sibling': false,
  ...more,
})
const organ = (name: string, layer: string, more: Facts = {}) =>
  somebody('organ', { 'by.organ': name, 'by.layer': layer, ...more })
const body = (name: string) => somebody('body', { 'by.body': name, 'unit.relation': 'outside' })

/** Who can stand before an owners' assembly, as the society's state would say it. */
export const OWNERS: { readonly [who: string]: Facts } = {
  stranger: somebody('unknown', { 'unit.relation': 'outside' }),
  owner: somebody('owner', { 'by.member': true }),
  assembly: organ('assembly', 'compound'),
  committee: organ('committee', 'compound'),
  compound: somebody('unit', { 'by.layer': 'compound' }),
  'sub-district office': body('subdistrictOffice'),
  "residents' committee": body('residentsCommittee'),
  'property company': body('propertyCompany'),
}

/** Who can stand before a co-operative, and where. */
export const COOPERATIVE: { readonly [who: string]: Facts } = {
  stranger: somebody('unknown', { 'unit.relation': 'outside' }),
  member: somebody('resident', { 'by.member': true }),
  meeting: organ('generalMeeting', 'cooperative', { 'unit.layer': 'cooperative' }),
  'meeting in a section': organ('generalMeeting', 'cooperative', { 'unit.relation': 'below', 'unit.layer': 'section' }),
  board: organ('board', 'cooperative', { 'unit.layer': 'cooperative' }),
  'board in a section': organ('board', 'cooperative', { 'unit.relation': 'below', 'unit.layer': 'section' }),
  supervisors: organ('supervisors', 'cooperative', { 'unit.layer': 'cooperative' }),
  section: somebody('unit', { 'by.layer': 'section', 'unit.layer': 'section' }),
  'section meeting': organ('sectionMeeting', 'section', { 'unit.layer': 'section' }),
  'section in another': organ('sectionMeeting', 'section', { 'unit.relation': 'sibling', 'touches.sibling': true }),
  bank: body('outsideOrganisation'),
}
