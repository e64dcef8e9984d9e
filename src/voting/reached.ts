import { reaches, type Share, smallestPassing } from './threshold.ts'

/** A share that a rule asks for, and what there was. */
export interface ShareReached {
  readonly share: Share
  readonly count: number
  readonly base: number
  /** The smallest count that reaches it; absent, where even the whole base does not. */
  readonly least?: number
  readonly reached: boolean
}

/** Measures a count against a share of its base. */
export function measure(share: Share, count: number, base: number): ShareReached {
  const least = base === 0 ? undefined : smallestPassing(share, base)
  return { share, count, base, ...(least === undefined ? {} : { least }), reached: reaches([count, base], share) }
}
