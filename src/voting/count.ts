import { canonical } from '../base/canonical.ts'
import { isObject, type Json } from '../base/json.ts'
import { plain } from '../base/plain.ts'
import type { Result } from '../base/refusal.ts'
import { indexCandidates } from './candidates.ts'
import { EncodedBallots } from './encoded.ts'
import { type Ballots, type Method, malformed, misshapen, type Poll } from './method.ts'
import { methods } from './methods/index.ts'
import { type MethodName, type PollInput, pollSchema } from './poll.ts'
import type { CountRecord } from './record.ts'

/** A poll with its ballots: as they come, or as `encode` read them before. */
export interface CountInput<Method extends MethodName = MethodName> extends PollInput<Method> {
  readonly ballots: Ballots
}

/** A poll with its ballots added up: plain JSON, to be merged with those of other machines and counted. */
export interface Summary<Method extends MethodName = MethodName> extends PollInput<Method> {
  /** As `summarize` and `merge` return it; nothing hangs on it. */
  readonly ok?: true
  readonly body: Json
}

/**
 * Counts ballots, or a summary of them. The full record comes back: who is elected in which order, every tie, every stage. Exact: whole numbers and
 * fractions, no floats.
 *
 * Refused: what is wrong with the input, with its path (`malformed`); a choice on which the result hangs and which nobody made (`choiceMissing`: what
 * `unranked` means, what an overvote is); figures of a tellers' sheet that contradict each other or the ballots, where a statute is about them
 * (`tallyImpossible`).
 *
 * Votes are numbers of ballots, as texts: `"825.00000"` or `"4233/2"`. Source: the authority of each method, which `METHODS` names.
 *
 * @example
 * ```ts
 * import { count } from 'huzhu/voting'
 *
 * const ballots = [
 *   { ranking: ['Li', 'Wang'], count: 20 },
 *   { ranking: ['Wang', 'Zhao'], count: 12 },
 *   { ranking: ['Zhao', 'Wang'], count: 9 },
 * ]
 * const record = count({ method: 'two-round', seats: 1, candidates: ['Li', 'Wang', 'Zhao'], ballots })
 *
 * record.ok && record.elected // => ['Wang']
 * record.ok && record.stages.map((stage) => stage.votes) // => [{ Li: '20', Wang: '12', Zhao: '9' }, { Li: '20', Wang: '21', Zhao: '0' }]
 * ```
 */
export function count<Method extends MethodName>(input: CountInput<Method> | Summary<Method>): Result<CountRecord> {
  if (!isObject(input as unknown)) return malformed([], 'is no poll with ballots')
  if ('body' in input) {
    const summary = readSummary(input)
    return summary.ok ? summary.method.count(summary.poll, summary.body) : summary
  }
  const read = readInput(input)
  if (!read.ok) return read
  const { method, poll, ballots } = read
  if (method.countBallots !== undefined) return method.countBallots(poll, ballots)
  const tallied = method.tally(poll, ballots)
  return tallied.ok ? method.count(poll, tallied.body) : tallied
}

/**
 * Adds the ballots of a poll up, for {@link merge} and {@link count}: as large as a table of the candidates or, where ballots go on from one candidate
 * to the next, as the list of different rankings. Numbers of ballots are safe integers, or digits as texts beyond. Refused as by {@link count}; the form is huzhu's own.
 */
export function summarize<Method extends MethodName>(input: CountInput<Method>): Result<Summary> {
  if (!isObject(input as unknown)) return malformed([], 'is no poll with ballots')
  const read = readInput(input)
  if (!read.ok) return read
  const tallied = read.method.tally(read.poll, read.ballots)
  return tallied.ok ? { ok: true, ...read.poll.input, body: tallied.body } : tallied
}

/**
 * Adds two summaries of one poll: the count of the sum is the count of the ballots of both together. In any order, in any grouping.
 *
 * Refused (`malformed`): summaries of two different polls, at the field that differs; one that no ballots can have made, at its path.
 */
export function merge(a: Summary, b: Summary): Result<Summary> {
  if (!isObject(a as unknown) || !isObject(b as unknown)) return malformed([], 'is no summary')
  const [left, right] = [readSummary(a), readSummary(b)]
  if (!left.ok) return left
  if (!right.ok) return right
  const [poll, other] = [left.poll.input, right.poll.input]
  const differs = (Object.keys({ ...poll, ...other }) as (keyof PollInput)[]).find(
    (field) => canonical(poll[field] ?? null) !== canonical(other[field] ?? null),
  )
  if (differs !== undefined) return malformed([differs], 'differs between the two summaries')
  return { ok: true, ...poll, body: left.method.add(left.poll, left.body, right.body) }
}

/** A poll that can be counted by its method. */
export interface Readable {
  readonly method: Method<unknown, Json>
  readonly poll: Poll
}

/** A poll with its ballots added up. */
interface Tallied extends Readable {
  readonly body: Json
}

function readInput(input: CountInput): Result<Readable & { readonly ballots: Ballots }> {
  const [ballots, rest] = takeOff('ballots', input)
  const read = readPoll(rest)
  if (!read.ok) return read
  if (ballots instanceof EncodedBallots) {
    const { candidates } = read.poll
    const same = ballots.candidates.length === candidates.length && ballots.candidates.every((id, k) => id === candidates[k])
    if (!same) return malformed(['ballots'], 'were encoded for other candidates')
  } else if (!Array.isArray(ballots)) return malformed(['ballots'], 'is not a list of ballots')
  return { ...read, ballots }
}

function readSummary(input: Summary): Result<Tallied> {
  const [body, rest] = takeOff('body', input)
  const read = readPoll(takeOff('ok', rest)[1])
  if (!read.ok) return read
  try {
    const checked = read.method.body(read.poll).safeParse(body)
    return checked.success ? { ...read, body: checked.data } : misshapen(checked.error, ['body'])
  } catch {
    // Only a getter or a proxy can get here: bodies are not copied, they are too large.
    return malformed(['body'], 'could not be read')
  }
}

/** The value of a field, and the other fields. No getter is called: `plain` refuses what has one. */
function takeOff(field: string, input: object): readonly [unknown, object] {
  const { [field]: taken, ...others } = Object.getOwnPropertyDescriptors(input)
  return [taken?.value, Object.defineProperties({}, others)]
}

/** Reads a poll without its ballots. */
export function readPoll(given: unknown): Result<Readable> {
  const copy = plain(given)
  if (!copy.ok) return malformed(copy.path, copy.message)
  const parsed = pollSchema.safeParse(copy.value)
  if (!parsed.success) return misshapen(parsed.error, [])
  const input = parsed.data
  const { method: name, seats, candidates, withdrawn = [], ties = [], rules = {} } = input
  const indexed = indexCandidates(candidates)
  if (!indexed.ok) return indexed
  const { indexOf } = indexed
  const again = withdrawn.findIndex((candidate, index) => withdrawn.indexOf(candidate) !== index)
  if (again >= 0) return malformed(['withdrawn', again], `\`${withdrawn[again]}\` stands in the list twice`)
  const stranger = withdrawn.findIndex((candidate) => !indexOf.has(candidate))
  if (stranger >= 0) return malformed(['withdrawn', stranger], `\`${withdrawn[stranger]}\` is no candidate`)
  const partial = ties.findIndex((rule) => typeof rule === 'object' && 'order' in rule && !isPermutation(rule.order, indexOf))
  if (partial >= 0) return malformed(['ties', partial, 'order'], 'does not hold every candidate once')
  const method = methods[name]
  if (method === undefined) return malformed(['method'], `\`${name}\` is not counted here`)
  const own = method.rules.safeParse(rules)
  if (!own.success) return misshapen(own.error, ['rules'])
  const gone = new Set(withdrawn.map((candidate) => indexOf.get(candidate) as number))
  return { ok: true, method, poll: { input, seats, candidates, indexOf, withdrawn: gone, ties, rules: own.data } }
}

function isPermutation(order: readonly string[], indexOf: ReadonlyMap<string, number>): boolean {
  return order.length === indexOf.size && new Set(order).size === order.length && order.every((one) => indexOf.has(one))
}
