import { isObject } from '../../base/json.ts'
import type { Context } from '../../base/lifecycle.ts'
import type { Refusal } from '../../base/refusal.ts'
import { type Ballot, summarize } from '../../voting/index.ts'
import { type Contest, currentRound, type Election, type Paper } from '../election.ts'
import { personFault } from '../person.ts'
import { notPossible } from '../reason.ts'

/**
 * Why a voter's paper could not be counted: a post that is not voted on, a ballot of another kind, somebody unknown, too many names. A post that is left out is
 * blank. INVARIANT: the refusal repeats nothing that is on the paper but the post; and a paper that is taken cannot stop the count.
 *
 * Whoever is written in is known to the register: a name of the voter's own making would be a sign by which the ballot can be found again.
 */
export function paperFault(election: Election, paper: Paper, context: Context): Refusal | undefined {
  const contests = currentRound(election)?.contests ?? []
  for (const [office, ballot] of Object.entries(paper)) {
    const contest = contests.find((each) => each.office === office)
    if (contest === undefined) return unfit('is for a post that is not voted on')
    const fault = ballotFault(election, contest, ballot, context)
    if (fault !== undefined) return fault
  }
  const twice = namedTwice(paper)
  return twice ? notPossible('personForTwoPosts') : undefined
}

function ballotFault(election: Election, contest: Contest, ballot: Ballot, context: Context): Refusal | undefined {
  const free = contest.candidates.length === 0
  const candidates = free ? [...new Set(personsOn(ballot))] : contest.candidates
  const strangers = free ? candidates : writtenIn(ballot)
  if (!free && strangers.length > 0 && election.procedure.poll.writeIns !== true)
    return unfit('names somebody who is no candidate')
  if (strangers.some((person) => personFault(person, context) !== undefined)) return unfit('names somebody who is not known')
  if (candidates.length === 0) return undefined
  const { method, rules, unranked } = election.procedure.count
  const summary = summarize({
    method,
    seats: contest.seats,
    candidates,
    ballots: [ballot],
    ...(rules === undefined ? {} : { rules }),
    ...(unranked === undefined ? {} : { unranked }),
  })
  if (!summary.ok) return unfit('cannot be counted by the method of this election')
  const { body } = summary
  return isObject(body) && body.void === 1 ? notPossible('tooManyMarks', contest.office) : undefined
}

function unfit(problem: string): Refusal {
  return { code: 'malformed', path: ['ballot'], problem }
}

function personsOn(ballot: Ballot): readonly string[] {
  if ('ranking' in ballot) return ballot.ranking.flat()
  if ('approvals' in ballot) return ballot.approvals
  return Object.keys('scores' in ballot ? ballot.scores : ballot.marks)
}

function writtenIn(ballot: Ballot): readonly string[] {
  return 'marks' in ballot ? Object.keys(ballot.marks).filter((person) => ballot.marks[person] === 'writeIn') : []
}

/** Whether a paper votes for one person for two posts: it would be void. Source: Zhejiang Measures for the Election of Villagers' Committees, Art. 27. */
function namedTwice(paper: Paper): boolean {
  const named = Object.values(paper).flatMap(votedFor)
  return new Set(named).size < named.length
}

function votedFor(ballot: Ballot): readonly string[] {
  if ('approvals' in ballot) return [...new Set(ballot.approvals)]
  if (!('marks' in ballot)) return []
  return Object.keys(ballot.marks).filter((person) => ballot.marks[person] === 'for' || ballot.marks[person] === 'writeIn')
}
