import { subjectIdSchema } from './id.ts'
import { type CivilDate, type Instant, isCivilDate, isInstant } from './time.ts'

/**
 * What a caller gave to a function is not what it takes. Thrown, since it is the caller's mistake; what an action says is never thrown, but refused
 * as `malformed`. Recognise it by `name`; it is a `RangeError`.
 */
export class ArgumentError extends RangeError {
  override readonly name = 'ArgumentError'
  /** Name of the argument. */
  readonly argument: string
  readonly given: unknown

  constructor(argument: string, given: unknown, expected: string) {
    super(`\`${argument}\` is ${shown(given)}; give ${expected}`)
    this.argument = argument
    this.given = given
  }
}

/** @throws ArgumentError if it is no instant in the one form that the library takes */
export function assertInstant(argument: string, given: unknown): asserts given is Instant {
  if (typeof given === 'string' && isInstant(given)) return
  throw new ArgumentError(argument, given, 'an instant in UTC with milliseconds, as `2026-03-01T02:00:00.000Z`')
}

/** @throws ArgumentError if it is no civil date that exists */
export function assertCivilDate(argument: string, given: unknown): asserts given is CivilDate {
  if (typeof given === 'string' && isCivilDate(given)) return
  throw new ArgumentError(argument, given, 'a civil date that exists, as `2026-03-01`')
}

/** @throws ArgumentError if it cannot be the id of a subject */
export function assertSubjectId(argument: string, given: unknown): asserts given is string {
  if (!subjectIdSchema.safeParse(given).success)
    throw new ArgumentError(argument, given, 'the id of a subject, as `p1` or `head:council`')
}

/** What was given, in few words: a text as it stands, of anything with parts only what it is. */
function shown(given: unknown): string {
  if (typeof given === 'string') return JSON.stringify(given.length > 60 ? `${given.slice(0, 60)}…` : given)
  if (typeof given === 'function' || (typeof given === 'object' && given !== null))
    return `a ${Object.prototype.toString.call(given).slice(8, -1)}`
  return String(given)
}
