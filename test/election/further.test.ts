import { count } from 'huzhu/voting'
import { expect, test } from 'vitest'
import { furtherOf } from '../../src/election/count/further.ts'

/** Nobody of these has half of the votes. The ids are numbers, which a JavaScript object lists by size. */
const NOBODY = count({
  method: 'statutory-majority',
  seats: 1,
  candidates: ['30', '7', '12'],
  turnout: { eligible: 300, issued: 300, voted: 300, returned: 300 },
  rules: { win: { num: 1, den: 2, cmp: '>', of: 'voted', unit: 'voters' } },
  ballots: [
    { approvals: ['7'], count: 100 },
    { approvals: ['30'], count: 100 },
    { approvals: ['12'], count: 90 },
    { marks: { '3': 'writeIn' }, count: 10 },
  ],
})

test('a further election lists its candidates in the order of the ballots before, then who was written in', () => {
  if (!NOBODY.ok) throw new Error(JSON.stringify(NOBODY.refusal))
  const all = { method: 'plurality', furtherWithinDays: 30 } as const
  expect(furtherOf(NOBODY, 1, [], all, { kind: 'first' })).toEqual(['30', '7', '12', '3'])
  const runoff = { num: 1, den: 3, cmp: '>=', of: 'ballotsCast', unit: 'voters' } as const
  const two = { method: 'statutory-majority', furtherWithinDays: 30, rules: { runoff: { floor: runoff, beyond: 1 } } } as never
  expect(furtherOf(NOBODY, 1, [], two, { kind: 'first' })).toEqual(['30', '7'])
})
