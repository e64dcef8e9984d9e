import { type MethodName, merge, type RankedBallot, type Summary, summarize } from 'huzhu/voting'
import { collectGarbage, type Effort } from './measure.ts'
import { mulberry32 } from './random.ts'
import { duration, fold, type Row, type Table } from './report.ts'

/** Ballots in one part, as one machine would sum them. */
const PART = 10_000

/** What each ballot may take more, where there are ten times as many. */
const MOST = 1.25

const POLLS: readonly { readonly method: MethodName; readonly candidates: number; readonly seats: number }[] = [
  { method: 'schulze', candidates: 10, seats: 1 },
  { method: 'scottish-stv', candidates: 6, seats: 3 },
]

/** A poll too large for one list: part by part is summed up and merged into the sum of those before; no ballot is kept. */
export function summaries({ rounds }: Effort): readonly Table[] {
  const large = rounds > 3 ? 10_000_000 : 1_000_000
  const rows = POLLS.flatMap((poll): Row[] => {
    summed(poll, PART * 10)
    const [few, many] = [summed(poll, large / 10), summed(poll, large)]
    const growth = many.ns / few.ns
    const name = (ballots: number) => `${poll.method}, ${poll.candidates} candidates, ${ballots.toLocaleString('en')} ballots`
    const target = { target: `<= ${MOST} x`, met: growth <= MOST }
    return [
      { name: name(large / 10), figure: duration(few.ns), value: few.ns, unit: 'ns' },
      { name: name(large), figure: duration(many.ns), value: many.ns, unit: 'ns', ratio: fold(growth), ...target },
      { name: '  all of them', figure: `${((many.ns * large) / 1e9).toFixed(1)} s`, value: (many.ns * large) / 1e9, unit: 's' },
      { name: '  the summary as JSON', figure: `${(many.bytes / 1000).toFixed(1)} kB`, value: many.bytes, unit: 'B' },
      { name: '  more memory in use than before', figure: `${(many.heap / 1e6).toFixed(1)} MB`, value: many.heap, unit: 'B' },
    ]
  })
  const note = `Parts of ${PART.toLocaleString('en')} plain ballots, each summed up and merged into the sum. The time is for one ballot, without making it.\nratio: to the time of one ballot among a tenth as many.`
  return [{ title: 'A large poll by merged summaries', note, rows }]
}

function summed({ method, candidates: size, seats }: (typeof POLLS)[number], ballots: number) {
  const candidates = Array.from({ length: size }, (_, index) => `c${index}`)
  const random = mulberry32(size)
  collectGarbage()
  const before = process.memoryUsage().heapUsed
  let sum: Summary | undefined
  let time = 0n
  for (let left = ballots; left > 0; left -= PART) {
    const part = Array.from({ length: Math.min(left, PART) }, () => shuffled(candidates, random))
    const start = process.hrtime.bigint()
    const own = summaryOf(summarize({ method, seats, candidates, ballots: part }))
    sum = sum === undefined ? own : summaryOf(merge(sum, own))
    time += process.hrtime.bigint() - start
  }
  collectGarbage()
  const heap = Math.max(0, process.memoryUsage().heapUsed - before)
  return { ns: Number(time) / ballots, bytes: JSON.stringify(sum).length, heap }
}

function shuffled(candidates: readonly string[], random: () => number): RankedBallot {
  const ranking = [...candidates]
  for (let k = ranking.length - 1; k > 0; k -= 1) {
    const other = Math.floor(random() * (k + 1))
    ;[ranking[k], ranking[other]] = [ranking[other] as string, ranking[k] as string]
  }
  return { ranking }
}

function summaryOf(result: ReturnType<typeof merge>): Summary {
  if (!result.ok) throw new TypeError(JSON.stringify(result.refusal))
  return result
}
