import type { Bilingual } from '../base/text.ts'
import type { Relation } from '../members/relation.ts'
import type { LegalForm, Structure } from '../members/structure.ts'
import type { BodyKind, SubjectKind } from '../members/subject.ts'
import type { ConstitutionDocument } from './document.ts'
import type { People } from './wording.ts'

/** What values are called, by the value. */
export interface Labels {
  readonly [value: string]: Bilingual
}

/** What the document calls its layers, organs, offices and actions, and the library its kinds of subject and body. */
export function labelsOf(document: ConstitutionDocument): Labels {
  return { ...KINDS, ...namesOf(document) }
}

/** What the document calls its layers, organs, offices and actions. */
export function namesOf({ structure, actions }: ConstitutionDocument): Labels {
  const { layers, offices, organs } = structure
  return {
    ...Object.fromEntries(actions.map(({ type, label }) => [type, label])),
    ...Object.fromEntries([...layers, ...offices, ...organs].map(({ id, label }) => [id, label])),
  }
}

/** What the library calls its kinds of subject and body, and places in the tree. */
export const KINDS: { readonly [Value in SubjectKind | BodyKind | Relation | 'none' | 'unknown']: Bilingual } = {
  none: { en: 'none', 'zh-CN': '无' },
  unknown: { en: 'somebody not on the register', 'zh-CN': '未登记的主体' },
  resident: { en: 'resident', 'zh-CN': '居民' },
  household: { en: 'household', 'zh-CN': '住户' },
  owner: { en: 'owner', 'zh-CN': '业主' },
  volunteer: { en: 'volunteer', 'zh-CN': '志愿者' },
  socialWorker: { en: 'social worker', 'zh-CN': '社会工作者' },
  unit: { en: 'unit', 'zh-CN': '内部组织' },
  organ: { en: 'organ', 'zh-CN': '机构' },
  body: { en: 'body', 'zh-CN': '组织' },
  society: { en: 'the society', 'zh-CN': '本社' },
  residentsCommittee: { en: "residents' committee", 'zh-CN': '居民委员会' },
  ownersAssembly: { en: "owners' assembly", 'zh-CN': '业主大会' },
  partyOrganisation: { en: 'Party organisation', 'zh-CN': '社区党组织' },
  propertyCompany: { en: 'property company', 'zh-CN': '物业服务企业' },
  subdistrictOffice: { en: 'sub-district office', 'zh-CN': '街道办事处' },
  registrar: { en: 'registrar', 'zh-CN': '登记管理机关' },
  outsideOrganisation: { en: 'outside organisation', 'zh-CN': '社外组织' },
  own: { en: 'its own unit', 'zh-CN': '本组织' },
  below: { en: 'below its own', 'zh-CN': '下级组织' },
  above: { en: 'above its own', 'zh-CN': '上级组织' },
  sibling: { en: 'a sibling of its own', 'zh-CN': '互不隶属的组织' },
  outside: { en: 'outside its own', 'zh-CN': '其他组织' },
}

/** What a body calls the people whom it counts, by its legal form. */
export function peopleOf({ structure }: { readonly structure: Structure }): People {
  return PEOPLE[structure.legalForm] ?? {}
}

const COMMITTEE: Bilingual = { en: 'committee members', 'zh-CN': '委员' }

const PEOPLE: { readonly [Form in LegalForm]?: People } = {
  ownersAssembly: { members: { en: 'owners', 'zh-CN': '业主' }, councillors: COMMITTEE },
  residentsCommittee: { councillors: COMMITTEE },
  cooperative: { members: { en: 'members', 'zh-CN': '社员' }, councillors: { en: 'board members', 'zh-CN': '理事' } },
}
