import * as z from 'zod'
import { malformed, type Poll } from '../../method.ts'
import type { Exclusions } from '../../method-rules.ts'
import type { Refused } from '../../read.ts'

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
