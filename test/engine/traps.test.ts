/** What one json-rules-engine `Engine` does when it runs, and that `huzhu/engine` does not pass it on. */

import { configureEngine, jsonRulesEngine } from 'huzhu/engine'
import type { Engine } from 'json-rules-engine'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { all, DIVIDES, is, rule, ruleSet } from '../rules/lending.ts'
import { libraryEngine } from '../rules/library.ts'

const long = is('hours', 'greaterThan', 8)
const mayLend = rule('may', 'permit', all(is('action', 'equal', 'lend')))
const notLong = { ...rule('not for long', 'forbid', all(long)), priority: 2 }
const facts = { action: 'lend', hours: 9, inside: true } as const
const broken = {
  ...DIVIDES,
  test: () => {
    throw new Error('broken')
  },
}

afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

describe('one engine that runs', () => {
  it('trap: several runs at once on one engine lose rules without an error; here each question has its own engine', async () => {
    const shared = libraryEngine({
      rules: [mayLend, { ...notLong, priority: 1 }].map((each, at) => ({ ...each, priority: 2 - at })),
    })
    const started = []
    for (let at = 0; at < 50; at += 1) {
      started.push(shared.run({ ...facts }))
      await Promise.resolve()
    }
    const runs = await Promise.all(started)
    expect(runs.filter(({ events }) => !events.some(({ type }) => type === 'forbid')).length).toBeGreaterThan(0)
    const rules = jsonRulesEngine(ruleSet([mayLend, notLong]))
    const verdicts = await Promise.all(Array.from({ length: 200 }, () => rules.decide(facts)))
    expect(verdicts.every(({ outcome }) => outcome === 'forbidden')).toBe(true)
  })

  it('trap: `stop` stops every run of the engine; here there is nothing to stop', async () => {
    const rules = jsonRulesEngine(ruleSet([mayLend, notLong]))
    expect(Object.keys(rules).sort()).toEqual(['decide', 'explain'])
  })

  it('trap: after a rule has failed the others still emit; the verdict is read from what `run` resolves to', async () => {
    const bad = { ...rule('bad', 'forbid', all(is('hours', 'divides', 4))), priority: 3 }
    const engine = libraryEngine({ rules: [bad, mayLend], operators: [broken] })
    const heard: string[] = []
    engine.on('permit', () => {
      heard.push('permit')
    })
    await expect(engine.run({ ...facts })).rejects.toThrow('broken')
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(heard).toEqual(['permit'])
    const verdict = await jsonRulesEngine(ruleSet([bad, mayLend], { operators: [broken] })).decide(facts)
    expect(verdict).toEqual({
      outcome: 'forbidden',
      deciding: [],
      needed: [],
      obliged: [],
      errors: [{ rule: 'bad', message: 'broken' }],
    })
  })

  it('trap: the error of one rule hides those of others; here each is named', async () => {
    const rules = [1, 2, 3].map((n) => rule(`bad ${n}`, 'forbid', all(is('hours', 'divides', n))))
    const verdict = await jsonRulesEngine(ruleSet([...rules, mayLend], { operators: [broken] })).decide(facts)
    expect(verdict.errors.map((error) => error.rule)).toEqual(['bad 1', 'bad 2', 'bad 3'])
  })

  it('trap: results come in the order of promises; here in the order of the rule set', async () => {
    const slow = rule('slow', 'permit', { any: [all(all(is('inside', 'equal', true)))] })
    const rules = ruleSet([slow, mayLend])
    const engine = configureEngine(rules)
    expect((await engine.run({ ...facts })).results.map(({ name }) => name)).toEqual(['may', 'slow'])
    expect((await jsonRulesEngine(rules).decide(facts)).deciding).toEqual(['slow', 'may'])
    expect((await jsonRulesEngine(rules).explain(facts)).map(({ name }) => name)).toEqual(['slow', 'may'])
  })

  it('trap: an error of which nobody holds the promise kills the process; here rules are checked first', async () => {
    const unhandled = vi.fn()
    process.on('unhandledRejection', unhandled)
    const rules = [1, 2].map((n) =>
      rule(
        `bad ${n}`,
        'forbid',
        all(is('hours', 'divides', n), { condition: 'open' }, { any: [is('hours', 'divides', n), long] }),
      ),
    )
    const asked = jsonRulesEngine(
      ruleSet(rules, { operators: [broken], conditions: { open: all(is('hours', 'divides', 7), long) } }),
    )
    await Promise.all(Array.from({ length: 20 }, () => asked.decide(facts)))
    await new Promise((resolve) => setTimeout(resolve, 20))
    process.off('unhandledRejection', unhandled)
    expect(unhandled).not.toHaveBeenCalled()
    expect(() => jsonRulesEngine(ruleSet([rule('r', 'permit', all(long, { condition: 'typo' }))]))).toThrow(
      'there is no condition `typo`',
    )
  })

  it('trap: a listener that throws rejects the run; nothing here listens', async () => {
    const engine = libraryEngine({ rules: [mayLend] })
    engine.on('success', () => {
      throw new Error('listener')
    })
    await expect(engine.run({ ...facts })).rejects.toThrow('listener')
    expect((await jsonRulesEngine(ruleSet([mayLend])).decide(facts)).outcome).toBe('permitted')
  })
})

describe('facts of a run', () => {
  it('trap: facts of the call override those of the engine; a configured engine has none of its own', () => {
    expect(configureEngine(ruleSet([mayLend])).getFact('hours')).toBeUndefined()
  })

  it('trap: functions among the facts are called and promises awaited; here they are refused', async () => {
    const rules = jsonRulesEngine(ruleSet([notLong]))
    let called = 0
    const hours = () => {
      called += 1
      return 9
    }
    // biome-ignore lint/suspicious/noThenProperty: a promise is what has `then`
    const later = { then: (resolve: (hours: number) => void) => resolve(9) }
    for (const value of [hours, later, Promise.resolve(9)])
      await expect(rules.decide({ ...facts, hours: value as never })).rejects.toThrow(TypeError)
    expect(called).toBe(0)
  })

  it('trap: inherited properties count as facts; here only facts that rules read are passed on', async () => {
    const rules = jsonRulesEngine(ruleSet([notLong, mayLend]))
    const verdict = await rules.decide(Object.assign(Object.create({ other: () => expect.fail('called') }), facts))
    expect(verdict.outcome).toBe('forbidden')
  })

  it('trap: a missing fact rejects the run; here the verdict is unknown and names all that are missing', async () => {
    const rules = jsonRulesEngine(ruleSet([mayLend, notLong, rule('signed', 'forbid', all(is('signed', 'equal', false)))]))
    expect(await rules.decide({ action: 'lend' })).toEqual({
      outcome: 'unknown',
      deciding: [],
      needed: ['hours', 'signed'],
      obliged: [],
      errors: [],
    })
  })
})

describe('paths', () => {
  const withPath = (path: string) => ({
    conditions: { all: [{ fact: 'room', operator: 'equal', value: 280, path }] },
    event: { type: 'permit' },
  })
  const run = async (engine: Engine, path: string, room: unknown) => {
    engine.addRule(withPath(path))
    return (await engine.run({ ...facts, room })).events.some(({ type }) => type === 'permit')
  }
  const configured = () => configureEngine(ruleSet([notLong]))

  it('trap: a path can run code; a configured engine takes names and positions only', async () => {
    for (const path of ['$..area', '$[?(@.area)]', '$.*', '$[(1)]', "$['area']", '$.area^', '@.area', 'area']) {
      await expect(run(configured(), path, { area: 280 })).rejects.toThrow('a path may only name properties and positions')
    }
    expect(await run(configured(), '$.area', { area: 280 })).toBe(true)
    expect(await run(configured(), '$.floors[1].area', { floors: [{}, { area: 280 }] })).toBe(true)
  })

  it('trap: a path can reach what an object inherits', async () => {
    expect(await run(configured(), '$.area', Object.create({ area: 280 }))).toBe(false)
    expect(await run(configured(), '$.constructor.name', {})).toBe(false)
    expect(await run(configured(), '$.area.b', { area: 280 })).toBe(false)
  })
})

describe('what the library writes to the console', () => {
  it('trap: DEBUG=json-rules-engine is meant to print every operand; nothing is printed', async () => {
    vi.stubEnv('DEBUG', 'json-rules-engine')
    const debug = vi.spyOn(console, 'debug').mockImplementation(() => undefined)
    await jsonRulesEngine(ruleSet([mayLend, notLong])).decide(facts)
    expect(debug).not.toHaveBeenCalled()
  })
})
