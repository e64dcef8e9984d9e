import { describe, expect, test } from 'vitest'
import { checked } from './assertion.ts'
import { findBlocks } from './block.ts'

const fence = '```'

function run(code: string): void {
  new Function('__expect', checked(code, 'page', false).code)(expect)
}

describe('a value printed in an example is asserted', () => {
  test.each([
    ['1 + 1 // => 2'],
    ['const sum = 1 + 1 // => 2'],
    ['console.log([1, 2]) // => [1, 2]'],
    ['Object.entries({\n  a: 1,\n}) // => [["a", 1]]'],
    ["'text'\n  .toUpperCase()\n// => 'TEXT'"],
    ['({ a: { b: 1 }, c: 2 }) // => { a: { b: 1 },\n//      c: 2 }'],
    ['({ a: 1, b: { c: 1, d: 2 } }) // => { b: { c: 1, ... }, ... }'],
    ['for (const n of [1, 2]) {\n  n * 0 // => 0\n}'],
    ['export const one = 1 // => 1'],
  ])('%s', (code) => {
    run(code)
    const [, last] = code.match(/([\s\S]*)=> /) ?? []
    expect(() => run(`${last}=> 'something else'`), 'a wrong value fails').toThrow()
  })

  test('a value of an object with members left out still has to agree', () => {
    expect(() => run('({ a: 1, b: 2 }) // => { a: 2, ... }')).toThrow(/expected/)
  })
})

describe('a value that could not be asserted is an error of the page', () => {
  test.each([
    ['// => 3', 'belongs to no statement'],
    ['f(1, // => 3\n  2)', 'belongs to no statement'],
    ['f() // => { a:\ng()', 'is not an expression'],
    ['const { a } = f() // => 1', 'only one plain name'],
  ])('%s', (code, message) => {
    expect(() => checked(code, 'page:1', false)).toThrow(message)
  })
})

describe('blocks are found', () => {
  test('in a page, with their flags and lines', () => {
    const page = [
      '# Title',
      `${fence}ts`,
      'a()',
      fence,
      `${fence}sh`,
      'npm test',
      fence,
      `  ${fence}ts continue no-run`,
      '  b(',
      '  )',
      `  ${fence}`,
    ]
    expect(findBlocks(page.join('\n'), 'page.md')).toEqual([
      { line: 3, code: 'a()', continues: false, runs: true },
      { line: 9, code: 'b(\n)', continues: true, runs: false },
    ])
  })

  test('in a docstring, without its asterisks', () => {
    const source = [
      '/**',
      ' * Text.',
      ' *',
      ' * @example',
      ` * ${fence}ts`,
      ' * a({',
      ' *   b: 1,',
      ' * })',
      ` * ${fence}`,
      ' */',
      'const x = 1',
    ]
    expect(findBlocks(source.join('\n'), 'source.ts')).toEqual([
      { line: 6, code: 'a({\n  b: 1,\n})', continues: false, runs: true },
    ])
  })

  test('and a flag that means nothing is an error', () => {
    expect(() => findBlocks(`${fence}ts skip\n${fence}`, 'page.md')).toThrow('unknown flag `skip`')
    expect(() => findBlocks(`${fence}ts\na()`, 'page.md')).toThrow('not closed')
  })
})
