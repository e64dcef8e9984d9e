import * as z from 'zod'
import { ENTRIES } from '../package/manifest.ts'
import { describe } from './hover.ts'
import { offerEveryForm } from './offer.ts'
import { entry, ruling } from './record.ts'

/** JSON Schemas by file name, without ending: `constitution`, `actions/propose`, `events/proposed`, `refusals/outOfPhase`. */
export type JsonSchemas = ReadonlyMap<string, object>

/** The documents that people write in an editor: the type whose docstrings it shows, and where that is exported. */
const WRITTEN = [
  { name: 'constitution', source: 'src/constitution/document.ts', type: 'ConstitutionDocument' },
  { name: 'profile', source: 'src/constitution/profile.ts', type: 'Profile' },
] as const

/**
 * The JSON Schema (draft 2020-12) of every model that an entry point exports: of each `<model>Schema`, of the actions and events
 * of each lifecycle, of the data of each refusal; of rulings and entries. What a schema checks beyond shape (dates that exist, references that agree) is not in it.
 */
export async function jsonSchemas(): Promise<JsonSchemas> {
  const schemas = new Map<string, object>()
  const put = (name: string, schema: z.ZodType) => {
    const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' })
    const made = { $schema, $id: `huzhu/schemas/${name}.json`, ...rest }
    if (JSON.stringify(schemas.get(name) ?? made) !== JSON.stringify(made)) throw new Error(`two models are called \`${name}\``)
    schemas.set(name, made)
  }
  put('ruling', ruling)
  put('entry', entry)
  for (const { name } of ENTRIES) {
    const exported: Record<string, unknown> = await import(name)
    for (const [key, value] of Object.entries(exported)) {
      if (value instanceof z.ZodType && key.endsWith('Schema')) put(key.slice(0, -'Schema'.length), value)
      for (const [type, model] of modelsIn(property(value, 'actions'), 'schema')) put(`actions/${type}`, model)
      for (const [type, model] of modelsIn(property(value, 'events'), 'schema')) put(`events/${type}`, model)
      if (key === 'REFUSALS') for (const [code, model] of modelsIn(value, 'data')) put(`refusals/${code}`, model)
    }
  }
  for (const { name } of WRITTEN) offerEveryForm(schemas.get(name))
  describe(WRITTEN.map(({ name, source, type }) => ({ schema: schemas.get(name) as object, source, type })))
  return new Map([...schemas].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** The schemas that stand under `field` of the values of a table; none if it is no table. */
function modelsIn(table: unknown, field: string): [string, z.ZodType][] {
  if (typeof table !== 'object' || table === null) return []
  return Object.entries(table).flatMap(([name, model]): [string, z.ZodType][] => {
    const schema = property(model, field)
    return schema instanceof z.ZodType ? [[name, schema]] : []
  })
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}
