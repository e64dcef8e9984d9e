import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { jsonSchemas } from '../../schemas/schemas.ts'

const require = createRequire(import.meta.url)

test('every JSON Schema is in the package, as it is made from the models', async () => {
  const made = [...(await jsonSchemas())]
  const packed = made.map(([name]) => [name, JSON.parse(readFileSync(require.resolve(`huzhu/schemas/${name}.json`), 'utf8'))])
  expect(packed).toEqual(made.map(([name, schema]) => [name, JSON.parse(JSON.stringify(schema))]))
})
