declare module 'meeks-prf-js/run/meek.js' {
  /** Groups of ballots are their rankings, where one voter cast each. */
  export function tabulate(
    seats: number,
    candidates: readonly string[],
    ballots: readonly (readonly string[])[],
    maxRankingLevels: null,
    tieBreaker: readonly string[],
    excluded: readonly string[],
    protectedOnes: readonly string[],
  ): { readonly elected: ReadonlySet<string> }
}
