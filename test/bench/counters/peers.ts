import { pathToFileURL } from 'node:url'
import snapshot from '@snapshot-labs/snapshot.js'
import { condorcetWinner } from 'condorcet-winner'
import ElectionCount from 'election-js/lib/irv/Count.js'
import { tabulate } from 'meeks-prf-js/run/meek.js'
import { Copeland, InstantRunoff, Schulze, utils, type Ballot as VotesBallot } from 'votes'
import { counter } from './counter.ts'
import { ballotsOf, type Election } from './election.ts'

/** Its types tell of a default export; what it exports is the object itself. */
const { voting } = (snapshot as unknown as typeof snapshot.default).utils

/** snapshot.js wants every choice ranked, as numbers from 1 on. */
function snapshotBy(name: string, type: 'copeland' | 'ranked-choice') {
  const Voting = voting[type]
  return counter({
    name: `snapshot.js 0.17.5, ${name}`,
    ballots: (held) => ({
      proposal: { choices: [...held.candidates] },
      votes: ballotsOf(held, (order) => ({ choice: order.map((index) => index + 1), balance: 1, scores: [1] })),
    }),
    count: ({ proposal, votes }) => new Voting(proposal, votes, [], []).getScores(),
    elected: (scores, { candidates }) => candidates.filter((_, index) => scores[index] === Math.max(...scores)),
  })
}

export const snapshotCopeland = snapshotBy('Copeland', 'copeland')
export const snapshotIrv = snapshotBy('IRV', 'ranked-choice')

/** `votes` wants a list of ranks, each a list of names; its pairwise methods count a matrix that it makes of them. */
function votesBallots(held: Election) {
  const ballots: VotesBallot[] = ballotsOf(held, (order) => ({
    ranking: order.map((index) => [held.candidates[index] as string]),
    weight: 1,
  }))
  return { candidates: [...held.candidates], ballots }
}

function votesPairs(name: string, Method: typeof Schulze | typeof Copeland) {
  return counter({
    name: `votes 3.0.0, ${name}`,
    ballots: votesBallots,
    count: ({ candidates, ballots }) => new Method(utils.matrixFromBallots(ballots, candidates)).ranking(),
    elected: ([winners = []]: string[][]) => winners,
  })
}

export const votesSchulze = votesPairs('Schulze', Schulze)
export const votesCopeland = votesPairs('Copeland', Copeland)

export const votesIrv = counter({
  name: 'votes 3.0.0, IRV',
  slow: true,
  ballots: votesBallots,
  count: (input) => new InstantRunoff(input).ranking(),
  elected: ([winners = []]: string[][]) => winners,
})

/** Its counting is no entry point of the package; this is the file. */
const CARITAT = 'node_modules/@node-core/caritat/dist/votingMethods/CondorcetResult.js'

/** caritat: what it calls Condorcet are Copeland's wins. */
export async function caritat() {
  const { default: CondorcetResult } = (await import(pathToFileURL(CARITAT).href)) as {
    default: new (
      voters: undefined,
      candidates: readonly string[],
      subject: string,
      votes: readonly object[],
      options: object,
    ) => { findWinners(): Iterable<string> }
  }
  return counter({
    name: 'caritat 1.7.0, Condorcet',
    slow: true,
    ballots: (held) => ({
      candidates: held.candidates,
      votes: ballotsOf(held, (order, voter) => ({
        voter: { id: String(voter) },
        preferences: new Map(order.map((index, place) => [held.candidates[index], order.length - place])),
      })),
    }),
    count: ({ candidates, votes }) => new CondorcetResult(undefined, candidates, '', votes, {}),
    elected: (result) => [...result.findWinners()],
  })
}

/** condorcet-winner finds nobody, where nobody beats all others. */
export const condorcet = counter({
  name: 'condorcet-winner 1.1.1',
  slow: true,
  ballots: (held) => ({
    candidates: [...held.candidates],
    ballots: ballotsOf(held, (order) => order.map((index) => held.candidates[index] as string)),
  }),
  count: ({ candidates, ballots }) => condorcetWinner(candidates, ballots),
  elected: (winner) => (winner === null ? [] : [winner]),
})

/** election-js counts within its constructor, by the rules that stand on the class. */
function electionBy(name: string, seats: number) {
  const Count = ElectionCount.default
  return counter({
    name: `election-js 1.0.2, ${name}`,
    ballots: (held) => ({
      candidates: [...held.candidates],
      ballots: ballotsOf(held, (order) => order.map((index) => held.candidates[index] as string)),
    }),
    count({ candidates, ballots }) {
      if (seats > 1) Count.useSTV()
      else Count.useIRV()
      Count.setWinnerThreshold(seats)
      return new Count(candidates, ballots)
    },
    elected: ({ winners }) => winners,
  })
}

export const electionIrv = electionBy('IRV', 1)

/** Of several seats; it transfers no surplus by parts. */
export function electionStv(seats: number) {
  return electionBy(`STV, ${seats} seats`, seats)
}

/** meeks-prf-js: the entry point that the package names is a program; this is the function. */
export function meeks(seats: number) {
  return counter({
    name: `meeks-prf-js 1.0.0, Meek, ${seats} seats`,
    ballots: (held) => ({
      candidates: held.candidates,
      ballots: ballotsOf(held, (order) => order.map((index) => held.candidates[index] as string)),
    }),
    count: ({ candidates, ballots }) => tabulate(seats, candidates, ballots, null, candidates, [], []),
    elected: (result) => [...result.elected],
  })
}
