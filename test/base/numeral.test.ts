import { expect, test } from 'vitest'
import { chineseNumeral } from '../../src/base/numeral.ts'

test.each([
  [0, '零'],
  [4, '四'],
  [10, '十'],
  [15, '十五'],
  [20, '二十'],
  [48, '四十八'],
  [100, '一百'],
  [101, '一百零一'],
  [110, '一百一十'],
  [280, '二百八十'],
  [1001, '一千零一'],
  [1010, '一千零一十'],
  [2020, '二千零二十'],
  [9999, '九千九百九十九'],
])('%i is written %s', (number, text) => {
  expect(chineseNumeral(number)).toBe(text)
})

test.each([-1, 0.5, 10_000, Number.NaN])('%d is not written', (number) => {
  expect(() => chineseNumeral(number)).toThrow(RangeError)
})
