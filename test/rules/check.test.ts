import { type Comparand, checkRules, combinationSchema, compileRules, type Rule, ruleSchema } from 'huzhu/rules'
import { describe, expect, it } from 'vitest'
import { all, any, DIVIDES, FACTS, fact, is, MEMBERS, rule, ruleSet, untyped } from './lending.ts'
import { dice, randomCase } from './random.ts'

const check = (...conditions: Parameters<typeof all>) =>
  checkRules(ruleSet([rule('r', 'permit', all(...conditions))], { operators: [DIVIDES] }))
const half = { num: 1, den: 2, cmp: '>', ...MEMBERS } as const

describe('a rule set without faults', () => {
  it('is taken, with every operator and decorator', () => {
    const good: readonly [string, string, Comparand][] = [
      ['inside', 'equal', true],
      ['hours', 'notEqual', { fact: 'limit' }],
      ['borrower', 'in', ['unit', 'company']],
      ['by', 'notIn', { fact: 'keepers' }],
      ['keepers', 'contains', { fact: 'by' }],
      ['keepers', 'doesNotContain', 'r1'],
      ['hours', 'lessThan', 8],
      ['until', 'lessThanInclusive', '2026-12-31'],
      ['heard', 'greaterThan', '2025-12-31T16:00:00.000Z'],
      ['limit', 'greaterThanInclusive', { fact: 'hours' }],
      ['vote', 'reaches', half],
      ['vote', 'reaches', { any: [half] }],
      ['vote', 'reaches', { fact: 'param.quorum' }],
      ['bookings', 'someFact:greaterThan', 8],
      ['bookings', 'everyFact:not:equal', { fact: 'hours' }],
      ['hours', 'someValue:equal', { fact: 'bookings' }],
      ['hours', 'everyValue:lessThan', [9, 10]],
      ['bookings', 'everyFact:someValue:equal', [1, 2]],
      ['keepers', 'swap:in', { fact: 'by' }],
      ['bookings', 'not:someFact:swap:lessThan', 3],
      ['hours', 'divides', 24],
      ['bookings', 'someFact:divides', { fact: 'limit' }],
    ]
    for (const [name, operator, value] of good) expect(check(is(name, operator, value)), `${name} ${operator}`).toEqual([])
  })

  it('may give a condition a name and a priority, and stand on named conditions', () => {
    const conditions = {
      late: all(is('hours', 'greaterThan', 8)),
      wrong: any({ condition: 'late' }, { not: { condition: 'late' } }),
    }
    const rules = [rule('r', 'forbid', { condition: 'wrong', name: 'too late', priority: 3 })]
    expect(checkRules(ruleSet(rules, { conditions }))).toEqual([])
  })

  it('may be indexed by any enum fact', () => {
    expect(checkRules(ruleSet([], { index: 'borrower' }))).toEqual([])
    expect(checkRules({ rules: [], facts: [] })).toEqual([])
  })
})

describe('operands that do not fit', () => {
  const fault = (name: string, operator: string, value: unknown) =>
    check(is(name, operator, value as Comparand)).map(({ code, message }) => `${code}: ${message}`)

  it.each([
    ['inside', 'equal', 'true', 'the value must be true or false, not this text'],
    ['hours', 'equal', 1.5, 'the value must be a whole number, not a fraction'],
    ['hours', 'equal', null, '`equal` compares single values, not null'],
    ['hours', 'equal', { fact: 'by' }, '`equal` compares values of one type, not a whole number with an id'],
    ['borrower', 'equal', { fact: 'action' }, '`equal` compares two facts that have no value in common'],
    ['keepers', 'equal', 'r1', '`equal` compares single values, not a list (items: an id)'],
    ['vote', 'equal', 1, '`equal` compares single values, not a tally of members of present'],
    ['by', 'in', 'r1', '`in` needs a list on the right'],
    ['by', 'in', [], '`in` needs a list that is not empty'],
    ['by', 'in', { fact: 'bookings' }, '`in` compares values of one type, not an id with a whole number'],
    ['by', 'in', { fact: 'hours' }, '`in` needs a list on the right, not a whole number'],
    ['by', 'contains', 'r1', '`contains` needs a list on the left, not an id'],
    ['keepers', 'contains', { fact: 'keepers' }, '`contains` compares single values, not a list (items: an id)'],
    ['keepers', 'contains', 7, 'the value must be an id, not this number'],
    ['inside', 'lessThan', true, '`lessThan` compares whole numbers, dates or instants, not true or false'],
    ['until', 'lessThan', '2026-02-30', 'the value must be a civil date, `YYYY-MM-DD`, not this text'],
    [
      'until',
      'lessThan',
      { fact: 'heard' },
      '`lessThan` compares values of one type, not a civil date, `YYYY-MM-DD` with an instant in UTC, `YYYY-MM-DDTHH:mm:ss.sssZ`',
    ],
    ['hours', 'someFact:equal', 1, '`someFact` needs a list on the left, not a whole number'],
    ['hours', 'everyValue:equal', 1, '`everyValue` needs a list on the right'],
    ['hours', 'everyValue:equal', [], '`everyValue` needs a list that is not empty'],
    ['bookings', 'everyFact:equal', 'x', 'the value must be a whole number, not this text'],
    ['hours', 'swap:in', 5, '`in` needs a list on the right, not a whole number'],
    ['hours', 'reaches', half, '`reaches` needs a tally on the left, not a whole number'],
    ['vote', 'reaches', 0.5, '`reaches` needs a threshold, `{ num, den, cmp, of, unit }`, on the right'],
    ['vote', 'reaches', { ...half, num: 3 }, '`reaches` needs a threshold, `{ num, den, cmp, of, unit }`, on the right'],
    ['vote', 'reaches', { fact: 'hours' }, '`reaches` needs a threshold on the right, not a whole number'],
    [
      'vote',
      'reaches',
      { ...half, of: 'eligible' },
      'the threshold asks for members of eligible, but the tally counts members of present',
    ],
    [
      'vote',
      'reaches',
      { all: [half, half] },
      'the threshold asks for members of present, members of present, but the tally counts members of present',
    ],
    ['by', 'divides', 2, '`divides` takes a whole number on the left, not an id'],
    ['hours', 'divides', '2', '`divides` takes a whole number on the right, not the value "2"'],
  ])('%s %s %j', (name, operator, value, message) => {
    expect(fault(name, operator, value)).toEqual([`operandMismatch: ${message}`])
  })

  it('get the near value of an enum as a remedy', () => {
    expect(check(is('borrower', 'equal', 'resdent'))).toEqual([
      {
        code: 'operandMismatch',
        path: ['rules', 0, 'conditions', 'all', 0],
        message: 'the value must be one of `resident`, `unit`, `company`, not this text',
        remedy: 'did you mean `resident`?',
      },
    ])
    expect(check(is('borrower', 'in', ['unit', 'compny']))).toMatchObject([{ remedy: 'did you mean `company`?' }])
  })
})

describe('rules and their effects', () => {
  const withEvent = (event: unknown) =>
    checkRules(ruleSet([{ ...rule('r', 'permit', all(is('inside', 'equal', true))), event } as Rule]))

  it('are one of four', () => {
    expect(withEvent({ type: 'forbidd' })).toMatchObject([
      { code: 'unknownEffect', path: ['rules', 0, 'event', 'type'], remedy: 'did you mean `forbid`?' },
    ])
    expect(withEvent(undefined)).toMatchObject([{ path: ['rules', 0, 'event'] }])
    expect(withEvent({ type: 'permit', params: { article: '7' } })).toEqual([])
  })

  it('say what they need: a refer its organ, an oblige its duty', () => {
    expect(withEvent({ type: 'refer', params: {} })).toMatchObject([{ path: ['rules', 0, 'event', 'params', 'organ'] }])
    expect(withEvent({ type: 'refer' })).toMatchObject([{ path: ['rules', 0, 'event', 'params'] }])
    expect(withEvent({ type: 'refer', params: { organ: 'council', withinDays: 15 } })).toEqual([])
    expect(
      withEvent({ type: 'oblige', params: { duty: 'publish', who: 'by', withinDays: 5, metBy: ['publishAgreement'] } }),
    ).toEqual([])
    expect(withEvent({ type: 'oblige', params: { duty: 'publish', withinDays: 0 } })).toMatchObject([
      { path: ['rules', 0, 'event', 'params', 'withinDays'] },
    ])
    expect(withEvent({ type: 'oblige', params: { duty: 'publish', metBy: [] } })).toMatchObject([
      { path: ['rules', 0, 'event', 'params', 'metBy'] },
    ])
    expect(withEvent({ type: 'permit', params: { organ: 'council' } })).toMatchObject([
      { path: ['rules', 0, 'event', 'params', 'organ'] },
    ])
  })

  it('have a name, conditions, and nothing else', () => {
    const { name: _, ...nameless } = rule('r', 'permit', all(is('inside', 'equal', true)))
    expect(checkRules(untyped({ rules: [nameless], facts: FACTS }))).toMatchObject([{ path: ['rules', 0, 'name'] }])
    expect(checkRules(untyped({ rules: [{ name: 'r', event: { type: 'permit' } }], facts: [] }))).toMatchObject([
      { code: 'missingKey' },
    ])
    expect(
      checkRules(untyped({ rules: [{ ...rule('r', 'permit', all(is('inside', 'equal', true))), conditons: {} }], facts: FACTS })),
    ).toMatchObject([{ code: 'unknownKey', remedy: 'did you mean `conditions`?' }])
  })
})

describe('names', () => {
  it('of facts that are near are suggested', () => {
    expect(check(is('borower', 'equal', 'unit'))).toMatchObject([{ code: 'unknownFact', remedy: 'did you mean `borrower`?' }])
    expect(check(is('hours', 'lessThan', { fact: 'limits' }))).toMatchObject([
      { code: 'unknownFact', path: ['rules', 0, 'conditions', 'all', 0, 'value', 'fact'] },
    ])
  })

  it('of keys that are near are suggested', () => {
    expect(check({ fact: 'hours', operator: 'lessThan', valeu: 3 } as never)).toMatchObject([
      { code: 'unknownKey', remedy: 'did you mean `value`?' },
      { code: 'missingKey' },
    ])
  })

  it('stand once', () => {
    expect(checkRules({ rules: [], facts: [...FACTS, fact('hours', { type: 'integer' })] })).toMatchObject([
      { code: 'duplicateFact' },
    ])
    expect(checkRules(ruleSet([], { operators: [DIVIDES, DIVIDES] }))).toMatchObject([{ code: 'duplicateOperator' }])
  })

  it('of facts are words joined by dots, and their types are whole', () => {
    for (const name of ['', 'Hours', 'a b', 'a..b', '1', '__proto__'])
      expect(checkRules({ rules: [], facts: [fact(name, { type: 'integer' })] })).not.toEqual([])
    expect(checkRules(untyped({ rules: [], facts: [fact('a', { type: 'number' as 'integer' })] }))).toMatchObject([
      { path: ['facts', 0, 'is', 'type'] },
    ])
    expect(checkRules(untyped({ rules: [], facts: [{ name: 'a', is: { type: 'integer' } }] }))).not.toEqual([])
  })
})

describe('operators of the host', () => {
  it('are named, typed, declared pure, and do not stand in for built-in ones', () => {
    const faults = (operator: object) =>
      checkRules(untyped({ rules: [], facts: [], operators: [operator] })).map(({ code, path }) => `${code} ${path.join('.')}`)
    expect(faults(DIVIDES)).toEqual([])
    expect(faults({ ...DIVIDES, name: 'equal' })).toEqual(['reservedName operators.0.name'])
    expect(faults({ ...DIVIDES, name: 'reaches' })).toEqual(['reservedName operators.0.name'])
    expect(faults({ ...DIVIDES, name: 'not' })).toEqual(['reservedName operators.0.name'])
    expect(faults({ ...DIVIDES, name: 'a:b' })).toEqual(['malformed operators.0.name'])
    expect(faults({ ...DIVIDES, pure: 1 })).toEqual(['malformed operators.0.pure'])
    expect(faults({ ...DIVIDES, left: 'integer' })).toEqual(['malformed operators.0.left'])
    expect(faults({ ...DIVIDES, test: 'x' })).toEqual(['malformed operators.0.test'])
  })
})

describe('input of any kind', () => {
  const getter = Object.defineProperty({}, 'rules', { enumerable: true, get: () => expect.fail('called') })
  const proxy = new Proxy(
    {},
    {
      ownKeys: () => {
        throw new Error('no')
      },
    },
  )

  it('is refused with a path and never throws', () => {
    const inputs = [
      undefined,
      null,
      5,
      'x',
      [],
      {},
      { rules: 1 },
      { rules: [], facts: {} },
      { rules: [null], facts: [null] },
      getter,
      proxy,
    ]
    for (const input of inputs) expect(checkRules(input).length, String(typeof input)).toBeGreaterThan(0)
    for (const input of [
      { rules: [proxy], facts: [] },
      { rules: [], facts: [], operators: [proxy] },
      { rules: [], facts: [], operators: {} },
    ]) {
      expect(checkRules(input)).not.toEqual([])
    }
    expect(checkRules({ rules: [], facts: [], conditons: {} })).toMatchObject([
      { code: 'unknownKey', remedy: 'did you mean `conditions`?' },
    ])
    expect(checkRules({ rules: [], facts: [], conditions: [] })).toMatchObject([{ path: ['conditions'] }])
    expect(checkRules({ rules: [], facts: [], index: 'acton' })).toMatchObject([{ path: ['index'] }])
    expect(checkRules(ruleSet([], { index: 'hours' }))).toMatchObject([{ path: ['index'], code: 'operandMismatch' }])
    expect(
      checkRules(ruleSet([{ ...rule('r', 'permit', all(is('inside', 'equal', true))), name: Number.NaN as never }])),
    ).toMatchObject([{ code: 'notPlain' }])
  })

  it('throws the findings together when it is to be compiled', () => {
    expect(() => compileRules(ruleSet([rule('r', 'permit', all(is('hourz', 'equal', 1), is('hours', 'equall', 1)))]))).toThrow(
      expect.objectContaining({ name: 'DocumentError', findings: expect.objectContaining({ length: 2 }) }),
    )
  })

  it('is refused promptly where everything is wrong, with the first 200 faults', () => {
    const rules = Array.from({ length: 50_000 }, () => rule('r', 'permit', all(is('nobody', 'knows', 1))))
    expect(checkRules(ruleSet(rules))).toHaveLength(200)
  })

  it('of more values than a document may hold is refused', { timeout: 120_000 }, () => {
    const rules = Array.from({ length: 100_000 }, (_, at) =>
      rule(`r${at}`, 'permit', all(is('action', 'equal', 'lend'), is('inside', 'equal', true))),
    )
    expect(checkRules(ruleSet(rules))).toMatchObject([{ code: 'notPlain' }])
  })

  it('of 50,000 rules works', { timeout: 120_000 }, () => {
    const rules = Array.from({ length: 50_000 }, (_, at): Rule => {
      const article = String(Math.floor(at / 500))
      return {
        ...rule(`r${at}`, at % 2 ? 'permit' : 'forbid', all(is('action', 'equal', at === 77 ? 'lend' : 'admit'))),
        event: { type: 'permit', params: { article } },
      }
    })
    const compiled = compileRules(ruleSet(rules))
    expect(compiled.candidates('lend')).toEqual(['r77'])
    expect(compiled.decide({ action: 'lend' })).toMatchObject({ outcome: 'permitted', deciding: ['r77'] })
  })

  it('of 20,000 named conditions in a row is refused without a stack overflow', { timeout: 120_000 }, () => {
    const conditions = Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`c${at}`, all({ condition: `c${at + 1}` })]))
    const end = { c20000: all(is('inside', 'equal', true)) }
    const row = checkRules(ruleSet([rule('r', 'permit', { condition: 'c0' })], { conditions: { ...conditions, ...end } }))
    expect(row).toMatchObject([{ code: 'tooDeep' }])
    const circle = checkRules(ruleSet([], { conditions: { ...conditions, c20000: all({ condition: 'c0' }) } }))
    expect(circle).toMatchObject([{ code: 'cyclicConditions' }])
  })

  it('counts the comparisons of an article over all its rules', () => {
    const many = (name: string, article: string, count: number): Rule => {
      const conditions = all(...Array.from({ length: count }, () => is('inside', 'equal', true)))
      return { name, conditions, event: { type: 'permit', params: { article } } }
    }
    expect(checkRules(ruleSet([many('a', '1', 600), many('b', '2', 600), many('c', '1', 400)]))).toEqual([])
    expect(checkRules(ruleSet([many('a', '1', 600), many('b', '2', 600), many('c', '1', 401), many('d', '1', 1)]))).toEqual([
      {
        code: 'tooManyLeaves',
        path: ['rules', 2, 'conditions'],
        message: 'brings article 1 to 1001 comparisons, named conditions written out',
        remedy: 'have at most 1000 in an article',
      },
    ])
  })
})

describe('the published schema', () => {
  it('takes every random rule that the checks take', () => {
    for (let seed = 0; seed < 200; seed += 1) {
      const { kind, ruleSet } = randomCase(seed)
      if (kind === 'typed') for (const each of ruleSet.rules) expect(ruleSchema.safeParse(each).success).toBe(true)
    }
  })

  it('and the checks refuse the same shapes', { timeout: 60_000 }, () => {
    const spoil = (value: unknown, roll: ReturnType<typeof dice>): unknown => {
      if (typeof value !== 'object' || value === null || roll.chance(0.25))
        return roll.pick([null, [], {}, 7.5, 'x', { all: [] }, { fact: 1 }])
      const keys = Object.keys(value)
      if (keys.length === 0 || roll.chance(0.1)) return { ...value, extra: 1 }
      const key = roll.pick(keys)
      const copy = (Array.isArray(value) ? [...value] : { ...value }) as { [key: string]: unknown }
      if (roll.chance(0.2) && !Array.isArray(value)) delete copy[key]
      else copy[key] = spoil(copy[key], roll)
      return copy
    }
    let refused = 0
    for (let seed = 0; seed < 400; seed += 1) {
      const roll = dice(seed)
      const { ruleSet } = randomCase(seed * 2)
      const broken = spoil(ruleSet.rules[0], roll) as Rule
      if (ruleSchema.safeParse(broken).success) continue
      refused += 1
      expect(checkRules({ ...ruleSet, rules: [broken] }), JSON.stringify(broken)).not.toEqual([])
    }
    expect(refused).toBeGreaterThan(200)
    expect(combinationSchema.safeParse(is('hours', 'equal', 1)).success).toBe(false)
  })
})
