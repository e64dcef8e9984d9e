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
  const steps: Step[] = [{ level: [], ballots: 0n, next: [] }]
  const before: number[] = [0]
  const known = new Map<string | number, number>()
  const last = new Uint32Array(start.length - 1)
  for (let paper = 0; paper < last.length; paper += 1) {
    const end = start[paper + 1] as number
    let at = 0
    for (let place = start[paper] as number; place < end; ) {
      const level: number[] = []
      do {
        const candidate = (places[place] as number) >> 1
        if (standing[candidate] !== 'out') level.push(candidate)
        place += 1
      } while (place < end && ((places[place] as number) & 1) === 1)
      if (level.length === 0) continue
      const key = level.length === 1 ? at * MOST + (level[0] as number) : `${at}:${level}`
      let step = known.get(key)
      if (step === undefined) {
        step = steps.length
        known.set(key, step)
        before.push(at)
        const made: Step = { level, ballots: 0n, next: [] }
        steps.push(made)
        steps[at]?.next.push(made)
      }
      at = step
      if (!passes(level)) break
    }
    last[paper] = at
  }
  const ballots = papers.ballotsBy(last, steps.length)
  for (let step = steps.length - 1; step > 0; step -= 1) {
    const here = steps[step] as Step
    here.ballots += ballots[step] as bigint
    const from = steps[before[step] as number] as Step
    from.ballots += here.ballots
  }
  return (steps[0] as Step).next
}

/** More than there are candidates. */
const MOST = 2 ** 20
