import { configureEngine, jsonRulesEngine } from 'huzhu/engine'
import { compileRules, type RuleSet } from 'huzhu/rules'
import { describe, expect, it } from 'vitest'
import { all, any, DIVIDES, is, MEMBERS, rule, ruleSet } from '../rules/lending.ts'
import { dice, randomCase, withoutSome } from '../rules/random.ts'

const twoThirds = { num: 2, den: 3, cmp: '>=', ...MEMBERS } as const
const set: RuleSet = ruleSet(
  [
    rule('members lend', 'permit', all(is('action', 'equal', 'lend'), { condition: 'inside' })),
    rule('not for long', 'forbid', all(is('action', 'equal', 'lend'), is('hours', 'greaterThan', { fact: 'limit' }))),
    rule('a vote admits', 'permit', all(is('action', 'equal', 'admit'), is('vote', 'reaches', twoThirds))),
    rule('even hours', 'oblige', all(is('action', 'equal', 'lend'), is('hours', 'swap:divides', 2))),
  ],
  { conditions: { inside: any(is('inside', 'equal', true), is('agreed', 'equal', true)) }, operators: [DIVIDES] },
)
const facts = { action: 'lend', inside: true, agreed: false, hours: 4, limit: 8 } as const

describe('rules run by json-rules-engine', () => {
  it('are decided as the compiled ones are', async () => {
    const rules = jsonRulesEngine(set)
    expect(await rules.decide(facts)).toEqual({
      outcome: 'permitted',
      deciding: ['members lend'],
      needed: [],
      obliged: ['even hours'],
      errors: [],
    })
    for (const given of [
      facts,
      { ...facts, hours: 9 },
      { ...facts, inside: false },
      { action: 'admit', vote: [67, 100] },
      { action: 'admit', vote: [66, 100] },
    ]) {
      expect(await rules.decide(given)).toEqual(compileRules(set).decide(given))
      expect(await rules.explain(given)).toEqual(compileRules(set).explain(given))
    }
  })

  it('agree with the compiled ones on random rule sets, and say `unknown` where a fact is missing', {
    timeout: 120_000,
  }, async () => {
    for (let seed = 7_000_000; seed < 7_000_250; seed += 1) {
      const { kind, ruleSet, facts } = randomCase(seed)
      if (kind !== 'typed') continue
      const [rules, compiled] = [jsonRulesEngine(ruleSet), compileRules(ruleSet)]
      expect(await rules.decide(facts as never)).toEqual(compiled.decide(facts as never))
      expect(await rules.explain(facts as never)).toEqual(compiled.explain(facts as never))
      const some = withoutSome(facts, dice(seed))
      const verdict = await rules.decide(some as never)
      if (verdict.outcome !== 'unknown') expect(verdict).toEqual(compiled.decide(some as never))
      expect(compiled.decide(some as never).needed.every((name) => verdict.needed.includes(name))).toBe(true)
    }
  })

  it('show a rule that lacks facts as it is written', async () => {
    const [lend, long] = await jsonRulesEngine(set).explain({ action: 'lend', inside: true, agreed: true })
    expect(lend).toMatchObject({ name: 'members lend', result: true })
    expect(long).toEqual({
      name: 'not for long',
      event: { type: 'forbid' },
      priority: 1,
      result: null,
      conditions: { priority: 1, all: [is('action', 'equal', 'lend'), is('hours', 'greaterThan', { fact: 'limit' })] },
    })
  })

  it('are refused with every fault', () => {
    expect(() => jsonRulesEngine(ruleSet([rule('r', 'permit', all(is('hours', 'eqaul', 1)))]))).toThrow('did you mean `equal`?')
    expect(() => configureEngine(ruleSet([rule('r', 'permit', all())]))).toThrow('the rule set cannot be used')
  })
})

describe('a configured engine', () => {
  it('holds the rules, conditions and operators of the rule set', async () => {
    const { events, results } = await configureEngine(set).run({ ...facts, vote: [1, 1] })
    expect(events.map(({ type }) => type).sort()).toEqual(['oblige', 'permit'])
    expect(results.map(({ name }) => name).sort()).toEqual(['even hours', 'members lend'])
  })

  it('refuses missing facts and conditions', async () => {
    const engine = configureEngine(set)
    await expect(engine.run({ action: 'lend' })).rejects.toThrow('Undefined fact')
    engine.addRule({ conditions: { all: [{ condition: 'typo' }] }, event: { type: 'permit' } })
    await expect(engine.run({ ...facts, vote: [1, 1] })).rejects.toThrow('No condition typo exists')
  })

  it('calls the listeners of the host', async () => {
    const heard: unknown[] = []
    await configureEngine(set)
      .on('permit', (params) => {
        heard.push(params)
      })
      .run({ ...facts, vote: [1, 1] })
    expect(heard).toHaveLength(1)
  })

  it('shares nothing with the rule set that it was made from, nor with another engine', async () => {
    const mine = structuredClone({ ...set, operators: [] }) as unknown as { rules: { event: { type: string } }[] }
    const engine = configureEngine({ ...(mine as unknown as RuleSet), operators: [DIVIDES] })
    for (const each of mine.rules) each.event.type = 'forbid'
    expect((await engine.run({ ...facts, vote: [1, 1] })).events.map(({ type }) => type)).not.toContain('forbid')
  })
})
