// Can a society keep its records in our own store? Yes, if the store can insert a key that is not there yet, and refuse one that is.
// Run: npx tsx examples/your-own-journal.ts
import { openSociety, parseConstitution } from 'huzhu'
import { amendment } from 'huzhu/amendment'
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
      const length = await store.count()
      for (let position = from; position < length; position += 1) yield await entryAt(position)
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

/** Stands here for your database. */
function memoryStore(): Store {
  const rows = new Map<number, string>()
  return {
    count: async () => rows.size,
    get: async (key) => rows.get(key),
    async insert(key, value) {
      if (rows.has(key)) return false
      rows.set(key, value)
      return true
    },
  }
}

let store: Store
const makeEmpty = () => {
  store = memoryStore()
  return storeJournal(store)
}
for (const { name, run } of journalContract(makeEmpty, () => storeJournal(store))) {
  await run()
  console.log(`Our journal ${name}.`)
}

const constitution = parseConstitution(huzhushe)
const society = await openSociety({ constitution, lifecycles: [amendment, referral], journal: makeEmpty() })
const founders = Array.from({ length: 10 }, (_, index) => ({ id: `r${index}`, kind: 'resident' }))
const founding = { id: 'a1', type: 'foundSociety', by: 'r0', at: '2026-03-02T02:00:00.000Z', founded: { id: 'head' }, founders }
console.log((await society.act(founding)).ok) // => true
