import { type Ballot, type CountRecord, count, type MethodName, type PollInput } from 'huzhu/voting'
import { describe, expect, test } from 'vitest'
import { ballotJson, hasBallots, withFiles } from './shared.ts'

interface Example {
  readonly id: string
  readonly candidates: readonly string[]
  readonly ballots: readonly Ballot[]
  readonly expected: { readonly [what: string]: unknown }
}

/** What the file says of methods that are not counted here, and remarks. CPO-STV is not in it. */
const NOT_COUNTED = ['kemeny', 'kemenyTies', 'coombs', 'bucklin', 'schulzeStv', 'note']

/** Wikipedia leaves the order of candidates who are level for exclusion open; this is the one that its table shows. */
const FOOD = ['Orange', 'Strawberry', 'Hamburger', 'Chocolate', 'Pear']

function counted({ candidates, ballots }: Example, method: MethodName, poll: Partial<PollInput> = {}): CountRecord {
  const record = count({ method, seats: 1, candidates, ...poll, ballots })
  if (!record.ok) throw new Error(JSON.stringify(record.refusal))
  return record
}

/** By the method: the one who is elected, or the whole ranking, or all who are tied for the seat. */
function elects(example: Example, expected: unknown, method: MethodName, rules: Partial<PollInput> = {}): void {
  const { elected, tied } = counted(example, method, rules)
  if (typeof expected === 'string') expect(elected).toEqual([expected])
  else if (tied.length > 0) expect(tied[0]?.among).toEqual(expected)
  else expect(counted(example, method, { ...rules, seats: example.candidates.length }).elected).toEqual(expected)
}

/** STV in fractions. */
function stv(example: Example): CountRecord {
  const ties = example.id === 'wikipedia-stv-food' ? [{ order: FOOD }] : []
  return counted(example, 'wigm-stv', { seats: Number(example.expected.seats), ties })
}

/** `"31.56"` and `"789/25"` are the same. */
function number(votes: unknown): readonly [bigint, bigint] {
  const [over = '', under = '1'] = String(votes).split('/')
  const [units = '', places = ''] = over.split('.')
  return [BigInt(units + places), BigInt(under) * 10n ** BigInt(places.length)]
}

function same(votes: unknown, expected: unknown): boolean {
  const [[a, b], [c, d]] = [number(votes), number(expected)]
  return a * d === c * b
}

const CHECKS: { readonly [what: string]: (example: Example, expected: unknown) => void } = {
  plurality: (example, expected) => elects(example, expected, 'plurality'),
  irv: (example, expected) => elects(example, expected, 'irv'),
  schulze: (example, expected) => elects(example, expected, 'schulze'),
  copeland: (example, expected) => elects(example, expected, 'copeland'),
  minimax: (example, expected) => elects(example, expected, 'minimax'),
  rankedPairs: (example, expected) => elects(example, expected, 'ranked-pairs', { rules: { strength: 'margins' } }),
  rankedPairsWinning: (example, expected) => elects(example, expected, 'ranked-pairs', { rules: { strength: 'winning' } }),
  condorcet: (example, expected) => expect(counted(example, 'copeland').pairwise?.condorcetWinner ?? null).toEqual(expected),
  smith: (example, expected) => expect(counted(example, 'copeland').pairwise?.smith).toEqual(expected),
  borda(example, expected) {
    const points = Object.entries(counted(example, 'borda').stages[0]!.votes).map(([id, votes]) => [id, Number(votes)])
    expect(Object.fromEntries(points)).toEqual(expected)
  },
  irvRounds(example, expected) {
    const rounds = counted(example, 'irv').stages.map(({ votes }) => Object.values(votes).map(Number))
    expect(rounds).toEqual((expected as (number | null)[][]).map((round) => round.map((votes) => votes ?? 0)))
  },
  seats: (example, expected) => expect(stv(example).elected).toHaveLength(expected as number),
  quota: (example, expected) => expect(stv(example).quota).toBe(String(expected)),
  elected: (example, expected) => expect(stv(example).elected).toEqual(expected),
  stv: (example, expected) => expect(stv(example).elected).toEqual(expected),
  rounds(example, expected) {
    const { stages } = stv(example)
    const rounds = expected as readonly { readonly [id: string]: unknown }[]
    for (const [index, round] of rounds.entries()) {
      const other = Object.entries(round).filter(([id, votes]) => !same(stages[index]!.votes[id], votes))
      expect({ index, other }).toEqual({ index, other: [] })
    }
  },
}

describe.skipIf(!hasBallots)(
  withFiles('examples of Wikipedia, Tideman and others: all that they say of methods that are counted here'),
  () => {
    const examples = hasBallots ? ballotJson<{ examples: readonly Example[] }>('small/method-examples.json').examples : []

    test('the file has nine', () => {
      expect(examples).toHaveLength(9)
    })

    test.each(
      examples.flatMap((example) =>
        Object.entries(example.expected)
          .filter(([what]) => !NOT_COUNTED.includes(what))
          .map(([what, expected]) => [example.id, what, example, expected] as const),
      ),
    )('%s: %s', (_, what, example, expected) => {
      expect(Object.keys(CHECKS)).toContain(what)
      CHECKS[what]?.(example, expected)
    })
  },
)
