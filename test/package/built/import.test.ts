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

/** What a program can notice of an import: new globals, changed built-ins, timers and handles left open. */
const NOTICE = `
  const seen = () => JSON.stringify([globalThis, ...['Object', 'Array', 'Function', 'String', 'Number', 'Date', 'Map', 'Set', 'Promise', 'JSON', 'Math', 'Error']
    .flatMap((name) => [globalThis[name], globalThis[name].prototype ?? {}])].map((object) => Reflect.ownKeys(object).map(String).sort()))
  const handles = () => process.getActiveResourcesInfo().length
  const before = [seen(), handles(), process.eventNames().length]
  await load()
  await new Promise(setImmediate)
  const after = [seen(), handles(), process.eventNames().length]
  if (before.some((value, n) => value !== after[n])) throw new Error('the import can be noticed')`

describe('an import does no work that a program could notice', () => {
  test.each(ENTRIES)('$name', ({ name }) => {
    for (const load of [
      `() => import('${name}')`,
      `() => import('node:module').then((m) => m.createRequire('${process.cwd()}/x.js')('${name}'))`,
    ]) {
      const program = `import 'node:module'\nconst load = ${load}\n${NOTICE}`
      expect(() => execFileSync('node', ['--input-type=module', '-e', program], { stdio: 'pipe' })).not.toThrow()
    }
  })

  test('and this test notices work', () => {
    const program = `const load = async () => { globalThis.noticed = true }\n${NOTICE}`
    expect(() => execFileSync('node', ['--input-type=module', '-e', program], { stdio: 'pipe' })).toThrow('can be noticed')
  })
})
