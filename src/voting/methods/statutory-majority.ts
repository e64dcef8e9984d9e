import type { Result } from '../../base/refusal.ts'
import { type Method, malformed, type Poll } from '../method.ts'
import { firstStage, most } from '../most.ts'
import { measure } from '../reached.ts'
import { readBallots } from '../read.ts'
import type { CountRecord, Stage, Validity, VoidPoll } from '../record.ts'
import { readSheet, type Sheet } from '../sheet.ts'
import { candidatesFor, type StatutoryRules, statutoryRulesSchema } from '../statute.ts'
import { type Share, smallestPassing } from '../threshold.ts'
import type { BrokenTie } from '../tie.ts'
import { addTotals, noSums, type Standing, standings, type Totals, totalsOf, totalsSchema } from '../totals.ts'
import { namingBounds, namingReaders } from './naming.ts'

/**
 * Election by a statutory majority: whoever has the share of votes that the statute asks for is elected; of more such persons than seats those with most. Seats
 * that stay empty go to a runoff, which the record names; those tied for a seat are voted on again, among themselves. Each round is a poll of its own.
 *
 * A ballot that names more persons than it may is void, one that names fewer is valid. Void ballots stay among the ballots cast. Persons written in are elected
 * like candidates, but not in a revote. `turnout` holds what the tellers' sheet says; ballots that they found void may be left out of `ballots`.
 */
export const statutoryMajority: Method<StatutoryRules, Totals> = {
  rules: statutoryRulesSchema,
  body: (poll) => totalsSchema(poll, namingBounds(poll.rules.marks ?? poll.seats)),
  tally(poll, ballots) {
    const sums = noSums(poll)
    return readBallots(ballots, namingReaders(poll, sums, poll.rules.marks ?? poll.seats)) ?? { ok: true, body: totalsOf(sums) }
  },
  add: addTotals,
  count: countRound,
}

function countRound(poll: Poll<StatutoryRules>, totals: Totals): Result<CountRecord> {
  const wrong = nomination(poll)
  if (wrong !== undefined) return malformed(['candidates'], wrong)
  const read = readSheet(poll, totals)
  if (!read.ok) return read
  const { sheet } = read
  const lacks = neededOf(poll).find((number) => sheet[number] === undefined)
  if (lacks !== undefined) return malformed(['turnout', lacks], 'is missing; the rules are about it')
  const validity = validityOf(poll, sheet)
  const { ballotsCast, eligible = ballotsCast } = sheet
  if (validity.valid && ballotsCast > eligible) {
    const problem = `${ballotsCast} ballots were returned, but ${eligible} are entitled to vote`
    return { ok: false, refusal: { code: 'tallyImpossible', problem } }
  }
  const persons = standings(poll, totals)
  const stage = firstStage(persons, totals, String)
  const record: CountRecord = {
    ...poll.input,
    elected: [],
    tied: [],
    broken: [],
    stages: [stage],
    ballots: sheet.ballots,
    validity,
  }
  return { ok: true, ...(validity.valid ? { ...record, ...outcome(poll, persons, stage, sheet) } : record) }
}

/** Why the candidates are too few or too many for the seats. A revote is among whoever is tied. */
function nomination({ rules, seats, candidates }: Poll<StatutoryRules>): string | undefined {
  if (rules.differential === undefined || rules.round === 'revote') return undefined
  const { least, most = Number.POSITIVE_INFINITY } = candidatesFor(rules, seats)
  if (candidates.length >= least && candidates.length <= most) return undefined
  const range = most === least ? `${least}` : most === Number.POSITIVE_INFINITY ? `${least} or more` : `${least} to ${most}`
  return `are ${candidates.length} for ${seats} ${seats === 1 ? 'seat' : 'seats'}; the rules ask for ${range}`
}

/** The share of votes that elects in this round; none in a revote, where the most votes do. */
function winOf({ round, win, runoff }: StatutoryRules): Share | undefined {
  return round === 'revote' ? undefined : round === 'runoff' ? runoff?.win : win
}

/** The numbers of the sheet that the rules are about. */
function neededOf({ rules }: Poll<StatutoryRules>): readonly ('eligible' | 'issued' | 'voted')[] {
  const win = winOf(rules)?.of
  return [
    ...(rules.turnout === undefined ? [] : (['eligible', 'voted'] as const)),
    ...(rules.returnedExceed ?? []),
    ...(win === 'eligible' || win === 'voted' ? [win] : []),
  ]
}

function validityOf({ rules }: Poll<StatutoryRules>, sheet: Sheet): Validity {
  const { eligible = 0, issued = 0, voted = 0, ballotsCast } = sheet
  const exceed = rules.returnedExceed ?? []
  const turnout = rules.turnout === undefined ? undefined : measure(rules.turnout, voted, eligible)
  const because: VoidPoll[] = []
  if (exceed.includes('issued') && ballotsCast > issued) because.push('returnedExceedIssued')
  if (exceed.includes('voted') && ballotsCast > voted) because.push('returnedExceedVoted')
  if (turnout?.reached === false) because.push('turnoutNotReached')
  return { valid: because.length === 0, because, ...(turnout === undefined ? {} : { turnout }) }
}

/** Who is elected in a valid poll, and what becomes of the seats that are left. */
function outcome(poll: Poll<StatutoryRules>, persons: readonly Standing[], stage: Stage, sheet: Sheet): Partial<CountRecord> {
  const win = winOf(poll.rules)
  const base = win === undefined ? 0 : (sheet[win.of as 'eligible' | 'voted' | 'ballotsCast'] as number)
  const least = win === undefined || base === 0 ? undefined : smallestPassing(win, base)
  const able = persons.filter(({ id, votes }) =>
    win === undefined ? poll.indexOf.has(id) && votes > 0 : least !== undefined && votes >= least,
  )
  const { chosen, tied, broken } = most(poll, able, poll.seats, 'seats', [stage])
  const quota = least === undefined ? {} : { quota: String(least) }
  const elected = { elected: chosen, tied, broken, stages: [{ ...stage, elected: chosen }], ...quota }
  const others = persons.filter(({ id }) => !chosen.includes(id))
  const left = poll.seats - chosen.length - (tied[0]?.seats ?? 0)
  return left === 0 || others.length === 0 ? elected : { ...elected, ...runoffFor(poll, others, left, stage, broken) }
}

/** The runoff for the seats that are left: those with most votes, in the order of the candidates, which no longer says who had more. */
function runoffFor(
  poll: Poll<StatutoryRules>,
  others: readonly Standing[],
  seats: number,
  stage: Stage,
  before: readonly BrokenTie[],
): Partial<CountRecord> {
  const { runoff, round = 'first' } = poll.rules
  if (runoff === undefined || round !== 'first') return {}
  const places =
    runoff.beyond === undefined ? candidatesFor({ differential: {}, ...poll.rules }, seats).least : seats + runoff.beyond
  const { chosen, tied, broken } = most(poll, others, places, 'runoff', [stage])
  const candidates = others.map(({ id }) => id).filter((id) => chosen.includes(id))
  return { tied, broken: [...before, ...broken], ...(tied.length === 0 ? { runoff: { seats, candidates } } : {}) }
}
