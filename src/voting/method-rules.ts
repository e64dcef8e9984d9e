import type { StatutoryRules } from './statute.ts'

/** The rules that each method leaves open: see `METHODS`. `never`: none. */
export interface MethodRules {
  readonly plurality: never
  readonly limited: LimitedRules
  readonly 'two-round': never
  readonly 'statutory-majority': StatutoryRules
  readonly approval: never
  readonly score: ScoreRules
  readonly borda: never
  readonly irv: Partial<IrvRules>
  readonly schulze: StrengthRules
  readonly 'ranked-pairs': StrengthRules
  readonly copeland: never
  readonly minimax: MinimaxRules
  readonly 'scottish-stv': never
  readonly 'wigm-stv': Partial<WigmRules>
  readonly 'meek-stv': Partial<MeekRules>
}

/** Rules of the limited vote. */
export interface LimitedRules {
  /** The most persons that a ballot may name; as many as there are seats, if absent: the block vote. */
  readonly marks?: number
}

/** Rules of score voting. */
export interface ScoreRules {
  /** The best score; the worst is 0, which is also what a ballot gives to those whom it leaves out. */
  readonly max: number
}

/**
 * How strong it is that e ballots put a above b and f put b above a (M. Schulze, "The Schulze Method of Voting", section 2.1): by `winning` votes, e of majorities,
 * and of equal e the smaller f; by `margins`, e - f; by `ratio`, e / f. Where all ballots rank all candidates strictly, they say the same.
 */
export type StrengthRule = 'winning' | 'margins' | 'ratio'

/** Rules of the Schulze method, and of ranked pairs. */
export interface StrengthRules {
  /** How strong a majority is. Asked for, once ballots that count in one pair do not count in another. */
  readonly strength?: StrengthRule
}

/** Rules of minimax. */
export interface MinimaxRules {
  /**
   * What a defeat is worth: the `winning` votes for the other, or the `margins`; 0 by winning votes, and less than 0 by margins, for whoever is not defeated. Asked
   * for, once ballots that count in one pair do not count in another.
   */
  readonly strength?: 'winning' | 'margins'
}

/**
 * How a ballot is read that is no plain order, where it counts for one candidate at a time. Each of these changes winners, so that no method for general
 * use presumes one: the first ballot that holds such a thing asks for it.
 */
export interface Markings<Overvotes extends string = string> {
  /**
   * Several candidates at one rank. `exhaust`: the ballot counts for nobody from there on; `skip`: the rank is passed over. Anything else leaves them
   * level, for the method to count.
   */
  readonly overvotes?: Overvotes
  /** Ranks left empty above one that is not. `skip`: passed over; `exhaust`: the ballot ends there; `exhaustAfterTwo`: it ends at two or more in a row. */
  readonly skippedRanks?: 'skip' | 'exhaust' | 'exhaustAfterTwo'
  /** A candidate who stands twice. `skip`: the first place counts, no later one; `exhaust`: the ballot ends at the second. */
  readonly duplicates?: 'skip' | 'exhaust'
}

/** How candidates are excluded, where a method leaves it open. */
export interface Exclusions {
  /**
   * `certainLosers`: all are excluded at once who together, with every surplus that is still to be transferred, have less than the next (Minneapolis, 2013). By
   * itself it changes no winner.
   */
  readonly batch: 'none' | 'certainLosers'
  /** Candidates who stand for persons written in without registration: nobody is elected by that name, and they are excluded together first. */
  readonly excludedFirst: readonly string[]
}

/**
 * Rules of the instant runoff. Beside what {@link Markings} explains, an overvote `exhaustIfSeveralContinuing` exhausts the ballot if several of those at the rank
 * continue when it gets there; if one does, it is for that one; if none does, it goes on (Burlington, Vermont, 2009).
 */
export interface IrvRules extends Markings<'exhaust' | 'skip' | 'exhaustIfSeveralContinuing'>, Exclusions {}

/** Rules of STV by the weighted inclusive Gregory method. */
export interface WigmRules extends Markings<'exhaust' | 'skip'>, Exclusions {
  /**
   * Places that numbers of votes keep; every product and quotient is cut off there. Fractions that lose nothing, if absent: for up to ten seats, since with every
   * surplus they can become twice as long.
   */
  readonly decimals?: number
  /**
   * What elects, of so many votes for so many seats:
   *
   * - `droop`: the whole part of votes / (seats + 1), plus one;
   * - `droopDecimal`: votes / (seats + 1) to the places that are kept, plus one in the last of them (PR Foundation);
   * - `hagenbachBischoff`: more than votes / (seats + 1);
   * - `hare`: votes / seats.
   *
   * The last two are rounded up to the places that are kept: of a quota rounded down, there could be one more than there are seats.
   */
  readonly quota: 'droop' | 'droopDecimal' | 'hagenbachBischoff' | 'hare'
}

/**
 * Rules of STV by Meek's method. Beside what {@link Markings} explains, an overvote is `split`: each of those who are not out gets an equal part of the weight,
 * and what one of them does not keep goes on to the next rank; or `average`: the ballot counts as the average of all orders in which they could stand, so
 * that it goes on only from the last of them (stv-rs, `equalize`). An average takes long where many of the elected are level: it is for up to 40 seats. So do
 * parts that are cut off one by one: for more than 20 seats, and not in `fractions`, a ballot may split in a thousand ways at most, the product of how many
 * are level at each rank.
 */
export interface MeekRules extends Markings<'exhaust' | 'skip' | 'split' | 'average'> {
  /**
   * `reference`: the rule of the PR Foundation; what a candidate keeps is rounded up, the rest goes on. `parametric`: as droop (`meek`) and stv-rs
   * (`fixed9`) have it; what is kept and what goes on are both cut off. `fractions`: exact within a round, keep factors rounded up to `omega` places
   * (stv-rs, `approx`): for up to 40 seats, and slow.
   */
  readonly arithmetic: 'reference' | 'parametric' | 'fractions'
  /** Places of all numbers; fractions need none. */
  readonly decimals: number
  /** The elected keep a quota each, once the surplus of all of them together is below 10^-omega. */
  readonly omega: number
}
