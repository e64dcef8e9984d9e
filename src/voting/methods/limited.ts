import * as z from 'zod'
import type { Method, Poll } from '../method.ts'
import type { LimitedRules } from '../method-rules.ts'
import { electMost } from '../most.ts'
import { readBallots } from '../read.ts'
import { addTotals, noSums, type Totals, totalsOf, totalsSchema } from '../totals.ts'
import { namingBounds, namingReaders } from './naming.ts'

/** The limited vote: a ballot names up to `marks` persons, more make it void; those with most votes are elected. */
export const limited: Method<LimitedRules, Totals> = {
  rules: z.strictObject({ marks: z.exactOptional(z.int().min(1)) }),
  body: (poll) => totalsSchema(poll, namingBounds(marksOf(poll))),
  tally(poll, ballots) {
    const sums = noSums(poll)
    return readBallots(ballots, namingReaders(poll, sums, marksOf(poll))) ?? { ok: true, body: totalsOf(sums) }
  },
  add: addTotals,
  count: (poll, totals) => electMost(poll, totals, String),
}

function marksOf({ rules, seats }: Poll<LimitedRules>): number {
  return rules.marks ?? seats
}
