import { type Ballot, type CountInput, type CountRecord, count } from 'huzhu/voting'
import { describe, expect, test } from 'vitest'
import { ballotJson, ballotText, hasBallots, withFiles } from './shared.ts'

function counted(poll: Partial<CountInput> & Pick<CountInput, 'method' | 'candidates' | 'ballots'>): CountRecord {
  const result = count({ seats: 1, ...poll })
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result
}

/** Whoever is elected to the one seat, or those tied for it. */
const winners = ({ elected, tied }: CountRecord) => [...elected, ...tied.flatMap(({ among }) => among)]

const STRENGTHS = ['winning', 'margins', 'ratio'] as const

/** The methods that count in pairs. */
type PairMethod = 'schulze' | 'ranked-pairs' | 'copeland' | 'minimax'

describe.skipIf(!hasBallots)(withFiles('examples with known outcomes'), () => {
  interface Example {
    readonly id: string
    readonly candidates: readonly string[]
    readonly ballots: readonly Ballot[]
    readonly expected: {
      readonly schulzeWinning?: readonly string[]
      readonly schulzeMargins?: readonly string[] | null
      readonly schulzeRatio?: readonly string[] | null
      readonly strongestPathsWinning?: { readonly [from: string]: { readonly [to: string]: number } } | null
      readonly rankedPairs?: readonly string[]
      readonly rankedPairsWinning?: readonly string[]
      readonly copeland?: readonly string[]
      readonly minimax?: string
      readonly schulze?: string | readonly string[]
      readonly condorcet?: string | null
    }
    readonly oracle: {
      readonly pairwise: readonly (readonly number[])[]
      readonly paths: readonly (readonly number[])[]
      readonly schulzeMargins: readonly string[]
      readonly smith: readonly string[]
      readonly condorcet: string | null
    }
  }
  const read = (file: string) => (hasBallots ? ballotJson<{ examples: readonly Example[] }>(`small/${file}.json`).examples : [])
  const schulze = read('schulze-examples')
  const methods = read('method-examples')
  const example = (id: string) => methods.find((one) => one.id === id)!

  test('the file of Schulze examples has 13 situations', () => {
    expect(schulze).toHaveLength(13)
  })

  test.each(schulze.map((one) => [one.id, one] as const))('%s: winners, paths and pairs', (_, one) => {
    const { candidates, ballots, expected, oracle } = one
    const by = (strength: (typeof STRENGTHS)[number]) =>
      counted({ method: 'schulze', candidates, ballots, unranked: 'last', rules: { strength } })
    const winning = by('winning')
    expect(winners(winning)).toEqual(expected.schulzeWinning)
    expect(winners(by('margins'))).toEqual(expected.schulzeMargins ?? oracle.schulzeMargins)
    if (expected.schulzeRatio) expect(winners(by('ratio'))).toEqual(expected.schulzeRatio)
    // A path over a minority is no path there.
    const votesFor = (text: string) => {
      const [over = 0, under = -1] = text.split(':').map(Number)
      return over > under ? over : 0
    }
    const numbers = (table: object) =>
      Object.fromEntries(
        Object.entries(table).map(([from, row]) => [
          from,
          Object.fromEntries(Object.entries<string>(row).map(([to, text]) => [to, votesFor(text)])),
        ]),
      )
    if (expected.strongestPathsWinning) expect(numbers(winning.stages[0]!.paths!)).toEqual(expected.strongestPathsWinning)
    const table = (rows: readonly (readonly number[])[]) =>
      Object.fromEntries(
        candidates.map((from, a) => [
          from,
          Object.fromEntries(candidates.flatMap((to, b) => (a === b ? [] : [[to, rows[a]![b]]]))),
        ]),
      )
    expect(numbers(winning.pairwise!.votes)).toEqual(table(oracle.pairwise))
    expect(numbers(winning.stages[0]!.paths!)).toEqual(table(oracle.paths))
    expect(winning.pairwise!.smith).toEqual(oracle.smith)
    expect(winning.pairwise!.condorcetWinner ?? null).toBe(oracle.condorcet)
  })

  const ranking = ({ candidates, ballots }: Example, method: PairMethod, strength: 'winning' | 'margins' = 'margins') =>
    counted({
      method,
      seats: candidates.length - 1,
      candidates,
      ballots,
      ...(method === 'copeland' ? {} : { rules: { strength } }),
    }).elected

  test('Tennessee (Wikipedia): all four elect Nashville, and rank as is printed', () => {
    const tennessee = example('tennessee')
    expect(ranking(tennessee, 'ranked-pairs')).toEqual(tennessee.expected.rankedPairs!.slice(0, 3))
    expect(ranking(tennessee, 'copeland')).toEqual(tennessee.expected.copeland!.slice(0, 3))
    expect(ranking(tennessee, 'minimax')[0]).toBe(tennessee.expected.minimax)
    expect(ranking(tennessee, 'schulze')[0]).toBe(tennessee.expected.schulze)
  })

  test.each(['tideman-1987-ex5', 'gorr-rp1', 'gorr-rp2'])('ranked pairs: %s', (id) => {
    const { candidates, expected } = example(id)
    expect(ranking(example(id), 'ranked-pairs')).toEqual(expected.rankedPairs!.slice(0, candidates.length - 1))
    expect(ranking(example(id), 'ranked-pairs', 'winning')).toEqual(expected.rankedPairs!.slice(0, candidates.length - 1))
  })

  test('ranked pairs by winning votes and by margins rank otherwise (rangevoting.org/WinningVotes)', () => {
    const one = example('winning-vs-margins')
    expect(ranking(one, 'ranked-pairs', 'winning')).not.toEqual(ranking(one, 'ranked-pairs', 'margins'))
  })

  interface Debian {
    readonly candidates: readonly string[]
    readonly official: string
    readonly implicit: Readonly<Record<'pairwise', readonly (readonly number[])[]>> & {
      readonly copelandDoubled: readonly number[]
      readonly smith: readonly string[]
    }
    readonly explicit: { readonly schulzeWinning: readonly string[]; readonly pairwise: readonly (readonly number[])[] }
  }

  describe.each([2006, 2007])("Debian's leader of %i", (year) => {
    const debian = hasBallots ? ballotJson<Debian>(`debian/leader${year}.expected.json`) : undefined
    const { candidates = [], official, implicit, explicit } = debian ?? {}
    const lines = hasBallots ? [...ballotText(`debian/leader${year}_tally.txt`).matchAll(/^V: ([-\d]+)\s/gm)] : []
    const ballots = lines.map(
      ([, ranks = '']): Ballot => ({
        ranking: [1, 2, 3, 4, 5, 6, 7, 8, 9].map((rank) => candidates.filter((_, index) => ranks[index] === String(rank))),
      }),
    )
    const by = (method: PairMethod, unranked: 'last' | 'noOpinion', strength: (typeof STRENGTHS)[number]) =>
      counted({ method, candidates, ballots, unranked, ...(method === 'copeland' ? {} : { rules: { strength } }) })
    const matrix = ({ pairwise }: CountRecord) =>
      candidates.map((a) => candidates.map((b) => Number(pairwise!.votes[a]![b] ?? 0)))

    test('with the unranked last, as its constitution says: the official winner, by each method', () => {
      for (const strength of STRENGTHS) expect(by('schulze', 'last', strength).elected).toEqual([official])
      for (const strength of ['winning', 'margins'] as const) {
        expect(by('ranked-pairs', 'last', strength).elected).toEqual([official])
        expect(by('minimax', 'last', strength).elected).toEqual([official])
      }
      const copeland = by('copeland', 'last', 'winning')
      expect(copeland.elected).toEqual([official])
      expect(Object.values(copeland.stages[0]!.votes)).toEqual(
        implicit!.copelandDoubled.map((doubled) => (doubled % 2 === 0 ? String(doubled / 2) : `${doubled}/2`)),
      )
      expect(matrix(copeland)).toEqual(implicit!.pairwise)
      expect(copeland.pairwise!.smith).toEqual(implicit!.smith)
    })

    test('with no opinion of the unranked: the matrix, and another winner in 2006', () => {
      const record = by('schulze', 'noOpinion', 'winning')
      expect(record.elected).toEqual(explicit!.schulzeWinning)
      expect(matrix(record)).toEqual(explicit!.pairwise)
      expect(record.elected[0] === official).toBe(year !== 2006)
    })
  })
})
