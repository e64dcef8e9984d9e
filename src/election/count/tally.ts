import type { Result } from '../../base/refusal.ts'
import type { CivilDate } from '../../base/time.ts'
import { type CountRecord, count, type Turnout, type VoidPoll } from '../../voting/index.ts'
import type { Contest, Election, Round, RoundCount } from '../election.ts'
import type { CountRule } from '../procedure.ts'
import type { CountRow } from '../rows.ts'
import { type Keeping, type ReadBallots, readPapers } from './ballots.ts'
import { byVotes, furtherOf, votesIn } from './further.ts'
import type { RoundPapers } from './papers.ts'
import { NOBODY, pollOf, readPostOf } from './post.ts'
import { countReserved } from './reserved.ts'

type ContestCount = RoundCount['contests'][number]

/**
 * Counts a round, the highest post first: candidates who failed for it and do not contend for it any more keep their votes for the lower posts, if the
 * procedure says so.
 */
export function countRound(
  election: Election,
  round: Round,
  cast: RoundPapers,
  on: CivilDate,
): Result<{ readonly count: RoundCount } & CountRow> {
  const eligible = election.roll?.eligible ?? 0
  const { issued, voted, returned } = cast
  const turnout = { eligible, issued, voted, returned }
  const contests: ContestCount[] = []
  const keeping: Keeping[] = []
  const because = new Set<VoidPoll>()
  let records: CountRow['records'] = {}
  for (const contest of round.contests) {
    const counted = countContest(contest, election, round, cast, keeping)
    if (!counted.ok) return counted
    records = { ...records, ...counted.records }
    contests.push(counted.contest)
    for (const reason of counted.because) because.add(reason)
    keeping.push(...failedIn(counted.contest, contest, election, round))
  }
  const valid = because.size === 0
  return {
    ok: true,
    count: { on, valid, because: [...because], turnout, contests: valid ? contests : round.contests.map(electsNobody) },
    records,
  }
}

/** The ballots of a post as a round counts them. */
export function readContest(
  contest: Contest,
  election: Election,
  round: Round,
  cast: RoundPapers,
  keeping: readonly Keeping[],
): ReadBallots {
  const post = { ...readPostOf(contest, election, round, keeping), barred: barredFrom(contest.office, election) }
  return readPapers(cast.papers, post, election.procedure.count.method)
}

function countContest(
  contest: Contest,
  election: Election,
  round: Round,
  cast: RoundPapers,
  keeping: readonly Keeping[],
): Result<{ readonly contest: ContestCount; readonly because: readonly VoidPoll[] } & CountRow> {
  const { office, seats } = contest
  const { count: rule, poll } = election.procedure
  const read = readContest(contest, election, round, cast, keeping)
  const turnout: Turnout = {
    eligible: election.roll?.eligible ?? 0,
    issued: cast.issued,
    voted: cast.voted,
    returned: cast.returned,
    void: cast.void + read.void,
  }
  const barred = barredFrom(office, election)
  const ask = (some: number, withdrawn: readonly string[]) =>
    countBallots(
      election,
      round,
      read,
      some,
      [...new Set([...withdrawn, ...read.candidates.filter((person) => barred.includes(person))])],
      turnout,
    )
  const counted = ask(seats, [])
  if (!counted.ok) return counted
  const { ok: _, ...record } = counted
  const because = voidBecause(record, cast)
  if (because.length > 0) return { ok: true, contest: electsNobody(contest), because, records: { [office]: record } }
  if (poll.ballot === 'consent') return { ok: true, contest: forConsent(contest, record), because, records: { [office]: record } }
  const reserved = countReserved(contest, election, record, ask)
  if (!reserved.ok) return reserved
  return { ok: true, contest: outcomeOf(contest, reserved.counts, record, rule, round), because, records: reserved.records }
}

/** Whoever is barred from a post is not elected, whether they stand on the ballots or are written in. */
function barredFrom(office: string, { candidates }: Election): readonly string[] {
  return candidates.flatMap((each) => (each.office === office && each.status === 'barred' ? each.person : []))
}

function countBallots(
  election: Election,
  round: Round,
  { candidates, ballots, names }: ReadBallots,
  seats: number,
  withdrawn: readonly string[],
  turnout: Turnout,
): Result<CountRecord> {
  const standing = candidates.length === 0 ? { candidates: [NOBODY], withdrawn: [NOBODY] } : { candidates, withdrawn }
  const poll = pollOf(election, round, { seats, candidates: standing.candidates, names, turnout })
  return count({ ...poll, ...(standing.withdrawn.length === 0 ? {} : { withdrawn: standing.withdrawn }), ballots })
}

/** Why a poll is void. Where the method has no word on it, one with more ballots than voters is (model). */
function voidBecause({ validity }: CountRecord, { returned, voted }: RoundPapers): readonly VoidPoll[] {
  return validity?.because ?? (returned > voted ? ['returnedExceedVoted'] : [])
}

function electsNobody({ office, seats, candidates }: Contest): ContestCount {
  return { office, elected: [], tied: [], tiedSeats: 0, unfilled: seats, further: candidates }
}

/** Nobody is elected before those present were asked: the strongest first. */
function forConsent(contest: Contest, record: CountRecord): ContestCount {
  const named = Object.keys(record.stages[0]?.votes ?? {}).filter((person) => votesIn(record, person) !== '0')
  return { ...electsNobody(contest), further: named.sort(byVotes(record)) }
}

/** What several counts of one post come to. One tie is voted on again; whoever is tied in another goes into the further election. */
function outcomeOf(
  { office, seats }: Contest,
  counts: readonly CountRecord[],
  all: CountRecord,
  rule: CountRule,
  round: Round,
): ContestCount {
  const chosen = counts.flatMap(({ elected }) => elected)
  const elected = counts.length === 1 ? chosen : [...chosen].sort(byVotes(all))
  const tie = counts.flatMap(({ tied }) => tied).find(({ what }) => what === 'seats')
  const stopped = tie === undefined && elected.length < seats ? leftIn(counts, elected) : []
  const tiedSeats = tie?.seats ?? (stopped.length === 0 ? 0 : seats - elected.length)
  const tied = tie?.among ?? stopped
  const unfilled = seats - elected.length - tiedSeats
  return { office, elected, tied, tiedSeats, unfilled, further: furtherOf(all, unfilled, [...elected, ...tied], rule, round) }
}

/**
 * Whom a count left undecided that stopped at a tie on its way, for an exclusion, a surplus or the order of majorities: they are voted on again among themselves, or the
 * seat would stay empty though somebody may have enough votes (model).
 */
function leftIn(counts: readonly CountRecord[], elected: readonly string[]): readonly string[] {
  const count = counts.find(({ tied }) => tied.some(({ what }) => what !== 'seats' && what !== 'runoff'))
  if (count === undefined) return []
  const out = [...elected, ...(count.withdrawn ?? []), ...count.stages.flatMap(({ excluded }) => excluded)]
  return count.candidates.filter((person) => !out.includes(person))
}

/** Candidates who do not contend for a post any more, and keep their votes for the lower ones, if the procedure says so. */
export function failedIn(counted: ContestCount, contest: Contest, election: Election, round: Round): readonly Keeping[] {
  if (election.procedure.count.unsuccessful === undefined) return []
  const { office, most } = readPostOf(contest, election, round)
  const contending = [...counted.elected, ...counted.tied, ...counted.further]
  const persons = contest.candidates.filter((person) => !contending.includes(person))
  return [{ office, ...(most === undefined ? {} : { most }), persons }]
}
