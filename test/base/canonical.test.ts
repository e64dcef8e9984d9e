import { runInNewContext } from 'node:vm'
import serialize from 'canonicalize'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonical, digest } from '../../src/base/canonical.ts'
import { sha256 as native } from '../../src/base/sha256.node.ts'
import { sha256 as portable } from '../../src/base/sha256.ts'

const reference = serialize as unknown as (value: unknown) => string

describe('the canonical text', () => {
  test('is that of the example in RFC 8785, 3.2.2', () => {
    const input = JSON.parse(String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`)
    expect(canonical(input)).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    )
  })

  test('sorts keys by UTF-16 code units, as in the example of RFC 8785, 3.2.3', () => {
    const input = JSON.parse(String.raw`{
      "\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
      "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control", "\u00f6": "Latin Small Letter O With Diaeresis"
    }`)
    expect(Object.values(JSON.parse(canonical(input)))).toHaveLength(7)
    expect([...canonical(input).matchAll(/:"([^"]+)"/g)].map((match) => match[1])).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ])
  })

  test.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['ffefffffffffffff', '-1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555554', '333333333.33333325'],
    ['41b3de4355555555', '333333333.3333333'],
    ['41b3de4355555556', '333333333.3333334'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('writes the number %s as RFC 8785, appendix B, does', (bits, text) => {
    expect(canonical(Buffer.from(bits, 'hex').readDoubleBE())).toBe(text)
  })

  test('is what another implementation writes, for any JSON', () => {
    const json = fc.oneof(
      fc.jsonValue({ stringUnit: 'binary', maxDepth: 5 }),
      fc.dictionary(fc.string({ unit: 'binary' }), fc.nat(), { maxKeys: 20 }),
    )
    fc.assert(
      fc.property(json, (value) => {
        expect(canonical(value)).toBe(reference(value))
      }),
      { numRuns: 500 },
    )
  })

  test('does not depend on the order in which an object was built', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.integer()), fc.nat(), (object, seed) => {
        const keys = Object.keys(object)
        const turned = keys.map((_, index) => keys[(index + seed) % keys.length] as string)
        expect(canonical(Object.fromEntries(turned.map((key) => [key, object[key]])))).toBe(canonical(object))
      }),
    )
  })

  test('is that of an object from another realm, too', () => {
    expect(canonical(runInNewContext('({ b: [1, { c: null }], a: "x" })'))).toBe('{"a":"x","b":[1,{"c":null}]}')
  })

  test('is still right when more keys were seen than are remembered', () => {
    for (let key = 0; key < 5_000; key += 1) expect(canonical({ [`key-${key}`]: key })).toBe(`{"key-${key}":${key}}`)
  })
})

describe('what JSON cannot hold', () => {
  const cycle: { self?: unknown } = {}
  cycle.self = cycle
  test.each([
    ['undefined', { a: undefined }],
    ['a gap in a list', new Array(2)],
    ['NaN', [Number.NaN]],
    ['Infinity', Number.POSITIVE_INFINITY],
    ['a bigint', 1n],
    ['a symbol', Symbol('a')],
    ['a function', { toJSON: () => 'disguised' }],
    ['a Map', new Map()],
    ['a Date', { at: new Date(0) }],
    ['half a surrogate pair', '\ud800'],
    ['half a surrogate pair in a key', { '\udfff': 1 }],
    ['a circle', cycle],
  ])('%s has no canonical text', (_, value) => {
    expect(() => canonical(value)).toThrow(TypeError)
  })

  test('a getter has none, and is not called', () => {
    let calls = 0
    const list: unknown[] = [1]
    for (const holder of [{}, list]) {
      Object.defineProperty(holder, '0', { enumerable: true, get: () => (calls += 1) })
      expect(() => canonical(holder)).toThrow('`0` is computed by a getter')
    }
    expect(calls).toBe(0)
  })

  test('nesting has a bound that no stack decides', () => {
    const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth))
    expect(canonical(nested(256))).toHaveLength(512)
    expect(() => canonical(nested(257))).toThrow('nested deeper than 256 levels')
    expect(() => canonical(nested(10_000))).toThrow(TypeError)
  })
})

describe('the digest', () => {
  test('is that of FIPS 180-4, on Node and elsewhere', () => {
    for (const sha256 of [native, portable]) {
      expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
      expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    }
    expect(digest({ b: 1, a: 2 })).toBe(native('{"a":2,"b":1}'))
  })

  test('is the same on Node and elsewhere, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(portable(text)).toBe(native(text))
      }),
      { numRuns: 500 },
    )
  })
})
