import { type Entry, verify, verifyJournal } from 'huzhu/journal'
import { foundHuzhushe, lend, open } from './huzhushe.ts'
import { type Effort, measure, median, of } from './measure.ts'
import { duration, perSecond, type Row, type Table } from './report.ts'

const LEAST_PER_SECOND = 100_000

const ENTRIES = 100_000

/** Checking and folding a journal that a society of 1,000 wrote. One time is one entry. */
export async function journals(effort: Effort): Promise<readonly Table[]> {
  const small = await foundHuzhushe(1000)
  await lend(small, ENTRIES)
  const { journal, society } = small
  const entries: Entry[] = []
  for await (const entry of journal.read()) entries.push(entry)

  const names = {
    verify: 'verify, entries at hand',
    journal: 'verifyJournal, entries read from the journal',
    open: 'openSociety: read, check, fold',
    replay: '  of that, replay: what it takes more than verifyJournal',
  }
  const passes: { readonly name: string; pass(): unknown }[] = [
    { name: names.verify, pass: () => expectLength(verify(entries), entries.length) },
    { name: names.journal, pass: async () => expectLength(await verifyJournal(journal), entries.length) },
    {
      name: names.open,
      pass: async () => {
        const replayed = await open(journal)
        if (replayed.length !== society.length) throw new TypeError('the replayed society is not the live one')
      },
    },
  ]
  const times = await measure(
    passes.map(({ name, pass }) => ({ name, run: (times) => repeat(pass, times) })),
    { ...effort, sliceMs: 1 },
  )
  const checking = of(times, names.journal)
  const folding = of(times, names.open).map((time, round) => time - (checking[round] as number))
  const row = (name: string, figures: readonly number[], target: boolean): Row => {
    const each = median(figures) / entries.length
    const met = 1e9 / each >= LEAST_PER_SECOND
    return {
      name,
      figure: duration(each),
      value: each,
      unit: 'ns',
      ...(target ? { target: `>= ${perSecond(LEAST_PER_SECOND)}`, met } : {}),
    }
  }
  const bytes = JSON.stringify(entries).length / entries.length
  const note = `${entries.length.toLocaleString('en')} entries of ${Math.round(bytes)} bytes on average, each with action, facts, ruling and events: four digests and the hash of the head. Figures are for one entry.`
  return [
    {
      title: 'Reading a journal',
      note,
      rows: [
        row(names.verify, of(times, names.verify), true),
        row(names.journal, checking, false),
        row(names.open, of(times, names.open), false),
        row(names.replay, folding, true),
      ],
    },
  ]
}

function expectLength(verification: ReturnType<typeof verify>, length: number): void {
  if (!verification.ok || verification.length !== length) throw new TypeError(JSON.stringify(verification))
}

async function repeat(pass: () => unknown, times: number): Promise<void> {
  for (let left = times; left > 0; left -= 1) await pass()
}
