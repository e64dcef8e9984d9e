import type * as z from 'zod'
import type { Result } from '../../base/refusal.ts'
import { type Contest, contestOf, pairwiseOf } from '../contest.ts'
import { electByOrder } from '../elect-by-order.ts'
import type { Method, Poll } from '../method.ts'
import { noVote } from '../most.ts'
import { addPairs, type PairsBody, pairsSchema, tallyPairs } from '../pairs-body.ts'
import type { CountRecord, Stage } from '../record.ts'
import type { BrokenTie } from '../tie.ts'

/** What a method makes of the pairs: an order of the candidates, and what the record says of it. */
export interface PairOrder {
  /** Whether a stands above b. Transitive; two of whom neither does are level, or nothing tells. */
  above(a: number, b: number): boolean
  readonly stage: Pick<Stage, 'votes' | 'paths' | 'rankedPairs'>
  readonly broken: readonly BrokenTie[]
}

/** The method that elects by such an order. */
export function pairwiseMethod<Rules>(
  rules: z.ZodType<Rules>,
  order: (poll: Poll<Rules>, contest: Contest) => Result<PairOrder>,
): Method<Rules, PairsBody> {
  return {
    rules,
    body: pairsSchema,
    tally: tallyPairs,
    add: addPairs,
    count(poll, body) {
      const contest = contestOf(poll, body)
      const made = order(poll, contest)
      return made.ok ? recordOf(poll, body, contest, made) : made
    },
  }
}

function recordOf(poll: Poll, { valid, blank }: PairsBody, contest: Contest, order: PairOrder): Result<CountRecord> {
  const persons = contest.ids.map((id) => ({ id, votes: 0 }))
  const { chosen, tied, broken } = valid === blank ? noVote(poll, persons) : electByOrder(poll, contest, order.above)
  const stage = { kind: 'pairwise', ...order.stage, elected: chosen, excluded: [], exhausted: String(blank), loss: '0' }
  return {
    ok: true,
    ...poll.input,
    elected: chosen,
    tied,
    broken: [...order.broken, ...broken],
    stages: [stage],
    ballots: { cast: String(valid), valid: String(valid), void: '0', blank: String(blank) },
    pairwise: pairwiseOf(contest),
  }
}
