import * as bare from './counters/bare.ts'
import { type Counter, counter } from './counters/counter.ts'
import { type Election, election, firstOf } from './counters/election.ts'
import { encoded, encoding, plain } from './counters/huzhu.ts'
import * as peers from './counters/peers.ts'
import { DifferenceError } from './difference.ts'
import { collectGarbage, type Effort, measure, median, of, ratio, type Times } from './measure.ts'
import { duration, fold, type Row, type Table } from './report.ts'
import { scottish } from './scottish.ts'
import { summaries } from './summaries.ts'

const VOTERS = 100_000
const SEATS = 5
const SEED = 2007

/** Whoever takes longer than this for one count is timed by that count alone. */
const LONG_MS = 1500

/** Rounds are enough, where one count takes as long as thousands of rulings. */
const MOST_ROUNDS = 5

/** Counting side by side, after everybody elected the same; then whole elections, and summaries of millions. */
export async function counting(effort: Effort): Promise<readonly Table[]> {
  const tables: Table[] = []
  for (const candidates of [10, 30]) {
    const held = election(candidates, VOTERS, SEED)
    tables.push(await inPairs(held, effort), await byTransfers(held, effort))
  }
  return [...tables, ...(await scottish(effort)), ...summaries(effort)]
}

async function inPairs(held: Election, effort: Effort): Promise<Table> {
  const [copeland, schulze] = [encoded('copeland'), encoded('schulze')]
  const loop = barely('a bare loop over typed arrays, pairs only', bare.pairs, bare.condorcetWinner)
  const compared = [
    ...[plain('copeland'), plain('schulze'), encoding].map((each) => ({ peer: each, ours: copeland })),
    { peer: peers.snapshotCopeland, ours: copeland, least: 5 },
    { peer: peers.votesCopeland, ours: copeland, least: 14 },
    { peer: peers.votesSchulze, ours: schulze, least: 14 },
    { peer: await peers.caritat(), ours: copeland },
    { peer: peers.condorcet, ours: copeland },
  ]
  const field = await Field.of(held, [loop, copeland, schulze, ...compared.map(({ peer }) => peer)], bare.condorcetWinner, effort)
  return {
    title: `Counting in pairs, ${held.candidates.length} candidates`,
    note: field.note(
      "ratio: how many times as long it takes as huzhu's count of encoded ballots by the same method; huzhu's, as the bare loop.",
    ),
    rows: [
      field.row(loop),
      field.atMost(2.5, copeland, loop),
      field.atMost(2.5, schulze, loop),
      ...compared.flatMap((each) => field.against(each)),
    ],
  }
}

async function byTransfers(held: Election, effort: Effort): Promise<Table> {
  const irv = encoded('irv')
  const loop = barely('a bare loop over typed arrays, IRV', bare.instantRunoff, bare.instantRunoff)
  const runoffs = [
    { peer: plain('irv'), ours: irv },
    { peer: peers.snapshotIrv, ours: irv, least: 15 },
    { peer: peers.electionIrv, ours: irv },
    { peer: peers.votesIrv, ours: irv },
  ]
  const [scottish, wigm, meek] = [encoded('scottish-stv', SEATS), encoded('wigm-stv', SEATS), encoded('meek-stv', SEATS)]
  const transfers = bare.transferableVote(SEATS)
  const stvLoop = barely(`a bare loop over typed arrays, Scottish STV, ${SEATS} seats`, transfers, transfers)
  const stv = [
    { peer: plain('scottish-stv', SEATS), ours: scottish },
    { peer: wigm, ours: scottish },
    { peer: peers.electionStv(SEATS), ours: scottish },
  ]
  // Another method may elect others: the two counters by Meek's are compared with each other, and one of them with Scottish STV in its speed.
  const meeks = peers.meeks(SEATS)
  const byMeek = (given: Election) => meeks.elected(meeks.count(meeks.ballots(given)), given)
  const runoff = await Field.of(held, [loop, irv, ...runoffs.map(({ peer }) => peer)], bare.instantRunoff, effort)
  const several = await Field.of(held, [stvLoop, scottish, ...stv.map(({ peer }) => peer)], transfers, effort)
  const meekField = await Field.of(held, [meeks, meek, scottish], byMeek, effort, [scottish])
  return {
    title: `Counting by transfers, ${held.candidates.length} candidates`,
    note: runoff.note(
      "ratio: how many times as long it takes as huzhu's count of encoded ballots, by Scottish STV for several seats; huzhu's, as the bare loop.",
      several,
      meekField,
    ),
    rows: [
      ...[runoff.row(loop), runoff.besides(irv, loop), ...runoffs.flatMap((each) => runoff.against(each))],
      ...[several.row(stvLoop), several.besides(scottish, stvLoop), ...stv.flatMap((each) => several.against(each))],
      ...[meekField.besides(meek, scottish), ...meekField.against({ peer: meeks, ours: scottish, least: 15 })],
      ...meekField
        .against({ peer: meeks, ours: meek, least: 15 })
        .map((row) => ({ ...row, name: `  ${row.name}, against ${meek.name}` })),
    ],
  }
}

function barely(name: string, count: (held: Election) => unknown, elected: (held: Election) => readonly string[]): Counter {
  return counter({ name, ballots: (held) => held, count, elected: (_, held) => elected(held) })
}

interface Comparison {
  readonly peer: Counter
  readonly ours: Counter
  readonly least?: number
}

/** Counters of one election that elected the same, and how long each takes for one ballot. */
class Field {
  readonly #held: Election
  readonly #times: Times
  readonly #leftOut: ReadonlyMap<string, string>

  private constructor(held: Election, times: Times, leftOut: ReadonlyMap<string, string>) {
    this.#held = held
    this.#times = times
    this.#leftOut = leftOut
  }

  /**
   * Everybody counts once; whoever elects others than the oracle is left out, with the reason, but for those who are only timed. Then they are timed.
   *
   * @throws DifferenceError if huzhu elects others.
   */
  static async of(
    held: Election,
    counters: readonly Counter[],
    oracle: (held: Election) => readonly string[],
    effort: Effort,
    onlyTimed: readonly Counter[] = [encoding],
  ): Promise<Field> {
    const once = new Map<string, number>()
    const leftOut = new Map<string, string>()
    const runners: { readonly name: string; readonly voters: number; run(times: number): void }[] = []
    for (const each of counters) {
      const own = each.slow === true ? firstOf(held, VOTERS / 10) : held
      const ballots = each.ballots(own)
      collectGarbage()
      const start = process.hrtime.bigint()
      const answer = each.count(ballots)
      const ns = Number(process.hrtime.bigint() - start)
      const [elected, expected] = [each.elected(answer, own), oracle(own)].map((ids) => [...ids].sort().join(' '))
      if (elected !== expected && !onlyTimed.includes(each)) {
        const reason = `${each.name} is left out: it elects ${elected}, not ${expected}`
        if (each.name.startsWith('huzhu')) throw new DifferenceError(reason)
        leftOut.set(each.name, reason)
      } else if (ns > LONG_MS * 1e6) once.set(each.name, ns / own.voters)
      else runners.push({ name: each.name, voters: own.voters, run: (times) => repeat(() => each.count(ballots), times) })
    }
    const rounds = Math.min(MOST_ROUNDS, effort.rounds)
    const measured = await measure(runners, { ...effort, rounds })
    const times = new Map(runners.map(({ name, voters }) => [name, of(measured, name).map((ns) => ns / voters)]))
    for (const [name, ns] of once) times.set(name, new Array<number>(rounds).fill(ns))
    return new Field(held, times, leftOut)
  }

  /** What is said above the figures of this field, and of more of the same election. */
  note(ratios: string, ...more: readonly Field[]): string {
    const { candidates, voters } = this.#held
    return [
      `${voters.toLocaleString('en')} ballots of one voter each, which rank all ${candidates.length} candidates. All who count by one method elected the same.`,
      'Figures are for one ballot. Who is slow counts a tenth of the ballots, or all of them once.',
      ratios,
      ...[this, ...more].flatMap((field) => [...field.#leftOut.values()]),
    ].join('\n')
  }

  row({ name }: Counter): Row {
    const value = median(of(this.#times, name))
    return { name, figure: duration(value), value, unit: 'ns' }
  }

  besides(counter: Counter, other: Counter): Row {
    return { ...this.row(counter), ratio: fold(ratio(this.#times, counter.name, other.name)) }
  }

  atMost(most: number, ours: Counter, other: Counter): Row {
    return { ...this.besides(ours, other), target: `<= ${most} x`, met: ratio(this.#times, ours.name, other.name) <= most }
  }

  /** No row for one who was left out. */
  against({ peer, ours, least }: Comparison): readonly Row[] {
    if (this.#leftOut.has(peer.name)) return []
    const row = this.besides(peer, ours)
    if (least === undefined) return [row]
    return [{ ...row, target: `>= ${least} x`, met: ratio(this.#times, peer.name, ours.name) >= least }]
  }
}

function repeat(pass: () => unknown, times: number): void {
  for (let left = times; left > 0; left -= 1) pass()
}
