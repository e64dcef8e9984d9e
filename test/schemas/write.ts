import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { jsonSchemas } from './schemas.ts'

const OUT = 'dist/schemas'

rmSync(OUT, { recursive: true, force: true })
const schemas = await jsonSchemas()
for (const [name, schema] of schemas) {
  const file = `${OUT}/${name}.json`
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify(schema, null, 2)}\n`)
}
console.log(`${schemas.size} schemas in ${OUT}`)
