import { Ajv2020 } from 'ajv/dist/2020.js'
import { type Entry, memoryJournal, withhold } from 'huzhu/journal'
import { huzhushe } from 'huzhu/presets/huzhushe'
import { associations, beijing, nantang13, owners, residents, ronr, shanghai, strictMajority, villagers } from 'huzhu/profiles'
import { describe, expect, test, vi } from 'vitest'
import * as z from 'zod'
import { ELECTING, electing } from '../constitution/election.ts'
import { activity, founded, now } from '../society/fixture.ts'
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
  test('of what holds a threshold are the same, whether a threshold was read before or not', async () => {
    vi.resetModules()
    const { thresholdSchema } = await import('huzhu/voting')
    const made = (petition: z.ZodType) => JSON.stringify(z.toJSONSchema(z.strictObject({ petition, carries: thresholdSchema })))
    const before = thresholdSchema.refine(() => true)
    thresholdSchema.parse({ all: [{ num: 1, den: 2, cmp: '>', of: 'voted', unit: 'members' }] })
    expect(made(thresholdSchema.refine(() => true))).toBe(made(before))
  })

  test.each([...schemas.keys()])('%s is a schema', (name) => {
    const schema = schemas.get(name) as object
    expect(new Ajv2020({ strict: false, validateFormats: false }).validateSchema(schema)).toBe(true)
  })

  test('take the preset as it is', () => {
    expect(faults('constitution', huzhushe)).toEqual([])
  })

  const profiles = [residents, villagers, associations, owners, ronr, nantang13].flat()

  test.each(profiles.map((profile) => [profile.id, profile] as const))('take the profile %s', (_, profile) => {
    expect(faults('profile', profile)).toEqual([])
  })

  test.each([beijing, shanghai, strictMajority].map((layer) => [layer.id, layer] as const))('take the layer %s', (_, layer) => {
    expect(faults('profileLayer', layer)).toEqual([])
  })

  test('refuse a profile that does not say what becomes of running cases, and a layer whose values have no dates', () => {
    expect(faults('profile', { ...residents[0], runningCases: undefined })).not.toEqual([])
    const undated = beijing.parameters.map(({ validFrom: _, ...parameter }) => parameter)
    expect(faults('profileLayer', { ...beijing, parameters: undated })).not.toEqual([])
  })

  test('take a procedure as the value of a parameter, and refuse one that names no lifecycle', () => {
    expect(faults('constitution', electing())).toEqual([])
    expect(faults('constitution', electing({ ...ELECTING, is: { type: 'procedure' } as never }))).not.toEqual([])
  })

  test('refuse a constitution with a field that nothing reads, and one without articles', () => {
    expect(faults('constitution', { ...huzhushe, motto: 'together' })).not.toEqual([])
    expect(faults('constitution', { ...huzhushe, articles: undefined })).not.toEqual([])
  })
})

describe('what a society keeps fits the JSON Schemas', async () => {
  const journal = memoryJournal()
  const society = await founded(journal)
  await society.act(activity('a1'))
  const order = { id: 'o1', type: 'giveOrder', by: 'b1', unit: 'b2', at: now(), details: { 'order.ownAffair': true } }
  const refused = [
    await society.act(order),
    await society.act({ id: 'c1', type: 'closeUnit', by: 'head:council', unit: 'b2', at: now() }),
    await society.act({ id: 'c2', type: 'nothing', by: 'b1', at: now() }),
  ]
  const entries: Entry[] = []
  for await (const entry of journal.read(0)) entries.push(entry)

  test('its entries and rulings, permitted or not', () => {
    expect(entries.map(({ ruling }) => ruling?.outcome)).toEqual([
      'permitted',
      'permitted',
      'permitted',
      'permitted',
      'forbidden',
    ])
    expect(entries.flatMap((entry) => [...faults('entry', entry), ...faults('ruling', entry.ruling)])).toEqual([])
  })

  test('an entry of which a part is withheld', () => {
    const [first] = entries as [Entry]
    expect(faults('entry', withhold(first, 'action'))).toEqual([])
    expect(faults('entry', { ...first, digests: {} })).not.toEqual([])
  })

  test('its actions and events', () => {
    const owned = entries.filter(({ type }) => schemas.has(`actions/${type}`))
    expect(owned.map(({ type }) => type)).toEqual(['foundSociety', 'foundUnit', 'foundUnit'])
    expect(owned.flatMap(({ type, action }) => faults(`actions/${type}`, action))).toEqual([])
    const events = owned.flatMap((entry) => entry.events ?? [])
    expect(events.length).toBeGreaterThanOrEqual(3)
    expect(events.flatMap((event) => faults(`events/${event.type}`, event))).toEqual([])
  })

  test('its refusals', () => {
    const refusals = refused.flatMap((result) => (result.ok ? [] : [result.refusal]))
    expect(refusals.map(({ code }) => code)).toEqual(['unconstitutional', 'factsNeeded', 'unknownAction'])
    expect(refusals.flatMap(({ code, ...data }) => faults(`refusals/${code}`, data))).toEqual([])
  })

  test('its snapshot', () => {
    expect(faults('snapshot', society.snapshot())).toEqual([])
  })
})
