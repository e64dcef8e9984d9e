import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { type CountRecord, count } from 'huzhu/voting'
import { DifferenceError } from './difference.ts'
import { type Effort, measure, median, of } from './measure.ts'
import { duration, type Table } from './report.ts'

/** Ballots of all elections, with who was elected and the last votes: beside the project, not part of it. */
const FILE = '../../../shared/data/ballots/scottish/all-2007-2012.jsonl.gz'

const MOST_MS = 2000

interface Council {
  readonly seats: number
  readonly names: readonly string[]
  readonly elected: readonly string[]
  readonly final: readonly string[]
  /** `12ab 3b`: twelve that rank the first candidate before the second, and so on. */
  readonly ballots: string
}

/** All elections to Scottish councils of 2007 to 2012: the text is parsed, and each is counted, with its full record. */
export async function scottish(effort: Effort): Promise<readonly Table[]> {
  const title = 'Elections to Scottish councils, 2007 to 2012'
  if (!existsSync(FILE)) return [{ title, note: `Left out: ${FILE} is not there.`, rows: [] }]
  const text = gunzipSync(readFileSync(FILE)).toString('utf8')
  const counted = recount(text)
  for (const { council, record } of counted) {
    const expected = JSON.stringify([council.elected, council.final])
    const answer = JSON.stringify([record.elected, Object.values(record.stages.at(-1)?.votes ?? {})])
    if (answer !== expected)
      throw new DifferenceError(`An election is counted otherwise\nexpected ${expected}\nanswer   ${answer}`)
  }
  const name = 'parse and count all of them'
  const run = (times: number) => {
    for (let left = times; left > 0; left -= 1) recount(text)
  }
  const value = median(of(await measure([{ name, run }], { ...effort, sliceMs: 1 }), name))
  const ballots = counted.reduce((sum, { record }) => sum + Number(record.ballots.cast), 0)
  return [
    {
      title,
      note: `${counted.length} elections, ${ballots.toLocaleString('en')} ballots: who is elected in which order, and the last votes to five decimals, as published.`,
      rows: [
        {
          name,
          figure: duration(value),
          value,
          unit: 'ns',
          target: `<= ${duration(MOST_MS * 1e6)}`,
          met: value <= MOST_MS * 1e6,
        },
      ],
    },
  ]
}

function recount(text: string): readonly { readonly council: Council; readonly record: CountRecord }[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const council = JSON.parse(line) as Council
      const record = count({
        method: 'scottish-stv',
        seats: council.seats,
        candidates: council.names.map((_, index) => String.fromCharCode(97 + index)),
        ballots: council.ballots.split(' ').map((said) => {
          const voters = Number.parseInt(said, 10)
          return { ranking: [...said.slice(String(voters).length)], count: voters }
        }),
      })
      if (!record.ok) throw new TypeError(JSON.stringify(record.refusal))
      return { council, record }
    })
}
