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
    expect(count({ ...summary, body: trap('votes') as Summary['body'] })).toMatchObject(refused(['body']))
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
