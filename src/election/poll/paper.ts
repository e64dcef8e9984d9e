import type { Context } from '../../base/lifecycle.ts'
import type { Refusal, Result } from '../../base/refusal.ts'
import { type BallotReader, ballotReader } from '../../voting/one-ballot.ts'
import { isTaken, isTwice, readPapers } from '../count/ballots.ts'
import { pollOf, readPostOf } from '../count/post.ts'
import { type Contest, currentRound, type Election, type Round } from '../election.ts'
import { personFault } from '../person.ts'
import { notPossible } from '../reason.ts'
import type { Paper } from '../rows.ts'

/**
 * Why a voter's paper could not be counted, or would be void: a post that is not voted on, a ballot of another kind, somebody unknown, too many names. A post
 * that is left out is blank. INVARIANT: a refusal repeats nothing of the paper but the post; a paper that is taken neither stops the count nor is void.
 *
 * Whoever is written in is known to the register: a name of the voter's own making would be a sign by which the ballot can be found again.
 */
export function paperFault(election: Election, paper: Paper, context: Context): Refusal | undefined {
  const round = currentRound(election)
  for (const office of Object.keys(paper)) {
    const contest = round?.contests.find((each) => each.office === office)
    if (round === undefined || contest === undefined) return unfit('is for a post that is not voted on')
    const fault = ballotFault(election, round, contest, paper, context)
    if (fault !== undefined) return fault
  }
  return undefined
}

function ballotFault(election: Election, round: Round, contest: Contest, paper: Paper, context: Context): Refusal | undefined {
  const { office } = contest
  const { method } = election.procedure.count
  const post = readPostOf(contest, election, round)
  if (!post.writeIns && writesIn(paper, office)) return notPossible('noWriteIns', office)
  const papers = readPapers([{ paper, count: 1 }], post, method)
  if (papers.void > 0) return isTwice(paper) ? notPossible('personForTwoPosts') : notPossible('tooManyMarks', office)
  if (papers.strangers.some((person) => personFault(person, context) !== undefined))
    return notPossible('unknownPersonOnBallot', office)
  const reader =
    contest.candidates.length > 0
      ? readerOf(election, round, contest)
      : readerAmong(election, round, { ...contest, candidates: [...papers.candidates, OTHERS] })
  if (!reader.ok) return reader.refusal
  for (const ballot of papers.ballots) {
    const read = reader.read(ballot)
    if (!read.ok || !isTaken(ballot, method)) return unfit('cannot be counted by the method of this election')
    if (read.void) return notPossible('tooManyMarks', office)
  }
  return undefined
}

function unfit(problem: string): Refusal {
  return { code: 'malformed', path: ['ballot'], problem }
}

function writesIn(paper: Paper, office: string): boolean {
  const ballot = paper[office]
  return ballot !== undefined && 'marks' in ballot && Object.values(ballot.marks).includes('writeIn')
}

type Reader = Result<{ readonly read: BallotReader }>

/** Readers of the ballots of elections in which people vote: a secret vote leaves the case as it is, so that the next finds its reader here. */
const readers = new WeakMap<Election, Map<string, Reader>>()

/** Where people vote for whom they want, each ballot is read among those whom it names and this one, who stands for whomever other ballots name. */
const OTHERS = 'somebody else'

function readerAmong(election: Election, round: Round, contest: Contest): Reader {
  return ballotReader(pollOf(election, round, { ...contest, names: 0 }))
}

function readerOf(election: Election, round: Round, contest: Contest): Reader {
  const known = readers.get(election) ?? new Map<string, Reader>()
  readers.set(election, known)
  const reader = known.get(contest.office) ?? readerAmong(election, round, contest)
  known.set(contest.office, reader)
  return reader
}
