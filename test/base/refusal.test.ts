import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { REFUSALS, type RefusalCode } from '../../src/base/refusal.ts'
import { refusalText } from '../../src/base/refusal-text.ts'
import { LOCALES } from '../../src/base/text.ts'
import { SAMPLES } from './refusals.ts'

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

function fields(data: z.ZodType): string[] {
  return Object.keys((data as z.ZodObject).shape)
}

function optional(data: z.ZodType): string[] {
  return Object.entries((data as z.ZodObject).shape).flatMap(([name, field]) => (field instanceof z.ZodExactOptional ? name : []))
}
