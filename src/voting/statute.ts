import * as z from 'zod'
import { type Basis, type Share, shareSchema, type Unit } from './threshold.ts'

/** An exact fraction of the seats. */
export type Fraction = {
  readonly num: number
  readonly den: number
}

/** Rules of an election by statutory majority: what the statute says, and which of its rounds is counted. */
export type StatutoryRules = {
  /**
   * The `first` round, if absent. A `runoff` 另行选举 is for the seats that it left empty; a `revote` 再次投票 is among those tied for a seat, and the
   * most votes win.
   */
  readonly round?: 'first' | 'runoff' | 'revote'
  /** So many of those entitled must have voted, in every round; else the poll is void. */
  readonly turnout?: Share
  /** Votes that elect: a share of those who voted, of the ballots cast, or of all who are entitled. */
  readonly win: Share
  /** The round for seats that the first one leaves empty; where there is none, they stay empty. */
  readonly runoff?: {
    readonly win: Share
    /** So many candidates beyond the seats go into it; the fewest that `differential` allows, and at least one, if absent. */
    readonly beyond?: number
  }
  /** The poll is void if more ballots are returned than were issued, or than there were persons who voted. */
  readonly returnedExceed?: readonly ('issued' | 'voted')[]
  /**
   * 差额: the candidates on the ballot must outnumber the seats by these shares of them, and by one at least. If absent, as many candidates as seats may
   * stand too 等额.
   */
  readonly differential?: { readonly min?: Fraction; readonly max?: Fraction }
  /** A ballot that names more persons is void; as many as there are seats, if absent. */
  readonly marks?: number
}

const fraction = z.strictObject({ num: z.int().min(1).max(1_000_000), den: z.int().min(1).max(1_000_000) })

function shareOf(...bases: readonly Basis[]): z.ZodType<Share> {
  return shareSchema.refine(({ of }) => bases.includes(of), { path: ['of'], error: `is none of ${bases.join(', ')}` })
}

const win = shareOf('voted', 'ballotsCast', 'eligible')

/** Schema of {@link StatutoryRules}. */
export const statutoryRulesSchema: z.ZodType<StatutoryRules> = z
  .strictObject({
    round: z.exactOptional(z.enum(['first', 'runoff', 'revote'])),
    turnout: z.exactOptional(shareOf('eligible')),
    win,
    runoff: z.exactOptional(z.strictObject({ win, beyond: z.exactOptional(z.int().min(0).max(10_000)) })),
    returnedExceed: z.exactOptional(z.array(z.enum(['issued', 'voted']))),
    differential: z.exactOptional(z.strictObject({ min: z.exactOptional(fraction), max: z.exactOptional(fraction) })),
    marks: z.exactOptional(z.int().min(1)),
  })
  .refine(({ round, runoff }) => round !== 'runoff' || runoff !== undefined, {
    path: ['runoff'],
    error: 'is missing; this round is one',
  })

/**
 * How many candidates must and may stand for so many seats 差额: `least`, with every fraction rounded up, and `most`, rounded down, where the statute has one.
 * Source: for deputies whom voters elect, a third to once the seats beyond them, Electoral Law of the PRC, 2020, Art. 31.
 *
 * @example
 * ```ts
 * import { candidatesFor, STATUTES } from 'huzhu/voting'
 *
 * candidatesFor(STATUTES['cn.electoral.2020.direct'], 5) // => { least: 7, most: 10 }
 * ```
 */
export function candidatesFor(
  { differential }: Pick<StatutoryRules, 'differential'>,
  seats: number,
): { readonly least: number; readonly most?: number } {
  if (differential === undefined) return { least: 1 }
  const { min = { num: 0, den: 1 }, max } = differential
  const least = Math.max(1, wholeShare(seats, min, min.den - 1))
  return { least: seats + least, ...(max === undefined ? {} : { most: seats + Math.max(least, wholeShare(seats, max, 0)) }) }
}

/** `seats * num / den`, rounded down after `more` was added above the line. */
function wholeShare(seats: number, { num, den }: Fraction, more: number): number {
  return Number((BigInt(seats) * BigInt(num) + BigInt(more)) / BigInt(den))
}

function half(of: Basis, unit: Unit): Share {
  return { num: 1, den: 2, cmp: '>', of, unit }
}

function floor(unit: Unit): Share {
  return { num: 1, den: 3, cmp: '>=', of: 'ballotsCast', unit }
}

/** The rules of one statute for all who elect by it, counted in `unit`. */
function committee(unit: Unit, turnout: Share): StatutoryRules {
  return {
    turnout,
    win: half('voted', unit),
    runoff: { win: floor(unit) },
    returnedExceed: ['voted'],
    differential: {},
  }
}

/**
 * What statutes of the People's Republic of China say, as `rules` of a poll:
 *
 * - `cn.electoral.2020.direct`: deputies whom voters elect. Electoral Law (选举法), 2020, Art. 31 (candidates), 44 (void polls and ballots), 45 (turnout, majority, runoff).
 * - `cn.electoral.2020.indirect`: deputies whom a congress elects: more than half of all its deputies, in a runoff too. The same articles.
 * - `cn.villagers.2018`, `cn.villagers.2025`: Organic Law of Villagers' Committees (村民委员会组织法), 2018, Art. 15; 2025, Art. 18.
 * - `cn.residents.2025.*`: Organic Law of Urban Residents' Committees (城市居民委员会组织法), 2025, Art. 18 and 19, by who elects.
 *
 * Model, since these laws do not say it: that a poll of villagers or residents is void if more ballots are returned than persons voted (after the Beijing Measures
 * for the Election of Villagers' Committees, 2012, Art. 28); that the turnout is asked for again in a runoff.
 *
 * ```ts
 * import { count, STATUTES } from 'huzhu/voting'
 *
 * const first = count({
 *   method: 'statutory-majority',
 *   seats: 1,
 *   candidates: ['chen', 'li', 'wang'],
 *   rules: STATUTES['cn.residents.2025.voters'],
 *   turnout: { eligible: 900, voted: 500, returned: 500 },
 *   ballots: [
 *     { marks: { chen: 'for', li: 'against' }, count: 240 },
 *     { marks: { li: 'for' }, count: 160 },
 *     { marks: { zhou: 'writeIn' }, count: 90 },
 *     { marks: { chen: 'for', li: 'for' }, count: 10 },
 *   ],
 * })
 *
 * // More than half of those who voted are 251; ten ballots name two persons for one seat and are void.
 * first.ok && [first.quota, first.elected, first.runoff] // => ['251', [], { seats: 1, candidates: ['chen', 'li'] }]
 * ```
 */
export const STATUTES = {
  'cn.electoral.2020.direct': {
    ...committee('voters', half('eligible', 'voters')),
    differential: { min: { num: 1, den: 3 }, max: { num: 1, den: 1 } },
  },
  'cn.electoral.2020.indirect': {
    win: half('eligible', 'representatives'),
    runoff: { win: half('eligible', 'representatives') },
    returnedExceed: ['voted'],
    differential: { min: { num: 1, den: 5 }, max: { num: 1, den: 2 } },
  },
  'cn.villagers.2018': committee('voters', half('eligible', 'voters')),
  'cn.villagers.2025': committee('voters', half('eligible', 'voters')),
  'cn.residents.2025.voters': committee('voters', half('eligible', 'voters')),
  'cn.residents.2025.households': committee('householdDelegates', half('eligible', 'householdDelegates')),
  'cn.residents.2025.representatives': committee('representatives', {
    num: 2,
    den: 3,
    cmp: '>',
    of: 'eligible',
    unit: 'representatives',
  }),
} as const satisfies { readonly [statute: string]: StatutoryRules }
