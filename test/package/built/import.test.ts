import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import { ENTRIES } from '../manifest.ts'

describe('require() gives the names that import gives', () => {
  test.each(ENTRIES)('$name', async ({ name }) => {
    const required: object = createRequire(import.meta.url)(name)
    expect(Object.keys(required).sort()).toEqual(Object.keys(await import(name)).sort())
  })
})

/** Zod keeps its registry on the global object, which is its own affair; everything else must be as before. */
const PEERS = "import 'node:module'; import 'zod'"

/** What a program can notice of an import: new globals, changed built-ins, listeners, timers and handles left open. */
const NOTICE = `
  const seen = () => JSON.stringify([process.eventNames().length, ...[globalThis, ...['Object', 'Array', 'Function', 'String', 'Number', 'Date', 'Map', 'Set', 'Promise', 'JSON', 'Math', 'Error']
    .flatMap((name) => [globalThis[name], globalThis[name].prototype ?? {}])].map((object) => Reflect.ownKeys(object).map(String).sort())])
  // Node closes the files that it read a little later.
  const atRest = async () => {
    for (let n = 0; n < 100 && process.getActiveResourcesInfo().length > 0; n += 1) await new Promise((resolve) => setTimeout(resolve, 10))
    return process.getActiveResourcesInfo().length === 0
  }
  const before = seen()
  await load()
  if (!(await atRest()) || seen() !== before) throw new Error('the import can be noticed')`

describe('an import does no work that a program could notice', () => {
  test.each(ENTRIES)('$name', ({ name }) => {
    for (const load of [
      `() => import('${name}')`,
      `() => import('node:module').then((m) => m.createRequire('${process.cwd()}/x.js')('${name}'))`,
    ]) {
      const program = `${PEERS}\nconst load = ${load}\n${NOTICE}`
      expect(() => execFileSync('node', ['--input-type=module', '-e', program], { stdio: 'pipe' })).not.toThrow()
    }
  })

  test.each([
    ['a global', 'globalThis.noticed = true'],
    ['a method', 'Array.prototype.noticed = () => true'],
    ['a timer', 'setInterval(() => {}, 100_000)'],
    ['a listener', "process.on('SIGUSR2', () => {})"],
  ])('and this test would notice %s', (_, work) => {
    const program = `const load = async () => { ${work} }\n${NOTICE}`
    expect(() => execFileSync('node', ['--input-type=module', '-e', program], { stdio: 'pipe' })).toThrow('can be noticed')
  })
})
