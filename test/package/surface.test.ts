import { describe, expect, test } from 'vitest'
import { ENTRIES } from './manifest.ts'

describe('each entry point exports these names and no others (after a wanted change: npm test -- -u)', () => {
  test.each(ENTRIES)('$name', async ({ name }) => {
    const surface = Object.keys(await import(name)).sort()
    await expect(`${surface.join('\n')}\n`).toMatchFileSnapshot(`surface/${name.replaceAll('/', '.')}.txt`)
  })
})
