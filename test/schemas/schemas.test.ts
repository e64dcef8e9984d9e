import { Ajv2020 } from 'ajv/dist/2020.js'
import { huzhushe } from 'huzhu/presets/huzhushe'
import { residents } from 'huzhu/profiles'
import { describe, expect, test } from 'vitest'
import { jsonSchemas } from './schemas.ts'

const schemas = await jsonSchemas()

/** What a validator that is not ours finds wrong with a value. */
function faults(name: string, value: unknown): readonly unknown[] {
  const schema = schemas.get(name)
  if (schema === undefined) throw new RangeError(`there is no schema \`${name}\``)
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema)
  return validate(value) ? [] : (validate.errors ?? [])
}

describe('the JSON Schemas', () => {
  test.each([...schemas.keys()])('%s is a schema', (name) => {
    const schema = schemas.get(name) as object
    expect(new Ajv2020({ strict: false, validateFormats: false }).validateSchema(schema)).toBe(true)
  })

  test('take the preset as it is', () => {
    expect(faults('constitution', huzhushe)).toEqual([])
  })

  test.each(residents.map((profile) => [profile.id, profile] as const))('take the profile %s', (_, profile) => {
    expect(faults('profile', profile)).toEqual([])
  })

  test('refuse a constitution with a field that nothing reads, and one without articles', () => {
    expect(faults('constitution', { ...huzhushe, motto: 'together' })).not.toEqual([])
    expect(faults('constitution', { ...huzhushe, articles: undefined })).not.toEqual([])
  })
})
