import { isDeepStrictEqual } from 'node:util'
import * as fc from 'fast-check'
import type { Json } from 'huzhu'
import { type Ballot, type CountInput, type CountRecord, count, METHODS, type PollInput, verifyCount } from 'huzhu/voting'
import { pollOf } from 'huzhu/voting/formats'
import { describe, expect, test } from 'vitest'
import { COVERED, settings } from './arbitrary.ts'
import { ballotBlt, ballotPacked, hasBallots, withFiles } from './shared.ts'

/** Fields that say how a poll is counted. Another value there is another poll, which may come out the same. */
const POLL = ['method', 'seats', 'candidates', 'withdrawn', 'turnout', 'ties', 'unranked', 'rules']

function counted(poll: PollInput, ballots: readonly Ballot[]): CountRecord {
  const record = count({ ...poll, ballots })
  if (!record.ok) throw new Error(JSON.stringify(record.refusal))
  return record
}

const TIES: fc.Arbitrary<PollInput['ties']> = fc.constantFrom(
  [],
  ['priorStage'],
  [{ order: ['c', 'a', 'e', 'b', 'd'] }],
  [{ lot: { seed: 'seven' } }],
  ['priorStage', { lot: { seed: 'seven' } }],
)

test('the records of every method are checked here', () => {
  expect([...COVERED].sort()).toEqual([...METHODS].sort())
})

describe.each(COVERED)('%s', (method) => {
  const cases = fc.record({ setting: settings(method), ties: TIES })

  test('every count is found right, whatever rules there are for ties', () => {
    fc.assert(
      fc.property(cases, ({ setting: { poll, ballots }, ties }) => {
        expect(verifyCount(ballots, counted({ ...poll, ties: ties! }, ballots))).toEqual({ ok: true })
      }),
      { numRuns: 300 },
    )
  })

  test('a record with any one figure or name changed is refused, there or where the change shows', () => {
    fc.assert(
      fc.property(cases, ({ setting: { poll, ballots }, ties }) => {
        const record = counted({ ...poll, ties: ties! }, ballots)
        for (const path of leaves(record as unknown as Json)) {
          if (path[0] === 'ok' || POLL.includes(path[0] as string)) continue
          const verified = verifyCount(ballots, changed(record as unknown as Json, path) as unknown as CountRecord)
          expect({ path, ok: verified.ok }).toEqual({ path, ok: false })
          expect(verified.ok || verified.path).toEqual(path)
        }
      }),
      { numRuns: 20 },
    )
  })

  test('a record of other ballots is refused', () => {
    fc.assert(
      fc.property(cases, ({ setting: { poll, ballots }, ties }) => {
        fc.pre(ballots.length > 0)
        const record = counted({ ...poll, ties: ties! }, ballots)
        expect(verifyCount(ballots.slice(1), record).ok).toBe(false)
      }),
    )
  })

  test('a record with a line left out, or one too many, is refused', () => {
    fc.assert(
      fc.property(cases, ({ setting: { poll, ballots }, ties }) => {
        const record = counted({ ...poll, ties: ties! }, ballots)
        for (const field of Object.keys(record).filter((key) => key !== 'ok' && !POLL.includes(key))) {
          const { [field as 'elected']: _, ...rest } = record
          expect(verifyCount(ballots, rest as CountRecord)).toMatchObject({ ok: false, path: [field] })
        }
        expect(verifyCount(ballots, { ...record, stages: [...record.stages, ...record.stages] }).ok).toBe(false)
        expect(verifyCount(ballots, { ...record, note: 'x' } as CountRecord)).toMatchObject({ ok: false, path: ['note'] })
      }),
      { numRuns: 20 },
    )
  })
})

test.each(COVERED)('a record of %s that names another poll is right exactly if the ballots count so in that poll', (method) => {
  fc.assert(
    fc.property(settings(method), TIES, ({ poll, ballots }, ties) => {
      const record = counted({ ...poll, ties: ties! }, ballots)
      const { ok: _, ...said } = { ok: true, ...record }
      for (const path of leaves(said as unknown as Json).filter(([field]) => POLL.includes(field as string))) {
        const other = changed(said as unknown as Json, path) as unknown as CountRecord
        const own = Object.fromEntries(Object.entries(other).filter(([field]) => POLL.includes(field))) as unknown as PollInput
        const again = count({ ...own, ballots })
        const same = again.ok && isDeepStrictEqual({ ...again }, { ok: true, ...other })
        expect({ path, ok: verifyCount(ballots, other).ok }).toEqual({ path, ok: same })
      }
    }),
    { numRuns: 30 },
  )
})

describe('ballots that are no plain order, read by every rule', () => {
  const rank = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 3 })
  const ballot = fc.record({ ranking: fc.array(rank, { maxLength: 5 }), count: fc.integer({ min: 1, max: 9 }) })
  const marking = {
    skippedRanks: fc.constantFrom('skip', 'exhaust', 'exhaustAfterTwo'),
    duplicates: fc.constantFrom('skip', 'exhaust'),
    batch: fc.constantFrom('none', 'certainLosers'),
    excludedFirst: fc.subarray(['b', 'd']),
  }
  const irv = fc.record({ ...marking, overvotes: fc.constantFrom('exhaust', 'skip', 'exhaustIfSeveralContinuing') })
  const wigm = fc.record(
    {
      ...marking,
      overvotes: fc.constantFrom('exhaust', 'skip'),
      quota: fc.constantFrom('droop', 'hagenbachBischoff', 'hare', 'droopDecimal'),
      decimals: fc.constantFrom(0, 1, 4),
    },
    { requiredKeys: ['overvotes', 'skippedRanks', 'duplicates'] },
  )

  const meek = fc.record(
    {
      ...{ skippedRanks: marking.skippedRanks, duplicates: marking.duplicates },
      overvotes: fc.constantFrom('exhaust', 'skip', 'split', 'average'),
      arithmetic: fc.constantFrom('reference', 'parametric', 'fractions'),
      decimals: fc.constantFrom(4, 9),
      omega: fc.constantFrom(1, 3),
    },
    { requiredKeys: ['overvotes', 'skippedRanks', 'duplicates', 'omega'] },
  )

  test.each([
    ['meek-stv', meek, 3],
    ['irv', irv, 1],
    ['wigm-stv', wigm, 3],
    ['scottish-stv', fc.constant({}), 3],
  ] as const)('%s', (method, rules, most) => {
    fc.assert(
      fc.property(
        fc.record({ seats: fc.integer({ min: 1, max: most }), rules, ties: TIES }),
        fc.array(ballot, { maxLength: 12 }),
        (own, ballots) => {
          const record = count({ method, candidates: ['a', 'b', 'c', 'd'], ...own, ballots } as PollInput & { ballots: Ballot[] })
          fc.pre(record.ok)
          expect(record.ok && verifyCount(ballots, record)).toEqual({ ok: true })
        },
      ),
      { numRuns: 1000 },
    )
  })
})

test.each(['schulze', 'ranked-pairs', 'copeland', 'minimax'] as const)(
  '%s by every rule for strengths and for those not ranked',
  (method) => {
    const strengths = method === 'minimax' ? ['winning', 'margins'] : ['winning', 'margins', 'ratio']
    const rules =
      method === 'copeland' ? fc.constant({}) : fc.record({ strength: fc.constantFrom(...strengths) }, { requiredKeys: [] })
    const own = fc.record({
      rules,
      ties: TIES,
      unranked: fc.constantFrom('last', 'noOpinion'),
      seats: fc.integer({ min: 1, max: 4 }),
    })
    let found = 0
    fc.assert(
      fc.property(own, settings(method), (poll, { ballots }) => {
        const record = count({ method, candidates: ['a', 'b', 'c', 'd', 'e'], ...poll, ballots } as CountInput)
        if (!record.ok) return
        found += 1
        expect(verifyCount(ballots, record)).toEqual({ ok: true })
      }),
      // A fixed seed: what must have occurred at the end must not hang on chance.
      { numRuns: 600, seed: 2026 },
    )
    expect(found).toBeGreaterThan(300)
  },
)

describe('a statutory majority, in every round and with every figure of the sheet', () => {
  const share = (...of: string[]) =>
    fc
      .record({
        num: fc.integer({ min: 1, max: 2 }),
        den: fc.constantFrom(2, 3),
        cmp: fc.constantFrom('>', '>='),
        of: fc.constantFrom(...of),
      })
      // Nothing is more than the whole.
      .map((each) => (each.num === each.den ? { ...each, cmp: '>=' } : each))
  const win = share('eligible', 'voted', 'ballotsCast').map((each) => ({ ...each, unit: 'voters' }))
  const fraction = fc.record({ num: fc.integer({ min: 1, max: 2 }), den: fc.integer({ min: 1, max: 5 }) })
  const rules = fc.record(
    {
      win,
      round: fc.constantFrom('first', 'runoff', 'revote'),
      turnout: share('eligible').map((each) => ({ ...each, unit: 'voters' })),
      runoff: fc.record({ win, beyond: fc.integer({ min: 0, max: 2 }) }, { requiredKeys: ['win'] }),
      returnedExceed: fc.subarray(['issued', 'voted']),
      differential: fc.record({ min: fraction, max: fraction }, { requiredKeys: [] }),
      marks: fc.integer({ min: 1, max: 3 }),
    },
    { requiredKeys: ['win'] },
  )
  const ballot = fc.record({
    approvals: fc.subarray(['a', 'b', 'c', 'd']),
    count: fc.integer({ min: 1, max: 5 }),
  })
  const written = fc.constant({ marks: { a: 'for', y: 'writeIn', b: 'against' }, count: 3 } as const)
  const poll = fc.record({
    ...{ rules, ties: TIES, seats: fc.integer({ min: 1, max: 3 }), voidOnes: fc.integer({ min: 0, max: 2 }) },
    ...{
      eligible: fc.integer({ min: 10, max: 60 }),
      voted: fc.integer({ min: 0, max: 40 }),
      issued: fc.integer({ min: 0, max: 40 }),
    },
    withdrawn: fc.subarray(['d']),
  })
  let valid = 0

  test('every count is found right', () => {
    fc.assert(
      fc.property(
        poll,
        fc.array(fc.oneof(ballot, written), { maxLength: 8 }),
        ({ voidOnes, eligible, voted, issued, ...own }, ballots) => {
          const marks = Number(own.rules.marks ?? own.seats)
          const overMarked = ballots.filter(
            (one) => 'approvals' in one && one.approvals.filter((id) => !own.withdrawn.includes(id)).length > marks,
          )
          const turnout = { eligible, voted, issued, void: voidOnes + overMarked.reduce((sum, one) => sum + one.count, 0) }
          const record = count({
            ...{ method: 'statutory-majority', candidates: ['a', 'b', 'c', 'd'] },
            ...{ ...own, turnout, ballots },
          } as CountInput)
          if (!record.ok) return
          valid += 1
          expect(verifyCount(ballots, record)).toEqual({ ok: true })
        },
      ),
      // A fixed seed: what must have occurred at the end must not hang on chance.
      { numRuns: 2000, seed: 2026 },
    )
    expect(valid).toBeGreaterThan(500)
  })
})

test.each(['plurality', 'irv', 'meek-stv', 'wigm-stv', 'minimax'] as const)(
  'more ballots than a number holds, by %s, to the last one',
  (method) => {
    const ballots = [
      { ranking: ['a', 'b', 'c'], count: '9007199254740993' },
      { ranking: ['b', 'c', 'a'], count: '9007199254740992' },
    ]
    const record = counted({ method, seats: 1, candidates: ['a', 'b', 'c'] }, ballots)
    expect(verifyCount(ballots, record)).toEqual({ ok: true })
    expect(verifyCount([ballots[0]!, { ...ballots[1]!, count: '9007199254740993' }], record).ok).toBe(false)
  },
)

test.each([
  ['parametric', 'is as good as none', '2.00'],
  ['reference', 'goes on', '1.90'],
] as const)('a surplus of omega itself, by Meek in %s arithmetic, %s', (arithmetic, _, after) => {
  const rest = Array.from({ length: 187 }, (_, index) => `c${index}`)
  const ballots = [{ ranking: ['a'], count: 2 }, ...rest.map((id) => ({ ranking: [id] }))]
  const rules = { arithmetic, omega: 1, decimals: 2 }
  const record = counted({ method: 'meek-stv', seats: 99, candidates: ['a', ...rest], rules }, ballots)
  expect(record.stages[1]).toMatchObject({ kind: 'iteration', votes: { a: after } })
  expect(verifyCount(ballots, record)).toEqual({ ok: true })
})

describe('what is no record, and ballots that are none, are a problem with its place', () => {
  const ballots: readonly Ballot[] = [{ approvals: ['a'], count: 5 }, { approvals: ['b'] }]
  const share = { num: 1, den: 2, cmp: '>', of: 'ballotsCast', unit: 'voters' }
  const rules = { win: share } as unknown as NonNullable<PollInput['rules']>
  const record = counted({ method: 'statutory-majority', seats: 1, candidates: ['a', 'b'], rules }, ballots)

  test.each([
    ['nothing', null, []],
    ['a list', [], []],
    ['an empty object', {}, ['method']],
    ['a refusal', count({ method: 'irv', seats: 0, candidates: ['a'], ballots }), ['ok']],
    ['a method that is none', { ...record, method: 'coin' }, ['method']],
    ['a method of other ballots', { ...record, method: 'irv', rules: {} }, ['ballots', 0]],
    ['a candidate twice', { ...record, candidates: ['a', 'a'] }, ['candidates', 1]],
    ['somebody withdrawn who is no candidate', { ...record, withdrawn: ['c'] }, ['withdrawn', 0]],
    ['an order of some', { ...record, ties: [{ order: ['a'] }] }, ['ties', 0, 'order']],
    ['rules of another method', { ...record, rules: { marks: 1 } }, ['rules', 'win']],
    ['more void ballots than a number holds', { ...record, turnout: { eligible: 9, void: 2 ** 53 - 1 } }, ['turnout', 'void']],
  ])('%s', (_, given, path) => {
    expect(verifyCount(ballots, given as unknown as CountRecord)).toMatchObject({ ok: false, path })
  })

  test.each([
    ['no list', {}, ['ballots']],
    ['a ballot that says nothing', [...ballots, {}], ['ballots', 2]],
    ['a ballot for a stranger', [...ballots, { approvals: ['z'] }], ['ballots', 2]],
    ['a ballot that names one twice', [...ballots, { approvals: ['a', 'a'] }], ['ballots', 2]],
    ['a candidate written in', [...ballots, { marks: { a: 'writeIn' } }], ['ballots', 2]],
    ['half a ballot', [...ballots, { approvals: ['a'], count: 0.5 }], ['ballots', 2]],
    ['one ballot more', [...ballots, { approvals: [] }], ['stages', 0, 'exhausted']],
  ])('%s', (_, given, path) => {
    expect(verifyCount(given as unknown as Ballot[], record)).toMatchObject({ ok: false, path })
  })
})

describe.skipIf(!hasBallots)(withFiles('elections that were held'), () => {
  test('every fifth of the 374 to Scottish councils, 2007 to 2012', () => {
    const lines = ballotPacked('scottish/all-2007-2012.jsonl.gz').trim().split('\n')
    expect(lines).toHaveLength(374)
    for (const line of lines.filter((_, index) => index % 5 === 0)) {
      const { seats, names, ballots: text } = JSON.parse(line) as { seats: number; names: string[]; ballots: string }
      const ballots = text.split(' ').map((one) => ({ ranking: [...one.replace(/\d+/, '')], count: Number.parseInt(one, 10) }))
      const candidates = [...'abcdefghijklmn'.slice(0, names.length)]
      expect(verifyCount(ballots, counted({ method: 'scottish-stv', seats, candidates }, ballots))).toEqual({ ok: true })
    }
  })

  test.each([
    ['us/2013_minneapolis_mayor.blt', { method: 'irv', rules: { batch: 'certainLosers', excludedFirst: ['36'] } }],
    [
      'us/2024_portland_or_d1.blt',
      { method: 'wigm-stv', rules: { overvotes: 'skip', skippedRanks: 'skip', duplicates: 'skip' } },
    ],
    ['scottish/glasgow_2007_springburn.blt', { method: 'scottish-stv' }],
    ['scottish/glasgow_2007_springburn.blt', { method: 'meek-stv' }],
    ['scottish/glasgow_2007_springburn.blt', { method: 'wigm-stv', rules: { decimals: 4, quota: 'droopDecimal' } }],
  ] as const)('%s by %o', (path, by) => {
    const { ballots, ...poll } = pollOf(ballotBlt(path))
    const record = counted({ ...poll, ...by } as PollInput, ballots)
    expect(record.stages.length).toBeGreaterThan(3)
    expect(verifyCount(ballots, record)).toEqual({ ok: true })
  })
})

/** Paths to every text and number. */
function leaves(value: Json, path: readonly (string | number)[] = []): readonly (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path]
  return Object.entries(value).flatMap(([key, each]) => leaves(each as Json, [...path, Array.isArray(value) ? Number(key) : key]))
}

/** A copy in which one text or number is another one. */
function changed(value: Json, [key, ...rest]: readonly (string | number)[]): Json {
  if (key === undefined)
    return typeof value === 'number' ? value + 1 : typeof value === 'boolean' ? !value : `${value as string}1`
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as { [key: string | number]: Json }
  copy[key] = changed(copy[key] as Json, rest)
  return copy as unknown as Json
}
