import type { CivilDate } from '../base/time.ts'
import type { Ballot, BallotCount, CountRecord } from '../voting/index.ts'
import type { Channel } from './procedure.ts'

/** What a box holds, or a channel without one: figures, never contents. A row of the table `election.boxes`, by `<case>/<round>/<box>`. */
export interface Box {
  readonly channel: Channel
  /** Persons who voted, principals of proxies included. */
  readonly voted: number
  readonly issued?: number
  readonly returned?: number
  /** Ballots found void, where the box was counted by itself or by another system. */
  readonly void?: number
  /** Scrutineers of its own. */
  readonly scrutineers?: readonly string[]
}

/** What one voter marks: a ballot for each post, by office. */
export interface Paper {
  readonly [office: string]: Ballot
}

/** Equal papers and how many there are. */
export interface PaperCount {
  readonly paper: Paper
  readonly count: BallotCount
}

/** A voter on the roll: a row of the table `election.roll`, by `<case>/<voter>`. */
export interface RollRow {
  /** `removed`: struck off by a decision; the row stays. */
  readonly status: 'listed' | 'removed'
  /** Household mode: who votes for the household. */
  readonly delegate?: string
}

/** Whom a voter nominated for a post: a row of the table `election.nominations`, by `<case>/<office>/<voter>`. */
export interface NominationRow {
  readonly person: string
}

/** That a voter has voted in a round: a row of the table `election.marked`, by `<case>/<round>/<voter>`. Says nothing of the ballot. */
export interface MarkRow {
  readonly box: string
  /** The holder of the proxy, if it was not the voter. */
  readonly proxy?: string
}

/** A ballot of an open poll: a row of the table `election.openBallots`, by `<case>/<round>/<voter>`; can be changed until the polls close. */
export interface OpenBallotRow {
  readonly paper: Paper
}

/** A proxy: a row of the table `election.proxies`, by `<case>/<principal>`. Principals of a holder: table `election.holders`, by `<case>/<holder>`. */
export interface ProxyRow {
  readonly holder: string
  readonly lodgedOn: CivilDate
}

/** An objection: a row of the table `election.objections`, by `<case>/<id>`. */
export interface ObjectionRow {
  readonly against: 'roll' | 'candidate' | 'poll'
  /** Voter or candidate concerned. */
  readonly about?: string
  readonly office?: string
  /** Roll: what the objector wants. */
  readonly claim?: 'add' | 'remove'
  readonly by: string
  readonly on: CivilDate
  /** By the end of which it is to be decided. */
  readonly decideBy: CivilDate
  readonly decided?: { readonly on: CivilDate; readonly upheld: boolean; readonly late?: true }
}

/**
 * The sheets of a batch of paper ballots: a row of the table `election.sheets`, by `<case>/<round>/<batch>`. The batches that take part in the count: table
 * `election.batches`, by `<case>/<round>`.
 */
export interface BatchRow {
  /** The tellers' sheets since the last recount; two that agree close the batch. */
  readonly sheets: readonly {
    readonly teller: string
    /** The box whose papers these are; absent, where the papers of several were mixed. */
    readonly box?: string
    readonly papers: readonly PaperCount[]
    readonly void: number
  }[]
  readonly agreed?: true
  /** How often it had to be counted again. */
  readonly recounts: number
}

/** Hands raised at a meeting: how many voted, and for whom how many raised a hand, by post. */
export interface Hands {
  readonly voted: number
  readonly hands: { readonly [office: string]: { readonly [person: string]: number } }
}

/** What tellers counted of the hands of a meeting: a row of the table `election.hands`, by `<case>/<round>/<box>`; two who say the same close it. */
export interface HandsRow {
  readonly sheets: readonly (Hands & { readonly teller: string })[]
  readonly agreed?: true
  /** How often they had to be counted again. */
  readonly recounts: number
}

/**
 * Papers that no teller's sheet holds: what lay in the ballot box, a row of the table `election.online`, by `<case>/<round>`; the result of another system, a
 * row of `election.imported`, by `<case>/<round>/<box>`.
 */
export interface PapersRow {
  readonly papers: readonly PaperCount[]
  readonly void: number
}

/**
 * The counts of a round: a row of the table `election.counts`, by `<case>/<round>`; a record for each post, by office. Where seats are
 * reserved for a group that this count gives fewer, the counts that decide stand under `<office>:<group>` and `<office>:others`.
 */
export interface CountRow {
  readonly records: { readonly [office: string]: CountRecord }
}

/** Keys of the tables. */
export function keyOf(...parts: readonly (string | number)[]): string {
  return parts.join('/')
}
