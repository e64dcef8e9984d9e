// Can a society keep its records in our own store? Yes, if the store can insert a key that is not there yet, and refuse one that is.
// Run: npx tsx examples/your-own-journal.ts
import { openSociety, parseConstitution } from 'huzhu'
import { amendment } from 'huzhu/amendment'
import { consultation } from 'huzhu/consultation'
import { election, recall } from 'huzhu/election'
import { assertFollows, conflict, GENESIS, type Journal, JournalClosedError, upcast } from 'huzhu/journal'
import { huzhushe } from 'huzhu/presets/huzhushe'
import { referral } from 'huzhu/referral'
import { journalContract } from 'huzhu/testing'

/** What is asked of the store. `insert` answers false, and changes nothing, where the key is there already. */
interface Store {
  count(): Promise<number>
  get(key: number): Promise<string | undefined>
  insert(key: number, value: string): Promise<boolean>
}

function storeJournal(store: Store): Journal {
  let queue: Promise<unknown> = Promise.resolve()
  let closed = false
  const entryAt = async (position: number) => upcast(JSON.parse((await store.get(position)) ?? 'null'))

  async function write(text: string, expected: number) {
    const length = await store.count()
    if (expected !== length) return conflict(expected, length)
    assertFollows(JSON.parse(text), length, length === 0 ? GENESIS : (await entryAt(length - 1)).hash)
    // Another process may have been faster since: the store decides.
    return (await store.insert(length, text)) ? { ok: true as const } : conflict(expected, await store.count())
  }

  return {
    length: () => store.count(),
    async *read(from = 0) {
      for (let position = from, end = await store.count(); position < end; position += 1) yield await entryAt(position)
    },
    async append(entry, expected) {
      if (closed) throw new JournalClosedError('the journal is closed')
      // The text is made now: what the caller does to the entry while it waits for its turn changes nothing.
      const text = JSON.stringify(entry)
      const turn = queue.then(() => write(text, expected))
      queue = turn.catch(() => undefined)
      return turn
    },
    async close() {
      closed = true
      await queue
    },
  }
}

function memoryStore(): Store {
  const rows = new Map<number, string>()
  return {
    count: async () => rows.size,
    get: async (key) => rows.get(key),
    insert: async (key, value) => !rows.has(key) && Boolean(rows.set(key, value)),
  }
}

let store = memoryStore()
const makeEmpty = () => {
  store = memoryStore()
  return storeJournal(store)
}
for (const { name, run } of journalContract(makeEmpty, () => storeJournal(store))) {
  await run()
  console.log(`Our journal ${name}.`)
}

const constitution = parseConstitution(huzhushe)
const open = (journal: Journal) =>
  openSociety({ constitution, lifecycles: [amendment, consultation, election, recall, referral], journal })
const at = '2026-03-02T02:00:00.000Z'
const founders = Array.from({ length: 10 }, (_, index) => ({ id: `r${index}`, kind: 'resident' }))
const one = await open(makeEmpty())
await one.act({ id: 'head', type: 'foundSociety', by: 'r0', at, founded: { id: 'head' }, founders })
const other = await open(storeJournal(store))
const unit = (id: string) => ({ id, type: 'foundUnit', by: 'head:council', at, founded: { id, layer: 'branch', parent: 'head' } })
const founded = await Promise.all([one.act(unit('east')), other.act(unit('west'))])
console.log('Two servers write to one store at the same time; the store lets one be first.')
console.log(founded.map((result) => result.ok && result.entry.position).sort()) // => [1, 2]
