import fc from 'fast-check'
import {
  type Article,
  type ByLawDocument,
  type Constitution,
  type ConstitutionDocument,
  checkByLaw,
  parseByLaw,
  parseConstitution,
  type Ruling,
  rule,
  withByLaws,
} from 'huzhu/constitution'
import { huzhushe } from 'huzhu/presets/huzhushe'
import type { Condition, Rule } from 'huzhu/rules'
import { describe, expect, test } from 'vitest'
import { requests } from '../asked.ts'

const constitution = parseConstitution(huzhushe)
const byRule = <Of extends { readonly rule: string }>(list: readonly Of[]) => [...list].sort((a, b) => (a.rule < b.rule ? -1 : 1))
const sorted = (ruling: Ruling) => ({
  ...ruling,
  grounds: byRule(ruling.grounds),
  obligations: byRule(ruling.obligations),
  constitution: undefined,
})

/** Every condition that some rule of the preset has, about the actions that it is about. */
const borrowed = huzhushe.articles.flatMap(({ rules }) => rules).map(({ conditions }) => conditions)

/** A rule that is made of what rules of the preset ask, or of the contrary. */
function rules(...effects: Rule['event'][]): fc.Arbitrary<Omit<Rule, 'name'>> {
  const part: fc.Arbitrary<Condition> = fc.oneof(
    fc.constantFrom(...borrowed),
    fc.constantFrom(...borrowed).map((not): Condition => ({ not })),
  )
  return fc.record({
    conditions: fc.oneof(
      fc.array(part, { minLength: 1, maxLength: 2 }).map((all) => ({ all })),
      fc.array(part, { minLength: 1, maxLength: 2 }).map((any) => ({ any })),
    ),
    event: fc.constantFrom(...effects),
  })
}

const TIGHTENING: readonly Rule['event'][] = [
  { type: 'forbid' },
  { type: 'refer', params: { organ: 'council', withinDays: 7 } },
  { type: 'oblige', params: { duty: 'report', withinDays: 3 } },
]

const both = (text: string) => ({ en: text, 'zh-CN': text })
const source = { law: 'model', confidence: 'I', note: 'a model' } as const

function article(number: string, given: readonly Omit<Rule, 'name'>[]): Article {
  const named = given.map((each, at): Rule => ({ ...each, name: `rule ${number}.${at + 1}` }))
  return { number, heading: both(number), text: both(number), sources: [source], rules: named, examples: [] }
}

/** One parameter of the preset with a value near one that it has, in either direction. */
const values = fc
  .record({
    parameter: fc.constantFrom(...huzhushe.parameters),
    by: fc.integer({ min: -3, max: 3 }),
    validFrom: fc.constantFrom('2025-06-01', '2026-01-01', '2026-03-02'),
  })
  .map(({ parameter: { id, values: dated }, by, validFrom }) => ({
    id,
    values: [{ value: moved(dated.at(-1)?.value, by), validFrom, source }],
  }))

function moved(value: unknown, by: number): never {
  const { num, den, ...rest } = (typeof value === 'object' && value !== null ? value : {}) as { num?: number; den?: number }
  if (typeof value === 'number') return Math.max(0, value + by) as never
  if (num === undefined || den === undefined) return value as never
  return { ...rest, num: Math.min(Math.max(1, num * 10 + by), den * 10), den: den * 10 } as never
}

const byLaws: fc.Arbitrary<ByLawDocument> = fc
  .record({
    parameters: fc.uniqueArray(values, { maxLength: 3, selector: ({ id }) => id }),
    given: fc.array(rules(...TIGHTENING), { maxLength: 3 }),
    validFrom: fc.constantFrom('2025-01-01', '2026-03-01'),
  })
  .map(({ parameters, given, validFrom }) => ({
    format: 1,
    id: 'east',
    version: '1',
    unit: 'east',
    title: both('by-law'),
    validFrom,
    parameters,
    articles: [article('1', given)],
  }))

const asked = requests(constitution)
const ask = (law: Constitution, { action, facts }: { action: { type: string; at: string }; facts: object }) =>
  rule(law, action, facts as never)

describe('whatever is asked under the preset', { timeout: 120_000 }, () => {
  test('the order of its articles and of their rules changes no ruling', () => {
    const reversed = shuffled((list) => [...list].reverse())
    const turned = shuffled((list) => [...list.slice(7), ...list.slice(0, 7)])
    fc.assert(
      fc.property(asked, (request) => {
        const ruling = sorted(ask(constitution, request))
        for (const other of [reversed, turned]) expect(sorted(ask(other, request))).toEqual(ruling)
      }),
      { numRuns: 500 },
    )
  })

  test('one more forbid never permits, one more permit never forbids', () => {
    fc.assert(
      fc.property(rules({ type: 'forbid' }), fc.array(asked, { minLength: 40, maxLength: 40 }), (more, requests) => {
        const forbidding = parseConstitution(withArticle(more))
        const permitting = parseConstitution(withArticle({ ...more, event: { type: 'permit' } }))
        for (const request of requests) {
          const before = ask(constitution, request).outcome
          if (before !== 'permitted') expect(ask(forbidding, request).outcome).not.toBe('permitted')
          if (before !== 'forbidden') expect(ask(permitting, request).outcome).not.toBe('forbidden')
        }
      }),
      { numRuns: 15 },
    )
  })
})

describe('whatever a by-law says', { timeout: 120_000 }, () => {
  test('if it stands, it permits nothing that was not permitted, and lifts no ground on which something was forbidden', () => {
    let stood = 0
    fc.assert(
      fc.property(byLaws, fc.array(asked, { minLength: 60, maxLength: 60 }), (document, requests) => {
        if (checkByLaw(constitution, document).length > 0) return
        stood += 1
        const law = withByLaws(constitution, [parseByLaw(constitution, document)])
        for (const request of requests) {
          const before = ask(constitution, request)
          const after = ask(law, request)
          if (after.outcome === 'permitted') expect(before.outcome).toBe('permitted')
          if (before.outcome === 'forbidden' && before.grounds.length > 0) {
            expect(after.outcome).toBe('forbidden')
            const grounds = after.grounds.map((ground) => ground.rule)
            expect(before.grounds.filter((ground) => !grounds.includes(ground.rule))).toEqual([])
          }
        }
      }),
      // A fixed seed: what must have occurred at the end must not hang on chance.
      { numRuns: 50, seed: 2026 },
    )
    expect(stood).toBeGreaterThan(10)
  })

  test('if a value moves against the declared direction, it is refused, naming the parameter', () => {
    const integers = huzhushe.parameters.filter(({ is, tighter }) => is.type === 'integer' && tighter !== undefined)
    fc.assert(
      fc.property(fc.constantFrom(...integers), fc.integer({ min: 1, max: 100 }), ({ id, tighter, values: dated }, by) => {
        const value = (dated.at(-1)?.value as number) + (tighter === 'higher' ? -by : by)
        const document = {
          format: 1,
          id: 'east',
          version: '1',
          unit: 'east',
          title: both('by-law'),
          validFrom: '2026-03-01',
          parameters: [{ id, values: [{ value, validFrom: '2026-03-01', source }] }],
          articles: [],
        }
        const loosens = checkByLaw(constitution, document).filter(({ code }) => code === 'loosens')
        expect(loosens.map(({ message }) => message).join()).toContain(`\`${id}\``)
      }),
    )
  })

  test('the order in which several are given changes nothing', () => {
    const several = fc.array(byLaws, { minLength: 2, maxLength: 4 })
    fc.assert(
      fc.property(several, fc.infiniteStream(fc.nat()), fc.array(asked, { maxLength: 5 }), (documents, dice, requests) => {
        const standing = documents
          .map((document, at) => ({ ...document, id: `unit-${at}` }))
          .filter((document) => checkByLaw(constitution, document).length === 0)
          .map((document) => parseByLaw(constitution, document))
        const other = standing.map((each) => ({ each, at: dice.next().value ?? 0 })).sort((a, b) => a.at - b.at)
        const one = withByLaws(constitution, standing)
        const two = withByLaws(
          constitution,
          other.map(({ each }) => each),
        )
        expect(two.document).toEqual(one.document)
        for (const request of requests) expect(ask(two, request)).toEqual(ask(one, request))
      }),
      { numRuns: 12 },
    )
  })
})

function shuffled(order: <Of>(list: readonly Of[]) => readonly Of[]): Constitution {
  const { chapters: _, ...document } = huzhushe as ConstitutionDocument
  const articles = order(document.articles).map((each) => ({ ...each, rules: order(each.rules) }))
  return parseConstitution({ ...document, articles })
}

function withArticle(more: Omit<Rule, 'name'>): unknown {
  return { ...huzhushe, articles: [...huzhushe.articles, article('1000', [more])] }
}
