import { mostOf, type Standings } from './choice.ts'
import { asFraction, exact, sum, ZERO } from './exact.ts'
import type { Paper, Poll } from './paper.ts'
import { type Problem, problem } from './problem.ts'
import { ballotTotals, firstStage, noVote, type Outcome, oneName, totalsOf, written } from './totals.ts'

/** More than half of those who are for anybody elect; else the two with most stand in a runoff, which ballots that rank decide at once. */
export function checkTwoRounds(poll: Poll, papers: readonly Paper[]): Outcome | Problem {
  if (poll.seats !== 1) return problem(['seats'], 'is more than the one person whom two rounds elect')
  const totals = totalsOf(poll, papers, oneName)
  if ('ok' in totals) return totals
  const { votes, valid, blank } = totals
  const ties = poll.ties ?? []
  const ids = [...votes.keys()]
  const first = firstStage(totals)
  const open = { elected: [], tied: [], broken: [], stages: [first], ballots: ballotTotals(totals) }
  if (valid === blank) return { ...open, tied: noVote(poll, ids).tied }
  const majority = ids.filter((id) => 2n * (votes.get(id) ?? ZERO).num > valid - blank)
  if (majority.length > 0) return { ...open, elected: majority, stages: [{ ...first, elected: majority }] }
  const { chosen, tied, broken } = mostOf(ties, ids, 2, 'runoff', [votes])
  if (tied.length > 0) return { ...open, tied, broken }
  const two = ids.filter((id) => chosen.includes(id))
  const ranking = papers.filter(({ ranks }) => ranks !== undefined)
  if (ranking.length === 0) return { ...open, broken, runoff: { seats: 1, candidates: two } }
  if (ranking.length < papers.length) return problem(['ballots'], 'rank in part, so that nobody can say what the runoff is')
  const runoff = runoffVotes(ids, chosen, papers)
  const last = mostOf(ties, two, 1, 'seats', [votes, runoff])
  const exhausted = asFraction(exact(valid - sum(runoff.values()).num))
  const stages = [
    { ...first, excluded: ids.filter((id) => !two.includes(id)) },
    { ...first, kind: 'runoff', votes: written(runoff, asFraction), elected: last.chosen, exhausted },
  ]
  return { ...open, elected: last.chosen, tied: last.tied, broken: [...broken, ...last.broken], stages }
}

/** Each valid ballot is for whichever of the two it ranks higher, or for neither. */
function runoffVotes(ids: readonly string[], two: readonly string[], papers: readonly Paper[]): Standings {
  const votes = new Map(ids.map((id) => [id, 0n]))
  for (const paper of papers) {
    const best = paper.ranks?.map((rank) => rank.filter((id) => two.includes(id))).find((rank) => rank.length > 0) ?? []
    const [one] = best
    if (oneName(paper) !== 'void' && best.length === 1 && one !== undefined) votes.set(one, (votes.get(one) ?? 0n) + paper.voters)
  }
  return new Map([...votes].map(([id, number]) => [id, exact(number)]))
}
