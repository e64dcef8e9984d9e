import type { ActionHead } from '../base/action.ts'
import { type FactDeclaration, type Facts, type FactType, type FactValue, factsOf } from '../base/fact.ts'
import type { Context } from '../base/lifecycle.ts'
import { admitted, layersAsked } from './concern.ts'
import { childrenOf, headOf, homesOf, numbersOf, subjectOf } from './register.ts'
import { RELATIONS, relationTo } from './relation.ts'
import { type Scene, sceneOf } from './scene.ts'
import { legalFormRefers, type Structure } from './structure.ts'
import { BODY_KINDS, SUBJECT_KINDS } from './subject.ts'
import { monthsOf } from './unit.ts'

/** One fact: what it is called, its type under a structure, and its value for an action. Undefined: it cannot be known. */
interface MemberFact {
  readonly en: string
  readonly zh: string
  readonly is: FactType | ((structure: Structure) => FactType)
  readonly changeable: boolean
  readonly value: (scene: Scene) => FactValue | undefined
}

const BOOLEAN: FactType = { type: 'boolean' }
const INTEGER: FactType = { type: 'integer' }

const FACTS: { readonly [name: string]: MemberFact } = {
  'society.founded': {
    en: 'the society is founded',
    zh: '社团已经成立',
    is: BOOLEAN,
    changeable: true,
    value: ({ state }) => headOf(state) !== undefined,
  },
  'society.members': {
    en: 'members of the society',
    zh: '社团成员人数',
    is: INTEGER,
    changeable: true,
    value: ({ state }) => numbersOf(state, headOf(state) ?? '').members,
  },
  'society.area': {
    en: 'floor area of all owners together, in 0.01 m²',
    zh: '全体业主专有部分总面积（百分之一平方米）',
    is: INTEGER,
    changeable: false,
    value: ({ state }) => numbersOf(state, headOf(state) ?? '').area,
  },
  'by.kind': {
    en: 'what kind of subject acts',
    zh: '申请人的类别',
    is: oneOf(SUBJECT_KINDS, 'unknown'),
    changeable: false,
    value: ({ actor }) => actor?.kind ?? 'unknown',
  },
  'by.body': {
    en: 'what kind of body acts',
    zh: '申请组织的类别',
    is: oneOf(BODY_KINDS, 'none'),
    changeable: false,
    value: ({ actor }) => (actor?.kind === 'body' ? actor.body : 'none'),
  },
  'by.organ': {
    en: 'which organ acts',
    zh: '提出申请的机构',
    is: ({ organs }) => oneOf(idsOf(organs), 'none'),
    changeable: false,
    value: ({ actor, actingUnit, structure }) =>
      structure.organs.find(({ id, layer }) => actor?.kind === 'organ' && id === actor.organ && layer === actingUnit?.layer)
        ?.id ?? 'none',
  },
  'by.layer': {
    en: 'layer of the unit that acts, or whose organ acts',
    zh: '提出申请的组织或其机构所在的层级',
    is: ({ layers }) => oneOf(idsOf(layers), 'none'),
    changeable: false,
    value: ({ actingUnit, structure }) => layerOf(structure, actingUnit?.layer),
  },
  'by.member': {
    en: 'who acts is a member',
    zh: '申请人是成员',
    is: BOOLEAN,
    changeable: true,
    value: ({ state, asked }) => homesOf(state, asked.by).length > 0,
  },
  'by.offices': {
    en: 'offices held in, above or below the unit concerned',
    zh: '申请人在所涉组织及其上下级担任的职务',
    is: ({ offices }) => listOf(idsOf(offices)),
    changeable: true,
    value: ({ officesHeld }) => officesHeld,
  },
  'unit.relation': {
    en: 'where the unit concerned stands, seen from who acts',
    zh: '所涉组织与申请人的关系',
    is: oneOf(RELATIONS),
    changeable: false,
    value: ({ state, unitId, places }) => (unitId === undefined ? 'none' : relationTo(state, places, unitId)),
  },
  'unit.layer': {
    en: 'layer of the unit concerned',
    zh: '所涉组织的层级',
    is: ({ layers }) => oneOf(idsOf(layers), 'none'),
    changeable: false,
    value: (scene) => ofUnit(scene, 'none', ({ layer }) => layerOf(scene.structure, layer)),
  },
  'unit.members': {
    en: 'members of the unit concerned, those of units below included',
    zh: '所涉组织（含下级）的成员人数',
    is: INTEGER,
    changeable: true,
    value: (scene) => ofUnit(scene, 0, ({ id }) => numbersOf(scene.state, id).members),
  },
  'unit.subunits': {
    en: 'open units directly below the unit concerned',
    zh: '所涉组织的下级组织数',
    is: INTEGER,
    changeable: true,
    value: (scene) => ofUnit(scene, 0, ({ id }) => childrenOf(scene.state, id).open.length),
  },
  'unit.open': {
    en: 'the unit concerned exists and is not closed',
    zh: '所涉组织存续',
    is: BOOLEAN,
    changeable: false,
    value: (scene) => ofUnit(scene, false, ({ closed }) => closed === undefined),
  },
  'touches.sibling': {
    en: 'it reaches into a sibling unit',
    zh: '涉及互不隶属的其他组织',
    is: BOOLEAN,
    changeable: false,
    value: ({ state, touched, places }) => touched.some((unit) => relationTo(state, places, unit) === 'sibling'),
  },
  'subject.kind': {
    en: 'what kind of subject it is about',
    zh: '所涉主体的类别',
    is: oneOf(SUBJECT_KINDS, 'none'),
    changeable: false,
    value: ({ about, state, structure }) => (about && subjectOf(state, structure, about)?.kind) ?? 'none',
  },
  'subject.member': {
    en: 'whom it is about is a member',
    zh: '所涉主体是成员',
    is: BOOLEAN,
    changeable: true,
    value: ({ about, state }) => about !== undefined && homesOf(state, about).length > 0,
  },
  'subject.self': {
    en: 'who acts is whom it is about',
    zh: '申请人就是所涉主体',
    is: BOOLEAN,
    changeable: false,
    value: ({ about, asked }) => about === asked.by,
  },
  'mandate.office': {
    en: 'office of the mandate',
    zh: '任职的职务',
    is: ({ offices }) => oneOf(idsOf(offices), 'none'),
    changeable: false,
    value: ({ mandate, structure }) => structure.offices.find(({ id }) => id === mandate?.office)?.id ?? 'none',
  },
  'mandate.months': {
    en: 'months of the term, rounded up',
    zh: '任期月数（不足一月按一月计）',
    is: INTEGER,
    changeable: true,
    value: ({ mandate }) => (mandate?.to === undefined ? 0 : monthsOf(mandate.from, mandate.to)),
  },
  'admission.count': {
    en: 'how many are put on a roll',
    zh: '入册人数',
    is: INTEGER,
    changeable: true,
    value: ({ asked }) => admitted(asked),
  },
  'legalForm.refers': {
    en: 'under the legal form, this founding must be referred',
    zh: '依组织形式，该项设立应当提请决定',
    is: BOOLEAN,
    changeable: false,
    value: ({ asked, structure }) => layersAsked(asked).some((layer) => legalFormRefers(structure, layer)),
  },
}

/** The facts about members, units and mandates that rules may read under a structure. */
export function supplies(structure: Structure): readonly FactDeclaration[] {
  return Object.entries(FACTS).map(([name, { en, zh, is, changeable }]) => ({
    name,
    is: typeof is === 'function' ? is(structure) : is,
    label: { en, 'zh-CN': zh },
    source: 'state',
    changeable,
  }))
}

/**
 * The facts about members, units and mandates for an action of any lifecycle; `touched` are the units that it concerns, as its own
 * lifecycle says. Reads a few rows, whatever the size of the society. Where a unit is named that does not exist, the facts about it are
 * left out, so that nothing is permitted on its account.
 *
 * @param names - the facts that are asked for; all, if absent. Names of other facts are passed over.
 */
export function memberFacts(
  action: ActionHead,
  touched: readonly string[],
  context: Context,
  names: Iterable<string> = Object.keys(FACTS),
): Facts {
  return factsOf(FACTS, names, sceneOf(action, touched, context))
}

/** A fact about the unit concerned: `none` where no unit is, unknown where it does not exist. */
function ofUnit<Value extends FactValue>(
  { unitId, unit }: Scene,
  none: Value,
  read: (unit: NonNullable<Scene['unit']>) => Value,
): Value | undefined {
  if (unitId === undefined) return none
  return unit === undefined ? undefined : read(unit)
}

function layerOf({ layers }: Structure, layer: string | undefined): string {
  return layers.find(({ id }) => id === layer)?.id ?? 'none'
}

function idsOf(named: readonly { readonly id: string }[]): readonly string[] {
  return named.map(({ id }) => id)
}

function oneOf(values: readonly string[], none?: string): FactType {
  return { type: 'enum', values: none === undefined ? values : [...values, none] }
}

/** A list type names at least one value, also where the structure has no office. */
function listOf(values: readonly string[]): FactType {
  return { type: 'list', of: { type: 'enum', values: values.length === 0 ? ['none'] : values } }
}
