import { isObject } from '../base/json.ts'
import type { Refusal } from '../base/refusal.ts'
import { MARKS, type Mark } from './ballot.ts'
import { EncodedBallots } from './encoded.ts'
import { type Ballots, malformed, type Poll } from './method.ts'
import { add, clear, type Field, type Named, takeRanks } from './named.ts'
import { isPerson, LONGEST_ID } from './person.ts'
import { type Whole, whole } from './whole.ts'

/** What a ballot can say, by the field that says it. */
export const FORMS = ['ranking', 'approvals', 'scores', 'marks'] as const

/** What a ballot can say, by the field that says it. */
export type Form = (typeof FORMS)[number]

/** A refusal, as a method returns it. */
export interface Refused {
  readonly ok: false
  readonly refusal: Refusal
}

/** Takes what one ballot says, unchecked, or all of them, where they were read before; how many cast it, and its index in the list. */
export type Reader = (said: unknown, count: Whole, index: number) => Refused | undefined

/**
 * Reads ballots one by one, each with the reader of its form; a form without a reader is one that the method does not count.
 * The first refusal ends it.
 */
export function readBallots(ballots: Ballots, readers: { readonly [F in Form]?: Reader }): Refused | undefined {
  if (ballots instanceof EncodedBallots) return readEncoded(ballots, readers.ranking)
  let index = 0
  try {
    for (; index < ballots.length; index += 1) {
      const refused = readBallot(ballots[index], index, readers)
      if (refused !== undefined) return refused
    }
  } catch {
    // Only a getter or a proxy can get here: ballots are not copied, there are too many.
    return malformed(['ballots', index], 'could not be read')
  }
  return undefined
}

function readBallot(ballot: unknown, index: number, readers: { readonly [F in Form]?: Reader }): Refused | undefined {
  if (!isObject(ballot)) return malformed(['ballots', index], 'is no ballot')
  const form = FORMS.find((field) => ballot[field] !== undefined)
  if (form === undefined) return malformed(['ballots', index], `says nothing; expected one of ${FORMS.join(', ')}`)
  for (const field in ballot) {
    if (field !== form && field !== 'count') return malformed(['ballots', index, field], 'is a field that nothing reads')
  }
  const read = readers[form]
  if (read === undefined) {
    return malformed(['ballots', index, form], `is not what this method counts; expected ${Object.keys(readers).join(' or ')}`)
  }
  const count = countOf(ballot.count)
  if (count === undefined) return malformed(['ballots', index, 'count'], NO_COUNT)
  const said = ballot[form]
  if (said instanceof EncodedBallots) return malformed(['ballots', index, form], 'is not what one ballot says')
  return read(said, count, index)
}

function readEncoded(ballots: EncodedBallots, read: Reader | undefined): Refused | undefined {
  if (read === undefined) return malformed(['ballots'], 'are rankings, which this method does not count')
  const { counts } = ballots.rankings
  for (let index = 0; index < counts.length; index += 1) {
    const refused = read(ballots, counts[index] as Whole, index)
    if (refused !== undefined) return refused
  }
  return undefined
}

const NO_COUNT = 'is not a whole number from 1 on (one beyond 2^53 - 1 is written as a text of digits)'

function countOf(count: unknown): Whole | undefined {
  if (count === undefined) return 1
  if (typeof count === 'number') return Number.isSafeInteger(count) && count >= 1 ? count : undefined
  return typeof count === 'string' && /^[1-9]\d{0,30}$/.test(count) ? whole(BigInt(count)) : undefined
}

/** Reads a ranking. Whoever stands in it twice is refused. */
export function readRanking(poll: Poll, ranking: unknown, index: number, into: Named): Refused | undefined {
  return readRanks(poll, ranking, index, into) ?? refuseRepeated(poll, into, ['ballots', index, 'ranking'])
}

/** Reads a ranking in which candidates may stand twice: each place is in `into`, and `into.repeated` is the first such. */
export function readRanks(poll: Field, ranking: unknown, index: number, into: Named): Refused | undefined {
  if (ranking instanceof EncodedBallots) return takeRanks(poll, ranking, index, into)
  if (!Array.isArray(ranking)) return malformed(['ballots', index, 'ranking'], 'is not a list')
  clear(into)
  let rank = 0
  for (let place = 0; place < ranking.length; place += 1) {
    if (rank > LAST_RANK) return malformed(['ballots', index, 'ranking', place], `is a rank beyond ${LAST_RANK + 1}`)
    const entry: unknown = ranking[place]
    const before = into.length
    if (!Array.isArray(entry)) {
      if (!name(poll, entry, rank, into)) return stranger(entry, ['ballots', index, 'ranking', place])
    } else {
      const wrong = nameAll(poll, entry, rank, into)
      if (wrong >= 0) return stranger(entry[wrong], ['ballots', index, 'ranking', place, wrong])
    }
    const skipped = Array.isArray(entry) && entry.length === 0
    if (into.length > before || skipped) rank += 1
  }
  return undefined
}

/** Columns hold numbers of 16 bits. */
const LAST_RANK = 65_535

/** Reads approvals, all at rank 0. Whoever stands in them twice is refused. */
export function readApprovals(poll: Poll, approvals: unknown, index: number, into: Named): Refused | undefined {
  const path = ['ballots', index, 'approvals']
  if (!Array.isArray(approvals)) return malformed(path, 'is not a list')
  clear(into)
  const wrong = nameAll(poll, approvals, 0, into)
  return wrong >= 0 ? stranger(approvals[wrong], [...path, wrong]) : refuseRepeated(poll, into, path)
}

/** What one ballot says of persons one by one. Withdrawn candidates are not in it. Every ballot that is read into it replaces the one before. */
export interface Marked {
  readonly for: number[]
  readonly against: number[]
  readonly abstain: number[]
  /** Ids of persons who are no candidates. */
  readonly writeIn: string[]
}

/** An empty {@link Marked}. */
export function marked(): Marked {
  return { for: [], against: [], abstain: [], writeIn: [] }
}

/** Reads marks. A person who is no candidate can only be written in, a candidate cannot be. */
export function readMarks(poll: Poll, marks: unknown, index: number, into: Marked): Refused | undefined {
  if (!isObject(marks)) return malformed(['ballots', index, 'marks'], 'is no object of persons and marks')
  for (const mark of MARKS) into[mark].length = 0
  for (const [person, mark] of Object.entries(marks)) {
    const path = ['ballots', index, 'marks', person]
    const candidate = poll.indexOf.get(person)
    if (!isMark(mark)) return malformed(path, `is none of ${MARKS.join(', ')}`)
    if (mark === 'writeIn') {
      if (candidate !== undefined) return malformed(path, 'is a candidate, and marked as written in')
      if (!isPerson(person)) return malformed(path, `is no id: 1 to ${LONGEST_ID} characters, well formed, and not __proto__`)
      into.writeIn.push(person)
    } else {
      if (candidate === undefined) return stranger(person, path)
      if (!poll.withdrawn.has(candidate)) into[mark].push(candidate)
    }
  }
  return undefined
}

function isMark(mark: unknown): mark is Mark {
  return (MARKS as readonly unknown[]).includes(mark)
}

/** The index of the first id that no candidate has; -1 if there is none. */
function nameAll(poll: Field, ids: readonly unknown[], rank: number, into: Named): number {
  for (let place = 0; place < ids.length; place += 1) {
    if (!name(poll, ids[place], rank, into)) return place
  }
  return -1
}

/** Whether the id is a candidate's, who is then named, unless withdrawn. */
function name(poll: Field, id: unknown, rank: number, into: Named): boolean {
  const candidate = poll.indexOf.get(id as string)
  if (candidate === undefined) return false
  if (poll.withdrawn.has(candidate)) return true
  add(candidate, rank, into)
  return true
}

function stranger(id: unknown, path: readonly (string | number)[]): Refused {
  return malformed(path, typeof id === 'string' ? `\`${id.slice(0, LONGEST_ID)}\` is no candidate` : 'is no id of a candidate')
}

function refuseRepeated(poll: Poll, into: Named, path: readonly (string | number)[]): Refused | undefined {
  if (into.repeated < 0) return undefined
  return malformed(path, `names \`${poll.candidates[into.candidate[into.repeated] as number]}\` twice`)
}
