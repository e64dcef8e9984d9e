import * as z from 'zod'
import { isObject } from '../../base/json.ts'
import type { Result } from '../../base/refusal.ts'
import { shapeFindings } from '../../base/shape.ts'
import { type Ballot, MARKS, type RankedBallot } from '../ballot.ts'
import { malformed } from '../method.ts'
import type { PollInput } from '../poll.ts'

/** Somebody who stands for election, as a file of ballots names them. */
export interface CandidateName {
  /** What the ballots call them. */
  readonly id: string
  readonly name: string
}

/** What a file of ballots says. Counts of ballots are kept to the last one. */
export interface BallotFile {
  /** Empty, where the file has none. */
  readonly title: string
  /** In the order of the file. */
  readonly candidates: readonly CandidateName[]
  readonly ballots: readonly Ballot[]
}

/** A file whose ballots are rankings. */
export interface RankedFile extends BallotFile {
  readonly ballots: readonly RankedBallot[]
}

/**
 * What `count` asks of a poll and the file answers; the method is left to be named, and the seats where the file does not tell:
 * `count({ method: 'scottish-stv', ...pollOf(file) })`.
 */
export function pollOf(
  file: BallotFile & Pick<PollInput, 'seats' | 'withdrawn'>,
): Pick<PollInput, 'seats' | 'candidates' | 'withdrawn'> & Pick<BallotFile, 'ballots'>
export function pollOf(file: BallotFile): Pick<PollInput, 'candidates'> & Pick<BallotFile, 'ballots'>
export function pollOf(
  file: BallotFile & Partial<Pick<PollInput, 'seats' | 'withdrawn'>>,
): Partial<PollInput> & Pick<BallotFile, 'ballots'> {
  const { seats, withdrawn, ballots } = file
  const candidates = file.candidates.map(({ id }) => id)
  return { candidates, ballots, ...(seats === undefined ? {} : { seats }), ...(withdrawn === undefined ? {} : { withdrawn }) }
}

/** The most candidates that a file may have, as in a poll. */
export const MOST_CANDIDATES = 10_000

/** Whether it can be the id of a candidate. `__proto__` cannot: as a key of scores or votes it would be lost. */
export function isId(text: string): boolean {
  return text.length >= 1 && text.length <= 200 && text !== '__proto__'
}

const id = z.string().refine(isId, { error: 'can be no id of a candidate' })
const count = z.exactOptional(z.union([z.int().min(1), z.string().regex(/^[1-9]\d{0,30}$/)]))

/** Schema of ballots that rank. */
export const rankedBallots = z.array(z.strictObject({ ranking: z.array(z.union([id, z.array(id)])), count }))

/** Schema of ballots that name whom the voter approves of. */
export const approvalBallots = z.array(z.strictObject({ approvals: z.array(id), count }))

/** Schema of ballots that give scores. */
export const scoredBallots = z.array(z.strictObject({ scores: valuesById(z.int().min(0)), count }))

/** Schema of ballots that mark persons one by one. */
export const markedBallots = z.array(z.strictObject({ marks: valuesById(z.enum(MARKS)), count }))

/** Schema of an object of ids and values. Not `z.record`, which drops the key `__proto__` without a word. */
function valuesById<Value>(value: z.ZodType<Value>): z.ZodType<{ readonly [id: string]: Value }> {
  return z.custom<{ readonly [id: string]: Value }>(
    (said) => isObject(said) && Object.entries(said).every(([key, each]) => isId(key) && value.safeParse(each).success),
    { error: 'is no object of ids and what is said of them' },
  )
}

/** Fields of every file, to be spread into the schema of a format. What else stands in a file is not written, and listed as lost. */
export const fileFields = {
  title: z.string(),
  candidates: z
    .array(z.strictObject({ id, name: z.string() }))
    .min(1)
    .max(MOST_CANDIDATES),
}

/** Field of formats that cannot say who withdrew: written without it, the ballots would elect somebody else. */
export const noneWithdrawn = {
  withdrawn: z.exactOptional(
    z.array(id).refine((ids) => ids.length === 0, { error: 'names the withdrawn, whom the format cannot' }),
  ),
}

/** Ends the writing. It never leaves {@link writing}. */
class Unwritable extends Error {
  override readonly name = 'Unwritable'
  readonly path: readonly (string | number)[]

  constructor(path: readonly (string | number)[], problem: string) {
    super(problem)
    this.path = path
  }
}

/** Ends the writing: what the format cannot say, by its path in the file. */
export function unwritable(path: readonly (string | number)[], problem: string): never {
  throw new Unwritable(path, problem)
}

/** A file in the words of its format. */
export interface WrittenFile {
  readonly text: string
  /**
   * What the format has no place for, though the ballots mean the same without it: fields of the file, such as `seats` or `title`; `ids`, where whoever reads the text finds
   * the candidates by number.
   */
  readonly lost: readonly string[]
}

/** What a writer makes of a file; or a refusal with the path of what is wrong, or of what the ballots would not mean any more without. */
export function writing<File extends BallotFile, Written extends WrittenFile>(
  file: File,
  schema: z.ZodType<File>,
  write: (file: File, numberOf: ReadonlyMap<string, number>) => Written,
): Result<Written> {
  const parsed = schema.safeParse(file)
  if (!parsed.success) {
    const [first] = shapeFindings(parsed.error)
    return malformed(first?.path ?? [], first?.message ?? 'has not the form required')
  }
  const numberOf = new Map(parsed.data.candidates.map(({ id }, index) => [id, index + 1]))
  try {
    if (numberOf.size < parsed.data.candidates.length) unwritable(['candidates'], 'holds an id twice')
    const written = write(parsed.data, numberOf)
    const unknown = Object.keys(file).filter((field) => field !== 'ok' && !(field in parsed.data))
    return { ok: true, ...written, lost: [...unknown, ...written.lost] }
  } catch (error) {
    if (!(error instanceof Unwritable)) throw error
    return malformed(error.path, error.message)
  }
}

/** The title, as what is lost where there is one. */
export function lostTitle({ title }: BallotFile): readonly string[] {
  return title === '' ? [] : ['title']
}

/** The ids, as what is lost where they are not the numbers of the candidates. */
export function lostIds({ candidates }: BallotFile): readonly string[] {
  return candidates.every(({ id }, index) => id === String(index + 1)) ? [] : ['ids']
}

/** The number of a candidate, from 1 on. */
export function numberIn(numberOf: ReadonlyMap<string, number>, id: string, path: readonly (string | number)[]): number {
  return numberOf.get(id) ?? unwritable(path, `\`${id}\` is no candidate of the file`)
}

/** A name that stands by itself on a line, where blanks around it are lost. */
export function oneLine(name: string, path: readonly (string | number)[]): string {
  return name === name.trim() && !/[\r\n]/.test(name)
    ? name
    : unwritable(path, 'has blanks around it or several lines, which the format loses')
}
