import type { ActionHead } from '../base/action.ts'
import type { FactDeclaration, Facts, FactType } from '../base/fact.ts'
import type { Context } from '../base/lifecycle.ts'
import type { CivilDate } from '../base/time.ts'
import { childrenOf, headOf, homesOf, mandateOf, numbersOf, openUnit, type Register, subjectOf, unitOf } from './register.ts'
import { mandatesInEffect, placesOf, RELATIONS, relationTo } from './relation.ts'
import { legalFormRefers, type Structure } from './structure.ts'
import { BODY_KINDS, SUBJECT_KINDS } from './subject.ts'
import { monthsOf, type NewMandate } from './unit.ts'

const BOOLEAN: FactType = { type: 'boolean' }
const INTEGER: FactType = { type: 'integer' }

/** The facts about members, units and mandates that rules may read under a structure. */
export function supplies(structure: Structure): readonly FactDeclaration[] {
  const organs = structure.organs.map((organ) => organ.id)
  const layers = structure.layers.map((layer) => layer.id)
  const offices = structure.offices.map((office) => office.id)
  return [
    fact('society.founded', BOOLEAN, 'the society is founded', '社团已经成立', 'changeable'),
    fact('society.members', INTEGER, 'members of the society', '社团成员人数', 'changeable'),
    fact('by.kind', oneOf(SUBJECT_KINDS, 'unknown'), 'what kind of subject acts', '申请人的类别', 'given'),
    fact('by.body', oneOf(BODY_KINDS, 'none'), 'what kind of body acts', '申请组织的类别', 'given'),
    fact('by.organ', oneOf(organs, 'none'), 'which organ acts', '提出申请的机构', 'given'),
    fact(
      'by.layer',
      oneOf(layers, 'none'),
      'layer of the unit that acts, or whose organ acts',
      '申请单元或其机构所在的层级',
      'given',
    ),
    fact('by.member', BOOLEAN, 'who acts is a member', '申请人是成员', 'changeable'),
    fact(
      'by.offices',
      listOf(offices),
      'offices held in, above or below the unit concerned',
      '申请人在所涉单元及其上下级担任的职务',
      'changeable',
    ),
    fact(
      'unit.relation',
      oneOf(RELATIONS),
      'where the unit concerned stands, seen from who acts',
      '所涉单元与申请人的关系',
      'given',
    ),
    fact('unit.layer', oneOf(layers, 'none'), 'layer of the unit concerned', '所涉单元的层级', 'given'),
    fact(
      'unit.members',
      INTEGER,
      'members of the unit concerned, those of units below included',
      '所涉单元（含下级）的成员人数',
      'changeable',
    ),
    fact('unit.subunits', INTEGER, 'open units directly below the unit concerned', '所涉单元下设的单元数', 'changeable'),
    fact('unit.open', BOOLEAN, 'the unit concerned exists and is not closed', '所涉单元存续', 'given'),
    fact('touches.sibling', BOOLEAN, 'it reaches into a sibling unit', '涉及互不隶属的其他单元', 'given'),
    fact('subject.kind', oneOf(SUBJECT_KINDS, 'none'), 'what kind of subject it is about', '所涉主体的类别', 'given'),
    fact('subject.member', BOOLEAN, 'whom it is about is a member', '所涉主体是成员', 'changeable'),
    fact('subject.self', BOOLEAN, 'who acts is whom it is about', '申请人就是所涉主体', 'given'),
    fact('mandate.office', oneOf(offices, 'none'), 'office of the mandate', '任职的职务', 'changeable'),
    fact('mandate.months', INTEGER, 'months of the term, rounded up', '任期月数（不足一月按一月计）', 'changeable'),
    fact('admission.count', INTEGER, 'how many are put on a roll', '入册人数', 'changeable'),
    fact(
      'legalForm.refers',
      BOOLEAN,
      'under the legal form, this founding must be referred',
      '依组织形式，设立该单元应当提请决定',
      'given',
    ),
  ]
}

/**
 * The facts about members, units and mandates for an action of any lifecycle; `touched` are the units that it concerns, as its own
 * lifecycle says. Reads a few rows, whatever the size of the society. Where a unit is named that does not exist, the facts about it are
 * left out, so that nothing is permitted on its account.
 *
 * The unit concerned is that of the case, else `unit`; for a mandate the unit of the office, for a founding the unit above, for a move the
 * unit that receives, for leaving or expulsion from the whole society the head.
 */
export function memberFacts(action: ActionHead, touched: readonly string[], context: Context): Facts {
  const { state, date } = context
  const structure = context.structure as unknown as Structure
  const unit = concernedUnit(action, context)
  const places = placesOf(state, structure, action.by, date)
  return {
    ...societyFacts(state),
    ...actorFacts(action.by, unit, structure, context),
    ...unitFacts(unit, places, structure, state),
    'touches.sibling': touched.some((each) => relationTo(state, places, each) === 'sibling'),
    ...contentFacts(action, structure, context),
  }
}

/** What an action on the register asks for; everything optional, so that a type can be asked about before its content is known. */
interface Asked extends ActionHead {
  readonly subject?: string
  readonly founded?: { readonly layer?: string; readonly parent?: string }
  readonly founders?: readonly unknown[]
  readonly members?: readonly unknown[]
  readonly rolls?: readonly { readonly members: readonly unknown[] }[]
  readonly units?: readonly { readonly layer: string }[]
  readonly mandate?: string | NewMandate
  readonly from?: string
  readonly to?: string
  readonly membersTo?: string
}

/** The units whose affairs an action on the register concerns. Whoever moves only himself reaches into no other unit. */
export function touches(action: ActionHead, context: Context): readonly string[] {
  const asked = action as Asked
  const unit = concernedUnit(action, context)
  const units = unit === undefined ? [] : [unit]
  switch (action.type) {
    case 'moveMember':
      return [asked.from, asked.subject === asked.by ? undefined : asked.to].filter((each) => each !== undefined)
    case 'leaveSociety':
      return asked.unit === undefined ? homesOf(context.state, asked.subject ?? '') : units
    case 'expelMember':
      return homesOf(context.state, asked.subject ?? '')
    case 'closeUnit':
      return asked.membersTo === undefined ? units : [...units, asked.membersTo]
    default:
      return units
  }
}

function concernedUnit(action: ActionHead, { state, case: kept }: Context): string | undefined {
  const asked = action as Asked
  if (typeof kept?.unit === 'string') return kept.unit
  switch (action.type) {
    case 'takeMandate':
    case 'endMandate':
      return mandateAsked(asked, state)?.unit
    case 'foundUnit':
      return asked.founded?.parent
    case 'moveMember':
      return asked.to
    case 'leaveSociety':
      return asked.unit ?? headOf(state)
    case 'expelMember':
      return headOf(state)
    default:
      return action.unit
  }
}

function societyFacts(state: Register): Facts {
  const head = headOf(state)
  return { 'society.founded': head !== undefined, 'society.members': head === undefined ? 0 : numbersOf(state, head).members }
}

function actorFacts(by: string, concerned: string | undefined, structure: Structure, { state, date }: Context): Facts {
  const subject = subjectOf(state, structure, by)
  const place = subject?.kind === 'unit' ? subject.id : subject?.kind === 'organ' ? subject.unit : undefined
  const unit = place === undefined ? undefined : openUnit(state, place)
  const organ = structure.organs.find(
    (each) => subject?.kind === 'organ' && each.id === subject.organ && each.layer === unit?.layer,
  )
  return {
    'by.kind': subject?.kind ?? 'unknown',
    'by.body': subject?.kind === 'body' ? subject.body : 'none',
    'by.organ': organ?.id ?? 'none',
    'by.layer': layerOf(structure, unit?.layer),
    'by.member': homesOf(state, by).length > 0,
    'by.offices': officesOf(by, concerned, structure, state, date),
  }
}

/** An office gives no standing in a sibling of its unit, even where its holder is a member there. */
function officesOf(
  by: string,
  concerned: string | undefined,
  structure: Structure,
  state: Register,
  on: CivilDate,
): readonly string[] {
  const held = mandatesInEffect(state, by, on).filter(({ unit }) => {
    if (openUnit(state, unit) === undefined) return false
    const relation = concerned === undefined ? 'own' : relationTo(state, [unit], concerned)
    return relation !== undefined && relation !== 'sibling'
  })
  return structure.offices.flatMap((office) => (held.some((mandate) => mandate.office === office.id) ? office.id : []))
}

function unitFacts(id: string | undefined, places: readonly string[], structure: Structure, state: Register): Facts {
  if (id === undefined)
    return { 'unit.relation': 'none', 'unit.layer': 'none', 'unit.members': 0, 'unit.subunits': 0, 'unit.open': false }
  const unit = unitOf(state, id)
  const relation = relationTo(state, places, id)
  if (unit === undefined || relation === undefined) return {}
  return {
    'unit.relation': relation,
    'unit.layer': layerOf(structure, unit.layer),
    'unit.members': numbersOf(state, id).members,
    'unit.subunits': childrenOf(state, id).open.length,
    'unit.open': unit.closed === undefined,
  }
}

function contentFacts(action: ActionHead, structure: Structure, { state }: Context): Facts {
  const asked = action as Asked
  const mandate = mandateAsked(asked, state)
  const about = mandate?.subject ?? (typeof asked.subject === 'string' ? asked.subject : undefined)
  const office = structure.offices.find((each) => each.id === mandate?.office)
  return {
    'subject.kind': (about === undefined ? undefined : subjectOf(state, structure, about)?.kind) ?? 'none',
    'subject.member': about !== undefined && homesOf(state, about).length > 0,
    'subject.self': about === action.by,
    'mandate.office': office?.id ?? 'none',
    'mandate.months': mandate?.to === undefined ? 0 : monthsOf(mandate.from, mandate.to),
    'admission.count': admitted(asked),
    'legalForm.refers': layersAsked(asked).some((layer) => legalFormRefers(structure, layer)),
  }
}

function mandateAsked({ type, mandate }: Asked, state: Register): NewMandate | undefined {
  if (type === 'takeMandate' && typeof mandate === 'object') return mandate
  return type === 'endMandate' && typeof mandate === 'string' ? mandateOf(state, mandate) : undefined
}

function admitted({ type, founders = [], members = [], rolls = [] }: Asked): number {
  if (type === 'foundSociety') return founders.length
  if (type === 'admitMembers') return members.length
  return type === 'adoptSociety' ? rolls.reduce((sum, roll) => sum + roll.members.length, 0) : 0
}

function layersAsked({ type, founded, units = [] }: Asked): readonly string[] {
  if (type === 'foundUnit') return founded?.layer === undefined ? [] : [founded.layer]
  return type === 'adoptSociety' ? units.map((unit) => unit.layer) : []
}

function layerOf(structure: Structure, layer: string | undefined): string {
  return structure.layers.some((each) => each.id === layer) ? (layer as string) : 'none'
}

function fact(name: string, is: FactType, en: string, zh: string, may: 'changeable' | 'given'): FactDeclaration {
  return { name, is, label: { en, 'zh-CN': zh }, source: 'state', changeable: may === 'changeable' }
}

function oneOf(values: readonly string[], none?: string): FactType {
  return { type: 'enum', values: none === undefined ? values : [...values, none] }
}

/** A list type names at least one value, also where the structure has no office. */
function listOf(values: readonly string[]): FactType {
  return { type: 'list', of: { type: 'enum', values: values.length === 0 ? ['none'] : values } }
}
