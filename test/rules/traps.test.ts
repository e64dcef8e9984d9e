/** What json-rules-engine 7.3.1 does with a rule that is not as it should be, and that here it is refused at load or answered right. */

import { type Condition, checkRules, compileRules, type RuleSet } from 'huzhu/rules'
import { Engine, Rule } from 'json-rules-engine'
import { describe, expect, it } from 'vitest'
import { all, any, DIVIDES, fact, is, rule, ruleSet, untyped } from './lending.ts'
import { holdsInLibrary, libraryEngine, runLibrary } from './library.ts'

const long = is('hours', 'greaterThan', 8)
const short = is('hours', 'lessThan', 3)
const codes = (set: unknown) => checkRules(set).map(({ code }) => code)
const codesOf = (conditions: unknown, more: Partial<RuleSet> = {}) =>
  codes(ruleSet([rule('r', 'permit', conditions as never)], more))
const decide = (conditions: unknown, facts: object, more: Partial<RuleSet> = {}) => {
  return compileRules(ruleSet([rule('r', 'permit', conditions as never)], more)).decide(facts as never)
}

describe('structure of a rule', () => {
  it('trap: a comparison at the root of a rule', async () => {
    await expect(holdsInLibrary(long, { hours: 9 })).rejects.toThrow('root')
    expect(codesOf(long)).toEqual(['leafAtRoot'])
    expect(codesOf(all({ condition: 'late' }), { conditions: { late: long } })).toEqual(['leafAtRoot'])
  })

  it('trap: several boolean keys in one condition, of which the library reads one', async () => {
    expect(await holdsInLibrary({ any: [long], all: [short] }, { hours: 9 })).toBe(true)
    expect(codesOf({ any: [long], all: [short] })).toEqual(['severalKeys'])
    expect(await holdsInLibrary({ all: [{ ...short, any: [long] }] }, { hours: 9 })).toBe(true)
    expect(codesOf(all({ ...short, any: [long] } as never))).toEqual(['unknownKey', 'unknownKey', 'unknownKey'])
  })

  it('trap: an empty list of conditions holds, `any` too', async () => {
    expect(await holdsInLibrary({ all: [] }, {})).toBe(true)
    expect(await holdsInLibrary({ any: [] }, {})).toBe(true)
    expect(codesOf(all())).toEqual(['emptyList'])
    expect(codesOf(any())).toEqual(['emptyList'])
  })

  it('trap: an operator that answers 1 holds alone and fails in company', async () => {
    const operators = [{ ...DIVIDES, test: () => 1 as never }]
    const odd = is('hours', 'divides', 4)
    const results = async (conditions: never) =>
      (await runLibrary({ rules: [rule('r', 'permit', conditions)], operators }, { hours: 9 }))[0]?.result
    expect(await results({ all: [odd] } as never)).toBe(1)
    expect(await results({ all: [odd, long] } as never)).toBe(false)
    for (const conditions of [all(odd), all(odd, long)]) {
      expect(decide(conditions, { hours: 9 }, { operators })).toMatchObject({ outcome: 'forbidden', errors: [{ rule: 'r' }] })
    }
  })

  it('trap: a named condition is looked up only when it is reached', async () => {
    await expect(holdsInLibrary({ all: [{ condition: 'typo' }] }, {})).rejects.toThrow('No condition typo exists')
    const later = { all: [{ ...short, priority: 2 }, { condition: 'typo' }] }
    expect(await holdsInLibrary(later, { hours: 9 })).toBe(false)
    expect(codesOf(later)).toEqual(['unknownCondition'])
  })

  it('trap: with undefined conditions allowed, what is misspelt under `not` holds', async () => {
    expect(await holdsInLibrary({ not: { condition: 'typo' } }, {}, { allowUndefinedConditions: true })).toBe(true)
    expect(
      checkRules(ruleSet([rule('r', 'permit', { not: { condition: 'opne' } })], { conditions: { open: all(short) } })),
    ).toEqual([
      {
        code: 'unknownCondition',
        path: ['rules', 0, 'conditions', 'not', 'condition'],
        message: 'there is no condition `opne`',
        remedy: 'did you mean `open`?',
      },
    ])
  })

  it('trap: a named condition that stands on itself ends in a stack overflow or never', async () => {
    const circle = { a: all({ condition: 'a' }) }
    await expect(runLibrary({ rules: [rule('r', 'permit', all({ condition: 'a' }))], conditions: circle }, {})).rejects.toThrow(
      RangeError,
    )
    expect(codesOf(all({ condition: 'a' }), { conditions: circle })).toEqual(['cyclicConditions'])
    const long = { a: all({ condition: 'b' }, short), b: any({ condition: 'c' }), c: { not: { condition: 'a' } as Condition } }
    expect(checkRules(ruleSet([], { conditions: long }))).toMatchObject([
      { code: 'cyclicConditions', message: 'stands on itself: a -> b -> c -> a' },
    ])
  })

  it('trap: named conditions that double at every level', () => {
    const conditions: { [name: string]: Condition } = { c0: all(short) }
    for (let level = 1; level <= 29; level += 1)
      conditions[`c${level}`] = all({ condition: `c${level - 1}` }, { condition: `c${level - 1}` })
    expect(codesOf(all({ condition: 'c29' }), { conditions })).toEqual(['tooManyLeaves'])
    expect(codesOf(all({ condition: 'c9' }), { conditions: { ...conditions } })).toEqual([])
    expect(decide(all({ condition: 'c9' }), { hours: 2 }, { conditions }).outcome).toBe('permitted')
  })

  it('trap: nesting and width without limit', async () => {
    let deep: Condition = short
    for (let level = 0; level < 200_000; level += 1) deep = { not: deep }
    expect(() => new Rule({ conditions: deep as never, event: { type: 'permit' } })).toThrow(RangeError)
    expect(codesOf(deep)).toEqual(['notPlain'])
    const nested = (levels: number) => Array.from({ length: levels }).reduce<Condition>((inner) => ({ not: inner }), short)
    expect(codesOf(nested(31))).toEqual([])
    expect(codesOf(nested(32))).toEqual(['tooDeep'])
    expect(codesOf(all(...Array.from({ length: 1001 }, () => short)))).toEqual(['tooManyLeaves'])
    expect(codesOf(all(...Array.from({ length: 1000 }, () => short)))).toEqual([])
  })

  it('trap: an unknown operator is met only when it is reached', async () => {
    const later = { all: [{ ...short, priority: 2 }, is('hours', 'eqaul', 1)] }
    expect(await holdsInLibrary(later, { hours: 9 })).toBe(false)
    expect(checkRules(ruleSet([rule('r', 'permit', later)]))).toMatchObject([
      { code: 'unknownOperator', remedy: 'did you mean `equal`?' },
    ])
    expect(codesOf(all(is('hours', 'nto:equal', 1)))).toEqual(['unknownDecorator'])
  })

  it('trap: keys that mean nothing are ignored', async () => {
    expect(await holdsInLibrary({ all: [long], exept: [short] }, { hours: 9 })).toBe(true)
    expect(codesOf({ all: [long], exept: [short] })).toEqual(['unknownKey'])
    expect(codes(ruleSet([{ ...rule('r', 'permit', all(long)), until: '2026-01-01' } as never]))).toEqual(['unknownKey'])
  })

  it('trap: two rules of one name', async () => {
    const twice = [rule('r', 'permit', all(long)), rule('r', 'forbid', all(long))]
    expect((await runLibrary({ rules: twice }, { hours: 9 })).map(({ name }) => name)).toEqual(['r', 'r'])
    expect(codes(ruleSet(twice))).toEqual(['duplicateRule'])
  })

  it('trap: the library writes the priority of a condition into the object that it was given', () => {
    const mine = { ...long, priority: '2' }
    libraryEngine({ rules: [] }).addRule({ conditions: { all: [mine as never] }, event: { type: 'permit' } })
    expect(mine.priority).toBe(2)
    const input = ruleSet([rule('r', 'permit', all({ ...long, priority: 2 }))])
    const before = structuredClone(input)
    compileRules(input).decide({ hours: 9 } as never)
    expect(input).toEqual(before)
    expect(codesOf(all({ ...long, priority: '2' } as never))).toEqual(['badPriority'])
  })

  it('trap: a priority of `__proto__` crashes the run', async () => {
    await expect(holdsInLibrary({ all: [{ condition: 'x', priority: '__proto__' }, long] }, { hours: 9 })).rejects.toThrow(
      'is not a function',
    )
    expect(codesOf(all({ ...long, priority: '__proto__' } as never))).toEqual(['badPriority'])
  })

  it('trap: a rule priority of 0 becomes 1, and one that is no number is taken', () => {
    expect(new Rule({ conditions: all(long) as never, event: { type: 'permit' }, priority: 0 }).priority).toBe(1)
    expect(new Rule({ conditions: all(long) as never, event: { type: 'permit' }, priority: 'abc' as never }).priority).toBeNaN()
    for (const priority of [0, -1, 1.5, 'abc', '1', 2 ** 53]) {
      expect(codes(ruleSet([{ ...rule('r', 'permit', all(long)), priority: priority as number }]))).toEqual(['badPriority'])
    }
  })

  it('trap: changing the JSON of a rule after it was added changes the policy', async () => {
    const params = { article: '1' }
    const engine = new Engine([{ conditions: all(long) as never, event: { type: 'permit', params } }])
    params.article = '2'
    expect((await engine.run({ hours: 9 })).events).toEqual([{ type: 'permit', params: { article: '2' } }])
    const mine = { rules: [structuredClone(rule('r', 'permit', all(long)))], facts: [fact('hours', { type: 'integer' })] }
    const rules = compileRules(mine)
    const [first] = mine.rules as unknown as { conditions: { all: { value: number }[] }; event: { type: string } }[]
    if (first?.conditions.all[0] !== undefined) first.conditions.all[0].value = 100
    if (first !== undefined) first.event.type = 'forbid'
    expect(rules.decide({ hours: 9 })).toMatchObject({ outcome: 'permitted', deciding: ['r'] })
  })

  it('trap: one Rule instance in two engines uses the operators of the second', async () => {
    const shared = new Rule({ name: 'r', conditions: all(is('hours', 'divides', 18)) as never, event: { type: 'permit' } })
    const first = libraryEngine({ rules: [], operators: [DIVIDES] }).addRule(shared)
    expect((await first.run({ hours: 9 })).events).toHaveLength(1)
    libraryEngine({ rules: [] }).addRule(shared)
    await expect(first.run({ hours: 9 })).rejects.toThrow('Unknown operator: divides')
    expect(codes(ruleSet([shared as never]))).toEqual(['notPlain'])
  })
})

describe('operators and decorators', () => {
  it('trap: lists and NaN are never equal', async () => {
    expect(await holdsInLibrary(all(is('bookings', 'equal', [1])), { bookings: [1] })).toBe(false)
    expect(await holdsInLibrary(all(is('hours', 'equal', Number.NaN)), { hours: Number.NaN })).toBe(false)
    expect(codesOf(all(is('bookings', 'equal', [1])))).toEqual(['operandMismatch'])
    expect(codesOf(all(is('hours', 'equal', Number.NaN)))).toEqual(['notPlain'])
  })

  it('trap: `in` looks for a part of a text', async () => {
    expect(await holdsInLibrary(all(is('role', 'in', 'administrator')), { role: 'admin' })).toBe(true)
    expect(await holdsInLibrary(all(is('role', 'in', 'administrator')), { role: '' })).toBe(true)
    expect(codesOf(all(is('borrower', 'in', 'residents')))).toEqual(['operandMismatch'])
    expect(codesOf(all(is('by', 'in', { fact: 'by' })))).toEqual(['operandMismatch'])
  })

  it('trap: `contains` and `doesNotContain` are both false of what is no list', async () => {
    for (const operator of ['contains', 'doesNotContain']) {
      expect(await holdsInLibrary(all(is('by', operator, 'a')), { by: 'abc' })).toBe(false)
      expect(codesOf(all(is('by', operator, 'a')))).toEqual(['operandMismatch'])
    }
  })

  it('trap: comparisons of order take texts, lists and null for numbers', async () => {
    expect(await holdsInLibrary(all(is('hours', 'lessThan', 10)), { hours: '9' })).toBe(true)
    expect(await holdsInLibrary(all(is('hours', 'lessThan', '10')), { hours: '9' })).toBe(false)
    expect(await holdsInLibrary(all(is('hours', 'lessThan', 10)), { hours: [5] })).toBe(true)
    expect(await holdsInLibrary(all(is('hours', 'greaterThan', null as never)), { hours: 1 })).toBe(true)
    expect(codesOf(all(is('hours', 'lessThan', '10')))).toEqual(['operandMismatch'])
    expect(codesOf(all(is('hours', 'lessThan', null as never)))).toEqual(['operandMismatch'])
    expect(codesOf(all(is('by', 'lessThan', 'b')))).toEqual(['operandMismatch'])
    expect(codesOf(all(is('bookings', 'lessThan', 10)))).toEqual(['operandMismatch'])
    expect(codesOf(all(is('hours', 'lessThan', 1.5)))).toEqual(['operandMismatch'])
  })

  it('trap: dates pass the check for numbers with their year, and are then compared as texts: for dates of one form that is right', async () => {
    const before = all(is('until', 'lessThan', '2026-01-01'))
    for (const [until, holds] of [
      ['2025-12-31', true],
      ['2026-01-01', false],
      ['0999-12-31', true],
    ] as const) {
      expect(await holdsInLibrary(before, { until })).toBe(holds)
      expect(decide(before, { until }).outcome).toBe(holds ? 'permitted' : 'forbidden')
    }
    expect(codesOf(all(is('until', 'lessThan', '2026-1-1')))).toEqual(['operandMismatch'])
    expect(codesOf(all(is('until', 'lessThan', { fact: 'heard' })))).toEqual(['operandMismatch'])
  })

  it('trap: `everyFact` holds of an empty list, in the library and here', async () => {
    const every = all(is('bookings', 'everyFact:lessThan', 5))
    expect(await holdsInLibrary(every, { bookings: [] })).toBe(true)
    expect(decide(every, { bookings: [] }).outcome).toBe('permitted')
  })

  it('trap: `not` turns the check for numbers around, so that garbage passes; a missing fact is unknown here', async () => {
    const notLess = all(is('hours', 'not:lessThan', 5))
    expect(await holdsInLibrary(notLess, { hours: Number.NaN })).toBe(true)
    expect(await holdsInLibrary(notLess, {}, { allowUndefinedFacts: true })).toBe(true)
    expect(decide(notLess, {})).toMatchObject({ outcome: 'unknown', needed: ['hours'] })
  })

  it('trap: an operator that answers later passes alone', async () => {
    const operators = [{ ...DIVIDES, test: (() => Promise.resolve(true)) as never }]
    const [result] = await runLibrary(
      { rules: [rule('r', 'permit', { all: [is('hours', 'not:divides', 4)] })], operators },
      { hours: 9 },
    )
    expect(result?.result).toBe(false)
    expect(decide(all(is('hours', 'divides', 4)), { hours: 9 }, { operators }).errors).toHaveLength(1)
    expect(codes(ruleSet([], { operators: [{ ...DIVIDES, pure: false as never }] }))).toEqual(['malformed'])
  })
})

describe('facts', () => {
  it('trap: inherited properties count as facts, and functions are called', async () => {
    let called = 0
    const facts = {
      hours: () => {
        called += 1
        return 9
      },
    }
    expect(await holdsInLibrary(all(long), facts)).toBe(true)
    expect(called).toBe(1)
    expect(decide(all(long), facts).outcome).toBe('forbidden')
    expect(called).toBe(1)
  })

  it('trap: two names can share a place in the cache of computed facts', async () => {
    const engine = new Engine()
    engine.addFact('member', (params: { name?: string }) => params.name)
    engine.addRule({
      conditions: {
        all: [is('member', 'equal', 'ゃ丅'), is('member', 'equal', 'ぁ万')].map((each) => ({
          ...each,
          params: { name: each.value },
        })) as never,
      },
      event: { type: 'permit' },
    })
    expect((await engine.run({})).events).toEqual([])
    expect(codesOf(all({ ...is('by', 'equal', 'a'), params: { name: 'a' } } as never))).toEqual(['factParams'])
  })

  it('trap: all comparisons of one priority are evaluated, also those that no longer matter', async () => {
    const conditions = all({ ...short, priority: 2 }, is('hours', 'in', { fact: 'keepers' }))
    const together = all(short, is('hours', 'in', { fact: 'keepers' }))
    await expect(holdsInLibrary(together, { hours: 9, keepers: 5 })).rejects.toThrow()
    expect(await holdsInLibrary(conditions, { hours: 9, keepers: 5 })).toBe(false)
    expect(codesOf(conditions)).toEqual(['operandMismatch'])
  })

  it('trap: any object with a key `fact` is read as another fact', async () => {
    expect(await holdsInLibrary(all(is('hours', 'equal', { fact: 'secret' })), { hours: 9, secret: 9 })).toBe(true)
    expect(codesOf(all(is('hours', 'equal', { fact: 'secret' })))).toEqual(['unknownFact'])
    expect(codesOf(all(is('hours', 'equal', { fact: 'limit', path: '$.a' } as never)))).toEqual(['factPath'])
    expect(codesOf(all(is('hours', 'equal', { fact: 'limit', params: {} } as never)))).toEqual(['factParams'])
    expect(codesOf(all(is('hours', 'equal', { of: 'limit' } as never)))).toEqual(['operandMismatch'])
  })

  it('trap: a missing fact rejects, or with undefined facts allowed makes every negation hold', async () => {
    await expect(holdsInLibrary(all(is('by', 'notEqual', 'a')), {})).rejects.toThrow('Undefined fact: by')
    for (const [operator, value] of [
      ['notEqual', 'a'],
      ['notIn', ['a']],
    ] as const) {
      expect(await holdsInLibrary(all(is('by', operator, value)), {}, { allowUndefinedFacts: true })).toBe(true)
      expect(decide(all(is('by', operator, value)), {})).toMatchObject({ outcome: 'unknown', needed: ['by'] })
    }
  })

  it('trap: a path on a single value gives the value itself', async () => {
    const conditions = all({ ...is('role', 'equal', 'admin'), path: '$.role' } as never)
    expect(await holdsInLibrary(conditions, { role: 'admin' })).toBe(true)
    expect(checkRules(ruleSet([rule('r', 'permit', all({ ...is('by', 'equal', 'a'), path: '$.id' } as never))]))).toMatchObject([
      {
        code: 'factPath',
        path: ['rules', 0, 'conditions', 'all', 0, 'path'],
        message: 'facts are flat: a rule reads a fact by its name and nothing inside it',
      },
    ])
  })
})

describe('events and results', () => {
  it('trap: the event types `error` and `success` mean something to the library', async () => {
    const rules = [{ ...rule('r', 'permit', all(long)), event: { type: 'error' } } as never]
    await expect(runLibrary({ rules }, { hours: 9 })).rejects.toBe("Uncaught, unspecified 'error' event.")
    for (const type of ['error', 'success', 'failure', 'allow'])
      expect(codes(ruleSet([{ ...rule('r', 'permit', all(long)), event: { type } } as never]))).toEqual(['unknownEffect'])
  })

  it('trap: facts in event params are read only at the top level; here they are refused', () => {
    const event = { type: 'refer', params: { organ: { fact: 'by' } } }
    expect(codes(ruleSet([{ ...rule('r', 'permit', all(long)), event } as never]))).toEqual(['wrongType'])
  })

  it('trap: what stands beside a rule is lost in results; the article stands in `event.params` and survives', async () => {
    const cited = { ...rule('r', 'permit', all(long)), event: { type: 'permit', params: { article: '7' } } } as const
    const [result] = await runLibrary({ rules: [{ ...cited, article: '7' } as never] }, { hours: 9 })
    expect(result?.toJSON(false)).not.toHaveProperty('article')
    expect(compileRules(ruleSet([cited])).explain({ hours: 9 })[0]?.event).toEqual(result?.toJSON(false).event)
  })

  it('trap: results copy what was read; a verdict holds names only', () => {
    expect(JSON.stringify(decide(all(is('by', 'equal', 'r-4711')), { by: 'r-4711' }))).not.toContain('4711')
  })
})

describe('rules from outside', () => {
  it('trap: a path can change the facts that it reads', async () => {
    const keepers: unknown[] = [[]]
    await holdsInLibrary(all({ ...is('keepers', 'contains', 1), path: '$[?(@.push(9))]' } as never), { keepers }).catch(
      () => undefined,
    )
    expect(keepers).toEqual([[9]])
    expect(codesOf(all({ ...is('keepers', 'contains', 'a'), path: '$[?(@.push(9))]' } as never))).toContain('factPath')
  })

  it('trap: an own `__proto__` in event params gives them what they do not have', () => {
    const rules = JSON.parse('[{ "name": "r", "event": { "type": "permit", "params": { "__proto__": { "isAdmin": true } } } }]')
    expect(codes(untyped({ rules, facts: [] }))).toEqual(['notPlain'])
    const leaf = JSON.parse('{ "fact": "hours", "operator": "equal", "value": 1, "__proto__": { "any": [] } }')
    expect(codesOf({ all: [leaf] })).toEqual(['notPlain'])
  })

  it('trap: rules can bring functions', () => {
    expect(codes(ruleSet([{ ...rule('r', 'permit', all(long)), onSuccess: () => undefined } as never]))).toEqual(['notPlain'])
    expect(codes(ruleSet([{ ...rule('r', 'permit', all(long)), onFailure: 'alert(1)' } as never]))).toEqual(['unknownKey'])
  })

  it('trap: names that mean something on every object', () => {
    for (const name of ['constructor', 'toString', 'valueOf', 'hasOwnProperty']) {
      expect(codesOf(all(is(name, 'equal', 1)))).toEqual(['reservedName'])
      expect(codes({ rules: [], facts: [fact(name, { type: 'integer' })] })).toEqual(['reservedName'])
      expect(codes(ruleSet([], { conditions: { [name]: all(long) } }))).toEqual(['reservedName'])
      expect(codes(ruleSet([rule(name, 'permit', all(long))]))).toEqual(['reservedName'])
      expect(codesOf(all({ condition: name }))).toEqual(['unknownCondition'])
      expect(codesOf(all(is('hours', name, 1)))).toEqual(['unknownOperator'])
    }
  })
})
