import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { REFUSALS, type Refusal, type RefusalCode, refusalText } from '../../src/base/refusal.ts'
import { LOCALES } from '../../src/base/text.ts'

const ruling = {
  outcome: 'forbidden',
  facts: { action: 'distributeMoney', date: '2026-03-01' },
  grounds: [],
  needed: [],
  obligations: [],
  errors: [],
  constitution: { id: 'huzhushe', version: '1', hash: 'a'.repeat(64) },
} as const

/** One refusal of each code; the type of this table keeps it complete. */
const SAMPLES: { readonly [Code in RefusalCode]: Extract<Refusal, { code: Code }> } = {
  malformed: { code: 'malformed', path: ['details', 'lending.hours'], problem: 'must be a whole number' },
  unknownAction: { code: 'unknownAction', type: 'lendRom', nearest: 'lendRoom' },
  notFound: { code: 'notFound', what: 'unit', id: 'b9' },
  alreadyExists: { code: 'alreadyExists', what: 'unit', id: 'b1' },
  idReused: { code: 'idReused', id: 'a1', position: 7 },
  timeReversed: { code: 'timeReversed', at: '2026-01-01T00:00:00.000Z', last: '2026-01-02T00:00:00.000Z' },
  timeAhead: { code: 'timeAhead', at: '2026-01-02T00:00:00.000Z', latest: '2026-01-01T00:00:00.000Z' },
  outOfPhase: {
    code: 'outOfPhase',
    phase: 'proposed',
    type: 'fileAmendment',
    expected: ['recordCouncilVote', 'withdrawAmendment'],
  },
  outOfTime: { code: 'outOfTime', what: 'on', date: '2025-01-01', from: '2026-01-01', until: '2026-02-01' },
  notPossible: {
    code: 'notPossible',
    reason: 'hasSubunits',
    ids: ['g1', 'g2'],
    text: { en: 'there are open units below it', 'zh-CN': '还有下设小组未撤销' },
  },
  tallyImpossible: { code: 'tallyImpossible', problem: '9 were present, but only 7 are entitled' },
  documentRefused: { code: 'documentRefused', findings: [{ code: 'wrongType', path: ['title'], message: 'is missing' }] },
  choiceMissing: { code: 'choiceMissing', choice: 'unranked', options: ['last', 'noOpinion'] },
  unconstitutional: { code: 'unconstitutional', ruling },
  referred: { code: 'referred', ruling, organ: 'council', deadline: '2026-03-16', digest: 'b'.repeat(64) },
  factsNeeded: { code: 'factsNeeded', ruling, needed: ['hearing.held', 'council.vote'] },
  conflict: { code: 'conflict', expected: 12, actual: 13 },
}

const codes = Object.keys(REFUSALS) as RefusalCode[]

test('every code stands in the table with data and text, and in no other', () => {
  expect(codes.sort()).toEqual(Object.keys(SAMPLES).sort())
})

describe.each(codes)('%s', (code) => {
  const { data, text } = REFUSALS[code]
  const { code: _, ...sample } = SAMPLES[code]

  test('its data has the form that the table gives, and no other', () => {
    expect(data.safeParse(sample).success).toBe(true)
    expect(data.safeParse({ ...sample, extra: 1 }).success).toBe(false)
    for (const name of Object.keys(sample).filter((each) => !optional(data).includes(each))) {
      const { [name]: gone, ...rest } = sample as Record<string, unknown>
      expect(data.safeParse(rest).success, `without ${name}`).toBe(false)
    }
  })

  test('its data survives JSON', () => {
    expect(JSON.parse(JSON.stringify(sample))).toEqual(sample)
  })

  test.each(LOCALES)('its sentence in %s names only what the data always holds', (locale) => {
    const names = [...text[locale].matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string)
    const always = fields(data).filter((name) => !optional(data).includes(name))
    expect(names.filter((name) => !always.includes(name))).toEqual([])
  })

  test('both languages name the same', () => {
    const names = (locale: 'en' | 'zh-CN') => [...text[locale].matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()
    expect(names('en')).toEqual(names('zh-CN'))
  })

  test.each(LOCALES)('its sentence in %s is whole', (locale) => {
    const sentence = refusalText(SAMPLES[code], locale)
    expect(sentence).not.toMatch(/[{}]|undefined|\[object/)
    expect(sentence.length).toBeGreaterThan(4)
    if (locale === 'zh-CN') expect(text[locale].replace(/\{\w+\}/g, '')).not.toMatch(/[A-Za-z]|[\u4e00-\u9fff][,.:;?!()]/)
  })
})

test('sentences carry the particulars', () => {
  expect(refusalText(SAMPLES.factsNeeded, 'en')).toBe('these facts are needed: hearing.held, council.vote')
  expect(refusalText(SAMPLES.idReused, 'zh-CN')).toBe('编号“a1”已用于另一项申请（第7条记录）')
  expect(refusalText(SAMPLES.malformed, 'en')).toBe(
    'the input is not well formed at `details.lending.hours`: must be a whole number',
  )
})

test('a value with braces is no placeholder', () => {
  expect(refusalText({ code: 'notFound', what: 'unit', id: '{what}' }, 'en')).toBe('there is no unit `{what}`')
  expect(refusalText({ code: 'notFound', what: '$&', id: '$1' }, 'en')).toBe('there is no $& `$1`')
})

test('a fault of the input as a whole is said to be at its root', () => {
  expect(refusalText({ ...SAMPLES.malformed, path: [] }, 'en')).toMatch(/^the input is not well formed at `the root`/)
  expect(refusalText({ ...SAMPLES.malformed, path: [] }, 'zh-CN')).toMatch(/^填报有误（整份申请）/)
})

test('lists are written as each language writes them', () => {
  expect(refusalText(SAMPLES.notPossible, 'en')).toMatch(/g1, g2/)
  expect(refusalText(SAMPLES.notPossible, 'zh-CN')).toMatch(/g1、g2/)
})

test('what things do not bear is said in words, with whom or what it is about', () => {
  expect(refusalText(SAMPLES.notPossible, 'en')).toBe('not possible as things stand (g1, g2): there are open units below it')
  expect(refusalText(SAMPLES.notPossible, 'zh-CN')).toBe('现状下不能办理（g1、g2）：还有下设小组未撤销')
  expect(refusalText({ ...SAMPLES.notPossible, ids: [] }, 'en')).toBe(
    'not possible as things stand: there are open units below it',
  )
  expect(refusalText({ ...SAMPLES.notPossible, ids: [] }, 'zh-CN')).toBe('现状下不能办理：还有下设小组未撤销')
})

function fields(data: z.ZodType): string[] {
  return Object.keys((data as z.ZodObject).shape)
}

function optional(data: z.ZodType): string[] {
  return Object.entries((data as z.ZodObject).shape).flatMap(([name, field]) => (field instanceof z.ZodExactOptional ? name : []))
}
