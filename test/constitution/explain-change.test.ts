import fc from 'fast-check'
import { explain, type FactDeclaration, type Facts, type FactValue, parseConstitution, rule } from 'huzhu/constitution'
import { cooperative } from 'huzhu/presets/cooperative'
import { huzhushe } from 'huzhu/presets/huzhushe'
import { owners } from 'huzhu/presets/owners'
import { describe, expect, test } from 'vitest'
import type { Combination } from '../../src/rules/rule.ts'
import { oneOf, requests } from './asked.ts'
import { tiny } from './tiny.ts'

const constitution = parseConstitution(huzhushe)
const at = '2026-05-01T02:00:00.000Z'

describe('whatever is asked of the preset', { timeout: 60_000 }, () => {
  test('the change that is shown permits the action, is of facts that people could change, and no part of it would do', () => {
    const sizes: number[] = []
    fc.assert(
      fc.property(requests(constitution), ({ action, facts }) => {
        const { change } = explain(rule(constitution, action, facts), 'en', constitution)
        if (change === undefined) return
        const names = Object.keys(change)
        sizes.push(names.length)
        const outcomeWith = (some: readonly string[]) =>
          rule(constitution, action, { ...facts, ...Object.fromEntries(some.map((name) => [name, change[name]!])) }).outcome
        expect(outcomeWith(names)).toBe('permitted')
        for (const part of properParts(names)) expect(outcomeWith(part)).not.toBe('permitted')
        for (const name of names) {
          expect(constitution.facts.get(name)!.changeable).toBe(true)
          expect(facts[name]).toBeDefined()
        }
      }),
      // A fixed seed: what must have occurred at the end must not hang on chance.
      { numRuns: 1000, seed: 2026 },
    )
    expect(Math.max(...sizes)).toBeGreaterThan(1)
  })

  test('where nothing is said to permit it, no other values of these facts do', () => {
    let asked = 0
    fc.assert(
      fc.property(
        requests(constitution).chain(({ action, facts }) =>
          fc.tuple(fc.constant({ action, facts }), otherFacts(action.type, facts)),
        ),
        ([{ action, facts }, other]) => {
          const { remedy } = explain(rule(constitution, action, facts), 'en', constitution)
          if (remedy !== 'Nothing that people could change would make it permitted.') return
          asked += 1
          expect(rule(constitution, action, { ...facts, ...other }).outcome).not.toBe('permitted')
        },
      ),
      // A fixed seed: what must have occurred at the end must not hang on chance.
      { numRuns: 1000, seed: 2026 },
    )
    expect(asked).toBeGreaterThan(50)
  })

  test('the same ruling is explained in the same words', () => {
    fc.assert(
      fc.property(requests(constitution), ({ action, facts }) => {
        const ruling = rule(constitution, action, facts)
        const again = JSON.parse(JSON.stringify(ruling))
        expect(explain(again, 'zh-CN', constitution)).toEqual(explain(ruling, 'zh-CN', constitution))
      }),
    )
  })
})

describe('the change goes to the nearest value that would do', () => {
  const integer = { type: 'integer' } as const
  const tally = (...units: string[]) => ({ type: 'tally' as const, shares: units.map((unit) => ({ of: 'eligible', unit })) })
  const third = (unit: string) => ({ num: 1, den: 3, cmp: '>=', of: 'eligible', unit }) as const
  const offices = { type: 'enum', values: ['chair', 'cashier', 'none'] } as const
  test.each<[string, FactDeclaration['is'], FactValue, string, unknown, FactValue | undefined]>([
    ['a boolean', { type: 'boolean' }, false, 'equal', true, true],
    ['a number to the limit', integer, 5, 'greaterThanInclusive', 15, 15],
    ['a number beyond the limit', integer, 5, 'greaterThan', 15, 16],
    ['a number down to below the limit', integer, 20, 'lessThan', 15, 14],
    ['no number below zero', integer, 3, 'lessThan', 0, undefined],
    ['but from one below zero', integer, -1, 'lessThan', -3, -4],
    ['an enum to what the rules name', offices, 'chair', 'equal', 'cashier', 'cashier'],
    ['an enum to what the rules do not name', offices, 'chair', 'notIn', ['chair', 'cashier'], 'none'],
    ['an id', { type: 'id' }, 'r1', 'equal', 'r2', 'r2'],
    ['a day after the limit', { type: 'date' }, '2026-01-01', 'greaterThan', '2026-02-28', '2026-03-01'],
    ['no day after the last', { type: 'date' }, '2026-01-01', 'greaterThan', '9999-12-31', undefined],
    ['an instant', { type: 'instant' }, at, 'lessThanInclusive', '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z'],
    ['a count up', tally('members'), [1, 10], 'reaches', third('members'), [4, 10]],
    ['a count down', tally('members'), [9, 10], 'not:reaches', third('members'), [3, 10]],
    ['no count of nobody', tally('members'), [0, 0], 'reaches', third('members'), undefined],
    [
      'one of two counts',
      tally('members', 'groups'),
      [1, 10, 1, 9],
      'reaches',
      { any: ['members', 'groups'].map(third) },
      [4, 10, 1, 9],
    ],
    [
      'both counts',
      tally('members', 'groups'),
      [1, 10, 1, 9],
      'reaches',
      { all: ['members', 'groups'].map(third) },
      [4, 10, 3, 9],
    ],
    ['an item more', { type: 'list', of: offices }, ['chair'], 'contains', 'cashier', ['chair', 'cashier']],
    ['an item less', { type: 'list', of: offices }, ['chair', 'cashier'], 'doesNotContain', 'cashier', ['chair']],
    ['a list to nothing', { type: 'list', of: integer }, [1, 2], 'not:someFact:greaterThan', 0, []],
  ])('%s', (_, is, own, operator, value, wanted) => {
    const law = lawOf({ a: is }, { all: [{ fact: 'a', operator, value: value as never }] })
    expect(changeOf(law, { a: own })).toEqual(wanted === undefined ? undefined : { a: wanted })
  })

  test('to another fact where rules compare the two', () => {
    const compared = { fact: 'fixed', operator: 'lessThan', value: { fact: 'a' } }
    const law = lawOf({ a: integer, fixed: integer }, { all: [compared] })
    expect(changeOf(law, { a: 3, fixed: 8 })).toEqual({ a: 9 })
  })

  test('several facts together where one alone would not do', () => {
    const law = lawOf(
      { a: { type: 'boolean' }, b: { type: 'boolean' }, c: integer },
      { any: [{ all: [so('a'), so('b')] }, { all: [so('a'), { fact: 'c', operator: 'greaterThan', value: 2 }, so('b')] }] },
    )
    expect(changeOf(law, { a: false, b: false, c: 0 })).toEqual({ a: true, b: true })
  })

  test('never a fact that people cannot change, and never one that is not known', () => {
    const law = lawOf({ a: { type: 'boolean' }, fixed: { type: 'boolean' } }, { any: [so('fixed'), so('a')] })
    expect(changeOf(law, { a: false, fixed: false })).toEqual({ a: true })
    const both = lawOf({ a: { type: 'boolean' }, fixed: { type: 'boolean' } }, { all: [so('fixed'), so('a')] })
    expect(changeOf(both, { fixed: false, a: false })).toBeUndefined()
    expect(changeOf(law, { fixed: false })).toBeUndefined()
  })
})

function so(fact: string) {
  return { fact, operator: 'equal', value: true } as const
}

/** A constitution that permits one action under one condition. The fact `fixed` is nobody's to change. */
function lawOf(facts: { readonly [name: string]: FactDeclaration['is'] }, condition: Combination) {
  const document = tiny()
  const label = { en: 'fact', 'zh-CN': '事实' }
  const asked = { fact: 'action', operator: 'equal', value: 'lendRoom' } as const
  const conditions = { all: [asked, condition] }
  return parseConstitution({
    ...document,
    facts: Object.entries(facts).map(([name, is]) => ({ name, is, label, source: 'host', changeable: name !== 'fixed' })),
    actions: [{ type: 'lendRoom', label }],
    articles: [{ ...document.articles[0]!, rules: [{ name: 'may', conditions, event: { type: 'permit' } }] }],
  })
}

function changeOf(law: ReturnType<typeof lawOf>, facts: Facts): Facts | undefined {
  return explain(rule(law, { type: 'lendRoom', at }, facts), 'en', law).change
}

function properParts(names: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: 2 ** names.length - 1 }, (_, bits) => names.filter((_name, at) => (bits >> at) % 2 === 1))
}

function otherFacts(type: string, known: Facts): fc.Arbitrary<Facts> {
  const facts = constitution.actions.get(type)!.facts.filter(({ name, changeable }) => changeable && known[name] !== undefined)
  return fc.record(Object.fromEntries(facts.map(({ name, is }) => [name, oneOf(constitution, is)]))) as fc.Arbitrary<Facts>
}

describe('no advice is to call what happened by another name:', () => {
  test.each<[string, typeof huzhushe, Facts | undefined]>([
    ['A branch is dissolved after one quiet year', huzhushe, undefined],
    ['A branch tells its group whom to choose as leader', huzhushe, undefined],
    ['A branch appeals a day late', huzhushe, undefined],
    ['A chair of 71', huzhushe, undefined],
    ["The head's old schoolmates get the evening", huzhushe, undefined],
    ['Nobody saw the lot drawn', huzhushe, { 'allotment.witnessed': true }],
    ['3 of 40 members are too few', huzhushe, { 'audit.support': [4, 40] }],
    ['A supervisor is elected to the council and has not resigned', huzhushe, { 'holder.offices': [] }],
    ['The majority that may use the fund may not raise it', owners, undefined],
    ['The committee dismisses the property manager, which the assembly left to it', owners, undefined],
    ['An applicant is refused for religion', cooperative, undefined],
  ])('%s', (title, preset, change) => {
    const law = parseConstitution(preset)
    const { action, facts } = preset.articles.flatMap(({ examples }) => examples).find((each) => each.title.en === title)!
    const ruling = rule(law, action, facts)
    expect(ruling.outcome).toBe('forbidden')
    expect(explain(ruling, 'en', law).change).toEqual(change)
  })
})
