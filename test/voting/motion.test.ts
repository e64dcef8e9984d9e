import * as fc from 'fast-check'
import { type Decision, decide, type Motion, type MotionTally, type MotionVotes, type Share } from 'huzhu/voting'
import { describe, expect, test } from 'vitest'

function share(num: number, den: number, cmp: Share['cmp'], of: Share['of'], unit: Share['unit'] = 'members'): Share {
  return { num, den, cmp, of, unit }
}

const MORE_THAN_HALF_PRESENT = share(1, 2, '>', 'present')
const HALF_PRESENT = share(1, 2, '>=', 'present')
const MORE_YES_THAN_NO = share(1, 2, '>', 'forAndAgainst')

function decided(motion: Motion, tally: MotionTally): Decision {
  const result = decide(motion, tally)
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result
}

const members = (votes: MotionVotes, castingVote?: 'for' | 'against'): MotionTally => ({
  units: { members: votes },
  ...(castingVote === undefined ? {} : { castingVote }),
})

describe('a tie', () => {
  const level = members({ for: 17, against: 17, present: 34 })

  test('fails where more than half is asked for, and passes where half is enough: mean it', () => {
    expect(decided({ pass: MORE_THAN_HALF_PRESENT }, level).outcome).toBe('failed')
    expect(decided({ pass: MORE_YES_THAN_NO }, level).outcome).toBe('failed')
    expect(decided({ pass: HALF_PRESENT }, level)).toMatchObject({ outcome: 'passed', tied: false })
  })

  test('fails where the rule says that it does, though half is enough', () => {
    const motion: Motion = { pass: HALF_PRESENT, tie: { unit: 'members', rule: 'fails' } }
    expect(decided(motion, level)).toMatchObject({ outcome: 'failed', tied: true, shares: [{ reached: true }] })
    expect(decided(motion, members({ for: 18, against: 16, present: 34 }))).toMatchObject({ outcome: 'passed', tied: false })
    expect(decided(motion, members({ for: 17, against: 16, present: 34 })).outcome).toBe('passed')
  })

  test('waits for the vote of the chair, which is one vote more', () => {
    const motion: Motion = { pass: MORE_YES_THAN_NO, tie: { unit: 'members', rule: 'castingVote' } }
    const votes = { for: 17, against: 17, present: 34 }
    expect(decided(motion, level)).toMatchObject({ outcome: 'castingVoteNeeded', tied: true })
    expect(decided(motion, members(votes, 'for'))).toMatchObject({
      outcome: 'passed',
      tied: true,
      shares: [{ count: 18, base: 35 }],
    })
    expect(decided(motion, members(votes, 'against'))).toMatchObject({ outcome: 'failed', shares: [{ count: 17, base: 35 }] })
  })

  test('is not broken by the chair where abstentions leave it short all the same', () => {
    const motion: Motion = { pass: MORE_THAN_HALF_PRESENT, tie: { unit: 'members', rule: 'castingVote' } }
    expect(decided(motion, members({ for: 17, against: 17, present: 34 }, 'for')).outcome).toBe('passed')
    expect(decided(motion, members({ for: 14, against: 14, abstain: 2, present: 30 }, 'for'))).toMatchObject({
      outcome: 'failed',
      shares: [{ count: 15, base: 30, least: 16 }],
    })
  })

  test('is neither more against than for, though a third is enough, nor the other way round', () => {
    const motion: Motion = { pass: share(1, 3, '>=', 'forAndAgainst'), tie: { unit: 'members', rule: 'castingVote' } }
    expect(decided(motion, members({ for: 10, against: 20 }))).toMatchObject({ outcome: 'passed', tied: false })
    expect(decided(motion, members({ for: 20, against: 10 }))).toMatchObject({ outcome: 'passed', tied: false })
  })

  test('is the only thing that the chair breaks', () => {
    const motion: Motion = { pass: MORE_YES_THAN_NO, tie: { unit: 'members', rule: 'castingVote' } }
    const refused = { ok: false, refusal: { code: 'malformed', path: ['tally', 'castingVote'] } }
    expect(decide(motion, members({ for: 18, against: 17 }, 'for'))).toMatchObject(refused)
    expect(decide({ pass: MORE_YES_THAN_NO }, members({ for: 17, against: 17 }, 'for'))).toMatchObject(refused)
    expect(
      decide({ pass: MORE_YES_THAN_NO, tie: { unit: 'members', rule: 'fails' } }, members({ for: 17, against: 17 }, 'for')),
    ).toMatchObject(refused)
  })
})

describe('abstentions and invalid ballots count as the base says', () => {
  test('14 for, 6 against, 10 abstain: a majority of yes and no, but not of the 30 present (Robert, 1915, § 46)', () => {
    const votes = members({ for: 14, against: 6, abstain: 10, present: 30 })
    expect(decided({ pass: MORE_YES_THAN_NO }, votes)).toMatchObject({ outcome: 'passed', shares: [{ base: 20, least: 11 }] })
    expect(decided({ pass: MORE_THAN_HALF_PRESENT }, votes)).toEqual({
      ok: true,
      outcome: 'failed',
      tied: false,
      quorum: [],
      shares: [{ share: MORE_THAN_HALF_PRESENT, count: 14, base: 30, least: 16, reached: false }],
    })
  })

  test('50 for of 100 ballots, 8 of them invalid: half of the ballots cast, more than half of yes and no', () => {
    const votes = members({ for: 50, against: 42, invalid: 8 })
    expect(decided({ pass: share(1, 2, '>', 'ballotsCast') }, votes)).toMatchObject({
      outcome: 'failed',
      shares: [{ least: 51 }],
    })
    expect(decided({ pass: MORE_YES_THAN_NO }, votes)).toMatchObject({ outcome: 'passed', shares: [{ least: 47 }] })
  })
})

describe('owners decide by heads and by floor area at once (Civil Code, art. 278)', () => {
  const both = (num: number, den: number, cmp: Share['cmp'], of: Share['of']) => ({
    all: [share(num, den, cmp, of, 'heads'), share(num, den, cmp, of, 'area')],
  })
  const ordinary: Motion = {
    quorum: { of: 'participating', reach: both(2, 3, '>=', 'eligible') },
    pass: both(1, 2, '>', 'participating'),
  }
  const owners = (heads: MotionVotes, area: MotionVotes): MotionTally => ({
    units: { heads: { eligible: 900, ...heads }, area: { eligible: 90_000, ...area } },
  })

  test('a majority of heads without one of area fails, and the other way round', () => {
    const [more, fewer] = [
      { for: 400, against: 200 },
      { for: 300, against: 300 },
    ]
    const [large, small] = [
      { for: 40_000, against: 20_000 },
      { for: 30_000, against: 30_000 },
    ]
    expect(decided(ordinary, owners(more, large)).outcome).toBe('passed')
    expect(decided(ordinary, owners(more, small))).toMatchObject({
      outcome: 'failed',
      shares: [{ reached: true }, { reached: false }],
    })
    expect(decided(ordinary, owners(fewer, large))).toMatchObject({
      outcome: 'failed',
      shares: [{ reached: false }, { reached: true }],
    })
  })

  test('one owner of five flats is one head with the area of five', () => {
    const four = { units: { heads: { for: 1, against: 3, eligible: 4 }, area: { for: 500, against: 300, eligible: 800 } } }
    expect(decided(ordinary, four)).toMatchObject({ outcome: 'failed', shares: [{ count: 1, base: 4 }, { reached: true }] })
  })

  test('whoever does not answer takes no part: 599 of 900 heads are no two thirds, however many are for it', () => {
    const all = { for: 60_000, against: 0 }
    expect(decided(ordinary, owners({ for: 599, against: 0 }, all))).toMatchObject({
      outcome: 'noQuorum',
      quorum: [
        { count: 599, base: 900, least: 600, reached: false },
        { count: 60_000, reached: true },
      ],
    })
    expect(decided(ordinary, owners({ for: 599, against: 0, invalid: 1 }, all)).outcome).toBe('passed')
  })

  test('of those who take part an abstention counts, and may defeat a motion', () => {
    const area = { for: 40_000, against: 20_000 }
    expect(decided(ordinary, owners({ for: 300, against: 100, abstain: 200 }, area)).outcome).toBe('failed')
    expect(decided(ordinary, owners({ for: 301, against: 100, abstain: 199 }, area)).outcome).toBe('passed')
  })
})

describe('a quorum', () => {
  test('of a meeting is of those present, voting or not: 40 of 60 are two thirds', () => {
    const motion: Motion = { pass: MORE_THAN_HALF_PRESENT, quorum: { of: 'present', reach: share(2, 3, '>=', 'eligible') } }
    const meeting = (present: number) => members({ for: 30, against: 0, present, eligible: 60 })
    expect(decided(motion, meeting(40)).outcome).toBe('passed')
    expect(decided(motion, meeting(39)).outcome).toBe('noQuorum')
  })

  test('of any one of several kinds is enough, if the rule says so', () => {
    const reach = { any: [share(1, 2, '>', 'eligible', 'residents'), share(2, 3, '>=', 'eligible', 'households')] }
    const motion: Motion = { pass: share(1, 2, '>', 'present', 'residents'), quorum: { of: 'present', reach } }
    const tally = (residents: number, households: number): MotionTally => ({
      units: {
        residents: { for: 40, against: 1, present: residents, eligible: 120 },
        households: { for: 0, against: 0, present: households, eligible: 60 },
      },
    })
    expect(decided(motion, tally(60, 40)).outcome).toBe('passed')
    expect(decided(motion, tally(61, 0)).outcome).toBe('passed')
    expect(decided(motion, tally(60, 39)).outcome).toBe('noQuorum')
  })

  test('is not made by the casting vote', () => {
    const motion: Motion = {
      pass: MORE_YES_THAN_NO,
      quorum: { of: 'participating', reach: share(1, 2, '>=', 'eligible') },
      tie: { unit: 'members', rule: 'castingVote' },
    }
    expect(decided(motion, members({ for: 4, against: 4, eligible: 17 }, 'for')).outcome).toBe('noQuorum')
    expect(decided(motion, members({ for: 4, against: 4, eligible: 16 }, 'for')).outcome).toBe('passed')
  })

  test('that is missing leaves a tie as it is', () => {
    const motion: Motion = {
      pass: MORE_YES_THAN_NO,
      quorum: { of: 'present', reach: share(2, 3, '>=', 'eligible') },
      tie: { unit: 'members', rule: 'castingVote' },
    }
    expect(decided(motion, members({ for: 5, against: 5, present: 10, eligible: 60 })).outcome).toBe('noQuorum')
  })
})

test('where nobody votes, nothing passes', () => {
  expect(decided({ pass: MORE_YES_THAN_NO }, members({ for: 0, against: 0 }))).toMatchObject({ outcome: 'failed', tied: false })
})

describe('what cannot be is refused', () => {
  test.each([
    ['more votes than persons present', { for: 20, against: 10, abstain: 1, present: 30 }],
    ['more ballots than persons who voted', { for: 20, against: 10, invalid: 1, voted: 30 }],
    ['more votes than persons entitled', { for: 31, against: 0, eligible: 30 }],
    ['more ballots than were issued', { for: 31, against: 0, issued: 30 }],
    ['more votes than seats', { for: 31, against: 0, seats: 30 }],
    ['more persons present than are entitled', { for: 20, against: 0, present: 31, eligible: 30 }],
    ['more persons who voted than are entitled', { for: 20, against: 0, voted: 31, eligible: 30 }],
    ['more votes than a number holds', { for: Number.MAX_SAFE_INTEGER, against: 1 }],
  ])('%s', (_, votes) => {
    expect(decide({ pass: MORE_YES_THAN_NO }, members(votes))).toMatchObject({ ok: false, refusal: { code: 'tallyImpossible' } })
  })

  test.each([
    [
      'a base that nobody gave',
      { for: 1, against: 0 },
      { pass: MORE_THAN_HALF_PRESENT },
      ['tally', 'units', 'members', 'present'],
    ],
    [
      'a quorum of those whom nobody counted',
      { for: 1, against: 0, eligible: 3 },
      { pass: MORE_YES_THAN_NO, quorum: { of: 'voted', reach: share(1, 2, '>', 'eligible') } },
      ['tally', 'units', 'members', 'voted'],
    ],
    [
      'a unit that nobody counted',
      { for: 1, against: 0 },
      { pass: share(1, 2, '>', 'forAndAgainst', 'area') },
      ['tally', 'units', 'area'],
    ],
    [
      'a rule for ties of a unit that nobody counted',
      { for: 1, against: 0 },
      { pass: MORE_YES_THAN_NO, tie: { unit: 'heads', rule: 'fails' } },
      ['tally', 'units', 'heads'],
    ],
    ['half a vote', { for: 0.5, against: 0 }, { pass: MORE_YES_THAN_NO }, ['tally', 'units', 'members', 'for']],
    ['fewer than no votes', { for: 1, against: -1 }, { pass: MORE_YES_THAN_NO }, ['tally', 'units', 'members', 'against']],
    ['a bare fraction', { for: 1, against: 0 }, { pass: { num: 1, den: 2 } }, ['motion', 'pass']],
    ['a motion that nothing passes', { for: 1, against: 0 }, {}, ['motion', 'pass']],
  ])('%s', (_, votes, motion, path) => {
    const result = decide(motion as Motion, members(votes))
    expect(result).toMatchObject({ ok: false, refusal: { code: 'malformed' } })
    if (!result.ok && result.refusal.code === 'malformed') expect(result.refusal.path.slice(0, path.length)).toEqual(path)
  })
})

test('one more vote for a motion never defeats it; the least that is named passes, one fewer does not', () => {
  const number = fc.nat({ max: 40 })
  const base = fc.constantFrom('present', 'eligible', 'ballotsCast', 'forAndAgainst', 'participating') as fc.Arbitrary<
    Share['of']
  >
  const shares = fc.record({
    num: fc.integer({ min: 1, max: 4 }),
    den: fc.constant(4),
    cmp: fc.constantFrom('>', '>='),
    of: base,
  })
  // Nothing is more than the whole.
  const reachable = shares.filter(({ num, cmp }) => num < 4 || cmp === '>=')
  fc.assert(
    fc.property(reachable, number, number, number, number, (rule, yes, no, abstain, invalid) => {
      const motion = { pass: { ...rule, unit: 'members' } as Share }
      const others = { abstain, invalid, present: 200, eligible: 250 }
      const { outcome, shares } = decided(motion, members({ for: yes, against: no, ...others }))
      const [{ base, least }] = shares as [Decision['shares'][number]]
      expect(outcome === 'passed').toBe(least !== undefined && yes >= least)
      const exact = rule.cmp === '>' ? 4 * yes > rule.num * base : 4 * yes >= rule.num * base
      expect(outcome === 'passed').toBe(base > 0 && exact)
      if (outcome === 'passed') {
        expect(decided(motion, members({ for: yes + 1, against: no, ...others })).outcome).toBe('passed')
      }
    }),
  )
})
