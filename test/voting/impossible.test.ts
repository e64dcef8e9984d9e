import {
  apportion,
  type CountInput,
  count,
  decide,
  drawParticipants,
  type Motion,
  merge,
  type PollInput,
  type Summary,
  summarize,
} from 'huzhu/voting'
import { describe, expect, test } from 'vitest'

const refused = (path: readonly (string | number)[]) => ({
  ok: false,
  refusal: { code: 'malformed', path: expect.toSatisfy((given: typeof path) => path.every((key, k) => given[k] === key)) },
})

const POLL: PollInput = { method: 'plurality', seats: 1, candidates: ['a', 'b'] }
const STATUTE = { win: { num: 1, den: 2, cmp: '>', of: 'ballotsCast', unit: 'voters' } }

describe('a body that no ballots add up to is refused, counted or merged:', () => {
  const APPROVAL = [{ approvals: ['a'], count: 2 }, { approvals: ['a', 'b'] }, { approvals: [] }]
  const NAMES = [{ approvals: ['a'], count: 2 }, { marks: { z: 'writeIn' } }, { approvals: [] }]
  const SCORES = [{ scores: { a: 5, b: 1 }, count: 2 }, { scores: {} }]
  const RANKS = [{ ranking: ['a', 'b'], count: 2 }, { ranking: ['b', 'a'] }]

  test.each<[string, string, object, readonly object[], object, readonly string[]]>([
    ['plurality', 'more votes than ballots', {}, NAMES, { votes: [3, 0] }, ['votes']],
    ['plurality', 'fewer votes than ballots', {}, NAMES, { votes: [1, 0] }, ['votes']],
    ['plurality', 'a person written in by nobody', {}, NAMES, { votes: [3, 0], writeIns: [['z', 0]] }, ['votes']],
    ['plurality', 'votes for one who withdrew', { withdrawn: ['b'] }, NAMES, { votes: [1, 1] }, ['votes']],
    ['limited', 'more names than ballots may hold', { rules: { marks: 1 } }, NAMES, { votes: [3, 3] }, ['votes']],
    ['approval', 'one who has more than all', {}, APPROVAL, { votes: [4, 1] }, ['votes']],
    ['approval', 'ballots that are for somebody, and nobody has votes', {}, APPROVAL, { votes: [1, 1] }, ['votes']],
    ['statutory-majority', 'more names than seats', { rules: STATUTE }, NAMES, { votes: [3, 3] }, ['votes']],
    ['score', 'more than the best score of all', { rules: { max: 5 } }, SCORES, { votes: [11, 2] }, ['votes']],
    ['score', 'one written in', { rules: { max: 5 } }, SCORES, { writeIns: [['z', 1]] }, ['votes']],
    ['borda', 'more points than there are', {}, RANKS, { votes: [6, 6] }, ['votes']],
    ['borda', 'fewer points than there are', { unranked: 'last' }, RANKS, { votes: [1, 2] }, ['votes']],
    ['two-round', 'more ballots that rank than ballots', {}, RANKS, { ranked: 9 }, ['ranked']],
    [
      'two-round',
      'more in a pair than ballots',
      {},
      RANKS,
      {
        above: [
          [0, 3],
          [1, 0],
        ],
      },
      ['above'],
    ],
    [
      'two-round',
      'somebody above themselves',
      {},
      RANKS,
      {
        above: [
          [1, 2],
          [1, 0],
        ],
      },
      ['above'],
    ],
  ])('%s: %s', (method, _, more, ballots, change, path) => {
    const summary = summarize({ ...POLL, method, ...more, ballots } as CountInput) as Summary
    expect(count(summary).ok).toBe(true)
    const changed = { ...summary, body: { ...(summary.body as object), ...change } } as Summary
    expect(count(changed)).toMatchObject(refused(['body', ...path]))
    expect(merge(summary, changed)).toMatchObject(refused(['body', ...path]))
  })
})

describe('figures of a motion, a draw, an apportionment that cannot be:', () => {
  const motion: Motion = { pass: { num: 1, den: 2, cmp: '>', of: 'forAndAgainst', unit: 'members' } }
  const pool = ['a', 'b', 'c']
  const NUMBERS = [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]

  test.each(NUMBERS)('%d votes', (figure) => {
    const tally = { units: { members: { for: figure, against: 1 } } }
    expect(decide(motion, tally)).toMatchObject(refused(['tally', 'units', 'members', 'for']))
  })

  test.each([...NUMBERS, 0])('%d places', (places) => {
    const groups = [{ group: 'g', places, reserves: 0, pool }]
    expect(drawParticipants({ seed: 's', groups })).toMatchObject(refused(['groups', 0, 'places']))
  })

  test.each([...NUMBERS, '-1', '1e3', '0.5', ''])('a size of %j', (size) => {
    expect(apportion({ method: 'hamilton', seats: 1, shares: [{ id: 'a', size }] })).toMatchObject(refused(['shares', 0, 'size']))
  })

  test('persons twice, strangers, nobody, too few', () => {
    const draw = (input: object) =>
      drawParticipants({ seed: 's', groups: [{ group: 'g', places: 1, reserves: 0, pool }], ...input })
    const group = { group: 'h', places: 1, reserves: 0, pool: ['d'] }
    expect(draw({ groups: [{ ...group, pool: ['a', 'a'] }] })).toMatchObject(refused(['groups', 0, 'pool', 1]))
    expect(draw({ groups: [group, { ...group, group: 'i' }] })).toMatchObject(refused(['groups', 1, 'pool', 0]))
    expect(draw({ groups: [group, { ...group, pool: ['e'] }] })).toMatchObject(refused(['groups', 1, 'group']))
    expect(draw({ groups: [{ ...group, places: 2 }] })).toMatchObject(refused(['groups', 0, 'pool']))
    expect(draw({ groups: [] })).toMatchObject(refused(['groups']))
    expect(draw({ refused: ['x'] })).toMatchObject(refused(['refused', 0]))
    expect(draw({ refused: ['a', 'a'] })).toMatchObject(refused(['refused', 1]))
    const share = (input: object) => apportion({ method: 'jefferson', seats: 1, shares: [{ id: 'a', size: 1 }], ...input })
    expect(share({ shares: [] })).toMatchObject(refused(['shares']))
    expect(
      share({
        shares: [
          { id: 'a', size: 1 },
          { id: 'a', size: 2 },
        ],
      }),
    ).toMatchObject(refused(['shares', 1, 'id']))
    expect(share({ shares: [{ id: 'a', size: 0 }] })).toMatchObject(refused(['shares']))
    expect(share({ seats: 0 })).toMatchObject(refused(['seats']))
  })
})
