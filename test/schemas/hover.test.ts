import { expect, test } from 'vitest'
import { jsonSchemas } from './schemas.ts'

test('an editor says of every field of a constitution and of a profile what it means', async () => {
  const schemas = await jsonSchemas()
  const silent = ['constitution', 'profile'].flatMap((name) => silentFields(schemas.get(name) as Fields, name))
  expect(silent).toEqual([])
})

interface Fields {
  readonly description?: string
  readonly properties?: { readonly [name: string]: Fields }
  readonly $defs?: { readonly [name: string]: Fields }
  readonly items?: Fields
  readonly additionalProperties?: Fields | boolean
  readonly anyOf?: readonly Fields[]
  readonly oneOf?: readonly Fields[]
}

/** The paths of the fields that have no description. */
function silentFields(node: Fields, path: string): readonly string[] {
  const { properties = {}, $defs = {}, items, additionalProperties, anyOf = [], oneOf = [] } = node
  const inner = [
    ...(items === undefined ? [] : [items]),
    ...(typeof additionalProperties === 'object' ? [additionalProperties] : []),
    ...anyOf,
    ...oneOf,
  ]
  return [
    ...Object.entries(properties).flatMap(([name, field]) => [
      ...(field.description === undefined ? [`${path}.${name}`] : []),
      ...silentFields(field, `${path}.${name}`),
    ]),
    ...Object.entries($defs).flatMap(([name, field]) => silentFields(field, `${path}/${name}`)),
    ...inner.flatMap((each) => silentFields(each, `${path}[]`)),
  ]
}
