import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { compile } from '../../src/rules/compile.ts'
import { againstLibrary, twoWay } from './difference.ts'
import type { Case } from './random.ts'

const folder = new URL('cases/', import.meta.url)

/** Where compiler, interpreter and json-rules-engine once gave different answers, or a careless reader would think that they do. */
const cases = readdirSync(folder).map(
  (name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Case & { what: string },
)

test.each(cases.map((each) => [each.what, each] as const))('the three agree: %s', async (_, { ruleSet, facts, kind }) => {
  const of = { seed: 0, kind, ruleSet, facts }
  expect(twoWay(of, compile)).toBeUndefined()
  expect(await againstLibrary(of)).toBeUndefined()
})
