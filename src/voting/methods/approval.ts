import * as z from 'zod'
import type { Method } from '../method.ts'
import { electMost } from '../most.ts'
import { readBallots } from '../read.ts'
import { addTotals, noSums, type Totals, totalsOf, totalsSchema } from '../totals.ts'
import { namingReaders } from './naming.ts'

/** Approval voting: a ballot names as many as it likes; those with most approvals are elected. */
export const approval: Method<unknown, Totals> = {
  rules: z.strictObject({}),
  body: (poll) => totalsSchema(poll, (_, marked) => ({ candidate: marked, writtenIn: marked, least: marked })),
  tally(poll, ballots) {
    const sums = noSums(poll)
    return readBallots(ballots, namingReaders(poll, sums, Number.POSITIVE_INFINITY)) ?? { ok: true, body: totalsOf(sums) }
  },
  add: addTotals,
  count: (poll, totals) => electMost(poll, totals, String),
}
