import * as z from 'zod'
import { capital, code, table } from './markdown.ts'
import type { Meaning } from './meaning.ts'
import { type Field, fieldsOf, partsOf, SHAPES } from './shape.ts'

/** The fields of an object, without those of the names given, which stand elsewhere. */
export function fieldTable(
  schema: z.ZodType,
  meaning: Meaning['fields'] = {},
  elsewhere: readonly string[] = [],
): readonly string[] {
  const fields = fieldsOf(schema).filter(({ path }) => !elsewhere.includes(path.split('.')[0] ?? ''))
  const explained = fields.some(({ path }) => Boolean(meaning[path]))
  const row = ({ path, is, required }: Field) => [
    code(path),
    required ? is : `${is}, optional`,
    ...(explained ? [meaning[path] ?? ''] : []),
  ]
  return table(['Field', 'Type', ...(explained ? ['Meaning'] : [])], fields.map(row))
}

/** The named shapes and what they hold. */
export function shapeSections(): readonly string[] {
  return SHAPES.flatMap(({ name, text, schema }) => [`### ${capital(name)}`, '', text, '', ...shapeTable(schema)])
}

function shapeTable(schema: z.ZodType): readonly string[] {
  if (schema instanceof z.ZodObject) return fieldTable(schema)
  if (!(schema instanceof z.ZodDiscriminatedUnion)) return []
  const options = schema.options.filter((option) => option instanceof z.ZodObject)
  return ['One of these:', '', ...options.map((option) => `- ${partsOf(option)}`), '']
}
