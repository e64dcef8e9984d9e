import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { verifyJournal } from 'huzhu/journal'
import { fileJournal } from 'huzhu/journal/file'
import { afterAll, expect, test } from 'vitest'

const ROUNDS = 200
const folder = await mkdtemp(join(tmpdir(), 'huzhu-crash-'))
afterAll(() => rm(folder, { recursive: true }))

test(`no entry that was acknowledged is lost when the writer is killed ${ROUNDS} times`, { timeout: 300_000 }, async () => {
  const writer = await bundled()
  const lanes = await Promise.all([0, 1].map((lane) => killAgainAndAgain(writer, join(folder, `${lane}.jsonl`), ROUNDS / 2)))
  expect(lanes.reduce((sum, lane) => sum + lane.kills, 0)).toBe(ROUNDS)
  for (const { acknowledged } of lanes) expect(acknowledged).toBeGreaterThan(ROUNDS / 2)
})

test('of six processes that open a journal at once, one gets it and the others are told', { timeout: 60_000 }, async () => {
  const writer = await bundled()
  const path = join(folder, 'rivals.jsonl')
  const outcomes = await new Promise<string[]>((resolve) => {
    const told: string[] = []
    const children = Array.from({ length: 6 }, () =>
      spawn(process.execPath, [writer, path], { stdio: ['ignore', 'ignore', 'pipe'] }),
    )
    for (const child of children) {
      let complaints = ''
      child.stderr.on('data', (text) => (complaints += text))
      child.on('close', () => {
        told.push(complaints)
        if (told.length === 5) for (const winner of children) winner.kill('SIGKILL')
        if (told.length === 6) resolve(told)
      })
    }
  })
  expect(outcomes.filter((complaints) => complaints.includes('JournalLockedError'))).toHaveLength(5)
  expect(outcomes.at(-1)).toBe('')
})

/** The writer as one file, so that starting it costs no more than starting Node. */
async function bundled(): Promise<string> {
  const outfile = join(folder, 'writer.mjs')
  await build({
    entryPoints: [join(import.meta.dirname, 'crash-writer.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    ...(process.env.TEST_DIST === '1' ? { tsconfigRaw: {} } : {}),
    outfile,
  })
  return outfile
}

async function killAgainAndAgain(writer: string, path: string, rounds: number) {
  let acknowledged = 0
  let kills = 0
  for (let round = 0; round < rounds; round += 1) {
    const said = await killed(writer, path, round)
    kills += 1
    acknowledged += said.length
    const journal = await fileJournal(path)
    const verified = await verifyJournal(journal)
    expect(verified).toMatchObject({ ok: true, length: await journal.length() })
    expect(await journal.length()).toBeGreaterThan(said.at(-1) ?? -1)
    await journal.close()
  }
  return { acknowledged, kills }
}

/** Starts the writer, kills it a little while after its first acknowledgements, and gives back every position that it acknowledged. */
function killed(writer: string, path: string, round: number): Promise<number[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [writer, path], { stdio: ['ignore', 'pipe', 'pipe'] })
    let out = ''
    let complaints = ''
    child.stderr.on('data', (text) => (complaints += text))
    child.stdout.on('data', (text) => {
      if (out === '') setTimeout(() => child.kill('SIGKILL'), round % 13)
      out += text
    })
    child.on('error', reject)
    child.on('close', (_, signal) => {
      if (signal !== 'SIGKILL') return reject(new Error(`round ${round}: the writer ended by itself\n${complaints}`))
      // What stands after the last end of line was not said to the end.
      resolve(out.split('\n').slice(0, -1).map(Number))
    })
  })
}
