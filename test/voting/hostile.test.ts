import {
  type ApportionInput,
  apportion,
  type CountInput,
  type CountRecord,
  count,
  type DrawInput,
  decide,
  drawParticipants,
  METHODS,
  type Motion,
  merge,
  type PollInput,
  type Summary,
  summarize,
  verifyCount,
} from 'huzhu/voting'
import { describe, expect, test } from 'vitest'

/** An object whose one field throws when it is read. */
const trap = (field: string) =>
  Object.defineProperty({}, field, {
    enumerable: true,
    get() {
      throw new Error('nobody may read this')
    },
  })

/** `{ all: [{ all: [...] }] }`, so many levels deep. */
const nested = (levels: number) => {
  let threshold: unknown = { num: 1, den: 2, cmp: '>', of: 'voted', unit: 'voters' }
  for (let level = 0; level < levels; level += 1) threshold = { all: [threshold] }
  return threshold
}

const refused = (path: readonly (string | number)[]) => ({
  ok: false,
  refusal: { code: 'malformed', path: expect.toSatisfy((given: typeof path) => path.every((key, k) => given[k] === key)) },
})

const POLL: PollInput = { method: 'plurality', seats: 1, candidates: ['a', 'b'] }
const STATUTE = { win: { num: 1, den: 2, cmp: '>', of: 'ballotsCast', unit: 'voters' } }
const counted = (input: object) => count({ ...POLL, ballots: [], ...input } as CountInput)

describe('what a getter would compute is refused, and the getter not called', () => {
  const getter = (input: object, field: string) =>
    Object.defineProperties({ ...input }, Object.getOwnPropertyDescriptors(trap(field)))

  test.each(['seats', 'candidates', 'ballots', 'ties'])('%s of a poll', (field) => {
    const poll = getter({ ...POLL, ballots: [] }, field)
    expect(count(poll as unknown as CountInput)).toMatchObject(refused([field]))
    expect(summarize(poll as unknown as CountInput)).toMatchObject(refused([field]))
  })

  test.each(['body', 'method'])('%s of a summary', (field) => {
    const summary = summarize({ ...POLL, ballots: [] }) as Summary
    const changed = getter(summary, field) as unknown as Summary
    expect(count(changed).ok).toBe(false)
    expect(merge(summary, changed).ok).toBe(false)
  })

  test('a number within a body', () => {
    const summary = summarize({ ...POLL, ballots: [] }) as Summary
    expect(count({ ...summary, body: trap('votes') as Summary['body'] })).toMatchObject(refused(['body', 'votes']))
  })

  test('of a motion, a draw, an apportionment', () => {
    expect(decide(trap('pass') as Motion, { units: {} })).toMatchObject(refused(['motion', 'pass']))
    expect(drawParticipants(trap('seed') as DrawInput)).toMatchObject(refused(['seed']))
    expect(apportion(trap('seats') as ApportionInput)).toMatchObject(refused(['seats']))
  })

  // Ballots are not copied, so that one is called here; what it throws ends in a refusal all the same.
  test.each([
    ['approvals', trap('approvals')],
    ['count', Object.assign(trap('count'), { approvals: ['a'] })],
    ['a mark', { marks: trap('a') }],
  ])('%s of a ballot', (_, ballot) => {
    expect(counted({ ballots: [{ approvals: ['a'] }, ballot] })).toMatchObject(refused(['ballots', 1]))
    const record = count({ ...POLL, ballots: [] }) as CountRecord
    expect(verifyCount([ballot as { approvals: string[] }], record)).toMatchObject({ ok: false, path: ['ballots', 0] })
  })
})

describe('a list of four billion holes is no reason to hang', () => {
  const holes = () => new Array<never>(2 ** 32 - 1)

  test.each([
    ['ballots', { ballots: holes() }, ['ballots', 0]],
    ['approvals', { ballots: [{ approvals: holes() }] }, ['ballots', 0, 'approvals', 0]],
    ['a ranking', { ballots: [{ ranking: holes() }] }, ['ballots', 0, 'ranking', 0]],
    ['candidates', { candidates: holes() }, ['candidates']],
    ['ties', { ties: holes() }, ['ties']],
  ])('%s', (_, input, path) => {
    expect(counted(input)).toMatchObject(refused(path))
  })

  test('votes of a summary', () => {
    const summary = summarize({ ...POLL, ballots: [] }) as Summary
    const changed = { ...summary, body: { ...(summary.body as object), votes: holes() } }
    expect(count(changed)).toMatchObject(refused(['body', 'votes']))
    expect(merge(changed, summary)).toMatchObject(refused(['body', 'votes']))
  })

  test('thresholds, a pool, shares', () => {
    expect(decide({ pass: { all: holes() } }, { units: {} })).toMatchObject(refused(['motion', 'pass', 'all']))
    const groups = [{ group: 'g', places: 1, reserves: 0, pool: holes() }]
    expect(drawParticipants({ seed: 's', groups })).toMatchObject(refused(['groups', 0, 'pool']))
    expect(apportion({ method: 'webster', seats: 1, shares: holes() })).toMatchObject(refused(['shares']))
  })
})

test('of a hundred thousand wrong numbers in a body the first is named', () => {
  const summary = summarize({ ...POLL, ballots: [] }) as Summary
  const votes = [0, ...new Array<number>(100_000).fill(-1)]
  expect(count({ ...summary, body: { ...(summary.body as object), votes } })).toMatchObject(refused(['body', 'votes', 1]))
})

describe('a thousand levels of nesting', () => {
  test('in the rules of a poll', () => {
    expect(counted({ method: 'statutory-majority', rules: { win: nested(1000) } })).toMatchObject(
      refused(['rules', 'win', 'all']),
    )
  })

  test('in a motion', () => {
    expect(decide({ pass: nested(1000) } as Motion, { units: {} })).toMatchObject(refused(['motion', 'pass', 'all']))
  })

  test('in a record', () => {
    const record = { ...count({ ...POLL, ballots: [] }), rules: nested(1000) } as unknown as CountRecord
    expect(verifyCount([], record)).toMatchObject({ ok: false, path: expect.arrayContaining(['rules']) })
  })
})

describe('`__proto__`, and half a character, are no ids', () => {
  test.each(['__proto__', '\ud800'])('%j', (id) => {
    expect(counted({ candidates: ['a', id] })).toMatchObject(refused(['candidates', 1]))
    const marks = JSON.parse(`{ ${JSON.stringify(id)}: "writeIn" }`) as object
    expect(counted({ ballots: [{ marks }] })).toMatchObject(refused(['ballots', 0, 'marks', id]))
    const groups = [{ group: 'g', places: 1, reserves: 0, pool: ['a', id] }]
    expect(drawParticipants({ seed: 's', groups })).toMatchObject(refused(['groups', 0, 'pool', 1]))
    expect(apportion({ method: 'webster', seats: 1, shares: [{ id, size: 1 }] })).toMatchObject(refused(['shares', 0, 'id']))
  })
})

test('a withdrawal that is written down twice is refused', () => {
  expect(counted({ withdrawn: ['a', 'a'] })).toMatchObject(refused(['withdrawn', 1]))
})

describe('10,000 candidates are counted, or refused where the work or the record would grow beyond use:', () => {
  const candidates = Array.from({ length: 10_000 }, (_, index) => `c${index}`)
  const rules: { readonly [method: string]: object } = { limited: { marks: 1 }, score: { max: 1 }, 'statutory-majority': STATUTE }
  const named = ['limited', 'approval', 'statutory-majority']
  const COUNTED = ['plurality', ...named, 'score', 'borda']

  test.each(METHODS)('%s', (method) => {
    const said =
      method === 'score'
        ? { scores: { c7: 1 } }
        : named.includes(method)
          ? { approvals: ['c7'] }
          : { ranking: ['c7', ...candidates.filter((id) => id !== 'c7')] }
    const poll = { method, seats: 1, candidates, ...(rules[method] === undefined ? {} : { rules: rules[method] }) }
    const record = count({ ...poll, ballots: [said] } as CountInput)
    expect(record).toMatchObject(COUNTED.includes(method) ? { ok: true, elected: ['c7'] } : refused(['candidates']))
    expect(count({ ...poll, candidates: [...candidates, 'x'], ballots: [] } as CountInput)).toMatchObject(refused(['candidates']))
  })
})

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
