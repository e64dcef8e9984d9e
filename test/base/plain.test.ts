import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ACTION_LIMITS, DOCUMENT_LIMITS, plain } from '../../src/base/plain.ts'

function refusal(input: unknown, limits = ACTION_LIMITS): string {
  const found = plain(input, limits)
  return found.ok ? 'taken' : `${found.path.join('.') || 'root'}: ${found.message}`
}

describe('plain JSON is copied', () => {
  test('whatever it is', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (json) => {
        const text = JSON.stringify(json)
        if (text.includes('"__proto__"') || /\\u[dD][89a-fA-F]/.test(text)) return true
        const copy = plain(json)
        return copy.ok && JSON.stringify(copy.value) === text
      }),
      { numRuns: 200 },
    )
  })

  test('with its keys in their order, and shares nothing with the input', () => {
    const input = { b: [1, { c: 2 }], a: { z: null, y: 'text' } }
    const copy = plain(input)
    if (!copy.ok) throw new Error(copy.message)
    expect(JSON.stringify(copy.value)).toBe('{"b":[1,{"c":2}],"a":{"z":null,"y":"text"}}')
    input.b.push(3)
    ;(input.a as { y: string }).y = 'changed'
    expect(copy.value).toEqual({ b: [1, { c: 2 }], a: { z: null, y: 'text' } })
  })

  test('and frozen at every level', () => {
    const copy = plain({ a: [{ b: 1 }] })
    const value = (copy.ok ? copy.value : undefined) as { a: { b: number }[] }
    expect([value, value.a, value.a[0]].every((each) => Object.isFrozen(each))).toBe(true)
  })

  test('the input stays as it was: not frozen, not changed', () => {
    const input = { a: [1, -0] }
    expect(plain(input).ok).toBe(true)
    expect(Object.isFrozen(input) || Object.isFrozen(input.a)).toBe(false)
    expect(Object.is(input.a[1], -0)).toBe(true)
  })

  test('minus zero becomes zero, as JSON has it', () => {
    const copy = plain([-0])
    expect(Object.is((copy.ok ? (copy.value as number[]) : [])[0], 0)).toBe(true)
  })

  test('keys that only look dangerous are keys: constructor, toString, hasOwnProperty', () => {
    const input = JSON.parse('{"constructor":1,"toString":{"valueOf":2},"hasOwnProperty":[3],"length":4}')
    expect(plain(input)).toEqual({ ok: true, value: input })
  })

  test('an object without a prototype is as good as one with it', () => {
    expect(plain(Object.assign(Object.create(null), { a: 1 }))).toEqual({ ok: true, value: { a: 1 } })
  })

  test('one object in two places becomes two', () => {
    const shared = { a: 1 }
    const copy = plain([shared, shared])
    const [first, second] = (copy.ok ? copy.value : []) as object[]
    expect(first).toEqual(second)
    expect(first).not.toBe(second)
  })
})

describe('what JSON cannot hold is refused where it stands:', () => {
  class Resident {
    id = 'r1'
  }
  class Roll extends Array<number> {}
  const hidden = Object.defineProperty({}, 'a', { value: 1, enumerable: false })
  const named = Object.assign([1], { extra: 2 })
  const cyclic: { a: { b?: unknown } } = { a: {} }
  cyclic.a.b = cyclic
  const gap: unknown[] = [1]
  gap[2] = 3
  const cyclicList: unknown[] = []
  cyclicList.push(cyclicList)

  test.each<[string, unknown, RegExp]>([
    ['NaN', { a: [Number.NaN] }, /^a\.0: is NaN, not a finite number/],
    ['Infinity', { a: Number.POSITIVE_INFINITY }, /^a: is Infinity, not a finite number/],
    ['undefined', { a: { b: undefined } }, /^a\.b: is undefined, not JSON/],
    ['nothing at all', undefined, /^root: is undefined, not JSON/],
    ['a function', { a: () => 1 }, /^a: is a function, not JSON/],
    ['a symbol', { a: Symbol('a') }, /^a: is a symbol, not JSON/],
    ['a bigint', { a: 1n }, /^a: is a bigint, not JSON/],
    ['a symbol as a key', { a: { [Symbol('b')]: 1 } }, /^a: has a symbol as a key/],
    ['a list with a gap', { a: gap }, /^a: is an array with gaps/],
    ['a list of gaps alone', { a: new Array(3) }, /^a: is an array with gaps/],
    ['a list with a named property', { a: named }, /^a: is an array with gaps or with named properties/],
    ['a list of a class of its own', { a: Roll.from([1]) }, /^a: is an array of a class of its own/],
    ['an instance of a class', { a: new Resident() }, /^a: is an instance of a class/],
    ['a date', { a: new Date(0) }, /^a: is an instance of a class/],
    ['a map', { a: new Map() }, /^a: is an instance of a class/],
    ['an error', { a: new Error('x') }, /^a: is an instance of a class/],
    ['a boxed text', { a: new String('x') }, /^a: is an instance of a class/],
    ['bytes', { a: new Uint8Array(2) }, /^a: is an instance of a class/],
    ['a hidden property', { a: hidden }, /^a\.a: is hidden/],
    ['an own __proto__', JSON.parse('{"a":{"__proto__":{"admin":true}}}'), /^a\.__proto__: is a key that changes prototypes/],
    ['half a surrogate pair', { a: ['\ud800'] }, /^a\.0: is a text with half a surrogate pair/],
    ['the other half', { a: 'x\udc00y' }, /^a: is a text with half a surrogate pair/],
    ['half a surrogate pair in a key', { a: { '\udfff': 1 } }, /^a: has a key with half a surrogate pair/],
    ['a circle', cyclic, /is nested deeper than 100 levels/],
    ['a list in itself', cyclicList, /is nested deeper than 100 levels/],
  ])('%s', (_, input, says) => {
    expect(refusal(input)).toMatch(says)
  })

  test('a whole surrogate pair is a text', () => {
    expect(refusal({ 𠮷: '𠮷' })).toBe('taken')
  })
})

describe('traps in an input are never sprung:', () => {
  test('a getter is not called', () => {
    let called = 0
    const trap = {
      get a() {
        called += 1
        throw new Error('sprung')
      },
    }
    const list: unknown[] = [1]
    Object.defineProperty(list, 0, { get: () => (called += 1), enumerable: true })
    expect(refusal({ trap })).toBe('trap.a: is computed by a getter, not plain data')
    expect(refusal({ list })).toBe('list.0: is computed by a getter, not plain data')
    expect(called).toBe(0)
  })

  test('toJSON, valueOf and toString are not called', () => {
    const input = { toJSON: () => 'sprung' }
    expect(refusal(input)).toBe('toJSON: is a function, not JSON')
  })

  test.each<[string, ProxyHandler<object>]>([
    ['its keys', { ownKeys: () => fail() }],
    ['its properties', { getOwnPropertyDescriptor: () => fail(), ownKeys: () => ['a'] }],
    ['its prototype', { getPrototypeOf: () => fail() }],
  ])('a proxy that throws when asked for %s', (_, handler) => {
    expect(refusal({ a: new Proxy({}, handler) })).toBe('root: could not be read')
  })

  test('a proxy that was taken away', () => {
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    expect(refusal({ a: proxy })).toBe('root: could not be read')
  })

  test('a proxy that gives a new object at every look ends at the limits', () => {
    const endless: object = new Proxy(
      {},
      { ownKeys: () => ['a'], getOwnPropertyDescriptor: () => ({ value: endless, enumerable: true, configurable: true }) },
    )
    expect(refusal(endless)).toMatch(/is nested deeper than 100 levels/)
  })

  test('nothing reaches the prototypes', () => {
    refusal(JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'))
    expect(plain(JSON.parse('{"constructor":{"prototype":{"polluted":1}}}')).ok).toBe(true)
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
  })

  function fail(): never {
    throw new Error('sprung')
  }
})

describe('an input beyond the limits is refused', () => {
  function nested(levels: number, wrap: (inner: unknown) => unknown): unknown {
    let input: unknown = 1
    for (let level = 0; level < levels; level += 1) input = wrap(input)
    return input
  }

  test('100 levels are taken, 101 are not', () => {
    expect(refusal(nested(100, (inner) => [inner]))).toBe('taken')
    expect(refusal(nested(101, (inner) => [inner]))).toMatch(/is nested deeper than 100 levels/)
    expect(refusal(nested(100, (inner) => ({ inner })))).toBe('taken')
    expect(refusal(nested(101, (inner) => ({ inner })))).toMatch(/is nested deeper than 100 levels/)
  })

  test('10,000 levels end in a sentence, not in a stack overflow', () => {
    expect(refusal(nested(10_000, (inner) => [inner]))).toMatch(/is nested deeper than 100 levels/)
    expect(
      refusal(
        nested(10_000, (inner) => ({ inner })),
        DOCUMENT_LIMITS,
      ),
    ).toMatch(/is nested deeper than 80 levels/)
  })

  test('so do 1,000,000', () => {
    const deep = nested(1_000_000, (inner) => [inner])
    expect(refusal(deep)).toMatch(/is nested deeper than 100 levels/)
    expect(refusal({ deep }, DOCUMENT_LIMITS)).toMatch(/is nested deeper than 80 levels/)
  })

  test('ten megabytes of text are too much for an action, and ten million characters the most for a document', () => {
    const text = 'x'.repeat(10_000_000)
    expect(refusal({ text })).toMatch(/^text: holds more than 4000000 characters of text/)
    expect(refusal([text], DOCUMENT_LIMITS)).toBe('taken')
    expect(refusal([text, 'x'], DOCUMENT_LIMITS)).toMatch(/^1: holds more than 10000000 characters of text/)
  })

  test('keys are text like any other', () => {
    expect(refusal({ ['x'.repeat(4_000_001)]: 1 })).toMatch(/holds more than 4000000 characters of text/)
  })

  test('more values than the limit, in one list or spread over many', () => {
    const limits = { ...ACTION_LIMITS, values: 1000 }
    expect(refusal(new Array(1001).fill(0), limits)).toMatch(/holds more than 1000 values/)
    expect(
      refusal(
        Array.from({ length: 100 }, () => new Array(10).fill(0)),
        limits,
      ),
    ).toMatch(/holds more than 1000 values/)
    expect(refusal(new Array(999).fill(0), limits)).toBe('taken')
  })

  test('a list that claims four thousand million places is not walked', () => {
    const huge: unknown[] = []
    huge.length = 4_294_967_295
    expect(refusal(huge)).toMatch(/holds more than 200000 values/)
  })

  test('one small object shared a million million times is not written out', () => {
    let shared: unknown = [1]
    for (let level = 0; level < 30; level += 1) shared = [shared, shared, shared, shared]
    expect(refusal(shared)).toMatch(/holds more than 200000 values/)
  })
})
