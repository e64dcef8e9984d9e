import { type Ballot, type CountRecord, count, type PollInput, verifyCount } from 'huzhu/voting'
import { type BltFile, pollOf } from 'huzhu/voting/formats'
import { describe, expect, test } from 'vitest'
import { ballotBlt, ballotFolder, ballotJson, ballotText, hasBallots, withFiles } from './shared.ts'

const POLL: PollInput = { method: 'meek-stv', seats: 2, candidates: ['a', 'b', 'c'] }

function counted(poll: Partial<PollInput>, ballots: readonly Ballot[]): CountRecord {
  const result = count({ ...POLL, ...poll, ballots })
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result
}

const ranks = (count: number, ...ranking: (string | string[])[]): Ballot => ({ ranking, count })

describe.skipIf(!hasBallots)(withFiles('the reference rule of the PR Foundation'), () => {
  interface Expected {
    readonly meekPrf: {
      readonly quota: string
      readonly electedIds: readonly number[]
      readonly finalVotes: { readonly [id: string]: string }
    }
  }

  const wards = hasBallots ? ballotFolder('scottish').filter((file) => file.endsWith('.blt')) : []
  test.each(wards)('elects in %s whom it must, with quota and last votes to nine places', (file) => {
    const { meekPrf } = ballotJson<Expected>(`scottish/${file.replace('.blt', '.expected.json')}`)
    const poll = pollOf(ballotBlt(`scottish/${file}`))
    const record = counted(poll, poll.ballots)
    expect([...record.elected].sort()).toEqual(meekPrf.electedIds.map(String).sort())
    expect(record.quota).toBe(meekPrf.quota)
    expect(record.stages.at(-1)?.votes).toEqual(meekPrf.finalVotes)
  })
})

describe.skipIf(!hasBallots)(withFiles('the transcripts of stv-rs, round by round'), () => {
  /** What a transcript says after a round: votes of those who are not out, and the quota. */
  interface Round {
    readonly votes: { readonly [name: string]: string }
    readonly quota: string
    readonly elected: readonly string[]
    readonly excluded: readonly string[]
  }

  const RULES: { readonly [arithmetic: string]: object } = {
    fixed9: { arithmetic: 'parametric' },
    bigfixed9: { arithmetic: 'parametric' },
    approx: { arithmetic: 'fractions' },
  }

  function readRounds(text: string): readonly Round[] {
    const [, ...rounds] = text.split(/^Round \d+:$/m)
    return rounds.map((round) => {
      const actions = round.split('Action: ').filter((action) => /^(Elect:|Defeat \()/.test(action))
      const last = actions.at(-1) ?? ''
      const counts = [...last.matchAll(/^\t(?:Elected|Hopeful|Defeated): +(.+) \((.+)\)$/gm)]
      const titled = (title: RegExp) => actions.flatMap((action) => title.exec(action)?.[1] ?? [])
      return {
        votes: Object.fromEntries(counts.flatMap(([, names = '', votes = '']) => names.split(', ').map((name) => [name, votes]))),
        quota: /Quota: (.+)/.exec(last)?.[1] ?? '',
        elected: titled(/^Elect: (.+)/),
        excluded: titled(/^Defeat \(.+\): (.+)/),
      }
    })
  }

  /** The ballots of a transcript. Three are written out here: `minimal` ten times, and ballots that say without equal ranks what `equal_preference` means. */
  function fileOf(name: string): readonly [BltFile, readonly Ballot[]] {
    const minimal = () => ballotBlt('small/stv-rs/minimal.blt')
    const equal = () => ballotBlt('small/stv-rs/equal_preference.blt')
    const others = [ranks(3, 'apple'), ranks(1, 'cherry', 'apple')]
    switch (name) {
      case 'minimal10':
        return [minimal(), minimal().ballots.map(({ ranking }) => ({ ranking, count: 10 }))]
      case 'equal_preference_droop':
        return [equal(), [...others, ranks(1, 'apple', 'cherry'), ranks(1, 'banana', 'cherry')]]
      case 'equal_preference_equalize':
        return [equal(), [...others, ranks(1, 'apple', 'banana', 'cherry'), ranks(1, 'banana', 'apple', 'cherry')]]
      default:
        return [ballotBlt(`small/stv-rs/${name}.blt`), ballotBlt(`small/stv-rs/${name}.blt`).ballots]
    }
  }

  const logs = hasBallots ? ballotFolder('small/stv-rs').filter((file) => file.endsWith('.log')) : []
  const whole = logs.filter((file) => !file.startsWith('ballot_sum_overflows') && ballotText(`small/stv-rs/${file}`) !== '')
  test.each(whole)('%s', (log) => {
    const text = ballotText(`small/stv-rs/${log}`)
    const [name = ''] = log.split('.')
    const [file, ballots] = fileOf(name)
    const order = [...(file.tieOrder ?? file.candidates.map(({ id }) => id))].reverse()
    const rules = { ...RULES[log.split('.').at(-2) ?? ''], overvotes: log.includes('.equalize.') ? 'average' : 'split' } as const
    const record = counted({ ...pollOf(file), rules, ties: [{ order }] }, ballots)
    const named = (id: string) => file.candidates.find((candidate) => candidate.id === id)?.name as string
    const rounds = readRounds(text)
    const stages = record.stages.slice(0, rounds.length)
    expect(
      stages.map(({ votes, quota }) => ({
        quota,
        votes: Object.fromEntries(Object.entries(votes).map(([id, n]) => [named(id), n])),
      })),
    ).toEqual(rounds.map(({ votes, quota }) => ({ votes, quota })))
    expect(stages.map(({ elected }) => elected.map(named).sort())).toEqual(rounds.map(({ elected }) => [...elected].sort()))
    expect(record.stages.slice(1, rounds.length).map(({ excluded }) => excluded.map(named))).toEqual(
      rounds.slice(0, -1).map(({ excluded }) => excluded),
    )
    const end = /Action: Count Complete\n((?:\tElected: .*\n)+)/.exec(text)?.[1]?.matchAll(/Elected: +(.+) \(/g) ?? []
    expect(record.elected.map(named).sort()).toEqual([...end].map(([, one]) => one).sort())
  })
})

describe('where rounding lets one more reach the quota than there are seats', () => {
  // elect_too_many of stv-rs, at which stv-rs and droop fail: after two exclusions' worth of halves, both who are left have the quota of 2.666666665.
  const ballots = [
    ranks(3, ['a', 'b'], ['c', 'd']),
    ranks(3, ['b', 'c'], ['d', 'a']),
    ranks(1, ['c', 'd'], ['a', 'b']),
    ranks(1, ['d', 'a'], ['b', 'c']),
  ]
  const poll = { candidates: ['a', 'b', 'c', 'd'], rules: { arithmetic: 'parametric', overvotes: 'average' } } as const

  test('those who are level for the last seat are tied', () => {
    const record = counted(poll, ballots)
    expect(record).toMatchObject({ elected: ['b'], tied: [{ what: 'seats', seats: 1, among: ['a', 'c'], stage: 2 }] })
    expect(record.stages[2]).toMatchObject({ quota: '2.666666665', votes: { a: '2.666666665', c: '2.666666665' }, elected: [] })
  })

  test('a rule of the poll elects one of them', () => {
    const record = counted({ ...poll, ties: [{ order: ['c', 'a', 'b', 'd'] }] }, ballots)
    expect(record).toMatchObject({ elected: ['b', 'c'], tied: [], broken: [{ what: 'seats', chosen: ['c'] }] })
    expect(record.stages.at(-1)).toMatchObject({ kind: 'exclusion', of: ['a'] })
  })
})

describe('a ballot', () => {
  test('that is for nobody is no part of the quota', () => {
    const record = counted({}, [ranks(5, 'a'), ranks(3, 'b'), ranks(1, 'c'), ranks(9)])
    expect(record).toMatchObject({
      ballots: { valid: '18', blank: '9' },
      stages: [{ quota: '3.000000001', exhausted: '9.000000000' }, {}, {}],
    })
  })

  test('gives of what it has whatever the elected do not keep, also to candidates ranked behind one elected later', () => {
    const { stages, elected } = counted({ seats: 2, candidates: ['a', 'b', 'c'] }, [
      ranks(8, 'a', 'b'),
      ranks(1, 'b', 'c'),
      ranks(3, 'c'),
    ])
    expect(elected).toEqual(['a', 'b'])
    // 12 votes for 2 seats: a keeps 4 of 8, half of each ballot, and b gets the other half.
    expect(stages[0]).toMatchObject({ votes: { a: '8.000000000', b: '1.000000000' }, elected: ['a'] })
    expect(stages[1]).toMatchObject({ kind: 'iteration', votes: { a: '4.000000008', b: '4.999999992' }, elected: ['b'] })
  })

  const level = [ranks(6, ['a', 'b'], 'c'), ranks(5, 'a'), ranks(1, 'c')]
  test('that ranks two alike is split between them; what the elected one does not keep goes on behind both', () => {
    const { stages } = counted({ seats: 1, candidates: ['a', 'b', 'c'], rules: { overvotes: 'split' } }, level)
    expect(stages[0]?.votes).toEqual({ a: '8.000000000', b: '3.000000000', c: '1.000000000' })
    const two = counted({ seats: 2, rules: { overvotes: 'split', arithmetic: 'fractions' } }, level)
    expect(two.stages[1]).toMatchObject({ votes: { b: '3' } })
  })

  test('or counts as the average of both orders; then it goes on to the other of the two', () => {
    const two = counted({ seats: 2, rules: { overvotes: 'average', arithmetic: 'fractions' } }, level)
    // a keeps half. Of six ballots three have b first, and three pass half of their votes on to b.
    expect(two.stages[0]).toMatchObject({ votes: { a: '8', b: '3' }, elected: ['a'], quota: '4' })
    expect(two.stages[1]).toMatchObject({ votes: { b: '9/2' }, elected: ['b'] })
  })

  test('three alike are the average of six orders', () => {
    const candidates = ['a', 'b', 'c', 'd']
    const rules = { overvotes: 'average', arithmetic: 'fractions' } as const
    const orders = [
      ['a', 'b', 'c'],
      ['a', 'c', 'b'],
      ['b', 'a', 'c'],
      ['b', 'c', 'a'],
      ['c', 'a', 'b'],
      ['c', 'b', 'a'],
    ] as const
    const others = [ranks(20, 'a', 'd'), ranks(15, 'b', 'd'), ranks(8, 'd')]
    const together = counted({ seats: 3, candidates, rules }, [...others, ranks(6, ['a', 'b', 'c'], 'd')])
    const apart = counted({ seats: 3, candidates, rules }, [...others, ...orders.map((order) => ranks(1, ...order, 'd'))])
    expect(together.stages).toEqual(apart.stages)
    expect(together.stages.length).toBeGreaterThan(2)
  })
})

describe('ties', () => {
  test('for exclusion at the first stage stop the count, or go by the rules of the poll', () => {
    const ballots = [ranks(5, 'a'), ranks(2, 'b'), ranks(2, 'c')]
    const poll = { seats: 1, candidates: ['a', 'b', 'c'] }
    expect(counted({ ...poll, seats: 2 }, ballots)).toMatchObject({
      elected: ['a'],
      tied: [{ what: 'exclusion', among: ['b', 'c'] }],
    })
    const record = counted({ ...poll, seats: 2, ties: [{ order: ['c', 'a', 'b'] }] }, ballots)
    expect(record).toMatchObject({ elected: ['a', 'c'], tied: [], broken: [{ what: 'exclusion', chosen: ['b'] }] })
  })

  const coarse = { decimals: 1, omega: 1, overvotes: 'average' } as const

  test('hold all whom the surplus that is left could put last', () => {
    // Rounding to one place leaves a and b 0.6 above the quota each: c could have these 1.2, d has only 1.
    const record = counted({ seats: 3, candidates: ['a', 'b', 'c', 'd'], rules: coarse }, [ranks(1, 'd'), ranks(9, ['a', 'b'])])
    expect(record.stages[1]).toMatchObject({ votes: { a: '1.8', b: '1.8', c: '0.0', d: '1.0' }, quota: '1.2' })
    expect(record.tied).toEqual([{ what: 'exclusion', seats: 1, among: ['c', 'd'], stage: 1 }])
  })

  test('hold those who are level where rounding leaves an elected one below the quota: there is no surplus then', () => {
    const rules = { ...coarse, arithmetic: 'parametric', decimals: 3 } as const
    const record = counted({ rules }, [ranks(9, ['b', 'c']), ranks(9, ['a', 'b'], 'c')])
    expect(record.stages[1]).toMatchObject({ votes: { a: '5.994', b: '5.994', c: '5.994' }, quota: '5.995' })
    expect(record).toMatchObject({ elected: ['b'], tied: [{ what: 'exclusion', among: ['a', 'c'], stage: 1 }] })
  })

  test('0 ballots elect nobody: all are tied', () => {
    expect(counted({}, [])).toMatchObject({ elected: [], tied: [{ what: 'seats', seats: 2, among: ['a', 'b', 'c'], stage: 0 }] })
    expect(counted({}, [ranks(3)])).toMatchObject({ elected: [], tied: [{ what: 'seats' }], ballots: { valid: '3', blank: '3' } })
  })
})

describe('the end of a count', () => {
  test('with no more candidates than seats all are elected at once', () => {
    expect(counted({ seats: 3 }, [ranks(1, 'b')])).toMatchObject({ elected: ['b', 'a', 'c'], stages: [{}] })
  })

  const ends = ({ stages }: CountRecord) => stages.map(({ kind, of, elected }) => [kind, of, elected])

  test('once the seats are filled, all others are out, and what they had counts for nobody', () => {
    const record = counted({}, [ranks(5, 'a'), ranks(4, 'b'), ranks(1, 'c')])
    expect(ends(record)).toEqual([
      ['first', undefined, ['a', 'b']],
      ['exclusion', ['c'], []],
    ])
    expect(record.stages[1]).toMatchObject({ votes: { a: '5.000000000', c: '0.000000000' }, exhausted: '1.000000000' })
  })

  test('seats that are left go to all who are left, and nothing is transferred any more', () => {
    const record = counted({ ties: [{ order: ['c', 'a', 'b'] }] }, [ranks(5, 'a'), ranks(2, 'b', 'c'), ranks(2, 'c')])
    expect(ends(record)).toEqual([
      ['first', undefined, ['a']],
      ['iteration', undefined, []],
      ['exclusion', ['b'], ['c']],
    ])
    expect(record.stages[2]).toMatchObject({ votes: { b: '0.000000000', c: '2.000000000' } })
  })

  test('nobody keeps more than there is, however few decimals there are', () => {
    const rules = { arithmetic: 'parametric', decimals: 1, omega: 1, overvotes: 'split' } as const
    const poll = { seats: 4, candidates: ['a', 'b', 'c', 'd', 'e'], rules, ties: [{ order: ['a', 'b', 'c', 'd', 'e'] }] }
    const { stages } = counted(poll, [ranks(1, 'b', 'd', ['a', 'c']), ranks(3, 'd', 'b', 'a')])
    // b fell to 0.6 of a quota of 0.8: a keep factor of 8/6 would give four ballots 4.1 votes.
    expect(stages[1]).toMatchObject({ votes: { b: '0.6' }, quota: '0.8' })
    expect(stages[2]).toMatchObject({ votes: { a: '1.7', b: '0.9', c: '0.2', d: '0.7' }, exhausted: '0.5' })
  })

  test('a candidate without any vote is excluded like others', () => {
    const record = counted({ seats: 1, candidates: ['a', 'b', 'c'] }, [ranks(3, 'a'), ranks(3, 'b'), ranks(1, 'b')])
    expect(record.elected).toEqual(['b'])
    const { stages } = counted({ seats: 1, candidates: ['a', 'b', 'c'] }, [ranks(3, 'a'), ranks(3, 'b')])
    expect(stages[1]).toMatchObject({ of: ['c'], votes: { c: '0.000000000' } })
  })
})

test('10^19 ballots are counted to the last one, where machine integers overflow (stv-rs, ballot_sum_overflows)', () => {
  const large = '9223372036854775807'
  const ballots = [
    { ranking: ['a'], count: large },
    { ranking: ['a'], count: large },
    { ranking: ['a'], count: 2 },
    { ranking: ['b'], count: 1 },
  ]
  const record = counted({ seats: 1, candidates: ['a', 'b'] }, ballots)
  expect(record).toMatchObject({ elected: ['a'], ballots: { valid: '18446744073709551617' } })
  expect(record.stages[0]).toMatchObject({
    quota: '9223372036854775808.500000001',
    votes: { a: '18446744073709551616.000000000' },
  })
})

test('omega is not below the last decimal', () => {
  expect(count({ ...POLL, rules: { decimals: 5, omega: 6 }, ballots: [] })).toMatchObject({
    ok: false,
    refusal: { path: ['rules', 'omega'] },
  })
  expect(count({ ...POLL, rules: { arithmetic: 'fractions', decimals: 5, omega: 6 }, ballots: [] })).toMatchObject({ ok: true })
})

test('votes are fractions for 40 seats, and refused for more', () => {
  const candidates = Array.from({ length: 42 }, (_, k) => `c${k}`)
  const poll = { candidates, rules: { arithmetic: 'fractions' }, ties: [{ order: candidates }] } as const
  const ballots = candidates.map((id, k) => ranks(k + 1, id))
  const record = counted({ ...poll, seats: 40 }, ballots)
  expect(record.elected).toHaveLength(40)
  const refusal = { code: 'malformed', path: ['seats'] }
  expect(count({ ...POLL, ...poll, seats: 41, ballots })).toMatchObject({ ok: false, refusal })
  expect(verifyCount(ballots, { ...record, seats: 41 })).toMatchObject({ ok: false, path: ['seats'] })
})

test('an overvote of 240 is averaged for 40 seats, and refused for more', () => {
  const candidates = Array.from({ length: 240 }, (_, k) => `c${k}`)
  const ballots = [ranks(7, candidates), ranks(5, candidates.slice(0, 99)), ...candidates.map((id, k) => ranks(1 + (k % 17), id))]
  const poll = { candidates, rules: { overvotes: 'average' }, ties: [{ order: candidates }] } as const
  expect(counted({ ...poll, seats: 40 }, ballots).elected).toHaveLength(40)
  expect(count({ ...POLL, ...poll, seats: 41, ballots })).toMatchObject({
    ok: false,
    refusal: { code: 'malformed', path: ['seats'] },
  })
})

describe('a ballot with several level at each rank', () => {
  /** Everybody has so many first preferences that all of the ranks are elected, and one ballot goes over all of them. */
  const poll = (levels: number, size: number) => {
    const ids = Array.from({ length: levels * size }, (_, k) => `c${k}`)
    const level = Array.from({ length: levels }, (_, k) => ids.slice(k * size, (k + 1) * size))
    const last = ['x', 'y', 'z']
    const single = [...ids, ...last].map((id, k) => ranks(k < ids.length ? 100 + k : 20 - (k % 3), id))
    return { seats: ids.length + 1, candidates: [...ids, ...last], ballots: [ranks(50, ...level, 'x'), ...single] }
  }
  const held = (levels: number, size: number, rules: object) =>
    count({ method: 'meek-stv', ...poll(levels, size), rules: { overvotes: 'split', ...rules } })

  test('splits in fractions that go on together: two to the power of sixteen ways are no reason to hang', () => {
    const record = held(16, 2, { arithmetic: 'fractions' })
    expect(record.ok && record.elected).toHaveLength(33)
  })

  test('splits in decimals that go on apart, in up to a thousand ways, and in any number for 20 seats', () => {
    const { ballots } = poll(9, 2)
    const record = held(9, 2, { decimals: 9 })
    expect(record.ok && verifyCount(ballots, record)).toEqual({ ok: true })
    for (const arithmetic of ['reference', 'parametric']) {
      expect(held(10, 2, { arithmetic })).toMatchObject({ ok: false, refusal: { code: 'malformed', path: ['ballots'] } })
    }
    const { candidates, ballots: many } = poll(10, 2)
    const few = counted({ seats: 20, candidates, rules: { overvotes: 'split' }, ties: [{ order: candidates }] }, many)
    expect(verifyCount(many, { ...few, seats: 21 })).toMatchObject({ ok: false, path: ['ballots'] })
  })
})
