import { casbin, casbinIndexed } from './contestants/casbin.ts'
import { casl } from './contestants/casl.ts'
import { cedar } from './contestants/cedar.ts'
import type { Contestant } from './contestants/contestant.ts'
import { decide, handWritten } from './contestants/hand-written.ts'
import { huzhuDecide, huzhuExplain, huzhuRule } from './contestants/huzhu.ts'
import { jsonRulesEngine } from './contestants/json-rules-engine.ts'
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
  const peers = { casl: casl(), engine: jsonRulesEngine(), casbin: await casbin(), casbinIndexed: await casbinIndexed(), cedar: cedar() }
  const all = [handWritten, decideOnly, explained, small, large, ...Object.values(peers)]
  const asked = requests(REQUESTS, SEED)
  for (const contestant of all) await compareWithOracle(contestant, asked)

  const times = await measure(
    all.map((contestant) => loop(contestant.name, contestant.ask, asked.map(contestant.input), contestant.async)),
    effort,
  )
  const fasterCasbin = ratio(times, peers.casbin.name, peers.casbinIndexed.name) > 1 ? peers.casbinIndexed : peers.casbin
  const against = (other: Contestant, ours: Contestant): number => ratio(times, other.name, ours.name)
  const atLeast = (peer: Contestant, least: number, ours = decideOnly): Row => {
    const times_ = against(peer, ours)
    return { ...rowOf(peer, times), ratio: fold(times_), target: `>= ${least} x`, met: times_ >= least }
  }
  const atMost = (ours: Contestant, other: Contestant, most: number): Row => {
    const times_ = against(ours, other)
    return { ...rowOf(ours, times), ratio: fold(times_), target: `<= ${most} x`, met: times_ <= most }
  }
  const plain = (contestant: Contestant): Row => ({ ...rowOf(contestant, times), ratio: fold(against(contestant, decideOnly)) })
  const tally = tallied(asked)
  return [
    {
      title: 'A ruling with the deciding rules',
      note: `12 rules, 4 types of action, 15 facts. Every contestant answered ${REQUESTS.toLocaleString('en')} requests like the oracle (${tally}).\nratio: how many times as long it takes as huzhu's \`decide\`.`,
      rows: [
        rowOf(decideOnly, times),
        atLeast(peers.casl, 1.2),
        atLeast(peers.engine, 80),
        ...[peers.casbin, peers.casbinIndexed].map((each) => (each === fasterCasbin ? atLeast(each, 20) : plain(each))),
        atLeast(peers.cedar, 20),
        { ...rowOf(handWritten, times), ...bound(against(decideOnly, handWritten)) },
      ],
    },
    {
      title: 'A ruling with the whole explanation',
      note: "ratio: how many times as long it takes as huzhu's `explain`: every comparison of every rule about the action, with what it read.",
      rows: [rowOf(explained, times), atLeast(peers.engine, 30, explained)],
    },
    {
      title: 'A ruling of a constitution',
      note: '`rule` checks every fact against its declaration, reads the parameter in force, cites article, values, parameter and source.\nratio: how many times as long it takes as with 10 articles.',
      rows: [rowOf(small, times), atMost(large, small, 1.3)],
    },
  ]
}

/** Somebody answered another way than the oracle: no figure would mean anything. */
export class DifferenceError extends Error {
  override readonly name = 'DifferenceError'

  constructor(contestant: string, request: Request, expected: Answer, answer: Answer) {
    super(`${contestant} answers otherwise\nrequest  ${JSON.stringify(request)}\nexpected ${JSON.stringify(expected)}\nanswer   ${JSON.stringify(answer)}`)
  }
}

async function compareWithOracle(contestant: Contestant, asked: readonly Request[]): Promise<void> {
  for (const request of asked) {
    const expected = decide(request)
    const answer = contestant.answer((await contestant.ask(contestant.input(request))) as never)
    if (!agree(contestant, expected, answer)) throw new DifferenceError(contestant.name, request, expected, answer)
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
  const say = (count: number) => count.toLocaleString('en')
  return `${say(permitted)} permitted, ${say(byRule)} forbidden by a rule, ${say(asked.length - permitted - byRule)} by nothing permitted`
}

function rowOf({ name }: Contestant, times: Times): Row {
  const value = median(of(times, name))
  return { name, figure: duration(value), value, unit: 'ns' }
}

/** How far huzhu is from what a programmer writes by hand. */
function bound(times: number): Pick<Row, 'ratio' | 'target' | 'met'> {
  return { ratio: `1/${fold(times)}`, target: '>= 1/25 x', met: times <= 25 }
}
