import { assertCivilDate } from '../base/argument.ts'
import type { ParameterReading } from '../base/ruling.ts'
import type { CivilDate } from '../base/time.ts'
import type { ConstitutionDocument, DatedValue, Parameter } from './document.ts'

/**
 * The value of a parameter in force on a civil date, with the dates between which it is in force and its source;
 * undefined if the constitution has no such parameter or no value on that date.
 *
 * @throws ArgumentError if `on` is no civil date
 */
export function parameter(
  constitution: { readonly document: ConstitutionDocument },
  id: string,
  on: CivilDate,
): ParameterReading | undefined {
  assertCivilDate('on', on)
  const found = constitution.document.parameters.find((each) => each.id === id)
  return found && readParameter(found, on)
}

/** {@link parameter} of one that is at hand. Frozen: rulings and later rulings share it. */
export function readParameter(parameter: Parameter, on: CivilDate): ParameterReading | undefined {
  const dated = parameter.values.find((each) => inForce(each, on))
  return dated && Object.freeze({ id: parameter.id, ...dated })
}

/** All parameters in force on a civil date, by id. */
export function parametersOn(parameters: readonly Parameter[], on: CivilDate): ReadonlyMap<string, ParameterReading> {
  const readings = new Map<string, ParameterReading>()
  for (const each of parameters) {
    const reading = readParameter(each, on)
    if (reading !== undefined) readings.set(each.id, reading)
  }
  return readings
}

/** In force from the first day up to the day before the last: `validTo` is the first day on which it no longer is. */
export function inForce(dated: DatedValue, on: CivilDate): boolean {
  return dated.validFrom <= on && (dated.validTo === undefined || on < dated.validTo)
}
