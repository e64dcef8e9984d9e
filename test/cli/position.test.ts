import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { finder, jsonFault, placeAt } from '../../src/cli/position.ts'

describe('where a text stops being JSON is said with the reason:', () => {
  test.each([
    ['', 0, 'cut off'],
    ['{"a": [1, 2', 11, 'cut off'],
    ['{"a": "never end', 6, 'never ends'],
    ['{"a": 1,}', 8, 'a key'],
    ['{"a" 1}', 5, '`:`'],
    ['{"a": 1 "b": 2}', 8, '`,` or `}`'],
    ['[1, ]', 4, 'a value'],
    ['[01]', 1, 'a value'],
    ['{"a": tru}', 6, 'a value'],
    ['["a\nb"]', 1, 'line break'],
    ['{} {}', 3, 'nothing may follow'],
    ["{'a': 1}", 1, 'a key'],
    ['// a comment\n{}', 0, 'a value'],
    ['{"a": 1, "b": {"a": 1}, "a": 2}', 24, 'stands twice'],
    ['{"a": 1, "\\u0061": 2}', 9, 'stands twice'],
  ])('%j', (text, offset, why) => {
    expect(jsonFault(text)).toEqual({ offset, message: expect.stringContaining(why) })
  })

  test('at any depth', () => {
    expect(jsonFault('['.repeat(100_000))?.offset).toBe(100_000)
  })

  test('and it agrees with JSON.parse on every text in which no key stands twice', () => {
    const isJson = (text: string) => {
      try {
        JSON.parse(text)
        return true
      } catch {
        return false
      }
    }
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"',
      '\\',
      ' ',
      '\n',
      '1',
      '-',
      '.5',
      'e1',
      'null',
      'true',
      '\t',
      '"\\u00e9"',
    )
    const broken = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(''))
    const whole = fc.json()
    fc.assert(
      fc.property(
        fc.oneof(
          broken,
          whole,
          fc.tuple(whole, fc.nat()).map(([text, at]) => text.slice(0, at % (text.length + 1))),
        ),
        (text) => {
          const fault = jsonFault(text)
          fc.pre(fault?.message.includes('twice') !== true)
          expect(fault === undefined).toBe(isJson(text))
        },
      ),
      { numRuns: 5000 },
    )
  })
})

describe('the place of what stands at a path', () => {
  const text = '{\n  "a": [\n    1,\n    { "b.c": true, "d": [] }\n  ]\n}'
  const find = finder(text)

  test.each([
    [[], { line: 1, column: 1 }],
    [['a'], { line: 2, column: 8 }],
    [['a', 0], { line: 3, column: 5 }],
    [['a', 1, 'b.c'], { line: 4, column: 14 }],
    [['a', 1, 'd'], { line: 4, column: 25 }],
  ])('%j', (path, place) => {
    expect(find(path)).toEqual(place)
  })

  test('is that of what holds it, where it is missing', () => {
    expect(find(['a', 1, 'e', 'f'])).toEqual({ line: 4, column: 5 })
    expect(find(['x'])).toEqual({ line: 1, column: 1 })
  })

  test('counts lines and columns from 1', () => {
    expect(placeAt('a\nbc', 3)).toEqual({ line: 2, column: 2 })
  })
})
