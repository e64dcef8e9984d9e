import { canonical } from '../base/canonical.ts'
import type { Json } from '../base/json.ts'
import type { BoxContent } from '../base/lifecycle.ts'

/**
 * Where secret ballots lie until they are counted: apart from the journal, so that nobody learns who cast which. One port serves one journal;
 * each round of an election has a box in it, by name.
 *
 * A ballot is held until it is known whether its voter was marked in the journal, and then dropped in or discarded. A host that keeps boxes on a
 * disk keeps of a held ballot a random handle, the ballot and the tracker, and forgets the handle when it is dropped; of a dropped one how many of
 * its kind there are; of trackers a list apart. Nowhere a voter, a time, a number in sequence, or an order: no row ids that count up, no log.
 * What is held or dropped is durable when the call resolves. Nothing empties a box: it can be opened again.
 */
export interface BallotBox {
  /** Takes a ballot that is not in the box yet; answers the handle to drop or discard it by. Handles say nothing of the voter. */
  hold(box: string, ballot: Json, tracker?: string): Promise<string>
  /** Drops a held ballot in. Does nothing for a handle that is not held any more, so that it can be tried again. */
  drop(box: string, handle: string): Promise<void>
  /** Throws a held ballot away. Does nothing for a handle that is not held any more. */
  discard(box: string, handle: string): Promise<void>
  /** The handles of the ballots that are held: neither in the box nor discarded. */
  held(box: string): Promise<readonly string[]>
  /** What is in the box, without what is held; nothing, for a box that nobody used. In an order that says nothing of how they came: the society sorts them again. */
  open(box: string): Promise<BoxContent>
}

/** A ballot box in memory, for tests and for hosts that close the polls before they stop: when the process ends, the ballots are gone. */
export function memoryBallotBox(): BallotBox {
  const boxes = new Map<string, Kept>()
  let handles = 0

  function boxNamed(name: string): Kept {
    let box = boxes.get(name)
    if (box === undefined) {
      box = { held: new Map(), ballots: new Map(), trackers: [] }
      boxes.set(name, box)
    }
    return box
  }

  return {
    async hold(name, ballot, tracker) {
      handles += 1
      const handle = `${handles}`
      boxNamed(name).held.set(handle, { ballot: canonical(ballot), tracker })
      return handle
    },
    async drop(name, handle) {
      const { held, ballots, trackers } = boxNamed(name)
      const paper = held.get(handle)
      if (paper === undefined) return
      held.delete(handle)
      ballots.set(paper.ballot, (ballots.get(paper.ballot) ?? 0) + 1)
      if (paper.tracker !== undefined) trackers.push(paper.tracker)
    },
    async discard(name, handle) {
      boxNamed(name).held.delete(handle)
    },
    async held(name) {
      return [...boxNamed(name).held.keys()]
    },
    async open(name) {
      const { ballots, trackers } = boxNamed(name)
      const sorted = [...ballots].sort(([a], [b]) => (a < b ? -1 : 1))
      return {
        ballots: sorted.map(([text, count]) => ({ ballot: JSON.parse(text) as Json, count })),
        trackers: [...trackers].sort(),
      }
    },
  }
}

/**
 * The same content, equal ballots counted together, in the one order that says nothing of how it came.
 *
 * @throws TypeError if a box answers what no box holds. A box is opened once, so nothing may be recorded of it: a store that gives the number 3 as a text would turn
 * 3 and 1 ballots into 31.
 */
export function inCanonicalOrder({ ballots, trackers }: BoxContent): BoxContent {
  if (!ballots.every(({ count }) => Number.isSafeInteger(count) && count > 0))
    throw new TypeError('the ballot box gave a number of ballots that is no whole number from 1 on')
  if (!trackers.every((tracker) => typeof tracker === 'string'))
    throw new TypeError('the ballot box gave a tracker that is no text')
  const counts = new Map<string, { readonly ballot: Json; readonly count: number }>()
  for (const { ballot, count } of ballots) {
    const text = canonical(ballot)
    counts.set(text, { ballot, count: count + (counts.get(text)?.count ?? 0) })
  }
  const sorted = [...counts].sort(([a], [b]) => (a < b ? -1 : 1))
  return { ballots: sorted.map(([, each]) => each), trackers: [...trackers].sort() }
}

/** One box: held ballots by handle, ballots by their canonical text, trackers. */
interface Kept {
  readonly held: Map<string, { readonly ballot: string; readonly tracker: string | undefined }>
  readonly ballots: Map<string, number>
  readonly trackers: string[]
}
