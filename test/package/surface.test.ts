import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import tsconfig from '../../tsconfig.json' with { type: 'json' }
import { ENTRIES } from './manifest.ts'
import { typesOf } from './types.ts'

const sources: { readonly [name: string]: readonly string[] } = tsconfig.compilerOptions.paths
const sourceOf = (name: string) => sources[name]?.[0] ?? `no source of ${name}`
const file = (name: string) => `${name.replaceAll('/', '.')}.txt`

describe('each entry point exports these names and no others (after a wanted change: npm test -- -u)', () => {
  const types = typesOf(ENTRIES.map(({ name }) => sourceOf(name)))

  test.each(ENTRIES)('$name', async ({ name }) => {
    const values = Object.keys(await import(name)).sort()
    const surface = [...values, ...(types.get(sourceOf(name)) ?? []).map((type) => `type ${type}`)]
    await expect(`${surface.join('\n')}\n`).toMatchFileSnapshot(`surface/${file(name)}`)
  })

  test('and there are no other entry points', () => {
    expect(readdirSync('test/package/surface').sort()).toEqual(ENTRIES.map(({ name }) => file(name)).sort())
    expect(Object.keys(sources).filter((name) => !name.startsWith('#'))).toEqual(ENTRIES.map(({ name }) => name))
  })
})
