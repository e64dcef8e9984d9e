/**
 * Exact thresholds: shares with a named base and a named unit, and whether a tally passes them.
 *
 * @packageDocumentation
 */
export type { Basis, Share, Tally, Threshold, Unit } from './threshold.ts'
export { BASES, passes, reaches, shareSchema, sharesOf, smallestPassing, thresholdSchema, UNITS } from './threshold.ts'
