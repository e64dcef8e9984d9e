import { type FactDeclaration, type Facts, type FactType, type FactValue, factsOf } from '../base/fact.ts'
import type { JsonObject } from '../base/json.ts'
import type { Context } from '../base/lifecycle.ts'
import { daysBetween } from '../base/time.ts'
import type { ConsultationAction } from './action.ts'
import { concernedRow } from './concern/concerned.ts'
import { hasStake, stakesIn } from './concern/stake.ts'
import type { Consultation } from './consultation.ts'
import { due } from './due.ts'
import { procedureNamed } from './named.ts'
import type { ConsultationProcedure } from './procedure.ts'
import { joinedBy, nobodyYet } from './topic/petition.ts'

/** What a fact about an action on a consultation looks at. */
interface Scene {
  readonly action: ConsultationAction
  /** The consultation; one that is opened has only what the action says of it. */
  readonly consultation: Consultation | undefined
  readonly context: Context
}

interface ConsultationFact {
  readonly en: string
  readonly zh: string
  readonly is: FactType
  readonly changeable: boolean
  readonly value: (scene: Scene) => FactValue | undefined
}

const BOOLEAN: FactType = { type: 'boolean' }
const INTEGER: FactType = { type: 'integer' }
const MEMBERS = { num: 1, den: 1, cmp: '>=', of: 'eligible', unit: 'members' } as const

const FACTS: { readonly [name: string]: ConsultationFact } = {
  'consultation.class': {
    en: 'class of content of the question',
    zh: '协商内容的类别',
    is: { type: 'id' },
    changeable: false,
    value: (scene) => classOf(scene),
  },
  'consultation.mode': {
    en: 'how the question is decided',
    zh: '决定方式',
    is: { type: 'enum', values: ['advisory', 'consent', 'motion', 'options', 'gates', 'none'] },
    changeable: true,
    value: (scene) => procedureOf(scene)?.decision.mode ?? 'none',
  },
  'consultation.own': {
    en: 'the power to decide on the question lies here',
    zh: '本组织对该议题有决定权',
    is: BOOLEAN,
    changeable: false,
    value: (scene) =>
      procedureOf(scene)?.competence.some(({ class: each, own }) => own === true && each === classOf(scene)) ?? false,
  },
  'consultation.daysAhead': {
    en: 'days until the deliberation',
    zh: '距协商日的天数',
    is: INTEGER,
    changeable: true,
    value: ({ action, consultation, context }) => {
      const day = 'deliberateOn' in action ? action.deliberateOn : undefined
      const on = day ?? consultation?.convened?.deliberateOn
      return on === undefined ? 0 : Math.max(0, daysBetween(context.date, on))
    },
  },
  'consultation.forced': {
    en: 'so many have joined the topic that it cannot be refused',
    zh: '联名人数已达到不得不予受理的比例',
    is: BOOLEAN,
    changeable: true,
    value: ({ consultation }) => consultation?.forced ?? false,
  },
  'consultation.unanswered': {
    en: 'opinions given in time that nobody has answered',
    zh: '尚未答复的按期意见',
    is: INTEGER,
    changeable: true,
    value: ({ consultation }) => consultation?.opinions.unanswered ?? 0,
  },
  'consultation.concernedBy': {
    en: 'who acts is among those concerned',
    zh: '申请人是相关方',
    is: BOOLEAN,
    changeable: true,
    value: (scene) => isConcerned(scene),
  },
  'consultation.recused': {
    en: 'who acts has stepped aside',
    zh: '申请人已回避',
    is: BOOLEAN,
    changeable: false,
    value: ({ action, consultation }) => consultation?.recused.includes(action.by) ?? false,
  },
  'consultation.provisional': {
    en: 'it is an emergency decision that nobody has ratified',
    zh: '属于尚未追认的紧急决定',
    is: BOOLEAN,
    changeable: true,
    value: ({ consultation }) => consultation?.emergency !== undefined && consultation.emergency.ratified === undefined,
  },
  'consultation.overdue': {
    en: 'the day for its next step is past',
    zh: '下一步骤已逾期',
    is: BOOLEAN,
    changeable: false,
    value: ({ action, consultation, context }) =>
      consultation !== undefined &&
      due(action.case, consultation).some(({ deadline }) => deadline !== undefined && deadline < context.date),
  },
  'topic.support': {
    en: 'members of the unit who join the topic, of all its members',
    zh: '附议议题的会员占全体会员的比例',
    is: { type: 'tally', shares: [{ of: 'eligible', unit: 'members' }] },
    changeable: true,
    value: (scene) => support(scene),
  },
}

/** The facts about consultations that rules may read. */
export function supplies(_structure: JsonObject): readonly FactDeclaration[] {
  return Object.entries(FACTS).map(([name, { en, zh, is, changeable }]) => ({
    name,
    is,
    label: { en, 'zh-CN': zh },
    source: 'state',
    changeable,
  }))
}

/** The facts about one action on a consultation: those that are wanted, or all. */
export function facts(
  action: ConsultationAction,
  consultation: Consultation | undefined,
  context: Context,
  wanted: readonly string[] = Object.keys(FACTS),
): Facts {
  return factsOf(FACTS, wanted, { action, consultation, context })
}

function classOf({ action, consultation }: Scene): string {
  const named = 'class' in action ? action.class : undefined
  return named ?? consultation?.class ?? 'none'
}

/** The frozen procedure; until it is frozen, the one that the constitution holds now. */
function procedureOf({ action, consultation, context }: Scene): ConsultationProcedure | undefined {
  if (consultation?.convened !== undefined || consultation?.emergency !== undefined) return consultation.procedure
  const id = consultation?.procedureId ?? ('procedure' in action ? action.procedure : undefined)
  return (id === undefined ? undefined : procedureNamed(id, context)) ?? consultation?.procedure
}

/** By the rows of the case; before it is convened, by what the register says. */
function isConcerned(scene: Scene): boolean {
  const { action, consultation, context } = scene
  if (concernedRow(context.state, action.case, action.by) !== undefined) return true
  const unit = consultation?.unit ?? ('unit' in action ? action.unit : undefined)
  if (unit === undefined || consultation?.convened !== undefined) return false
  const stakes = stakesIn(classOf(scene), procedureOf(scene)?.stakes ?? [])
  return stakes.some((stake) => hasStake(action.by, stake, unit, false, context))
}

/** Those who joined before where the petition counts members, and those whom the action adds; whoever proposes a topic joins it. */
function support({ action, consultation, context }: Scene): FactValue | undefined {
  const unit = consultation?.unit ?? ('unit' in action ? action.unit : undefined)
  if (unit === undefined) return undefined
  const before = consultation?.support.filter((line) => line.unit === 'members') ?? nobodyYet(MEMBERS, unit, context)
  const named = 'supporters' in action ? (action.supporters ?? []) : []
  const joining = action.type === 'proposeTopic' ? [...new Set([action.by, ...named])] : named
  const [line] = joinedBy(before, joining, unit, context)
  return line === undefined ? undefined : [line.signed, line.eligible]
}
