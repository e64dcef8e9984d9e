import { canonical } from '../base/canonical.ts'
import { GENESIS, seal } from '../journal/chain.ts'
import type { Deed, Entry } from '../journal/entry.ts'
import type { Appended, Journal } from '../journal/port.ts'
import { verify } from '../journal/verify.ts'

/** One promise that every journal makes, as a check that throws where it is broken. */
export interface ContractCheck {
  /** What is promised, to be read after "a journal": `begins empty`. */
  readonly name: string
  /** Rejects where the promise is not kept. */
  run(): Promise<void>
}

/**
 * The promises of a journal, for those who write one. Give each check to the test runner of your choice:
 * `for (const { name, run } of journalContract(make)) test(name, run)`.
 *
 * @param make - makes a new, empty journal for each check
 * @param reopen - opens the store of a closed journal again, where there is one; adds the checks of what lasts
 */
export function journalContract(
  make: () => Journal | Promise<Journal>,
  reopen?: (closed: Journal) => Journal | Promise<Journal>,
): readonly ContractCheck[] {
  const promises = reopen === undefined ? PROMISES : [...PROMISES, lasting(reopen)]
  return promises.map(({ name, hold }) => ({
    name,
    async run() {
      const journal = await make()
      await hold(journal).finally(() => journal.close())
    },
  }))
}

interface Promised {
  readonly name: string
  hold(journal: Journal): Promise<void>
}

const PROMISES: readonly Promised[] = [
  {
    name: 'begins empty',
    async hold(journal) {
      await holds(journal, [])
    },
  },
  {
    name: 'gives back what was appended, in order',
    async hold(journal) {
      const entries = chain(3)
      await fill(journal, entries)
      await holds(journal, entries)
    },
  },
  {
    name: 'is read from a position on, and gives nothing beyond its end',
    async hold(journal) {
      const entries = chain(4)
      await fill(journal, entries)
      for (const from of [1, 3, 4, 9]) same(await collect(journal, from), entries.slice(from), `entries from ${from} on`)
    },
  },
  {
    name: 'refuses an entry when it holds more or fewer than expected, and says how many it holds',
    async hold(journal) {
      const entries = chain(3)
      await fill(journal, entries.slice(0, 2))
      for (const expected of [0, 1, 3])
        same(await journal.append(at(entries, 2), expected), conflicting(expected, 2), `the answer to ${expected} expected`)
      await holds(journal, entries.slice(0, 2))
    },
  },
  {
    name: 'lets one of several writers with the same expectation win',
    async hold(journal) {
      const rivals = Array.from({ length: 8 }, (_, writer) => seal(deed(`writer-${writer}`), 0, GENESIS))
      const answers = await Promise.all(rivals.map((entry) => journal.append(entry, 0)))
      const winners = rivals.filter((_, writer) => answers[writer]?.ok)
      same(winners.length, 1, 'the number of winners')
      await holds(journal, winners)
    },
  },
  {
    name: 'takes a hundred entries at once, and loses and doubles none',
    async hold(journal) {
      const entries = chain(100)
      const answers = await Promise.all(entries.map((entry) => journal.append(entry, entry.position)))
      same(answers.filter((answer) => answer.ok).length, 100, 'the number of entries taken')
      await holds(journal, entries)
      same(verify(await collect(journal)).ok, true, 'that its chain holds')
    },
  },
  {
    name: 'throws at an entry sealed for another position, and stays as it was',
    async hold(journal) {
      const entries = chain(3)
      await fill(journal, entries.slice(0, 1))
      await throws(() => journal.append(at(entries, 2), 1), 'the entry of position 2 was taken as entry 1')
      await holds(journal, entries.slice(0, 1))
    },
  },
  {
    name: 'throws at an entry sealed after another entry than its last, and stays as it was',
    async hold(journal) {
      const entries = chain(1)
      await fill(journal, entries)
      await throws(
        () => journal.append(seal(deed('stray'), 1, GENESIS), 1),
        'an entry that does not follow the last one was taken',
      )
      await holds(journal, entries)
    },
  },
  {
    name: 'keeps an entry as it was, whatever is done to what was handed in or read',
    async hold(journal) {
      const entries = chain(1)
      const handed = JSON.parse(JSON.stringify(at(entries, 0))) as Entry
      await fill(journal, [handed])
      deface(handed)
      for (const entry of await collect(journal)) deface(entry)
      await holds(journal, entries)
    },
  },
  {
    name: 'keeps texts of every script and of any length',
    async hold(journal) {
      const texts = ['互助社 总社', '👵🏽👴🏻', '"\\\n\r\t\u0000\u007f\u2028\u2029', 'ÿ', 'long '.repeat(200_000)]
      const entry = seal({ ...deed('texts'), events: [{ type: 'textsKept', texts }] }, 0, GENESIS)
      await fill(journal, [entry])
      await holds(journal, [entry])
    },
  },
  {
    name: 'gives a reader what it held when reading began, and lets him stop early',
    async hold(journal) {
      const entries = chain(3)
      await fill(journal, entries.slice(0, 2))
      const seen: Entry[] = []
      for await (const entry of journal.read()) {
        if (seen.length === 0) await fill(journal, entries.slice(2))
        seen.push(entry)
      }
      same(seen, entries.slice(0, 2), 'what was read while another entry came')
      for await (const _ of journal.read()) break
      await holds(journal, entries)
    },
  },
  {
    name: 'takes nothing more once it is closed, and closing it twice is closing it once',
    async hold(journal) {
      const entries = chain(2)
      await fill(journal, entries.slice(0, 1))
      await journal.close()
      await journal.close()
      await throws(() => journal.append(at(entries, 1), 1), 'an entry was taken after closing')
    },
  },
]

function lasting(reopen: (closed: Journal) => Journal | Promise<Journal>): Promised {
  return {
    name: 'holds everything again when it is closed and opened anew, and goes on from there',
    async hold(journal) {
      const entries = chain(3)
      await fill(journal, entries.slice(0, 2))
      await journal.close()
      const again = await reopen(journal)
      try {
        await holds(again, entries.slice(0, 2))
        await fill(again, entries.slice(2))
        await holds(again, entries)
      } finally {
        await again.close()
      }
    },
  }
}

function deed(id: string): Deed {
  return {
    action: { id, type: 'lendRoom', by: 'unit:group-1', at: '2026-01-01T00:00:00.000Z', room: 'room:1' },
    facts: { 'borrower.inside': true, days: 2, agreed: ['unit:group-1', 'unit:group-2'] },
    ruling: {
      outcome: 'permitted',
      facts: { action: 'lendRoom', date: '2026-01-01', 'borrower.inside': true },
      grounds: [{ article: '14', rule: 'lendInside', effect: 'permit', values: { 'borrower.inside': true }, parameters: [] }],
      needed: [],
      obligations: [],
      errors: [],
      constitution: { id: 'contract', version: '1', hash: GENESIS },
    },
    events: [{ type: 'roomLent', room: 'room:1' }],
  }
}

function chain(length: number): readonly Entry[] {
  const entries: Entry[] = []
  for (let position = 0; position < length; position += 1) {
    entries.push(seal(deed(`action-${position}`), position, entries[position - 1]?.hash ?? GENESIS))
  }
  return entries
}

function at(entries: readonly Entry[], position: number): Entry {
  return entries[position] as Entry
}

async function fill(journal: Journal, entries: readonly Entry[]): Promise<void> {
  for (const entry of entries)
    same(await journal.append(entry, entry.position), { ok: true }, `the answer to entry ${entry.position}`)
}

async function collect(journal: Journal, from?: number): Promise<Entry[]> {
  const entries: Entry[] = []
  for await (const entry of journal.read(from)) entries.push(entry)
  return entries
}

/** Changes whatever can be changed in an entry; a frozen one throws, which is well. */
function deface(entry: Entry): void {
  try {
    Object.assign(entry, { type: 'defaced' })
    Object.assign(entry.facts as object, { days: 99 })
  } catch {}
}

function conflicting(expected: number, actual: number): Appended {
  return { ok: false, refusal: { code: 'conflict', expected, actual } }
}

async function holds(journal: Journal, entries: readonly Entry[]): Promise<void> {
  same(await journal.length(), entries.length, 'its length')
  same(await collect(journal), entries, 'what it holds')
}

async function throws(attempt: () => Promise<unknown>, otherwise: string): Promise<void> {
  const threw = await attempt().then(
    () => false,
    () => true,
  )
  if (!threw) throw new Error(otherwise)
}

function same(found: unknown, expected: unknown, what: string): void {
  const [left, right] = [canonical(found), canonical(expected)]
  if (left !== right) throw new Error(`${what}: expected ${right.slice(0, 400)}, found ${left.slice(0, 400)}`)
}
