import * as z from 'zod'
import { malformed, type Poll } from '../../method.ts'
import type { Refused } from '../../read.ts'

/** How candidates are excluded, where a method leaves it open. */
export interface Exclusions {
  /**
   * `certainLosers`: all are excluded at once who together, with every surplus that is still to be transferred, have less than the next (Minneapolis, 2013). By
   * itself it changes no winner.
   */
  readonly batch: 'none' | 'certainLosers'
  /** Candidates who stand for persons written in without registration: nobody is elected by that name, and they are excluded together first. */
  readonly excludedFirst: readonly string[]
}

/** Schema of {@link Exclusions}, as the rules of a method. */
export const exclusionsShape = {
  batch: z.enum(['none', 'certainLosers']).default('none'),
  excludedFirst: z.array(z.string()).default([]),
}

/** Indexes of those who are excluded first. */
export function excludedFirst({ rules, indexOf }: Poll<Exclusions>): ReadonlySet<number> | Refused {
  const stranger = rules.excludedFirst.findIndex((id) => !indexOf.has(id))
  if (stranger >= 0)
    return malformed(['rules', 'excludedFirst', stranger], `\`${rules.excludedFirst[stranger]}\` is no candidate`)
  return new Set(rules.excludedFirst.map((id) => indexOf.get(id) as number))
}
