import { appendFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { consultations } from './consultation.ts'
import { counting } from './counting.ts'
import { DifferenceError } from './difference.ts'
import { elections } from './election.ts'
import { journals } from './journal.ts'
import type { Effort } from './measure.ts'
import { print, type Table } from './report.ts'
import { rulings } from './rulings.ts'
import { societies } from './society.ts'

const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, only: { type: 'string' }, json: { type: 'string' } },
})
const effort: Effort = values.quick ? { rounds: 3, warmUpMs: 150, sliceMs: 60 } : { rounds: 9, warmUpMs: 600, sliceMs: 400 }

const BENCHES: { readonly [name: string]: (effort: Effort) => Promise<readonly Table[]> } = {
  rulings,
  journal: journals,
  society: societies,
  election: elections,
  consultation: consultations,
  counting,
}

try {
  for (const [name, bench] of Object.entries(BENCHES)) {
    if (values.only !== undefined && values.only !== name) continue
    for (const table of await bench(effort)) {
      print(table)
      if (values.json !== undefined)
        for (const row of table.rows)
          appendFileSync(values.json, `${JSON.stringify({ bench: name, table: table.title, ...row })}\n`)
    }
  }
} catch (error) {
  if (!(error instanceof DifferenceError)) throw error
  console.error(`\nThe answers differ; nothing was timed.\n${error.message}`)
  process.exitCode = 1
}
