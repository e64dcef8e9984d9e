import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { generatedPages } from './generated.ts'

test('the generated pages say what the sources say (after a change: npm run generate)', async () => {
  const pages = await generatedPages()
  const written = pages.map(({ path }) => ({ path, text: existsSync(path) ? readFileSync(path, 'utf8') : 'missing' }))
  expect(written).toEqual(pages)
})
