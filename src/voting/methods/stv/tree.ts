import type { Rankings } from '../../ranking-columns.ts'
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
  /** The first of the steps after it; the others follow, each `beside` the one before. */
  next: Step | undefined
  beside: Step | undefined
  /** The first of the rankings that go no further; the others follow in `Tree.behind`. */
  first: number
  /** In the order in which steps were made, from 0 on. */
  readonly number: number
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
  /** All other steps, by the step before and whom they led to when they were made. */
  readonly known: Map<number | string, Step>
}

/** The tree of all ballots, before they took any step. */
export function treeOf(rankings: Rankings, standing: readonly Standing[], passes: Tree['passes']): Tree {
  const root = step([], 0)
  const behind = new Int32Array(rankings.counts.length)
  for (let ranking = 0; ranking < behind.length; ranking += 1) lay(root, ranking, behind)
  const tree = { rankings, behind, after: rankings.start.slice(0, -1), standing, passes, root, known: new Map() }
  goOn(tree, root, root)
  return tree
}

/** Lets ballots go on from those who have been elected, and past those who are out, since the tree grew last. Nobody comes back. */
export function grow(tree: Tree, step = tree.root): void {
  const stays = (candidate: number) => tree.standing[candidate] !== 'out'
  const before = stepsAfter(step)
  step.next = undefined
  for (const next of before) {
    if (!next.level.every(stays)) next.level = next.level.filter(stays)
    if (next.level.length > 0) link(next, step)
    else goOn(tree, next, step)
  }
  for (const next of stepsAfter(step)) {
    if (!tree.passes(next.level)) continue
    goOn(tree, next, next)
    grow(tree, next)
  }
}

/** The steps that come next after one. */
export function stepsAfter(step: Step): Step[] {
  const steps: Step[] = []
  for (let next = step.next; next !== undefined; next = next.beside) steps.push(next)
  return steps
}

/** No ranking. */
const NONE = -1

function step(level: readonly number[], number: number): Step {
  return { level, ballots: 0, next: undefined, beside: undefined, first: NONE, number }
}

/** Puts a step among those after another. */
function link(step: Step, before: Step): void {
  step.beside = before.next
  before.next = step
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

function nextStep(tree: Tree, ranking: number, before: Step): Step | undefined {
  const { rankings, after, standing } = tree
  const { start, places } = rankings
  const end = start[ranking + 1] as number
  for (let place = after[ranking] as number; place < end; ) {
    const first = place
    do place += 1
    while (place < end && ((places[place] as number) & 1) === 1)
    after[ranking] = place
    if (place === first + 1) {
      const candidate = (places[first] as number) >> 1
      if (standing[candidate] !== 'out') return stepTo(tree, before, candidate)
      continue
    }
    const level = Array.from(places.subarray(first, place), (each) => each >> 1).filter((each) => standing[each] !== 'out')
    if (level.length === 1) return stepTo(tree, before, level[0] as number)
    if (level.length > 1) return stepToAll(tree, before, level)
  }
  return undefined
}

function stepTo(tree: Tree, before: Step, candidate: number): Step {
  const key = before.number * tree.standing.length + candidate
  return tree.known.get(key) ?? newStep(tree, before, key, [candidate])
}

function stepToAll(tree: Tree, before: Step, level: readonly number[]): Step {
  const key = `${before.number}>${level.join('=')}`
  return tree.known.get(key) ?? newStep(tree, before, key, level)
}

function newStep({ known }: Tree, before: Step, key: number | string, level: readonly number[]): Step {
  const made = step(level, known.size + 1)
  known.set(key, made)
  link(made, before)
  return made
}
