import type { Context } from '../../base/lifecycle.ts'
import type { Refusal, Result } from '../../base/refusal.ts'
import type { Ballot } from '../../voting/index.ts'
import { type BallotReader, ballotReader } from '../../voting/one-ballot.ts'
import { isTaken, isTwice, readPapers } from '../count/ballots.ts'
import { pollOf, readPostOf } from '../count/post.ts'
import { type Contest, currentRound, type Election, type Round } from '../election.ts'
import { personFault } from '../person.ts'
import { notPossible } from '../reason.ts'
import type { Paper } from '../rows.ts'

/**
 * Why a voter's paper could not be counted, or would be void or counted in part: a post that is not voted on, a ballot of another kind, somebody unknown or named twice, too
 * many names, ranks that the rules of the count leave out. A post that is left out is blank. INVARIANT: a refusal repeats nothing of the paper but the post; a paper that is
 * taken neither stops the count nor is void, unless it is blank and the method says so, nor does any of its ranks count for nobody.
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
  if (isRepeated(paper[office])) return notPossible('personTwiceOnBallot', office)
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
    if (!isTaken(ballot, method)) return unfit('ranks, where ballots name one person')
    if (!read.ok) return unanswered(read.refusal, office)
    if (read.void) return notPossible('tooManyMarks', office)
    if (read.exhausted) return notPossible('ballotExhausted', office)
  }
  return undefined
}

/** What the ballot leaves open and the procedure does not answer, so that no count could read it. */
const OPEN = {
  unranked: 'rankingIncomplete',
  'rules.overvotes': 'severalAtOneRank',
  'rules.skippedRanks': 'rankLeftEmpty',
} as const

function unanswered(refusal: Refusal, office: string): Refusal {
  const open = refusal.code === 'choiceMissing' ? OPEN[refusal.choice as keyof typeof OPEN] : undefined
  return open === undefined ? unfit('cannot be counted by the method of this election') : notPossible(open, office)
}

/** Whether one ballot names somebody twice. */
function isRepeated(ballot: Ballot | undefined): boolean {
  if (ballot === undefined || (!('ranking' in ballot) && !('approvals' in ballot))) return false
  const names = 'ranking' in ballot ? ballot.ranking.flat() : ballot.approvals
  return new Set(names).size < names.length
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
