import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { ENTRIES, NODE_ONLY } from '../manifest.ts'
import { bundle, runInBrowser } from './bundle.ts'
import { FIRST_RULING } from './first-ruling.ts'

/** What an entry point brings into a page: at most so many kB of 1000 bytes, minified and compressed with all that it needs, and these packages. */
const BUDGET: { readonly [name: string]: readonly [kB: number, ...packages: string[]] } = {
  huzhu: [88, '@noble/hashes', 'zod'],
  'huzhu/voting': [70, '@noble/hashes', 'zod'],
  'huzhu/voting/formats': [42, 'zod'],
  'huzhu/rules': [45, 'zod'],
  'huzhu/members': [46, '@noble/hashes', 'zod'],
  'huzhu/constitution': [88, '@noble/hashes', 'zod'],
  'huzhu/profiles': [49, 'zod'],
  'huzhu/presets/huzhushe': [75],
  'huzhu/presets/owners': [23],
  'huzhu/presets/cooperative': [23],
  'huzhu/amendment': [54, '@noble/hashes', 'xstate', 'zod'],
  'huzhu/consultation': [114, '@noble/hashes', 'xstate', 'zod'],
  'huzhu/election': [132, '@noble/hashes', 'xstate', 'zod'],
  'huzhu/referral': [51, '@noble/hashes', 'xstate', 'zod'],
  'huzhu/journal': [32, '@noble/hashes', 'zod'],
  'huzhu/engine': [71, 'clone', 'eventemitter2', 'hash-it', 'json-rules-engine', 'jsonpath-plus', 'zod'],
  'huzhu/testing': [49, '@noble/hashes', 'zod'],
}

const browser = ENTRIES.map(({ name }) => name).filter((name) => !NODE_ONLY.includes(name))

describe('a browser bundle of each entry point builds, runs without Node, and keeps to its budget', () => {
  test.each(browser)('%s', async (name) => {
    const { code, size, packages } = await bundle(`export * from '${name}'`)
    expect(await runInBrowser(code, 'Object.keys(bundled).sort()')).toEqual(Object.keys(await import(name)).sort())
    const [limit, ...expected] = BUDGET[name] ?? [0]
    expect(size / 1000, `${name} weighs ${(size / 1000).toFixed(1)} kB`).toBeLessThanOrEqual(limit)
    expect(packages).toEqual(expected)
  })
})

test('a page gets the same first ruling as Node', async () => {
  const { code } = await bundle(FIRST_RULING.module)
  const onNode = execFileSync('node', ['--input-type=module', '-e', FIRST_RULING.esm], { encoding: 'utf8' })
  expect(onNode).toMatch(FIRST_RULING.prints)
  expect(await runInBrowser(code, 'bundled.printed')).toBe(onNode.trimEnd())
})
