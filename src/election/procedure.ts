import * as z from 'zod'
import { idSchema } from '../base/id.ts'
import type { Json } from '../base/json.ts'
import type { Place } from '../base/lifecycle.ts'
import type { Refusal } from '../base/refusal.ts'
import { bilingualSchema } from '../base/text.ts'
import { SUBJECT_KINDS, type SubjectKind } from '../members/subject.ts'
import {
  count,
  type Fraction,
  METHODS,
  type MethodName,
  type PollInput,
  statutoryRulesSchema,
  type TieRule,
  tieRuleSchema,
  UNITS,
  UNRANKED,
  type Unit,
  type Unranked,
} from '../voting/index.ts'

/** Ways to vote; each is closed unless the procedure opens it. `imported`: the result of another system, a city's own. */
export const CHANNELS = ['meeting', 'station', 'mobileBox', 'online', 'imported'] as const

/** A way to vote. */
export type Channel = (typeof CHANNELS)[number]

/** Who votes, and how the roll of voters comes about. Days are civil days; the first is not counted. */
export interface RollRule {
  /** `members`: on the members' register; `holders`: of `office`; `representatives`: holders of any office that represents; `applications`: who asks to be entered. */
  readonly from: 'members' | 'representatives' | 'holders' | 'applications'
  /** Kinds of member; all, if absent. */
  readonly kinds?: readonly SubjectKind[]
  readonly office?: string
  /** The roll is published at least so many days before the poll. */
  readonly publishedDaysBefore: number
  /** Objections are taken up to so many days after publication; none are taken, if absent. */
  readonly objectionDays?: number
  /** Each objection is decided within so many days. */
  readonly rulingDays: number
}

/** The election committee 选举委员会; where there is none, the electing organ runs the election. */
export interface CommitteeRule {
  readonly min: number
  readonly max: number
}

/** How candidates come about. */
export interface NominationRule {
  /** `organ`: one of `organs`; `jointly`: so many voters; `self`: whoever wants to stand; none: people vote for whom they want. */
  readonly by: readonly ('organ' | 'jointly' | 'self')[]
  /** Organs by id, bodies by kind: `council`, `partyOrganisation`. */
  readonly organs?: readonly string[]
  /** Voters who must join in one nomination. */
  readonly jointly?: number
  /** 差额: candidates must outnumber the seats by these shares of them, and by one at least. If absent, equal numbers 等额 are allowed. */
  readonly differential?: { readonly min?: Fraction; readonly max?: Fraction }
  /** Candidates are published at least so many days before the poll. */
  readonly publishedDaysBefore: number
  /** A candidate can withdraw up to so many days before the poll. */
  readonly withdrawDaysBefore: number
  /** Candidates must have met the voters before the polls open. */
  readonly meeting?: true
}

/** Proxy voting 委托投票; where there is none, everybody votes in person. */
export interface ProxyRule {
  /** Principals of one holder. */
  readonly max: number
  /** Lodged in writing at least so many days before the poll. */
  readonly lodgedDaysBefore: number
}

/** How people vote. */
export interface PollRule {
  /** `consent`: an election without candidates, by the consent of those present to the strongest. */
  readonly ballot: 'secret' | 'open' | 'consent'
  readonly channels: readonly Channel[]
  /** 另选他人: a ballot may name who is no candidate. */
  readonly writeIns?: true
  readonly proxies?: ProxyRule
  /** Scrutineers 监票人, in all. */
  readonly scrutineers: number
  /** So many at each station and each mobile box: they are open at the same time, and nobody watches two. Named when the polls open. */
  readonly scrutineersAtEachBox?: true
  /** Days that the polls can be open; 1, if absent. */
  readonly days?: number
}

/** How ballots are counted, and what follows where seats stay empty. */
export interface CountRule {
  readonly method: MethodName
  readonly rules?: { readonly [rule: string]: Json }
  readonly ties?: readonly TieRule[]
  readonly unranked?: Unranked
  /** 另行选举: a further election for seats that stay empty, within so many days of the poll. */
  readonly furtherWithinDays?: number
  /** What a candidate who fails for a higher post keeps: their votes count for the lower posts on the same ballot. Nothing, if absent. */
  readonly unsuccessful?: 'votes'
  /** A paper box at which so many persons or more voted may be counted by itself; with fewer it would show who voted how. The papers of all are mixed, if absent. */
  readonly boxesApartFrom?: number
}

/** What becomes of a result. */
export interface ResultRule {
  /** A body or organ above that confirms the result 确认; it refuses on these grounds alone, and silence confirms. */
  readonly endorsement?: { readonly organ: string; readonly withinDays: number; readonly grounds: readonly string[] }
  /** Of close relatives who are elected together, whoever holds the highest post stays, then whoever has the most votes. They may serve together, if absent. */
  readonly relatives?: 'highestPost'
  /** The result stays posted for so many days. */
  readonly postedDays: number
  readonly handoverDays: number
}

/**
 * The procedure of an election 选举办法: what an election freezes when it is announced. It stands in a constitution as a parameter of the type
 * `procedure`, dated and with its source.
 */
export interface ElectionProcedure {
  /** What is one voter: `voters`, `householdDelegates`, `representatives`, `members`, ... */
  readonly unit: Unit
  readonly roll: RollRule
  readonly committee?: CommitteeRule
  readonly nomination: NominationRule
  readonly poll: PollRule
  readonly count: CountRule
  readonly result: ResultRule
  /** Where announcement, roll, candidates, proxies, decisions on objections and result are posted; the procedure says nothing of it, if absent. */
  readonly postedAt?: readonly Place[]
}

const days = z.int().min(0).max(3660)
/** Methods whose ballots name several persons, so that a vote can be joined to another. */
const KEEPING: readonly MethodName[] = ['statutory-majority', 'limited', 'approval']

/** Methods that elect one person. */
export const ELECTS_ONE: readonly MethodName[] = ['two-round', 'irv']

const fraction = z.strictObject({ num: z.int().min(1).max(1_000_000), den: z.int().min(1).max(1_000_000) })

/** Schema of {@link ElectionProcedure}. */
export const electionProcedureSchema: z.ZodType<ElectionProcedure> = z.strictObject({
  unit: z.enum(UNITS),
  roll: z
    .strictObject({
      from: z.enum(['members', 'representatives', 'holders', 'applications']),
      kinds: z.exactOptional(z.array(z.enum(SUBJECT_KINDS)).min(1)),
      office: z.exactOptional(idSchema),
      publishedDaysBefore: days,
      objectionDays: z.exactOptional(days),
      rulingDays: days,
    })
    .refine(({ from, office }) => (from === 'holders') === (office !== undefined), {
      path: ['office'],
      error: 'is named exactly where the voters are the holders of an office',
    }),
  committee: z.exactOptional(
    z
      .strictObject({ min: z.int().min(1).max(100), max: z.int().min(1).max(100) })
      .refine(({ min, max }) => min <= max, { path: ['max'], error: 'is less than `min`' }),
  ),
  nomination: z
    .strictObject({
      by: z.array(z.enum(['organ', 'jointly', 'self'])),
      organs: z.exactOptional(z.array(idSchema).min(1)),
      jointly: z.exactOptional(z.int().min(1).max(10_000)),
      differential: z.exactOptional(z.strictObject({ min: z.exactOptional(fraction), max: z.exactOptional(fraction) })),
      publishedDaysBefore: days,
      withdrawDaysBefore: days,
      meeting: z.exactOptional(z.literal(true)),
    })
    .refine(({ by, jointly }) => by.includes('jointly') === (jointly !== undefined), {
      path: ['jointly'],
      error: 'is named exactly where voters nominate jointly',
    })
    .refine(({ by, organs }) => by.includes('organ') === (organs !== undefined), {
      path: ['organs'],
      error: 'are named exactly where organs nominate',
    }),
  poll: z.strictObject({
    ballot: z.enum(['secret', 'open', 'consent']),
    channels: z.array(z.enum(CHANNELS)).min(1),
    writeIns: z.exactOptional(z.literal(true)),
    proxies: z.exactOptional(z.strictObject({ max: z.int().min(1).max(100), lodgedDaysBefore: days })),
    scrutineers: z.int().min(0).max(100),
    scrutineersAtEachBox: z.exactOptional(z.literal(true)),
    days: z.exactOptional(z.int().min(1).max(366)),
  }),
  count: z
    .strictObject({
      method: z.enum(METHODS),
      rules: z.exactOptional(z.record(z.string(), z.json())),
      ties: z.exactOptional(z.array(tieRuleSchema).max(10)),
      unranked: z.exactOptional(z.enum(UNRANKED)),
      furtherWithinDays: z.exactOptional(days),
      unsuccessful: z.exactOptional(z.literal('votes')),
      boxesApartFrom: z.exactOptional(z.int().min(2)),
    })
    .refine(({ method, rules }) => method !== 'statutory-majority' || statutoryRulesSchema.safeParse(rules).success, {
      path: ['rules'],
      error: 'are not those of a statutory majority',
    })
    .superRefine((rule, context) => {
      const fault = ruleFault(rule, 1)
      if (fault !== undefined) context.addIssue({ code: 'custom', path: [...fault.path], message: fault.problem })
    })
    .refine(({ method, unsuccessful }) => unsuccessful === undefined || KEEPING.includes(method), {
      path: ['unsuccessful'],
      error: `is for ballots that name several persons: ${KEEPING.join(', ')}`,
    }),
  result: z.strictObject({
    endorsement: z.exactOptional(
      z.strictObject({ organ: idSchema, withinDays: days, grounds: z.array(idSchema).min(1).max(100) }),
    ),
    relatives: z.exactOptional(z.literal('highestPost')),
    postedDays: days,
    handoverDays: days,
  }),
  postedAt: z.exactOptional(
    z
      .array(z.strictObject({ id: idSchema, label: bilingualSchema }))
      .min(1)
      .max(20)
      .refine((places) => new Set(places.map(({ id }) => id)).size === places.length, { error: 'names a place twice' }),
  ),
})

/**
 * Why nothing could be counted by these rules for so many seats, with the place: a poll without ballots, of one candidate more, shows it before anybody has voted. Those of a
 * statute have a schema of their own.
 */
export function ruleFault(
  { method, rules }: CountRule,
  seats: number,
): Extract<Refusal, { readonly code: 'malformed' }> | undefined {
  if (method === 'statutory-majority') return undefined
  const candidates = Array.from({ length: seats + 1 }, (_, index) => `${index}`)
  const poll: PollInput = { method, seats, candidates, ...(rules === undefined ? {} : { rules }) }
  const counted = count({ ...poll, ballots: [] })
  return counted.ok || counted.refusal.code !== 'malformed' ? undefined : counted.refusal
}
