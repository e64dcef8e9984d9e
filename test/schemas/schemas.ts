import * as z from 'zod'
import { ENTRIES } from '../package/manifest.ts'

/** JSON Schemas by file name, without ending: `constitution`, `actions/propose`, `events/proposed`, `refusals/outOfPhase`. */
export type JsonSchemas = ReadonlyMap<string, object>

/**
 * The JSON Schema (draft 2020-12) of every model that an entry point exports: of each `<model>Schema`, of the actions and events
 * of each lifecycle, of the data of each refusal. What a schema checks beyond shape (dates that exist, references that agree) is not in it.
 */
export async function jsonSchemas(): Promise<JsonSchemas> {
  const schemas = new Map<string, object>()
  const put = (name: string, schema: z.ZodType) => {
    const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' })
    schemas.set(name, { $schema, $id: `huzhu/schemas/${name}.json`, ...rest })
  }
  for (const { name } of ENTRIES) {
    const entry: Record<string, unknown> = await import(name)
    for (const [key, value] of Object.entries(entry)) {
      if (value instanceof z.ZodType && key.endsWith('Schema')) put(key.slice(0, -'Schema'.length), value)
      for (const [group, field] of [
        ['actions', 'schema'],
        ['events', 'schema'],
      ] as const) {
        for (const [type, model] of modelsIn(value, group, field)) put(`${group}/${type}`, model)
      }
      if (key === 'REFUSALS')
        for (const [code, model] of modelsIn({ refusals: value }, 'refusals', 'data')) put(`refusals/${code}`, model)
    }
  }
  return new Map([...schemas].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** The schemas under `group` of a lifecycle or table; none if it has no such group. */
function modelsIn(value: unknown, group: string, field: string): [string, z.ZodType][] {
  const models = property(value, group)
  if (typeof models !== 'object' || models === null) return []
  return Object.entries(models).flatMap(([name, model]): [string, z.ZodType][] => {
    const schema = property(model, field)
    return schema instanceof z.ZodType ? [[name, schema]] : []
  })
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}
