import type { Refusal } from '../../base/refusal.ts'
import { summarize } from '../../voting/index.ts'
import type { Contest, Election, PaperCount, Round } from '../election.ts'
import { readPapers } from './ballots.ts'
import { pollOf, readPostOf } from './post.ts'

/** Why papers cannot be counted in a round: the first that is none, with its path. What is merely void is a paper all the same. */
export function papersFault(papers: readonly PaperCount[], election: Election, round: Round): Refusal | undefined {
  const { contests } = round
  const strange = papers.findIndex(({ paper }) =>
    Object.keys(paper).some((office) => !contests.some((each) => each.office === office)),
  )
  if (strange >= 0) {
    const office =
      Object.keys(papers[strange]?.paper ?? {}).find((each) => !contests.some((contest) => contest.office === each)) ?? ''
    return { code: 'malformed', path: ['papers', strange, 'paper', office], problem: 'is no post of this round' }
  }
  for (const contest of contests) {
    if (postFault(papers, contest, election, round) === undefined) continue
    for (const [index, each] of papers.entries()) {
      const fault = postFault([each], contest, election, round)
      if (fault?.code === 'malformed')
        return { ...fault, path: ['papers', index, 'paper', contest.office, ...fault.path.slice(2)] }
      if (fault !== undefined) return fault
    }
  }
  return undefined
}

function postFault(papers: readonly PaperCount[], contest: Contest, election: Election, round: Round): Refusal | undefined {
  const { candidates, ballots, names } = readPapers(papers, readPostOf(contest, election, round), election.procedure.count.method)
  if (candidates.length === 0) return undefined
  const read = summarize({ ...pollOf(election, round, { seats: contest.seats, candidates, names }), ballots })
  return read.ok ? undefined : read.refusal
}
