import type { Papers } from '../../papers.ts'

/**
 * A step that ballots take: to a candidate, or to several who are level. Ballots that took the same steps carry the same weight, so that Meek's method counts
 * them together, however many they are.
 */
export interface Step {
  readonly level: readonly number[]
  /** How many ballots came here. */
  ballots: bigint
  readonly next: Step[]
}

/** Who takes part: those who hope keep whole weights, those who are elected a part, those who are out none. */
export type Standing = 'hopeful' | 'elected' | 'out'

/**
 * The steps of all papers, as far as their weight can go: over the elected to those who hope. `passes` says whether ballots go on from candidates
 * who are level.
 */
export function stepsOf(
  papers: Papers,
  standing: readonly Standing[],
  passes: (level: readonly number[]) => boolean,
): readonly Step[] {
  const { start, places } = papers
  const walk: Walk = { steps: [{ level: [], ballots: 0n, next: [] }], before: [0], known: [new Map()] }
  const last = new Uint32Array(start.length - 1)
  for (let paper = 0; paper < last.length; paper += 1) {
    const end = start[paper + 1] as number
    let at = 0
    for (let place = start[paper] as number, after = place; place < end; place = after) {
      const candidate = (places[place] as number) >> 1
      after = place + 1
      if (after < end && isLevel(places, after)) {
        while (after < end && isLevel(places, after)) after += 1
        const level = Array.from(places.subarray(place, after), (each) => each >> 1).filter((one) => standing[one] !== 'out')
        if (level.length === 0) continue
        at = stepTo(walk, at, level.length === 1 ? (level[0] as number) : level.join('='), level)
        if (!passes(level)) break
      } else if (standing[candidate] !== 'out') {
        at = walk.known[at]?.get(candidate) ?? stepTo(walk, at, candidate, [candidate])
        if (standing[candidate] === 'hopeful') break
      }
    }
    last[paper] = at
  }
  return added(walk, papers.ballotsBy(last, walk.steps.length))
}

/** Steps in the order in which they were found: by index, with the step before and, by whom they lead to, those after. */
interface Walk {
  readonly steps: Step[]
  readonly before: number[]
  readonly known: Map<number | string, number>[]
}

function isLevel(places: Uint16Array, place: number): boolean {
  return ((places[place] as number) & 1) === 1
}

/** The step from another to those who are level, which may be new. */
function stepTo({ steps, before, known }: Walk, from: number, key: number | string, level: readonly number[]): number {
  const found = known[from]?.get(key)
  if (found !== undefined) return found
  const made: Step = { level, ballots: 0n, next: [] }
  steps[from]?.next.push(made)
  known[from]?.set(key, steps.length)
  known.push(new Map())
  before.push(from)
  return steps.push(made) - 1
}

/** The first steps, once each has the ballots that end there or further on. */
function added({ steps, before }: Walk, ending: readonly bigint[]): readonly Step[] {
  for (let step = steps.length - 1; step > 0; step -= 1) {
    const here = steps[step] as Step
    here.ballots += ending[step] as bigint
    const from = steps[before[step] as number] as Step
    from.ballots += here.ballots
  }
  return steps[0]?.next ?? []
}
