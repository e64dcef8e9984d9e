import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { ENTRIES, NODE_ONLY } from '../manifest.ts'
import { bundle, runInBrowser } from './bundle.ts'
import { FIRST_RULING } from './first-ruling.ts'

/** What an entry point may weigh in a page, minified and compressed with all that it needs, in kB of 1000 bytes. */
const BUDGET: { readonly [name: string]: number } = {
  huzhu: 75,
  'huzhu/voting': 26,
  'huzhu/rules': 44,
  'huzhu/members': 46,
  'huzhu/constitution': 56,
  'huzhu/profiles': 37,
  'huzhu/presets/huzhushe': 31,
  'huzhu/amendment': 54,
  'huzhu/referral': 51,
  'huzhu/journal': 33,
  'huzhu/engine': 71,
  'huzhu/testing': 46,
}

const browser = ENTRIES.map(({ name }) => name).filter((name) => !NODE_ONLY.includes(name))

describe('a browser bundle of each entry point builds, runs without Node, and keeps to its budget', () => {
  test.each(browser)('%s', async (name) => {
    const { code, size } = await bundle(`export * from '${name}'`)
    expect(runInBrowser(code, 'Object.keys(bundled).sort()')).toEqual(Object.keys(await import(name)).sort())
    expect(size / 1000, `${name} weighs ${(size / 1000).toFixed(1)} kB`).toBeLessThanOrEqual(BUDGET[name] ?? 0)
  })
})

test('a page gets the same first ruling as Node', async () => {
  const { code } = await bundle(FIRST_RULING.module)
  const onNode = execFileSync('node', ['--input-type=module', '-e', FIRST_RULING.esm], { encoding: 'utf8' })
  expect(onNode).toMatch(FIRST_RULING.prints)
  expect(runInBrowser(code, 'bundled.printed')).toBe(onNode.trimEnd())
})

test('a page that asks for thresholds alone carries no more than these', async () => {
  const { packages } = await bundle("export { passes } from 'huzhu/voting'")
  expect(packages).toEqual(['zod'])
})

describe('heavy packages come only with the entry points that use them', () => {
  test.each([
    ['huzhu', ['json-rules-engine', 'xstate']],
    ['huzhu/rules', ['json-rules-engine', 'xstate', 'immer']],
    ['huzhu/constitution', ['json-rules-engine', 'xstate', 'immer']],
    ['huzhu/presets/huzhushe', ['json-rules-engine', 'xstate', 'immer']],
    ['huzhu/members', ['json-rules-engine', 'xstate']],
    ['huzhu/journal', ['json-rules-engine', 'xstate', 'immer']],
  ])('%s carries none of %j', async (name, heavy) => {
    const { packages } = await bundle(`export * from '${name}'`)
    expect(packages.filter((found) => heavy.includes(found))).toEqual([])
  })
})
