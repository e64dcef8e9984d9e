/**
 * The differential test at length: `npm run test:deep [-- from count]`. Two processes share the cases; each prints how far it is, so a run
 * that was stopped goes on from there.
 */
import { fork } from 'node:child_process'
import { compile } from '../../src/rules/compile.ts'
import { againstLibrary, twoWay } from './difference.ts'
import { randomCase } from './random.ts'

const STEP = 25_000
const PROCESSES = 2

const [role, ...numbers] = process.argv.slice(2)
if (role === 'worker') await work(Number(numbers[0]), Number(numbers[1]))
else await share(Number(role ?? 0), Number(numbers[0] ?? 1_000_000))

async function work(from: number, to: number): Promise<void> {
  process.on('unhandledRejection', (reason) => {
    console.error('unhandled rejection', reason)
    process.exit(1)
  })
  const counts = { typed: 0, hostile: 0 }
  for (let seed = from; seed < to; seed += 1) {
    const random = randomCase(seed)
    counts[random.kind] += 1
    const difference = twoWay(random, compile) ?? (await againstLibrary(random))
    if (difference === undefined) continue
    console.error(JSON.stringify(difference))
    process.exit(1)
  }
  process.send?.(counts)
  process.disconnect?.()
}

async function share(from: number, count: number): Promise<void> {
  const started = Date.now()
  const total = { typed: 0, hostile: 0 }
  let next = from
  const end = from + count
  const lane = async () => {
    while (next < end) {
      const first = next
      next = Math.min(end, next + STEP)
      const counts = await part(first, next)
      total.typed += counts.typed
      total.hostile += counts.hostile
      const done = total.typed + total.hostile
      console.log(
        `cases ${first} to ${Math.min(end, first + STEP) - 1} agree; ${done} of ${count} in ${Math.round((Date.now() - started) / 1000)} s`,
      )
    }
  }
  await Promise.all(Array.from({ length: PROCESSES }, lane))
  console.log(
    `${total.typed + total.hostile} cases (${total.typed} typed, ${total.hostile} hostile): no difference, ${Math.round((Date.now() - started) / 1000)} s`,
  )
}

function part(from: number, to: number): Promise<{ typed: number; hostile: number }> {
  return new Promise((resolve, reject) => {
    const child = fork(new URL(import.meta.url), ['worker', String(from), String(to)])
    let counts: { typed: number; hostile: number } | undefined
    child.on('message', (message) => {
      counts = message as { typed: number; hostile: number }
    })
    child.on('exit', () => {
      if (counts === undefined) reject(new Error(`a difference among cases ${from} to ${to - 1}`))
      else resolve(counts)
    })
  })
}
