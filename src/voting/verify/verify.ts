import * as z from 'zod'
import { isObject, type Json, type JsonObject, type Path } from '../../base/json.ts'
import { type PlainLimits, plain } from '../../base/plain.ts'
import type { Ballot } from '../ballot.ts'
import type { LimitedRules } from '../method-rules.ts'
import { type MethodName, pollSchema } from '../poll.ts'
import type { CountRecord } from '../record.ts'
import { statutoryRulesSchema } from '../statute.ts'
import { checkMeek, meekRules } from './meek.ts'
import {
  checkPairs,
  copelandOrder,
  minimaxOrder,
  minimaxRules,
  rankedPairsOrder,
  schulzeOrder,
  strengthRules,
} from './pairwise.ts'
import { type Paper, type Poll, readPapers } from './paper.ts'
import { difference, type Problem, problem } from './problem.ts'
import { checkIrv, checkScottish, checkWigm, irvRules, wigmRules } from './staged.ts'
import { checkStatutory } from './statutory.ts'
import { bordaPoints, electMost, type Given, type Outcome, oneEach, oneName, scoresOf, totalsOf } from './totals.ts'
import { checkTwoRounds } from './two-round.ts'

/** What is known of a record: that it is the count of the ballots, or where it is not. */
export type Verification =
  | { readonly ok: true }
  | {
      readonly ok: false
      /** One sentence in lower case without a period. */
      readonly problem: string
      /** Leads into the record; or, if it begins with `ballots` and a number, into the ballots. */
      readonly path: Path
    }

/** The count of one method, straight from its rule: the slowest way that is plain. */
interface Checker {
  /** Schema of its rules. */
  readonly rules: z.ZodType
  check(poll: Poll, papers: readonly Paper[]): Outcome | Problem
}

const noRules = z.strictObject({})

const CHECKERS: { readonly [Name in MethodName]: Checker } = {
  plurality: bySums(noRules, (_, paper) => oneName(paper)),
  limited: bySums(z.strictObject({ marks: z.exactOptional(z.int().min(1)) }), (poll, { names = [] }) =>
    oneEach(names, (poll.rules as LimitedRules).marks ?? poll.seats),
  ),
  approval: bySums(noRules, (_, { names = [] }) => oneEach(names, names.length)),
  score: bySums(z.strictObject({ max: z.int().min(1) }), scoresOf),
  borda: bySums(noRules, bordaPoints),
  'two-round': { rules: noRules, check: checkTwoRounds },
  'statutory-majority': { rules: statutoryRulesSchema, check: checkStatutory },
  schulze: { rules: strengthRules, check: (poll, papers) => checkPairs(poll, papers, schulzeOrder) },
  'ranked-pairs': { rules: strengthRules, check: (poll, papers) => checkPairs(poll, papers, rankedPairsOrder) },
  copeland: { rules: noRules, check: (poll, papers) => checkPairs(poll, papers, copelandOrder) },
  minimax: { rules: minimaxRules, check: (poll, papers) => checkPairs(poll, papers, minimaxOrder) },
  irv: { rules: irvRules, check: checkIrv },
  'scottish-stv': { rules: noRules, check: checkScottish },
  'wigm-stv': { rules: wigmRules, check: checkWigm },
  'meek-stv': { rules: meekRules, check: checkMeek },
}

function bySums(rules: z.ZodType, give: (poll: Poll, paper: Paper) => Given): Checker {
  return {
    rules,
    check(poll, papers) {
      const totals = totalsOf(poll, papers, (paper) => give(poll, paper))
      return 'ok' in totals ? totals : electMost(poll, totals)
    },
  }
}

/** A record of a thousand candidates holds as many numbers at each of as many stages. */
const LIMITS: PlainLimits = { depth: 100, values: 10_000_000, characters: 200_000_000 }

/**
 * Checks that a record is the count of these ballots: counts them again, by code that shares nothing with `count` but what a poll, a ballot and a threshold
 * are, and compares every figure. The path of the first problem leads into the record; or into the ballots, if it begins with `ballots` and a number.
 *
 * The record itself says how the poll is to be counted (method, seats, candidates, rules for ties, ...). Whether these are the right ones for the poll, compare
 * with what was resolved before it. Every method is checked, each by the plainest way of counting it, which takes many times as long as `count`.
 *
 * @example
 * ```ts
 * import { count, verifyCount } from 'huzhu/voting'
 *
 * const ballots = [{ approvals: ['Li', 'Wang'], count: 20 }, { approvals: ['Wang'], count: 3 }]
 * const record = count({ method: 'approval', seats: 1, candidates: ['Li', 'Wang'], ballots })
 *
 * record.ok && verifyCount(ballots, record) // => { ok: true }
 * record.ok && verifyCount(ballots, { ...record, elected: ['Li'] }) // => { ok: false, path: ['elected', 0], problem: 'is "Li"; the ballots say "Wang"' }
 * ```
 */
export function verifyCount(ballots: readonly Ballot[], record: CountRecord): Verification {
  const copy = plain(record, LIMITS)
  if (!copy.ok) return problem(copy.path, copy.message)
  if (!isObject(copy.value)) return problem([], 'is no record')
  const { ok = true, ...given } = copy.value
  if (ok !== true) return problem(['ok'], 'is not true; this is no record')
  const poll = readPoll(given)
  if ('ok' in poll) return poll
  const checker = CHECKERS[poll.method]
  const rules = checker.rules.safeParse(poll.rules ?? {})
  if (!rules.success) return problem(['rules', ...keysOf(rules.error)], 'is not what the method allows')
  const papers = readPapers(poll, ballots)
  if ('ok' in papers) return papers
  const outcome = checker.check({ ...poll, rules: rules.data as JsonObject }, papers)
  if ('ok' in outcome) return outcome
  if (outcome.elected.length > poll.seats) return problem(['elected'], `are more than the ${poll.seats} whom the poll elects`)
  const rest = Object.fromEntries(Object.entries(given).filter(([key]) => !POLL.includes(key)))
  return difference(outcome as unknown as Json, rest, []) ?? { ok: true }
}

const POLL: readonly string[] = ['method', 'seats', 'candidates', 'withdrawn', 'turnout', 'ties', 'unranked', 'rules']

/** The poll that a record names. */
function readPoll(record: JsonObject): Poll | Problem {
  const parsed = pollSchema.safeParse(Object.fromEntries(Object.entries(record).filter(([key]) => POLL.includes(key))))
  if (!parsed.success) return problem(keysOf(parsed.error), 'is not what a poll says')
  const { candidates, withdrawn = [], ties = [] } = parsed.data
  const twice = candidates.findIndex((id, index) => candidates.indexOf(id) !== index)
  if (twice >= 0) return problem(['candidates', twice], 'stands in the list twice')
  const stranger = withdrawn.findIndex((id) => !candidates.includes(id))
  if (stranger >= 0) return problem(['withdrawn', stranger], 'is no candidate')
  const sorted = JSON.stringify([...candidates].sort())
  const partial = ties.findIndex(
    (rule) => typeof rule === 'object' && 'order' in rule && JSON.stringify([...rule.order].sort()) !== sorted,
  )
  if (partial >= 0) return problem(['ties', partial, 'order'], 'does not hold every candidate once')
  return { ...parsed.data, standing: candidates.filter((id) => !withdrawn.includes(id)) }
}

function keysOf({ issues: [first] }: z.ZodError): (string | number)[] {
  return (first?.path ?? []).map((key) => (typeof key === 'number' ? key : String(key)))
}
