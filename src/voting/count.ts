import { canonical } from '../base/canonical.ts'
import type { Json } from '../base/json.ts'
import type { Result } from '../base/refusal.ts'
import { shapeFindings } from '../base/shape.ts'
import type { Ballot } from './ballot.ts'
import { type Method, malformed, type Poll } from './method.ts'
import { methods } from './methods/index.ts'
import { type PollInput, pollSchema } from './poll.ts'
import type { CountRecord } from './record.ts'

/** A poll with its ballots. */
export interface CountInput extends PollInput {
  readonly ballots: readonly Ballot[]
}

/** A poll with its ballots added up: plain JSON, to be merged with those of other machines and counted. */
export interface Summary extends PollInput {
  readonly body: Json
}

/**
 * Counts ballots, or a summary of them. The full record comes back: who is elected in which order, every tie, every stage. Exact: whole numbers and
 * fractions, no floats.
 *
 * What is wrong with the input is a refusal with its path (`malformed`); so is a choice on which the result hangs and which nobody made
 * (`choiceMissing`: what `unranked` means, what an overvote is).
 */
export function count(input: CountInput | Summary): Result<CountRecord> {
  if ('body' in input) return countSummary(input)
  const { ballots, ...poll } = input
  const read = readPoll(poll)
  if (!read.ok) return read
  const tallied = tally(read, ballots)
  return tallied.ok ? read.method.count(read.poll, tallied.body) : tallied
}

/** Adds the ballots of a poll up, for {@link merge} and {@link count}. */
export function summarize(input: CountInput): Result<Summary> {
  const { ballots, ...poll } = input
  const read = readPoll(poll)
  if (!read.ok) return read
  const tallied = tally(read, ballots)
  return tallied.ok ? { ok: true, ...poll, body: tallied.body } : tallied
}

/**
 * Adds two summaries of one poll: `count(merge(a, b))` is the count of the ballots of both together. In any order, in any grouping.
 */
export function merge(a: Summary, b: Summary): Result<Summary> {
  const { body: bodyA, ...poll } = a
  const { body: bodyB, ...other } = b
  const read = readPoll(poll)
  if (!read.ok) return read
  const differs = (Object.keys({ ...poll, ...other }) as (keyof PollInput)[]).find(
    (field) => canonical(poll[field] ?? null) !== canonical(other[field] ?? null),
  )
  if (differs !== undefined) return malformed([differs], 'differs between the two summaries')
  const [left, right] = [read.method.body.safeParse(bodyA), read.method.body.safeParse(bodyB)]
  if (!left.success) return misshapen(left.error, ['body'])
  if (!right.success) return misshapen(right.error, ['body'])
  return { ok: true, ...poll, body: read.method.add(read.poll, left.data, right.data) }
}

interface Readable {
  readonly method: Method<unknown, Json>
  readonly poll: Poll
}

function countSummary({ body, ...input }: Summary): Result<CountRecord> {
  const read = readPoll(input)
  if (!read.ok) return read
  const checked = read.method.body.safeParse(body)
  return checked.success ? read.method.count(read.poll, checked.data) : misshapen(checked.error, ['body'])
}

function tally({ method, poll }: Readable, ballots: unknown): Result<{ readonly body: Json }> {
  return Array.isArray(ballots) ? method.tally(poll, ballots) : malformed(['ballots'], 'is not a list of ballots')
}

function readPoll(input: PollInput): Result<Readable> {
  const parsed = pollSchema.safeParse(input)
  if (!parsed.success) return misshapen(parsed.error, [])
  const { method: name, seats, candidates, withdrawn = [], ties = [], rules = {} } = input
  const indexOf = new Map(candidates.map((candidate, index) => [candidate, index]))
  const twice = candidates.findIndex((candidate, index) => indexOf.get(candidate) !== index)
  if (twice >= 0) return malformed(['candidates', twice], `\`${candidates[twice]}\` stands in the list twice`)
  const stranger = withdrawn.findIndex((candidate) => !indexOf.has(candidate))
  if (stranger >= 0) return malformed(['withdrawn', stranger], `\`${withdrawn[stranger]}\` is no candidate`)
  const method = methods[name]
  if (method === undefined) return malformed(['method'], `\`${name}\` is not counted here`)
  const own = method.rules.safeParse(rules)
  if (!own.success) return misshapen(own.error, ['rules'])
  const gone = new Set(withdrawn.map((candidate) => indexOf.get(candidate) as number))
  return { ok: true, method, poll: { input, seats, candidates, indexOf, withdrawn: gone, ties, rules: own.data } }
}

function misshapen(error: Parameters<typeof shapeFindings>[0], at: readonly string[]): ReturnType<typeof malformed> {
  const [first] = shapeFindings(error)
  return malformed([...at, ...(first?.path ?? [])], first?.message ?? 'has not the form required')
}
