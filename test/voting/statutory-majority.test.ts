import {
  type Ballot,
  type CountInput,
  type CountRecord,
  candidatesFor,
  count,
  STATUTES,
  type StatutoryRules,
  type Turnout,
  verifyCount,
} from 'huzhu/voting'
import { describe, expect, test } from 'vitest'
import { ballotJson, hasBallots, withFiles } from './shared.ts'

const DIRECT = STATUTES['cn.electoral.2020.direct']
const RESIDENTS = STATUTES['cn.residents.2025.voters']
const REPRESENTATIVES = STATUTES['cn.residents.2025.representatives']

/** A model: an association that elects by half or more of the ballots cast, as many candidates as seats allowed. */
const ASSOCIATION: StatutoryRules = {
  win: { num: 1, den: 2, cmp: '>=', of: 'ballotsCast', unit: 'members' },
  returnedExceed: ['issued'],
}

/** So many ballots on which each person has so many votes and nobody names more than `marks`, as far as the figures let it. */
function ballotsFor(number: number, votes: { readonly [person: string]: number }): readonly Ballot[] {
  const named = Array.from({ length: number }, (): string[] => [])
  let next = 0
  for (const [person, times] of Object.entries(votes)) {
    for (let each = 0; each < times; each += 1) named[next++ % number]!.push(person)
  }
  return named.map((approvals) => ({ approvals }))
}

interface Round {
  readonly rules: StatutoryRules
  readonly seats?: number
  readonly turnout: Turnout
  readonly votes: { readonly [person: string]: number }
  readonly more?: readonly Ballot[]
  readonly number?: number
}

const input = ({ rules, seats = 1, turnout, votes, more = [], number = turnout.returned ?? 0, ...poll }: Round): CountInput => ({
  method: 'statutory-majority',
  seats,
  candidates: Object.keys(votes),
  turnout,
  rules,
  ballots: [...ballotsFor(number, votes), ...more],
  ...poll,
})

function held(round: Round): CountRecord {
  const result = count(input(round))
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result
}

const sheet = (eligible: number, voted: number): Turnout => ({ eligible, issued: voted, voted, returned: voted })

describe.skipIf(!hasBallots)(withFiles('Electoral Law of the PRC, 2020: cases written from its text'), () => {
  interface Case {
    readonly id: string
    readonly type: 'direct' | 'direct-runoff' | 'indirect' | 'nomination-check'
    readonly registered?: number
    readonly ballotsFound?: number
    readonly deputies?: number
    readonly present?: number
    readonly seats: number
    readonly direct?: boolean
    readonly candidates: { readonly [person: string]: number }
    readonly expected: {
      readonly valid?: boolean
      readonly elected?: readonly string[]
      readonly threshold?: string
      readonly runoff?: boolean
      readonly revote?: { readonly seats: number; readonly candidates: readonly string[] }
      readonly min?: number
      readonly max?: number
    }
  }
  const { cases } = hasBallots ? ballotJson<{ cases: readonly Case[] }>('small/cn-differential-election.json') : { cases: [] }
  const polls = cases.filter(({ type }) => type !== 'nomination-check')

  test('the file has nine cases, two of them about nominations', () => {
    expect([cases.length, polls.length]).toEqual([9, 7])
  })

  // Two of the cases give more votes than 900 valid ballots for 2 seats can hold; `marks` lets these figures be.
  test.each(polls.map((each) => [each.id, each] as const))('%s', (_, { type, seats, candidates, expected, ...numbers }) => {
    const [eligible, voted] =
      type === 'indirect' ? [numbers.deputies!, numbers.present!] : [numbers.registered!, numbers.ballotsFound!]
    const statute = type === 'indirect' ? STATUTES['cn.electoral.2020.indirect'] : DIRECT
    const { differential: _ratio, ...rules } = statute
    const round = type === 'direct-runoff' ? 'runoff' : 'first'
    const record = held({ rules: { ...rules, round, marks: 4 }, seats, turnout: sheet(eligible, voted), votes: candidates })
    expect(record.validity?.valid).toBe(expected.valid ?? true)
    expect(record.elected).toEqual(expected.elected ?? [])
    if (expected.threshold !== undefined) expect(`>${Number(record.quota) - 1}`).toBe(expected.threshold)
    if (expected.runoff !== undefined) expect('runoff' in record).toBe(expected.runoff)
    expect(record.tied.map(({ seats, among }) => ({ seats, candidates: among }))).toEqual(
      expected.revote === undefined ? [] : [expected.revote],
    )
  })

  test.each(cases.filter(({ type }) => type === 'nomination-check').map((each) => [each.id, each] as const))(
    '%s',
    (_, { direct, seats, expected }) => {
      const statute = direct === true ? DIRECT : STATUTES['cn.electoral.2020.indirect']
      expect(candidatesFor(statute, seats)).toEqual({ least: expected.min, most: expected.max })
    },
  )
})

describe('a poll is void, elects nobody and is held again', () => {
  const votes = { a: 400, b: 90 }

  test('at exactly half of the voters, where the law asks for more (Electoral Law, art. 45)', () => {
    const record = held({ rules: DIRECT, turnout: sheet(1000, 500), votes })
    expect(record).toMatchObject({ elected: [], tied: [], stages: [{ votes: { a: '400', b: '90' }, elected: [] }] })
    expect(record).not.toHaveProperty('runoff')
    expect(record.validity).toEqual({
      valid: false,
      because: ['turnoutNotReached'],
      turnout: { share: DIRECT.turnout, count: 500, base: 1000, least: 501, reached: false },
    })
    expect(held({ rules: DIRECT, turnout: sheet(1000, 501), votes })).toMatchObject({ elected: ['a'], validity: { valid: true } })
  })

  test('only if too few voted: a ballot that nobody returned is a person who did', () => {
    const turnout = { eligible: 1000, voted: 501, returned: 499 }
    expect(held({ rules: DIRECT, turnout, votes }).validity).toMatchObject({ valid: true, turnout: { count: 501 } })
  })

  test('with 40 of 60 representatives: 41 are more than two thirds (Residents, 2025, art. 19)', () => {
    const round = { rules: REPRESENTATIVES, votes: { a: 30, b: 9 } }
    expect(held({ ...round, turnout: sheet(60, 40) }).validity).toMatchObject({ valid: false, because: ['turnoutNotReached'] })
    expect(held({ ...round, turnout: sheet(60, 41) })).toMatchObject({ elected: ['a'], validity: { valid: true } })
  })

  test('with more ballots than persons who voted; as many or fewer are valid (Electoral Law, art. 44)', () => {
    const box = (returned: number) => held({ rules: DIRECT, turnout: { eligible: 1000, voted: 600, returned }, votes })
    expect(box(601)).toMatchObject({ elected: [], validity: { valid: false, because: ['returnedExceedVoted'] } })
    expect(box(600)).toMatchObject({ elected: ['a'], validity: { valid: true } })
    expect(box(599)).toMatchObject({ elected: ['a'], validity: { valid: true } })
  })

  test('with more ballots than were issued, where the rule compares these', () => {
    const turnout = { eligible: 1000, issued: 499, voted: 400, returned: 500 }
    expect(held({ rules: ASSOCIATION, turnout, votes }).validity).toEqual({ valid: false, because: ['returnedExceedIssued'] })
    expect(held({ rules: ASSOCIATION, turnout: { ...turnout, issued: 500 }, votes }).elected).toEqual(['a'])
    const both = { ...DIRECT, returnedExceed: ['issued', 'voted'] } as const
    expect(held({ rules: both, turnout, votes }).validity?.because).toEqual([
      'returnedExceedIssued',
      'returnedExceedVoted',
      'turnoutNotReached',
    ])
  })
})

describe('ballots', () => {
  test('that name more persons than seats are void and stay in the base, those that name fewer are valid', () => {
    const ballotsCast = { ...ASSOCIATION, win: { num: 1, den: 2, cmp: '>', of: 'ballotsCast', unit: 'voters' } } as const
    const votes = { a: 50, b: 41, c: 0 }
    const overMarked: Ballot = { approvals: ['a', 'b'], count: 8 }
    const turnout = { eligible: 100, issued: 100 }
    const record = held({ rules: ballotsCast, turnout, votes, number: 92, more: [overMarked] })
    expect(record).toMatchObject({ elected: [], quota: '51', ballots: { cast: '100', valid: '92', void: '8', blank: '1' } })
    expect(record.stages[0]!.votes).toEqual({ a: '50', b: '41', c: '0' })
    expect(held({ rules: ballotsCast, turnout, votes: { ...votes, a: 51 }, number: 92, more: [overMarked] }).elected).toEqual([
      'a',
    ])
  })

  test('void ones that the tellers kept apart count by their number on the sheet', () => {
    const votes = { a: 50, b: 42 }
    const rules = { ...ASSOCIATION, win: { num: 1, den: 2, cmp: '>', of: 'ballotsCast', unit: 'voters' } } as const
    const kept = { rules, turnout: { eligible: 100, issued: 100, returned: 100, void: 8 }, votes, number: 92 }
    expect(held(kept)).toMatchObject({ elected: [], quota: '51', ballots: { cast: '100', valid: '92', void: '8' } })
    expect(held({ ...kept, turnout: { eligible: 100, issued: 100, void: 8 } }).ballots.cast).toBe('100')
  })

  test('a person written in wins like a candidate (Electoral Law, art. 41)', () => {
    const record = held({
      rules: DIRECT,
      turnout: sheet(100, 60),
      number: 29,
      votes: { a: 20, b: 9 },
      more: [{ marks: { zhou: 'writeIn', a: 'against' }, count: 31 }],
    })
    expect(record).toMatchObject({ elected: ['zhou'], quota: '31' })
  })
})

describe('seats', () => {
  test('of more persons over half than seats go to those with most votes', () => {
    const record = held({ rules: DIRECT, seats: 2, turnout: sheet(1000, 900), votes: { a: 500, b: 700, c: 460 } })
    expect(record).toMatchObject({ elected: ['b', 'a'], tied: [], quota: '451' })
    expect(record).not.toHaveProperty('runoff')
  })

  test('for which persons are tied are voted on again among them, where the most votes win; no lot is drawn unasked', () => {
    const votes = { a: 70, b: 60, c: 60 }
    const record = held({ rules: RESIDENTS, seats: 2, turnout: sheet(150, 110), votes })
    expect(record).toMatchObject({ elected: ['a'], tied: [{ what: 'seats', seats: 1, among: ['b', 'c'], stage: 0 }] })
    expect(record).not.toHaveProperty('runoff')
    const revote = { ...RESIDENTS, round: 'revote' } as const
    const again = held({ rules: revote, turnout: sheet(150, 100), votes: { b: 20, c: 21 }, more: [], number: 100 })
    expect(again).toMatchObject({ elected: ['c'], tied: [] })
    expect(again).not.toHaveProperty('quota')
    expect(held({ rules: revote, turnout: sheet(150, 100), votes: { b: 20, c: 20 } }).tied).toHaveLength(1)
  })

  test('a revote is among the tied, however many they are: the ratio of candidates to seats is not asked for', () => {
    const revote = { ...DIRECT, round: 'revote' } as const
    expect(held({ rules: revote, turnout: sheet(150, 100), votes: { a: 20, b: 21, c: 22 } }).elected).toEqual(['c'])
  })

  test('a revote is among the tied: nobody written in wins it', () => {
    const record = held({
      rules: { ...RESIDENTS, round: 'revote' },
      turnout: sheet(150, 100),
      votes: { b: 20, c: 19 },
      number: 39,
      more: [{ marks: { zhou: 'writeIn' }, count: 61 }],
    })
    expect(record.elected).toEqual(['b'])
  })

  test('that stay empty go to a runoff of those with most votes: two persons for one seat (Electoral Law, art. 45)', () => {
    const record = held({ rules: DIRECT, seats: 2, turnout: sheet(1000, 700), votes: { a: 400, b: 300, c: 200, d: 250 } })
    expect(record).toMatchObject({ elected: ['a'], tied: [], runoff: { seats: 1, candidates: ['b', 'd'] } })
  })

  test('in a runoff keep the ratio of the first round: for three seats four to six (Electoral Law, art. 31 and 45)', () => {
    const votes = { a: 60, b: 50, c: 40, d: 30, e: 20, f: 10 }
    const first = { seats: 3, turnout: sheet(300, 200), votes }
    expect(held({ rules: DIRECT, ...first }).runoff).toEqual({ seats: 3, candidates: ['a', 'b', 'c', 'd'] })
    const wider = { ...DIRECT, runoff: { ...DIRECT.runoff!, beyond: 2 } }
    expect(held({ rules: wider, ...first }).runoff).toEqual({ seats: 3, candidates: ['a', 'b', 'c', 'd', 'e'] })
  })

  test('a tie for a place in the runoff is a tie', () => {
    const record = held({ rules: RESIDENTS, turnout: sheet(300, 200), votes: { a: 60, b: 50, c: 50 } })
    expect(record).toMatchObject({ elected: [], tied: [{ what: 'runoff', seats: 1, among: ['b', 'c'] }] })
    expect(record).not.toHaveProperty('runoff')
  })

  test('stay empty where the rules know no runoff, and after one', () => {
    const votes = { a: 30, b: 20 }
    expect(held({ rules: ASSOCIATION, turnout: sheet(100, 100), votes })).not.toHaveProperty('runoff')
    const runoff = held({ rules: { ...RESIDENTS, round: 'runoff' }, turnout: sheet(100, 100), votes })
    expect(runoff).toMatchObject({ elected: [], tied: [], quota: '34' })
    expect(runoff).not.toHaveProperty('runoff')
  })

  test('a runoff is won with a third of the ballots cast: 100 of 300, not 99 (Residents, 2025, art. 19)', () => {
    const runoff = { rules: { ...RESIDENTS, round: 'runoff' } as const, turnout: sheet(400, 300) }
    expect(held({ ...runoff, votes: { a: 100, b: 90 } }).elected).toEqual(['a'])
    expect(held({ ...runoff, votes: { a: 99, b: 90 } }).elected).toEqual([])
  })

  test('a runoff of an indirect election still needs more than half of all deputies', () => {
    const rules = { ...STATUTES['cn.electoral.2020.indirect'], round: 'runoff' } as const
    expect(held({ rules, turnout: sheet(200, 150), votes: { a: 100, b: 40 } }).elected).toEqual([])
    expect(held({ rules, turnout: sheet(200, 150), votes: { a: 101, b: 40 } }).elected).toEqual(['a'])
  })

  test('votes to win are of those who voted, the floor of a runoff is of the ballots cast: two bases', () => {
    const turnout = { eligible: 1000, voted: 600, returned: 590 }
    expect(held({ rules: RESIDENTS, turnout, votes: { a: 300, b: 200 } }).elected).toEqual([])
    expect(held({ rules: RESIDENTS, turnout, votes: { a: 301, b: 200 } }).elected).toEqual(['a'])
    const runoff = { ...RESIDENTS, round: 'runoff' } as const
    expect(held({ rules: runoff, turnout, votes: { a: 197, b: 100 } }).elected).toEqual(['a'])
    expect(held({ rules: runoff, turnout, votes: { a: 196, b: 100 } }).elected).toEqual([])
  })
})

describe('as many candidates as seats', () => {
  const equal = { seats: 2, turnout: sheet(100, 100), votes: { a: 60, b: 55 } }

  test('are refused in a differential election, with what it asks for (Residents, 2025, art. 18)', () => {
    expect(count(input({ rules: RESIDENTS, ...equal }))).toEqual({
      ok: false,
      refusal: { code: 'malformed', path: ['candidates'], problem: 'are 2 for 2 seats; the rules ask for 3 or more' },
    })
    const six = { a: 1, b: 1, c: 1, d: 1, e: 1, f: 1, g: 1 }
    expect(count(input({ rules: DIRECT, seats: 3, turnout: sheet(10, 10), votes: six }))).toMatchObject({
      refusal: { problem: 'are 7 for 3 seats; the rules ask for 4 to 6' },
    })
  })

  test('may stand in an association, and still need the votes', () => {
    expect(held({ rules: ASSOCIATION, ...equal }).elected).toEqual(['a', 'b'])
    expect(held({ rules: ASSOCIATION, ...equal, votes: { a: 60, b: 49 } }).elected).toEqual(['a'])
  })

  test('a ratio never asks for less than one candidate more, also where it allows less than one', () => {
    expect(candidatesFor(STATUTES['cn.electoral.2020.indirect'], 1)).toEqual({ least: 2, most: 2 })
    expect(candidatesFor(DIRECT, 1)).toEqual({ least: 2, most: 2 })
    expect(candidatesFor(RESIDENTS, 5)).toEqual({ least: 6 })
    expect(candidatesFor(ASSOCIATION, 5)).toEqual({ least: 1 })
  })
})

describe('what cannot be is refused', () => {
  const votes = { a: 50, b: 40 }

  test('a sheet without a number that the rules are about', () => {
    expect(count(input({ rules: DIRECT, turnout: { eligible: 200 }, votes, number: 90 }))).toMatchObject({
      ok: false,
      refusal: { code: 'malformed', path: ['turnout', 'voted'] },
    })
  })

  test.each<[string, Turnout]>([
    ['more persons who voted than are entitled to', { eligible: 80, issued: 90, voted: 90, returned: 90 }],
    ['more ballots than were counted', { eligible: 200, issued: 91, returned: 91 }],
    ['fewer ballots than were counted', { eligible: 200, issued: 91, returned: 89 }],
    ['fewer void ballots than were counted', { eligible: 200, issued: 95, returned: 90, void: 1 }],
  ])('a sheet that says %s', (_, turnout) => {
    const more: readonly Ballot[] = turnout.void === undefined ? [] : [{ approvals: ['a', 'b'], count: 2 }]
    expect(count(input({ rules: ASSOCIATION, turnout, votes, number: 90 - 2 * more.length, more }))).toMatchObject({
      ok: false,
      refusal: { code: 'tallyImpossible' },
    })
  })

  test('more ballots than are entitled to vote, where nothing in the rules makes such a poll void', () => {
    const { returnedExceed: _, ...rules } = ASSOCIATION
    const box = (eligible: number) => count(input({ rules, turnout: { eligible, returned: 90 }, votes }))
    expect(box(89)).toMatchObject({ ok: false, refusal: { code: 'tallyImpossible' } })
    expect(box(90)).toMatchObject({ ok: true, elected: ['a'] })
    const record = box(90) as CountRecord
    const ballots = ballotsFor(90, votes)
    expect(verifyCount(ballots, record)).toEqual({ ok: true })
    const fewer = { ...record, turnout: { eligible: 89, returned: 90 } }
    expect(verifyCount(ballots, fewer)).toMatchObject({ ok: false, path: ['turnout', 'eligible'] })
    const stuffed = { rules: ASSOCIATION, turnout: { eligible: 80, issued: 89, returned: 90 }, votes }
    expect(held(stuffed).validity?.because).toEqual(['returnedExceedIssued'])
  })

  test('more ballots than a number holds', () => {
    const more: readonly Ballot[] = [{ approvals: ['a'], count: '9007199254740993' }]
    expect(count(input({ rules: ASSOCIATION, turnout: { eligible: 9, issued: 9 }, votes, number: 90, more }))).toMatchObject({
      ok: false,
      refusal: { code: 'malformed', path: ['ballots'] },
    })
  })

  test('more void ballots than a number holds beside the valid ones', () => {
    const turnout = { eligible: 9, issued: 9, void: Number.MAX_SAFE_INTEGER }
    expect(count(input({ rules: ASSOCIATION, turnout, votes, number: 90 }))).toMatchObject({
      ok: false,
      refusal: { code: 'malformed', path: ['turnout', 'void'] },
    })
  })

  test.each([
    ['a turnout of the ballots', { ...DIRECT, turnout: { ...DIRECT.win, of: 'ballotsCast' } }, ['rules', 'turnout', 'of']],
    ['a majority of the seats', { ...DIRECT, win: { ...DIRECT.win, of: 'seats' } }, ['rules', 'win', 'of']],
    ['a runoff that they do not know', { ...ASSOCIATION, round: 'runoff' }, ['rules', 'runoff']],
    ['no majority', { turnout: DIRECT.turnout }, ['rules', 'win']],
  ])('rules that ask for %s', (_, rules, path) => {
    const round = { rules: rules as unknown as StatutoryRules, turnout: sheet(100, 90), votes }
    expect(count(input(round))).toMatchObject({ ok: false, refusal: { code: 'malformed', path } })
  })
})
