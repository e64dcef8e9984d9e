import {
  associations1998,
  beijing,
  nantang13,
  owners2020,
  type Profile,
  profileLayerSchema,
  profileSchema,
  residents2018,
  residents2025,
  ronr,
  shanghai,
  strictMajority,
  villagers2018,
  villagers2025,
} from 'huzhu/profiles'
import type { Threshold } from 'huzhu/voting'
import { describe, expect, test } from 'vitest'
import { factFault } from '../../../src/rules/facts.ts'
import { BEIJING, SHANGHAI, STRICT_MAJORITY } from './table/layers.ts'
import { ASSOCIATIONS_1998, NANTANG_13, OWNERS_2020, RONR } from './table/others.ts'
import { RESIDENTS_2018, RESIDENTS_2025 } from './table/residents.ts'
import { VILLAGERS_2018, VILLAGERS_2025 } from './table/villagers.ts'
import { expanded, inWords } from './words.ts'

const PROFILES = [
  [residents2018, RESIDENTS_2018],
  [residents2025, RESIDENTS_2025],
  [villagers2018, VILLAGERS_2018],
  [villagers2025, VILLAGERS_2025],
  [associations1998, ASSOCIATIONS_1998],
  [owners2020, OWNERS_2020],
  [ronr[0] as Profile, RONR],
  [nantang13[0] as Profile, NANTANG_13],
] as const
const LAYERS = [
  [beijing, BEIJING],
  [shanghai, SHANGHAI],
  [strictMajority, STRICT_MAJORITY],
] as const

describe.each([...PROFILES, ...LAYERS].map(([document, law]) => [document.id, document, law] as const))(
  '%s says what the law says',
  (_, { parameters }, law) => {
    test('these values and no others, each once', () => {
      expect(parameters.map(({ id }) => id).sort()).toEqual(Object.keys(law.rows).sort())
    })

    test.each(parameters.map((parameter) => [parameter.id, parameter] as const))('%s', (id, parameter) => {
      const [says, article, unlike = {}] = law.rows[id] as (typeof law.rows)[string]
      const { value, is, source, label, tighter } = parameter
      if (typeof says === 'string') expect(inWords(value as unknown as Threshold)).toBe(expanded(says))
      else expect(value).toEqual(says)
      expect([source.article, source.confidence, tighter]).toEqual([article, unlike.confidence ?? law.confidence, unlike.tighter])
      expect(source.law).toContain(unlike.law ?? law.law)
      expect(factFault(value, is)).toBeUndefined()
      expect(label['zh-CN']).not.toMatch(/[A-Za-z]|[\u4e00-\u9fff][,.:;?!()]/)
    })

    test('and a value without law says after what it was made', () => {
      const model = parameters.filter(({ source }) => source.law === 'model')
      expect(model.filter(({ source }) => !/^after the .+, Art\. \d+/.test(source.note ?? ''))).toEqual([])
    })
  },
)

describe.each(PROFILES.map(([profile, law]) => [profile.id, profile, law] as const))('the profile %s', (_, profile, law) => {
  test('has the form of a profile and the dates of its law', () => {
    expect(profileSchema.parse(profile)).toEqual(profile)
    expect([profile.validFrom, profile.validTo]).toEqual([law.from, law.to])
  })

  test('dates by themselves only what is younger than itself', () => {
    const own = profile.parameters.flatMap(({ id, validFrom, validTo }) =>
      (validFrom ?? validTo) ? [[id, validFrom, validTo]] : [],
    )
    const younger = Object.entries(law.rows).flatMap(([id, [, , unlike]]) => (unlike?.from ? [[id, unlike.from, unlike.to]] : []))
    expect(own.sort()).toEqual(younger.sort())
  })

  test('says what becomes of running cases, by the model: no law that was read says it', () => {
    expect(profile.runningCases).toMatchObject({ become: 'keep', source: { law: 'model', confidence: 'I' } })
  })
})

test.each(LAYERS.map(([layer, law]) => [layer.id, layer, law] as const))(
  'the layer %s has the form of a layer and the dates of its measures',
  (_, layer, law) => {
    expect(profileLayerSchema.parse(layer)).toEqual(layer)
    for (const { id, validFrom, validTo } of layer.parameters) {
      const unlike = law.rows[id]?.[2]
      expect([id, validFrom, validTo]).toEqual([id, unlike?.from ?? law.from, unlike?.to ?? law.to])
    }
  },
)
