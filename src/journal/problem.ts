import type { Part } from './entry.ts'

/**
 * What can be wrong with a journal, by stable name:
 *
 * - `notAnEntry`: something else stands where an entry should; `unknownFormat`: an entry of a later version of this library;
 * - `headEdited`: the head no longer gives its hash; `partEdited`: a part no longer gives its digest; `contradictory`: head and action
 *   name different requests;
 * - `doubled`, `reordered`, `dropped`: every entry is whole, but one stands twice, elsewhere, or nowhere;
 * - `unchained`: the entry is whole and in its place, but does not follow the one before: one of the two was replaced;
 * - `truncated`, `overlong`, `otherHead`: the chain is whole, but not the one that was expected.
 */
export const PROBLEMS = [
  'notAnEntry',
  'unknownFormat',
  'headEdited',
  'partEdited',
  'contradictory',
  'doubled',
  'reordered',
  'dropped',
  'unchained',
  'truncated',
  'overlong',
  'otherHead',
] as const

/** What can be wrong with a journal, by stable name; see {@link PROBLEMS}. */
export type Problem = (typeof PROBLEMS)[number]

/** What is wrong with one entry taken by itself. */
export interface Fault {
  readonly ok: false
  readonly problem: Problem
  /** The part that was edited, where it is one. */
  readonly part?: Part
  /** What was found, one clause in lower case. */
  readonly message: string
}

/** An entry that is whole by itself: its links, and the parts that are withheld. Whether it stands in its place is another question. */
export interface Intact {
  readonly ok: true
  readonly position: number
  readonly prev: string
  readonly hash: string
  readonly withheld: readonly Part[]
}
