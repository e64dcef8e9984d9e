import type { Rankings } from '../../rankings.ts'
import { plus, type Whole } from '../../whole.ts'

/**
 * A step that ballots take: to a candidate, or to several who are level. Ballots that took the same steps carry the same weight, so that Meek's method counts
 * them together, however many they are.
 */
export interface Step {
  /** None of them is out. */
  level: readonly number[]
  /** How many ballots came here. */
  ballots: Whole
  /** The steps after it, by whom they led to when they were made. */
  readonly next: Map<number | string, Step>
  /** The first of the rankings that go no further; the others follow in `Tree.behind`. */
  first: number
}

/** Who takes part: those who hope keep whole weights, those who are elected a part, those who are out none. */
export type Standing = 'hopeful' | 'elected' | 'out'

/** The steps of all ballots, as far as their weight can go: over the elected to those who hope. It grows as candidates are elected and go out. */
export interface Tree {
  readonly rankings: Rankings
  /** For each ranking, another that took the same steps; {@link NONE} for the last. */
  readonly behind: Int32Array
  /** The place after those to whom each ranking went already. */
  readonly after: Uint32Array
  readonly standing: readonly Standing[]
  /** Whether ballots go on from candidates who are level. */
  passes(level: readonly number[]): boolean
  /** Leads to nobody. */
  readonly root: Step
}

/** The tree of all ballots, before they took any step. */
export function treeOf(rankings: Rankings, standing: readonly Standing[], passes: Tree['passes']): Tree {
  const root = step([])
  const behind = new Int32Array(rankings.counts.length)
  for (let ranking = 0; ranking < behind.length; ranking += 1) lay(root, ranking, behind)
  const tree = { rankings, behind, after: rankings.start.slice(0, -1), standing, passes, root }
  goOn(tree, root, root)
  return tree
}

/** Lets ballots go on from those who have been elected, and past those who are out, since the tree grew last. Nobody comes back. */
export function grow(tree: Tree, step = tree.root): void {
  const stays = (candidate: number) => tree.standing[candidate] !== 'out'
  for (const [key, next] of step.next) {
    if (!next.level.every(stays)) next.level = next.level.filter(stays)
    if (next.level.length > 0) continue
    step.next.delete(key)
    goOn(tree, next, step)
  }
  for (const next of step.next.values()) {
    if (!tree.passes(next.level)) continue
    goOn(tree, next, next)
    grow(tree, next)
  }
}

/** No ranking. */
const NONE = -1

function step(level: readonly number[]): Step {
  return { level, ballots: 0, next: new Map(), first: NONE }
}

/** Lets the rankings that went no further than `last` take a step from `from`; those that name nobody else who is not out are exhausted. */
function goOn(tree: Tree, last: Step, from: Step): void {
  const { counts } = tree.rankings
  let ranking = last.first
  last.first = NONE
  while (ranking !== NONE) {
    const following = tree.behind[ranking] as number
    const next = nextStep(tree, ranking, from)
    if (next !== undefined) {
      next.ballots = plus(next.ballots, counts[ranking] as Whole)
      lay(next, ranking, tree.behind)
    }
    ranking = following
  }
}

function lay(step: Step, ranking: number, behind: Int32Array): void {
  behind[ranking] = step.first
  step.first = ranking
}

function nextStep({ rankings, after, standing }: Tree, ranking: number, from: Step): Step | undefined {
  const { start, places } = rankings
  const end = start[ranking + 1] as number
  for (let place = after[ranking] as number; place < end; ) {
    const first = place
    do place += 1
    while (place < end && ((places[place] as number) & 1) === 1)
    after[ranking] = place
    const candidate = (places[first] as number) >> 1
    if (place === first + 1) {
      if (standing[candidate] !== 'out') return from.next.get(candidate) ?? newStep(from, candidate, [candidate])
      continue
    }
    const level = Array.from(places.subarray(first, place), (each) => each >> 1).filter((each) => standing[each] !== 'out')
    const key = level.length === 1 ? (level[0] as number) : level.join('=')
    if (level.length > 0) return from.next.get(key) ?? newStep(from, key, level)
  }
  return undefined
}

function newStep(from: Step, key: number | string, level: readonly number[]): Step {
  const made = step(level)
  from.next.set(key, made)
  return made
}
