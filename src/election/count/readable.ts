import type { Context } from '../../base/lifecycle.ts'
import type { Refusal } from '../../base/refusal.ts'
import { summarize } from '../../voting/index.ts'
import type { Contest, Election, Round } from '../election.ts'
import { personFault } from '../person.ts'
import type { PaperCount } from '../rows.ts'
import { isTaken, readPapers } from './ballots.ts'
import { NOBODY, pollOf, readPostOf } from './post.ts'

/**
 * Why papers cannot be counted in a round: the first that is none, with its path. What is merely void is a paper all the same. Whoever is written in is a person whom the
 * register knows; a name that it does not know makes a vote for nobody, and the tellers leave it out.
 */
export function papersFault(
  papers: readonly PaperCount[],
  round: Round,
  election: Election,
  context: Context,
): Refusal | undefined {
  for (const [index, { paper }] of papers.entries()) {
    const office = Object.keys(paper).find((each) => !round.contests.some((contest) => contest.office === each))
    if (office !== undefined) return malformed(index, office, 'is no post of this round')
  }
  for (const contest of round.contests) {
    if (postFault(papers, contest, round, election, context) === undefined) continue
    for (const [index, each] of papers.entries()) {
      const fault = postFault([each], contest, round, election, context)
      if (fault === undefined) continue
      return fault.code === 'malformed' ? malformed(index, contest.office, fault.problem) : fault
    }
  }
  return undefined
}

function malformed(index: number, office: string, problem: string): Refusal {
  return { code: 'malformed', path: ['papers', index, 'paper', office], problem }
}

function postFault(
  papers: readonly PaperCount[],
  contest: Contest,
  round: Round,
  election: Election,
  context: Context,
): Refusal | undefined {
  const { method } = election.procedure.count
  const { candidates, strangers, ballots, names } = readPapers(papers, readPostOf(contest, election, round), method)
  if (!ballots.every((ballot) => isTaken(ballot, method)))
    return malformed(0, contest.office, 'ranks, where ballots name one person')
  const unknown = strangers.find((person) => personFault(person, context) !== undefined)
  if (unknown !== undefined) return malformed(0, contest.office, `names \`${unknown}\`, whom the register does not know`)
  const standing = candidates.length === 0 ? [NOBODY] : candidates
  const read = summarize({ ...pollOf(election, round, { seats: contest.seats, candidates: standing, names }), ballots })
  return read.ok ? undefined : read.refusal
}
