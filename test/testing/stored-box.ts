import { randomUUID } from 'node:crypto'
import type { BallotBox, Json } from 'huzhu'

/** A ballot box on a store of texts by key. One row for each held ballot, one for each kind of dropped ballot and for each tracker, with its number. */
export function storedBallotBox(store: Map<string, string>): BallotBox {
  const key = (...parts: readonly string[]) => JSON.stringify(parts)
  const rows = (box: string, kind: string) =>
    [...store]
      .map(([name, value]) => [JSON.parse(name) as string[], value] as const)
      .filter(([parts]) => parts[0] === kind && parts[1] === box)
      .map(([parts, value]) => [parts[2] ?? '', value] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1))

  const count = (row: string) => store.set(row, String(Number(store.get(row) ?? '0') + 1))

  return {
    async hold(box, ballot, tracker) {
      const handle = randomUUID()
      store.set(key('held', box, handle), JSON.stringify({ ballot: sorted(ballot), tracker }))
      return handle
    },
    async drop(box, handle) {
      const held = store.get(key('held', box, handle))
      if (held === undefined) return
      const { ballot, tracker } = JSON.parse(held)
      store.delete(key('held', box, handle))
      count(key('dropped', box, JSON.stringify(ballot)))
      if (tracker !== undefined) count(key('tracker', box, tracker))
    },
    async discard(box, handle) {
      store.delete(key('held', box, handle))
    },
    held: async (box) => rows(box, 'held').map(([handle]) => handle),
    open: async (box) => ({
      ballots: rows(box, 'dropped').map(([ballot, count]) => ({ ballot: JSON.parse(ballot), count: Number(count) })),
      trackers: rows(box, 'tracker').flatMap(([tracker, count]) => Array<string>(Number(count)).fill(tracker)),
    }),
  }
}

/** The same ballot is the same text, in whichever order its fields came. */
function sorted(ballot: Json): Json {
  if (typeof ballot !== 'object' || ballot === null) return ballot
  if (Array.isArray(ballot)) return ballot.map(sorted)
  return Object.fromEntries(
    Object.entries(ballot)
      .sort()
      .map(([name, value]) => [name, sorted(value)]),
  )
}
