import { casbin, casbinIndexed } from './contestants/casbin.ts'
import { casl } from './contestants/casl.ts'
import { cedar } from './contestants/cedar.ts'
import type { Contestant } from './contestants/contestant.ts'
import { decide, handWritten } from './contestants/hand-written.ts'
import { huzhuDecide, huzhuEngine, huzhuExplain, huzhuRule } from './contestants/huzhu.ts'
import { jsonRulesEngine } from './contestants/json-rules-engine.ts'
import { DifferenceError } from './difference.ts'
import { type Effort, loop, measure, median, of, ratio, type Times } from './measure.ts'
import { type Answer, type Request, requests } from './policy.ts'
import { duration, fold, type Row, type Table } from './report.ts'

/** Requests on which all must answer the same, and by which they are timed. */
const REQUESTS = 20_000
const SEED = 2017

/**
 * One policy, everybody's own form of it, one process. First everybody must answer like the hand-written oracle, then they are timed.
 *
 * @throws DifferenceError if one answers otherwise.
 */
export async function rulings(effort: Effort): Promise<readonly Table[]> {
  const decideOnly = huzhuDecide()
  const explained = huzhuExplain()
  const [small, large] = [huzhuRule(6), huzhuRule(1000)]
  const peers = {
    casl: casl(),
    engine: jsonRulesEngine(),
    safeEngine: huzhuEngine(),
    casbin: await casbin(),
    casbinIndexed: await casbinIndexed(),
    cedar: cedar(),
  }
  const all = [handWritten, decideOnly, explained, small, large, ...Object.values(peers)]
  const asked = requests(REQUESTS, SEED)
  for (const contestant of all) await compareWithOracle(contestant, asked)

  const times = await measure(
    all.map((contestant) => loop(contestant.name, contestant.ask, asked.map(contestant.input), contestant.async)),
    effort,
  )
  const figures = new Figures(times)
  const fasterCasbin = figures.ratio(peers.casbin, peers.casbinIndexed) > 1 ? peers.casbinIndexed : peers.casbin
  return [
    {
      title: 'A ruling with the deciding rules',
      note: `12 rules, 4 types of action, 15 facts. Everybody answered ${say(asked.length)} requests like the oracle:\n${tallied(asked)}.\nratio: how many times as long it takes as huzhu's \`decide\`.`,
      rows: [
        figures.row(decideOnly),
        figures.atLeast(1.2, peers.casl, decideOnly),
        figures.atLeast(80, peers.engine, decideOnly),
        figures.besides(peers.safeEngine, decideOnly),
        ...[peers.casbin, peers.casbinIndexed].map((each) =>
          each === fasterCasbin ? figures.atLeast(20, each, decideOnly) : figures.besides(each, decideOnly),
        ),
        figures.atLeast(20, peers.cedar, decideOnly),
        figures.atLeast(1 / 25, handWritten, decideOnly),
        figures.besides(small, decideOnly),
      ],
    },
    {
      title: 'A ruling with the whole explanation',
      note: "Every comparison of every rule about the action, with what it read.\nratio: how many times as long it takes as huzhu's `explain`.",
      rows: [figures.row(explained), figures.atLeast(30, peers.engine, explained)],
    },
    {
      title: 'A ruling of a constitution',
      note: 'Checks every fact against its declaration, reads the parameter in force, cites article, values, parameter and source.\nratio: how many times as long it takes as with 10 articles.',
      rows: [figures.row(small), figures.atMost(1.3, large, small)],
    },
  ]
}

/** Makes rows of what was measured. */
class Figures {
  readonly #times: Times

  constructor(times: Times) {
    this.#times = times
  }

  ratio(slower: Contestant, faster: Contestant): number {
    return ratio(this.#times, slower.name, faster.name)
  }

  row({ name }: Contestant): Row {
    const value = median(of(this.#times, name))
    return { name, figure: duration(value), value, unit: 'ns' }
  }

  besides(contestant: Contestant, measured: Contestant): Row {
    return { ...this.row(contestant), ratio: fold(this.ratio(contestant, measured)) }
  }

  atLeast(least: number, peer: Contestant, ours: Contestant): Row {
    const target = least < 1 ? `>= 1/${Math.round(1 / least)} x` : `>= ${least} x`
    return { ...this.besides(peer, ours), target, met: this.ratio(peer, ours) >= least }
  }

  atMost(most: number, ours: Contestant, other: Contestant): Row {
    return { ...this.besides(ours, other), target: `<= ${most} x`, met: this.ratio(ours, other) <= most }
  }
}

async function compareWithOracle(contestant: Contestant, asked: readonly Request[]): Promise<void> {
  for (const request of asked) {
    const expected = decide(request)
    const answer = contestant.answer((await contestant.ask(contestant.input(request))) as never)
    if (agree(contestant, expected, answer)) continue
    const [asked, wanted, got] = [request, expected, answer].map((each) => JSON.stringify(each))
    throw new DifferenceError(`${contestant.name} answers otherwise\nrequest  ${asked}\nexpected ${wanted}\nanswer   ${got}`)
  }
}

/** The outcome, and the deciding rules as far as the contestant names them. */
function agree({ names }: Contestant, expected: Answer, { outcome, deciding }: Answer): boolean {
  if (outcome !== expected.outcome) return false
  if (names === 'none') return true
  const known = deciding.every((name) => expected.deciding.includes(name)) && new Set(deciding).size === deciding.length
  return known && deciding.length === (names === 'one' ? Math.min(1, expected.deciding.length) : expected.deciding.length)
}

function tallied(asked: readonly Request[]): string {
  const answers = asked.map(decide)
  const permitted = answers.filter(({ outcome }) => outcome === 'permitted').length
  const byRule = answers.filter(({ outcome, deciding }) => outcome === 'forbidden' && deciding.length > 0).length
  return `${say(permitted)} permitted, ${say(byRule)} forbidden by a rule, ${say(asked.length - permitted - byRule)} by nothing permitted`
}

function say(count: number): string {
  return count.toLocaleString('en')
}
