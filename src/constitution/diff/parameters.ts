import type { Json } from '../../base/json.ts'
import type { Source } from '../../base/ruling.ts'
import { type CivilDate, FIRST_DAY } from '../../base/time.ts'
import type { Parameter } from '../document.ts'
import { readParameter } from '../parameter.ts'
import { type Direction, directionOf } from './direction.ts'
import { type Change, listDiff, same } from './list.ts'

/** A value with its source. */
export interface SourcedValue {
  readonly value: Json
  readonly source: Source
}

/** From one civil date until the day before another, a parameter has another value or source; where one is absent, none is in force. */
export interface ValueChange {
  readonly validFrom: CivilDate
  readonly validTo?: CivilDate
  readonly before?: SourcedValue
  readonly after?: SourcedValue
  /** Where the parameter declares what is tighter, and the two values can be compared. */
  readonly direction?: Direction
}

/** A parameter as it is declared under both versions, and its values where they differ. */
export interface ParameterChange extends Change<Parameter> {
  readonly values: readonly ValueChange[]
}

/** What an amendment does to the parameters. */
export interface ParameterDiff {
  readonly added: readonly Parameter[]
  readonly removed: readonly Parameter[]
  readonly changed: readonly ParameterChange[]
}

/** Compares parameters value by value, for every date. */
export function parameterDiff(before: readonly Parameter[], after: readonly Parameter[]): ParameterDiff {
  const { added, removed, changed } = listDiff(before, after, ({ id }) => id)
  return { added, removed, changed: changed.map((change) => ({ ...change, values: valueChanges(change) })) }
}

function valueChanges({ before, after }: Change<Parameter>): readonly ValueChange[] {
  const dates = [before, after].flatMap(({ values }) =>
    values.flatMap(({ validFrom, validTo }) => (validTo === undefined ? [validFrom] : [validFrom, validTo])),
  )
  const changes: ValueChange[] = []
  const starts = [...new Set([FIRST_DAY, ...dates])].sort()
  starts.forEach((validFrom, at) => {
    const [old, next] = [valueOn(before, validFrom), valueOn(after, validFrom)]
    if (same(old ?? null, next ?? null)) return
    const validTo = starts[at + 1]
    const direction = old && next && directionOf(after, old.value, next.value)
    changes.push({
      validFrom,
      ...(validTo === undefined ? {} : { validTo }),
      ...(old === undefined ? {} : { before: old }),
      ...(next === undefined ? {} : { after: next }),
      ...(direction === undefined ? {} : { direction }),
    })
  })
  return changes
}

function valueOn(parameter: Parameter, on: CivilDate): SourcedValue | undefined {
  const reading = readParameter(parameter, on)
  return reading && { value: reading.value, source: reading.source }
}
