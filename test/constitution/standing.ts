import { type Constitution, type Facts, type FactValue, factsNeeded, rule } from 'huzhu/constitution'

/** Who acts, and where, as the society's state would say it. */
export const STANDINGS = {
  stranger: actor('unknown'),
  resident: actor('resident', { 'by.member': true }),
  'resident in their branch': actor('resident', { 'by.member': true }, 'own', 'branch'),
  'resident towards the head office': actor('resident', { 'by.member': true }, 'above'),
  'resident in a sibling unit': actor('resident', { 'by.member': true }, 'sibling', 'branch'),
  'social worker': actor('socialWorker'),
  'head office': unit('head', 'own', 'head'),
  'head office in a branch': unit('head', 'below', 'branch'),
  'head office in a group': unit('head', 'below', 'group'),
  branch: unit('branch', 'own', 'branch'),
  'branch in its group': unit('branch', 'below', 'group'),
  'branch towards the head office': unit('branch', 'above', 'head'),
  'branch in another branch': unit('branch', 'sibling', 'branch'),
  group: unit('group', 'own', 'group'),
  'group towards its branch': unit('group', 'above', 'branch'),
  'group in another group': unit('group', 'sibling', 'group'),
  assembly: organ('assembly', 'head', 'own', 'head'),
  'assembly in a branch': organ('assembly', 'head', 'below', 'branch'),
  council: organ('council', 'head', 'own', 'head'),
  'council in a branch': organ('council', 'head', 'below', 'branch'),
  'council in a group': organ('council', 'head', 'below', 'group'),
  supervisors: organ('supervisors', 'head', 'own', 'head'),
  'supervisors in a branch': organ('supervisors', 'head', 'below', 'branch'),
  'election committee': organ('electionCommittee', 'head', 'own', 'head'),
  'election committee in a branch': organ('electionCommittee', 'head', 'below', 'branch'),
  "branch's election committee": organ('branchElectionCommittee', 'branch', 'own', 'branch'),
  "branch members' meeting": organ('branchAssembly', 'branch', 'own', 'branch'),
  "branch members' meeting in a group": organ('branchAssembly', 'branch', 'below', 'group'),
  "branch members' meeting in another branch": organ('branchAssembly', 'branch', 'sibling', 'branch'),
  'group meeting': organ('groupMeeting', 'group', 'own', 'group'),
  'sub-district office': body('subdistrictOffice'),
  registrar: body('registrar'),
  "residents' committee": body('residentsCommittee'),
  'Party organisation': body('partyOrganisation'),
  'property company': body('propertyCompany'),
  'outside organisation': body('outsideOrganisation'),
} as const satisfies { readonly [who: string]: Facts }

/** A way of standing. */
export type Standing = keyof typeof STANDINGS

/** Everybody who could be permitted an action, or referred with it, if only the other facts were right. */
export function whoMay(constitution: Constitution, type: string, founded = true): readonly Standing[] {
  return (Object.keys(STANDINGS) as Standing[]).filter((who) =>
    mayBe(constitution, type, { 'society.founded': founded, ...STANDINGS[who] }),
  )
}

/** Whether an action could be permitted, or referred, if only the facts that are not known were right. */
export function mayBe(constitution: Constitution, type: string, known: Facts): boolean {
  const reads = new Set(factsNeeded(constitution, type).map((fact) => fact.name))
  return couldBe(constitution, type, Object.fromEntries(Object.entries(known).filter(([name]) => reads.has(name))))
}

/** Tries out the facts that the ruling asks for, one after the other, until some answer is not a no. */
function couldBe(constitution: Constitution, type: string, facts: Facts): boolean {
  const ruling = rule(constitution, { type, at: '2026-03-02T02:00:00.000Z' }, facts)
  if (ruling.errors.length > 0) throw new Error(JSON.stringify(ruling.errors))
  const [next] = ruling.needed
  if (next === undefined) return ruling.outcome !== 'forbidden'
  return valuesOf(constitution, next).some((value) => couldBe(constitution, type, { ...facts, [next]: value }))
}

function valuesOf(constitution: Constitution, name: string): readonly FactValue[] {
  const is = constitution.facts.get(name)?.is
  switch (is?.type) {
    case 'boolean':
      return [true, false]
    case 'enum':
      return is.values
    case 'integer':
      return [0, 1, 8, 10, 12, 15, 24, 36, 60, 1000]
    case 'id':
      return [...constitution.actions.keys()]
    case 'list':
      return [[]]
    case 'tally':
      return [is.shares.flatMap(() => [12, 12]), is.shares.flatMap(() => [0, 12])]
    default:
      throw new TypeError(`no values to try for ${name}`)
  }
}

function actor(kind: string, more: Facts = {}, relation = 'outside', layer = 'head'): Facts {
  return {
    'by.kind': kind,
    'by.body': 'none',
    'by.organ': 'none',
    'by.layer': 'none',
    'by.member': false,
    'unit.relation': more['by.member'] === true && relation === 'outside' ? 'own' : relation,
    'unit.layer': layer,
    'unit.open': true,
    'touches.sibling': relation === 'sibling',
    ...more,
  }
}

function unit(layer: string, relation: string, concerned: string): Facts {
  return actor('unit', { 'by.layer': layer }, relation, concerned)
}

function organ(name: string, layer: string, relation: string, concerned: string): Facts {
  return actor('organ', { 'by.organ': name, 'by.layer': layer }, relation, concerned)
}

function body(kind: string): Facts {
  return actor('body', { 'by.body': kind })
}
