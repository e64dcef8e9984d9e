import { breakTie } from './break-tie.ts'
import type { Contest } from './contest.ts'
import type { Poll } from './method.ts'
import type { Most } from './most.ts'
import type { BrokenTie } from './tie.ts'

/**
 * Elects by an order in which some candidates stand above others and some pairs do not stand to each other at all. Whoever is among the first in every list that
 * keeps the order is elected, the highest first. Whoever is so in some lists only is tied. The rules of the poll break a tie among those with nobody
 * above them first.
 *
 * Of several ties only the last decides who is elected: in those before, all of them are, and only their order hangs on it. So it harms nobody that these
 * ties share the seed of a lot.
 *
 * `above` is transitive, and nobody stands above themselves.
 */
export function electByOrder(poll: Poll, { ids }: Contest, above: (a: number, b: number) => boolean): Most {
  const chosen: string[] = []
  const broken: BrokenTie[] = []
  let left = ids.map((_, index) => index)
  const elect = (some: readonly number[]) => {
    chosen.push(...some.map((index) => ids[index] as string))
    left = left.filter((index) => !some.includes(index))
  }
  while (left.length > 0 && chosen.length < poll.seats) {
    const seats = poll.seats - chosen.length
    const below = left.map((a) => left.filter((b) => above(a, b)).length)
    const sure = left.filter((_, k) => left.length - 1 - (below[k] as number) < seats)
    if (sure.length > 0) {
      const height = new Map(left.map((index, k) => [index, below[k] as number]))
      elect(sure.sort((a, b) => (height.get(b) as number) - (height.get(a) as number)))
      continue
    }
    const overhead = left.map((b) => left.filter((a) => above(a, b)).length)
    const named = (most: number) => left.filter((_, k) => (overhead[k] as number) <= most).map((index) => ids[index] as string)
    const best = named(0)
    const tie = breakTie(poll, { what: 'seats', seats: Math.min(seats, best.length), among: best, stage: 0 }, [])
    broken.push(...tie.broken)
    if (tie.left !== undefined) return { chosen, broken, tied: [{ what: 'seats', seats, among: named(seats - 1), stage: 0 }] }
    elect(tie.chosen.map((id) => ids.indexOf(id)))
  }
  return { chosen, broken, tied: [] }
}
