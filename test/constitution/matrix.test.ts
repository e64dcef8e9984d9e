import { type Constitution, type Facts, type FactValue, parseConstitution, runExamples } from 'huzhu/constitution'
import { jsonRulesEngine } from 'huzhu/engine'
import { cooperative } from 'huzhu/presets/cooperative'
import { huzhushe } from 'huzhu/presets/huzhushe'
import { owners } from 'huzhu/presets/owners'
import { describe, expect, test } from 'vitest'
import { ruleSetOf } from '../../src/constitution/ruleset.ts'

describe.each([huzhushe, owners, cooperative].map((document) => [document.id, document] as const))(
  'every example of the preset %s gets the same answer from the compiled rules and from json-rules-engine',
  (_, document) => {
    const constitution = parseConstitution(document)
    const engine = jsonRulesEngine(ruleSetOf(document))
    const runs = runExamples(constitution).map((run) => ({ ...run, facts: known(constitution, run.ruling.facts) }))
    const ends = ['lowest', 'highest'] as const

    test.each(ends)('outcome and deciding rules, whatever is not said having its %s value', async (end) => {
      let whole = 0
      for (const { example, ruling, facts } of runs) {
        const { needed } = await engine.decide(facts)
        const filled = { ...facts, ...Object.fromEntries(needed.map((name) => [name, extreme(constitution, name, end)])) }
        const verdict = await engine.decide(filled)
        expect(verdict, example.title.en).toEqual(constitution.rules.decide(filled))
        if (example.outcome !== 'unknown') expect(verdict.outcome, example.title.en).toBe(example.outcome)
        // An example may leave open what cannot turn its answer; where it leaves nothing open, the same rules decide.
        if (constitution.actions.get(example.action.type)!.facts.some(({ name }) => facts[name] === undefined)) continue
        expect(verdict.deciding, example.title.en).toEqual(ruling.grounds.map((ground) => ground.rule))
        whole += 1
      }
      expect(whole).toBeGreaterThan(80)
    })

    test('where a fact is missing, json-rules-engine decides nothing', async () => {
      const open = runs.filter(({ example }) => example.outcome === 'unknown')
      expect(open.length).toBeGreaterThan(0)
      for (const { facts } of open) expect((await engine.decide(facts)).outcome).toBe('unknown')
    })
  },
)

/** The facts of a ruling, with the parameters in force on its date. */
function known(constitution: Constitution, facts: Facts): Facts {
  const parameters = constitution.parametersOn(String(facts.date))
  const asked = constitution.actions.get(String(facts.action))!.parameters
  return { ...facts, ...Object.fromEntries(asked.map(({ id, fact }) => [fact, parameters.get(id)?.value])) } as Facts
}

function extreme(constitution: Constitution, name: string, end: 'lowest' | 'highest'): FactValue {
  const is = constitution.facts.get(name)?.is
  switch (is?.type) {
    case 'boolean':
      return end === 'highest'
    case 'enum':
      return is.values.at(end === 'lowest' ? 0 : -1)!
    case 'integer':
      return end === 'lowest' ? 0 : 1_000_000
    case 'tally':
      return is.shares.flatMap(() => (end === 'lowest' ? [0, 12] : [12, 12]))
    case 'list':
      return []
    case 'id':
      return 'x'
    default:
      throw new TypeError(`no values for ${name}`)
  }
}
