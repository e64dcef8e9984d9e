import {
  type Ballot,
  type CountInput,
  type CountRecord,
  count,
  type IrvRules,
  merge,
  type PollInput,
  type Summary,
  summarize,
} from 'huzhu/voting'
import { pollOf } from 'huzhu/voting/formats'
import { describe, expect, test } from 'vitest'
import { ballotBlt, ballotJson, ballotText, hasBallots, withFiles } from './shared.ts'

const POLL: PollInput = { method: 'irv', seats: 1, candidates: ['a', 'b', 'c', 'd'] }

function counted(poll: Partial<PollInput>, ballots: readonly Ballot[]): CountRecord {
  const result = count({ ...POLL, ...poll, ballots })
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result
}

const ranks = (count: number, ...ranking: (string | string[])[]): Ballot => ({ ranking, count })
const rounds = ({ stages }: CountRecord) => stages.map(({ votes, of = [] }) => [of, votes])

describe.skipIf(!hasBallots)(withFiles('elections in the United States'), () => {
  /** Votes of those who were not excluded before. */
  const remaining = (record: CountRecord) =>
    record.stages.map(({ votes }, stage) => {
      const gone = record.stages.slice(0, stage + 1).flatMap(({ excluded }) => excluded)
      return Object.fromEntries(
        Object.entries(votes)
          .filter(([id]) => !gone.includes(id))
          .map(([id, number]) => [id, Number(number)]),
      )
    })

  test('Minneapolis 2013: all 33 rounds as published, write-ins first, then all who cannot win any more', () => {
    interface Round {
      readonly tally: { readonly [name: string]: number }
      readonly actions: readonly { readonly eliminated?: string }[]
    }
    const file = ballotBlt('us/2013_minneapolis_mayor.blt')
    const { rounds } = ballotJson<{ readonly rounds: readonly Round[] }>('us/2013_minneapolis_mayor.expected.json')
    const named = (id: string) => file.candidates[Number(id) - 1]?.name as string
    const rules = { batch: 'certainLosers', excludedFirst: ['36'] } as const
    const record = counted({ ...pollOf(file), rules }, file.ballots)
    expect(named('36')).toBe('Undeclared Write-ins')
    expect(record.elected.map(named)).toEqual(['BETSY HODGES'])
    expect(record.stages).toHaveLength(33)
    const tallies = remaining(record).map((votes) => Object.fromEntries(Object.entries(votes).map(([id, n]) => [named(id), n])))
    expect(tallies).toEqual(rounds.map(({ tally }) => tally))
    const excluded = record.stages.slice(1).map(({ of = [] }) => of.map(named).sort())
    expect(excluded).toEqual(rounds.slice(0, -1).map(({ actions }) => actions.map(({ eliminated }) => eliminated).sort()))
  })

  test('Burlington 2009 to the last figure: an overvote exhausts a ballot only if several on it continue', () => {
    const candidates = ['Kiss', 'Montroll', 'Simpson', 'Smith', 'Wright', 'Write-in']
    const lines = ballotText('us/2009_burlington_mayor.abif')
      .split('\n')
      .filter((line) => /^\d+:/.test(line))
    const ballots = lines.map((line) => {
      const [count = '', order = ''] = line.split(':')
      return { count, ranking: order === '' ? [] : order.split('>').map((rank) => (rank.includes('=') ? rank.split('=') : rank)) }
    })
    interface Expected {
      readonly oracle: { readonly statefulExhaustIfMultipleContinuing: readonly { votes: object; exhausted: number }[] }
    }
    const { oracle } = ballotJson<Expected>('us/2009_burlington_mayor.expected.json')
    const burlington = (overvotes: NonNullable<IrvRules['overvotes']>) =>
      counted({ candidates, rules: { overvotes, batch: 'certainLosers' } }, ballots)
    const record = burlington('exhaustIfSeveralContinuing')
    expect(record.elected).toEqual(['Kiss'])
    expect(remaining(record).map((votes, k) => ({ votes, exhausted: Number(record.stages[k]?.exhausted) }))).toEqual(
      oracle.statefulExhaustIfMultipleContinuing,
    )
    expect(burlington('exhaust').stages.at(-1)?.votes).toMatchObject({ Kiss: '4313', Wright: '4060' })
    expect(burlington('skip').stages.at(-1)?.votes).toMatchObject({ Kiss: '4316', Wright: '4061' })
  })

  test('Aspen 2009', () => {
    const { candidates, ballots } = pollOf(ballotBlt('us/2009_aspen_mayor.blt'))
    interface Expected {
      readonly rounds: readonly { readonly votes: object; readonly exhausted: number }[]
    }
    const { rounds } = ballotJson<Expected>('us/2009_aspen_mayor.expected.json')
    const record = counted({ candidates }, ballots)
    expect(record.elected).toEqual(['4'])
    expect(remaining(record).map((votes, k) => ({ votes, exhausted: Number(record.stages[k]?.exhausted) }))).toEqual(
      rounds.map(({ votes, exhausted }) => ({ votes, exhausted })),
    )
  })
})

test('Tennessee: Knoxville wins, whom most would give up for Nashville', () => {
  const candidates = ['Memphis', 'Nashville', 'Chattanooga', 'Knoxville']
  const record = counted({ candidates }, [
    ranks(42, 'Memphis', 'Nashville', 'Chattanooga', 'Knoxville'),
    ranks(26, 'Nashville', 'Chattanooga', 'Knoxville', 'Memphis'),
    ranks(15, 'Chattanooga', 'Knoxville', 'Nashville', 'Memphis'),
    ranks(17, 'Knoxville', 'Chattanooga', 'Nashville', 'Memphis'),
  ])
  expect(record.elected).toEqual(['Knoxville'])
  expect(rounds(record)).toEqual([
    [[], { Memphis: '42', Nashville: '26', Chattanooga: '15', Knoxville: '17' }],
    [['Chattanooga'], { Memphis: '42', Nashville: '26', Chattanooga: '0', Knoxville: '32' }],
    [['Nashville'], { Memphis: '42', Nashville: '0', Chattanooga: '0', Knoxville: '58' }],
  ])
})

describe('a majority', () => {
  test('is more than half of the votes that still count, not of all', () => {
    expect(counted({ candidates: ['a', 'b', 'c'] }, [ranks(50, 'a'), ranks(49, 'b'), ranks(1, 'c')]).stages).toHaveLength(2)
    expect(counted({}, [ranks(50, 'a'), ranks(49, 'b')]).stages).toHaveLength(1)
    const record = counted({}, [ranks(4, 'a'), ranks(3, 'b'), ranks(2, 'c')])
    expect(record).toMatchObject({ elected: ['a'], stages: [{}, { of: ['d'] }, { of: ['c'], exhausted: '2', elected: ['a'] }] })
  })

  test('is not half', () => {
    expect(counted({ candidates: ['a', 'b', 'c'] }, [ranks(3, 'a'), ranks(2, 'b'), ranks(1, 'c', 'b')])).toMatchObject({
      elected: [],
      tied: [{ what: 'exclusion', among: ['a', 'b'], stage: 1 }],
    })
  })

  test('blank ballots are valid and no part of it', () => {
    expect(counted({}, [ranks(3, 'a'), ranks(2, 'b'), ranks(9)])).toMatchObject({
      elected: ['a'],
      ballots: { cast: '14', valid: '14', void: '0', blank: '9' },
      stages: [{ exhausted: '9' }],
    })
  })
})

describe('ties for exclusion', () => {
  const ballots = [ranks(5, 'a'), ranks(3, 'b'), ranks(2, 'c', 'b'), ranks(2, 'd', 'c'), ranks(1, 'c', 'd')]
  const poll = { candidates: ['a', 'b', 'c', 'd'] }

  test('stop the count where no rule breaks them', () => {
    const record = counted(poll, [...ballots, ranks(1, 'd', 'a')])
    expect(record).toMatchObject({ elected: [], tied: [{ what: 'exclusion', seats: 1, among: ['b', 'c', 'd'], stage: 0 }] })
  })

  test('go by an earlier stage, if the poll says so', () => {
    const level = [ranks(6, 'a'), ranks(3, 'b'), ranks(4, 'c'), ranks(1, 'd', 'b')]
    expect(counted(poll, level).tied).toMatchObject([{ among: ['b', 'c'], stage: 1 }])
    const record = counted({ ...poll, ties: ['priorStage'] }, level)
    expect(record.stages[2]).toMatchObject({ of: ['b'] })
    expect(record.broken).toMatchObject([{ what: 'exclusion', rule: 'priorStage', chosen: ['b'] }])
  })

  test('need no rule where all who are tied are certain to lose together', () => {
    const level = [ranks(6, 'a'), ranks(5, 'b'), ranks(1, 'c'), ranks(1, 'd', 'b')]
    expect(counted(poll, level).elected).toEqual([])
    const record = counted({ ...poll, rules: { batch: 'certainLosers' } }, level)
    expect(record.stages[1]).toMatchObject({ of: ['c', 'd'], excluded: ['c', 'd'], votes: { b: '6' } })
    expect(record.tied).toMatchObject([{ among: ['a', 'b'] }])
  })

  test('0 ballots: nobody is elected, all are tied', () => {
    expect(counted({}, [])).toMatchObject({ elected: [], tied: [{ what: 'seats', among: ['a', 'b', 'c', 'd'] }] })
  })
})

describe('batches', () => {
  test('hold only those who cannot pass the next even with all votes of one another', () => {
    const ballots = [ranks(20, 'a'), ranks(16, 'b'), ranks(4, 'c'), ranks(3, 'd')]
    expect(counted({ rules: { batch: 'certainLosers' } }, ballots).stages[1]).toMatchObject({ of: ['d', 'c'] })
    const close = [ranks(20, 'a'), ranks(15, 'b'), ranks(8, 'c'), ranks(7, 'd')]
    expect(counted({ rules: { batch: 'certainLosers' } }, close).stages[1]).toMatchObject({ of: ['d'] })
  })
})

describe('a candidate for those written in', () => {
  const rules = { excludedFirst: ['d'] }
  test('is excluded first, however many votes it has', () => {
    const record = counted({ rules }, [ranks(3, 'a'), ranks(2, 'b'), ranks(2, 'c', 'b'), ranks(4, 'd', 'b')])
    expect(record).toMatchObject({ elected: ['b'], stages: [{ elected: [] }, { of: ['d'], elected: ['b'] }] })
  })

  test('is never elected, and must be a candidate', () => {
    expect(counted({ rules }, [ranks(9, 'd'), ranks(1, 'a')])).toMatchObject({
      elected: ['a'],
      stages: [{}, { of: ['d'], exhausted: '9' }],
    })
    expect(counted({ rules }, [ranks(3)]).tied).toMatchObject([{ what: 'seats', among: ['a', 'b', 'c'] }])
    expect(count({ ...POLL, rules: { excludedFirst: ['d', 'x'] }, ballots: [] })).toMatchObject({
      ok: false,
      refusal: { code: 'malformed', path: ['rules', 'excludedFirst', 1] },
    })
  })
})

describe('what is no plain order counts by a rule of the poll', () => {
  const a = ranks(4, 'a')
  const b = ranks(3, 'b')
  /** For whom the ballot is once c and d are excluded. */
  const goesTo = (rules: PollInput['rules'], ...ranking: (string | string[])[]) => {
    const { votes, exhausted } = counted(rules === undefined ? {} : { rules }, [a, b, { ranking }]).stages.at(
      -1,
    ) as CountRecord['stages'][0]
    return votes.a === '5' ? 'a' : votes.b === '4' ? 'b' : exhausted === '1' ? 'nobody' : 'lost'
  }

  test.each<[string, PollInput['rules'], (string | string[])[], string]>([
    ['an overvote exhausts', { overvotes: 'exhaust' }, ['c', ['d', 'a'], 'b'], 'nobody'],
    ['or is passed over', { overvotes: 'skip' }, ['c', ['d', 'a'], 'b'], 'b'],
    ['or is for the one who continues', { overvotes: 'exhaustIfSeveralContinuing' }, ['c', ['d', 'a'], 'b'], 'a'],
    ['and exhausts if several do', { overvotes: 'exhaustIfSeveralContinuing' }, [['a', 'b'], 'c'], 'nobody'],
    ['and stays exhausted when they are excluded', { overvotes: 'exhaustIfSeveralContinuing' }, [['c', 'd'], 'b'], 'nobody'],
    ['a skipped rank is passed over', { skippedRanks: 'skip' }, ['c', [], [], 'b'], 'b'],
    ['or exhausts', { skippedRanks: 'exhaust' }, ['c', [], 'b'], 'nobody'],
    ['or exhausts with another', { skippedRanks: 'exhaustAfterTwo' }, ['c', [], [], 'b'], 'nobody'],
    ['and not alone', { skippedRanks: 'exhaustAfterTwo' }, ['c', [], 'd', [], 'b'], 'b'],
    ['a candidate for the second time is passed over', { duplicates: 'skip' }, ['c', 'c', 'b'], 'b'],
    ['or exhausts', { duplicates: 'exhaust' }, ['c', 'd', 'c', 'b'], 'nobody'],
    ['at one rank twice is once', { duplicates: 'skip' }, [['c', 'c'], 'b'], 'b'],
    ['a later overvote of one who stood before', { duplicates: 'skip', overvotes: 'skip' }, ['c', ['c', 'a'], 'b'], 'b'],
    ['empty ranks at the end say nothing', undefined, ['c', 'b', []], 'b'],
  ])('%s', (_, rules, ranking, expected) => {
    expect(goesTo(rules, ...ranking)).toBe(expected)
  })

  test.each<[string, (string | string[])[]]>([
    ['rules.overvotes', ['c', ['a', 'b']]],
    ['rules.skippedRanks', ['c', [], 'b']],
    ['rules.duplicates', ['c', 'c']],
  ])('without %s such a ballot is refused', (choice, ranking) => {
    expect(count({ ...POLL, ballots: [a, { ranking }] })).toMatchObject({ ok: false, refusal: { code: 'choiceMissing', choice } })
  })

  test('how many of an overvote continue is asked when a ballot gets there', () => {
    const overvotes = 'exhaustIfSeveralContinuing'
    const candidates = ['a', 'b', 'c', 'd', 'e']
    const ballots = [ranks(5, 'a'), ranks(4, 'b'), ranks(2, 'c'), ranks(1, 'e', ['c', 'd'], 'b')]
    const one = counted({ candidates, rules: { overvotes, excludedFirst: ['d'] } }, ballots)
    expect(one.stages[2]).toMatchObject({ of: ['e'], votes: { b: '4', c: '3' }, exhausted: '0' })
    expect(one.stages[3]).toMatchObject({ of: ['c'], votes: { b: '5' }, exhausted: '2' })
    const none = counted({ candidates, rules: { overvotes, excludedFirst: ['c', 'd'] } }, ballots)
    expect(none.stages[2]).toMatchObject({ of: ['e'], votes: { b: '5' }, exhausted: '2' })
  })

  test('a rank at which one of two withdrew is no overvote', () => {
    expect(counted({ withdrawn: ['d'] }, [a, b, ranks(2, ['d', 'b'])])).toMatchObject({ elected: ['b'] })
  })
})

test('overvotes that wait for the count are in its summary, in whatever order they were written', () => {
  const poll = { ...POLL, rules: { overvotes: 'exhaustIfSeveralContinuing' } } as const
  const [one, other] = [
    ['a', 'b'],
    ['b', 'a'],
  ].map((level) => summarize({ ...poll, ballots: [{ ranking: ['c', level] }] }) as Summary)
  const merged = merge(one as Summary, other as Summary) as Summary
  expect(merged.body).toEqual({ rankings: [['2>0=1', 2]] })
  expect(count(merged)).toMatchObject({ ok: true, elected: ['c'] })
  const descending = { ...merged, body: { rankings: [['2>1=0', 2]] } } as Summary
  expect(count(descending)).toMatchObject({ ok: false, refusal: { path: ['body', 'rankings'] } })
})

test('an instant runoff elects one person', () => {
  expect(count({ ...POLL, seats: 2, ballots: [] } as CountInput)).toMatchObject({ ok: false, refusal: { path: ['seats'] } })
})
