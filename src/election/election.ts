import type { CivilDate } from '../base/time.ts'
import type { VoidPoll } from '../voting/index.ts'
import type { ElectionProcedure } from './procedure.ts'

/**
 * The phases of an election of persons. The election committee is chosen (`forming`); the election is announced and its procedure frozen; voters are
 * registered; the roll lies open for objections; candidates are nominated; they meet the voters; people vote; ballots are counted; the poll is
 * found valid; the result is declared; the old holders hand over to the new. Or it fails (a void poll, too few candidates), is annulled, or is cancelled
 * before people vote.
 */
export const ELECTION_PHASES = [
  'forming',
  'announced',
  'registering',
  'rollOpen',
  'nominating',
  'campaigning',
  'polling',
  'counting',
  'confirmed',
  'declared',
  'handedOver',
  'failed',
  'annulled',
  'cancelled',
] as const

/** A phase of an election. */
export type ElectionPhase = (typeof ELECTION_PHASES)[number]

/** Why an election is held: at the end of a term, for the rest of one (补选), anew after a void one (重新选举), or to recall a holder (罢免). */
export const PURPOSES = ['general', 'byElection', 'reElection', 'recall'] as const

/** Why an election is held. */
export type Purpose = (typeof PURPOSES)[number]

/** A post that is filled: an office of the unit. */
export interface Post {
  readonly office: string
  readonly seats: number
  /** Seats that go to the best candidates of a group first, if they pass: `women`. */
  readonly reserved?: readonly { readonly group: string; readonly seats: number }[]
  /** Staggered terms: months of each seat, for those elected in order of their votes. The office's own term, if absent. */
  readonly months?: readonly number[]
  /** By-election: the day on which the term that it completes is over. */
  readonly to?: CivilDate
}

/** The days of an election, counted back from the poll; they do not roll over holidays. */
export interface Calendar {
  /** First and last day of the poll. */
  readonly day: CivilDate
  readonly lastDay: CivilDate
  /** The last days on which each can be done. */
  readonly rollBy: CivilDate
  readonly candidatesBy: CivilDate
  readonly withdrawBy: CivilDate
  readonly proxiesBy?: CivilDate
}

/** A person put forward for a post. */
export interface Candidate {
  readonly office: string
  readonly person: string
  /** `listed`: on the published list of candidates. */
  readonly status: 'nominated' | 'accepted' | 'listed' | 'withdrawn' | 'barred'
  /** Who put them forward: an organ, a body, or the first of those who did so jointly. */
  readonly by: string
  readonly nominators: number
  readonly groups?: readonly string[]
}

/** A post in one round: the seats still to be filled, and among whom. Empty, where people vote for whom they want. */
export interface Contest {
  readonly office: string
  readonly seats: number
  readonly candidates: readonly string[]
}

/** What the count of a round came to. The full records stand in the table `election.counts`, by `<case>/<round>`. */
export interface RoundCount {
  readonly on: CivilDate
  readonly valid: boolean
  readonly because: readonly VoidPoll[]
  readonly turnout: { readonly eligible: number; readonly issued: number; readonly voted: number; readonly returned: number }
  readonly contests: readonly {
    readonly office: string
    readonly elected: readonly string[]
    readonly tied: readonly string[]
    /** Seats that the tied contend for. */
    readonly tiedSeats: number
    readonly unfilled: number
    /** Who goes into a further election; in an election by consent, who can still be asked for. */
    readonly further: readonly string[]
  }[]
}

/** One round of voting: the `first`, a `revote` among the tied 再次投票, or a `further` election for empty seats 另行选举. */
export interface Round {
  readonly kind: 'first' | 'revote' | 'further'
  readonly day: CivilDate
  readonly lastDay: CivilDate
  readonly contests: readonly Contest[]
  readonly openedOn?: CivilDate
  readonly closedOn?: CivilDate
  /** Ids of the boxes that were set up for it. */
  readonly boxes: readonly string[]
  /** Whether the ballot box of online ballots was opened. */
  readonly opened?: true
  readonly counted?: RoundCount
  /** A later round that was not held after all: its seats stay empty. */
  readonly droppedOn?: CivilDate
}

/** Somebody elected by a round, in order of election within a post. */
export interface Elected {
  readonly office: string
  readonly person: string
  readonly round: number
}

/** One election: the case. Whatever grows with the number of voters stands in tables. */
export interface Election {
  readonly phase: ElectionPhase
  readonly unit: string
  readonly purpose: Purpose
  /** The election that this one follows: a failed or annulled one; the recall that it decides. */
  readonly follows?: string
  /** Id of the parameter that held the procedure. */
  readonly procedureId: string
  /** Read when the election is formed, and again, then frozen, when it is announced. */
  readonly procedure: ElectionProcedure
  /** The highest first. */
  readonly posts: readonly Post[]
  readonly formedOn: CivilDate
  readonly calendar?: Calendar
  readonly committee?: {
    readonly members: readonly string[]
    /** In the order in which they move up. */
    readonly substitutes: readonly string[]
    /** As many as were chosen; seats fall empty where nobody can move up. */
    readonly seats: number
  }
  readonly roll?: {
    readonly publishedOn: CivilDate
    readonly objectionsUntil?: CivilDate
    readonly eligible: number
    /** Of these, struck off after they had voted in the running round: they count until it is over. */
    readonly stayed?: number
    /** SHA-256 over the sorted ids of the voters: when published, and then when frozen. */
    readonly hash: string
    readonly frozenOn?: CivilDate
  }
  readonly candidates: readonly Candidate[]
  readonly candidatesPublishedOn?: CivilDate
  readonly metVotersOn?: CivilDate
  /** Objections that nobody has decided yet, by what they are against. */
  readonly openObjections: { readonly roll: number; readonly candidate: number; readonly poll: number }
  /** How many of them are to be decided by the end of each day. */
  readonly undecided?: { readonly [decideBy: CivilDate]: number }
  readonly officers: { readonly tellers: readonly string[]; readonly scrutineers: readonly string[] }
  readonly rounds: readonly Round[]
  readonly elected: readonly Elected[]
  /** Elected, but did not take the office. */
  readonly declined?: readonly { readonly office: string; readonly person: string }[]
  readonly endorsement?: { readonly on: CivilDate; readonly decision: 'confirmed' | 'refused'; readonly ground?: string }
  readonly confirmedOn?: CivilDate
  readonly declaredOn?: CivilDate
  /** The day on which the mandates that it gives begin, or the one that it recalls is over. */
  readonly effectiveFrom?: CivilDate
  readonly handoverBy?: CivilDate
}

/** The round that runs, or the last that did. */
export function currentRound({ rounds }: Election): Round | undefined {
  return rounds.at(-1)
}

/** Whether the round that runs, or the last that did, is one after the first. */
export function isLater({ rounds }: Election): boolean {
  return rounds.length > 1
}

/** Seats of a post that nobody has been elected to yet. */
export function seatsLeft({ posts, elected }: Pick<Election, 'posts' | 'elected'>, office: string): number {
  const seats = posts.find((post) => post.office === office)?.seats ?? 0
  return seats - elected.filter((each) => each.office === office).length
}

/** Whether somebody stands for a post: put forward, or voted on in the round that runs since voters wrote them in before; and neither withdrawn nor barred. */
export function isStanding(election: Election, office: string, person: string): boolean {
  const own = election.candidates.find((each) => each.office === office && each.person === person)
  if (own !== undefined) return own.status !== 'withdrawn' && own.status !== 'barred'
  const contest = currentRound(election)?.contests.find((each) => each.office === office)
  return contest?.candidates.includes(person) === true
}

/** Whether somebody is a candidate in the round that runs. */
export function isVotedOn(election: Election, person: string): boolean {
  return currentRound(election)?.contests.some(({ candidates }) => candidates.includes(person)) === true
}
