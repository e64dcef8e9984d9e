import fc from 'fast-check'
import {
  type Actor,
  type Constitution,
  type ConstitutionDocument,
  diff,
  type Facts,
  type FactValue,
  factsNeeded,
  parseConstitution,
  rule,
} from 'huzhu/constitution'
import { huzhushe } from 'huzhu/presets/huzhushe'
import type { Combination, Condition, Rule } from 'huzhu/rules'
import { describe, expect, test } from 'vitest'
import { oneOf } from './asked.ts'
import { tiny } from './tiny.ts'

/** The day of the later version, so that its parameters are those that the powers are compared by. */
const today = '2026-03-02'
const at = `${today}T02:00:00.000Z`
const preset = parseConstitution(huzhushe)
const nameOf = ({ type, actor }: { readonly type: string; readonly actor: Actor }) => `${actor.kind} ${actor.id}: ${type}`

/** What the members' register says of an actor, told once more. */
function standingOf({ kind, id }: Actor, { structure }: ConstitutionDocument): Facts {
  const none = {
    'by.kind': kind,
    'by.body': 'none',
    'by.organ': 'none',
    'by.layer': 'none',
    'by.member': false,
    'by.offices': [],
  }
  if (kind === 'organ') return { ...none, 'by.organ': id, 'by.layer': structure.organs.find((each) => each.id === id)!.layer }
  if (kind === 'unit') return { ...none, 'by.layer': id }
  if (kind === 'body') return { ...none, 'by.body': id }
  if (kind === 'office') return { ...none, 'by.kind': 'resident', 'by.member': true, 'by.offices': [id] }
  return { ...none, 'by.kind': id, 'by.member': kind === 'member' }
}

/** The facts of a standing that rules about an action read. */
function read(constitution: Constitution, type: string, facts: Facts): Facts {
  const names = new Set(factsNeeded(constitution, type).map(({ name }) => name))
  return Object.fromEntries(Object.entries(facts).filter(([name]) => names.has(name)))
}

const mayBeDone = (constitution: Constitution, type: string, facts: Facts) =>
  ['permitted', 'referred'].includes(rule(constitution, { type, at }, facts).outcome)

describe('a change of one rule of the preset', { timeout: 120_000 }, () => {
  test('gives and takes powers that are there on one side and on the other are not', () => {
    let found = 0
    fc.assert(
      fc.property(amendment, fc.nat(), (change, seed) => {
        const after = parseConstitution({ ...amend(huzhushe, change), version: '2', validFrom: today })
        const { gained, lost, unsettled } = diff(preset, after).powers
        expect(unsettled).toEqual([])
        for (const [changes, has, lacks] of [
          [gained, after, preset],
          [lost, preset, after],
        ] as const) {
          for (const change of changes.slice(0, 8)) {
            const { type, actor, facts } = change
            found += 1
            expect(mayBeDone(has, type, facts), nameOf(change)).toBe(true)
            expect(facts).toMatchObject(pick(standingOf(actor, has.document), Object.keys(facts), actor))
            // The facts under which it may be done on one side, and others beside them, do not do on the other.
            for (const more of completions(lacks, type, 40, seed)) {
              const standing = read(lacks, type, standingOf(actor, lacks.document))
              expect(mayBeDone(lacks, type, { ...more, ...read(lacks, type, facts), ...standing })).toBe(false)
              expect(mayBeDone(lacks, type, { ...more, ...standing })).toBe(false)
            }
          }
        }
      }),
      // A fixed seed: what must have occurred at the end must not hang on chance.
      { numRuns: 60, seed: 2026 },
    )
    expect(found).toBeGreaterThan(40)
  })
})

describe('on a small constitution', { timeout: 120_000 }, () => {
  test('the powers are those that trying every value of every fact finds', () => {
    const nothing = parseConstitution(small([]))
    let given = 0
    let withheld = 0
    fc.assert(
      fc.property(fc.array(smallRule, { minLength: 1, maxLength: 4 }), (rules) => {
        const constitution = parseConstitution({ ...small(rules), version: '2' })
        fc.pre(sizeOf(constitution) <= 3000)
        const { gained, unsettled } = diff(nothing, constitution).powers
        expect(unsettled).toEqual([])
        const powers = gained.map(({ actor }) => `${actor.kind} ${actor.id}`)
        for (const actor of SMALL_ACTORS) {
          const possible = everything(constitution, standingOf(actor, constitution.document)).some((facts) =>
            mayBeDone(constitution, 'act', facts),
          )
          expect(powers.includes(`${actor.kind} ${actor.id}`)).toBe(possible)
          if (possible) given += 1
          else withheld += 1
        }
        expect(diff(constitution, nothing).powers.lost.map(nameOf)).toEqual(gained.map(nameOf))
      }),
      // A fixed seed: what must have occurred at the end must not hang on chance.
      { numRuns: 400, seed: 2026 },
    )
    expect(Math.min(given, withheld)).toBeGreaterThan(200)
  })
})

test('who is new gains what its standing gives, and who is abolished loses it', () => {
  const audit = { id: 'audit', label: { en: 'auditors', 'zh-CN': '监事会' }, layer: 'head' }
  const after = { ...tiny(), structure: { ...tiny().structure, organs: [...tiny().structure.organs, audit] } }
  const powers = (a: ConstitutionDocument, b: ConstitutionDocument) => diff(parseConstitution(a), parseConstitution(b)).powers
  expect(powers(tiny(), after).gained.map(nameOf)).toEqual(['organ audit: lendRoom', 'organ audit: requestAssembly'])
  expect(powers(after, tiny()).lost.map(nameOf)).toEqual(['organ audit: lendRoom', 'organ audit: requestAssembly'])
})

test('the figures are those of the day on which the later version comes into force', () => {
  const open = tiny()
  const later = { ...open, validFrom: '2026-01-01', version: '2' }
  const { powers } = diff(parseConstitution(open), parseConstitution(later))
  expect(powers.on).toBe('2026-01-01')
  // From 2026 on the parameter has no value under the second version: what rules read it for, nobody can do.
  const [petition] = open.parameters
  const ended = { ...later, parameters: [{ ...petition!, values: petition!.values.slice(0, 1) }] }
  const { lost, actors } = diff(parseConstitution(open), parseConstitution(ended)).powers
  expect(new Set(lost.map(({ type }) => type))).toEqual(new Set(['requestAssembly']))
  expect(lost).toHaveLength(actors.before)
})

test('what an operator of the host decides is unsettled, unless some value does', () => {
  const operator = (answer: boolean) => ({
    name: 'fits',
    left: { type: 'integer' } as const,
    right: { type: 'integer' } as const,
    pure: true as const,
    test: () => answer,
  })
  const asks = { all: [{ fact: 'hours', operator: 'fits', value: 8 }] }
  const document = tiny()
  const [room, ...others] = document.articles
  const open = { name: 'fitting', conditions: asks, event: { type: 'permit' as const } }
  const after = { ...document, articles: [{ ...room!, rules: [open] }, ...others] }
  const nothing = parseConstitution({ ...document, articles: [{ ...room!, rules: [] }, ...others] })
  const powers = (answer: boolean) => diff(nothing, parseConstitution(after, { operators: [operator(answer)] })).powers
  expect(powers(true).unsettled).toEqual([])
  expect(powers(true).gained.length).toBeGreaterThan(0)
  expect(powers(false).gained.filter(({ type }) => type === 'lendRoom')).toEqual([])
  expect(powers(false).unsettled.length).toBeGreaterThan(0)
})

test('a search without end is cut short and says so', () => {
  const { gained, unsettled } = diff(parseConstitution(pigeons(false)), parseConstitution(pigeons(true))).powers
  expect(gained).toEqual([])
  expect(unsettled.length).toBeGreaterThan(0)
})

/** A change of one rule: removed, turned into another effect, or with a condition dropped or negated. */
const amendment = fc.record({
  name: fc.constantFrom(...preset.clauses.keys()),
  how: fc.constantFrom('remove', 'turn', 'drop', 'negate'),
  which: fc.nat(9),
})

interface Amendment {
  readonly name: string
  readonly how: string
  readonly which: number
}

function amend(document: ConstitutionDocument, change: Amendment): ConstitutionDocument {
  const amended = (each: Rule) => (each.name === change.name ? amendRule(each, change) : [each])
  return { ...document, articles: document.articles.map((article) => ({ ...article, rules: article.rules.flatMap(amended) })) }
}

function amendRule(each: Rule, { how, which }: Amendment): readonly Rule[] {
  if (how === 'remove') return []
  if (how === 'turn') return [{ ...each, event: { type: each.event.type === 'permit' ? 'forbid' : 'permit' } }]
  const { conditions } = each
  if (!('all' in conditions) || conditions.all.length < 2) return [each]
  // The first condition names the action.
  const at = 1 + (which % (conditions.all.length - 1))
  const all = conditions.all.flatMap((condition, index): Condition[] =>
    index !== at ? [condition] : how === 'drop' ? [] : [{ not: condition }],
  )
  return [{ ...each, conditions: { all } }]
}

/** Random values of all facts that the rules about an action read. */
function completions(constitution: Constitution, type: string, count: number, seed: number): readonly Facts[] {
  const all = Object.fromEntries(factsNeeded(constitution, type).map(({ name, is }) => [name, oneOf(constitution, is)]))
  return fc.sample(fc.record(all), { numRuns: count, seed }) as readonly Facts[]
}

function pick(standing: Facts, names: readonly string[], { kind }: Actor): Facts {
  // Whoever holds an office may be any kind of person, and a member or not.
  const free = kind === 'office' ? ['by.kind', 'by.member'] : []
  return Object.fromEntries(Object.entries(standing).filter(([name]) => names.includes(name) && !free.includes(name)))
}

const ORGANS = ['council', 'audit']
const SMALL_ACTORS: readonly Actor[] = [
  ...ORGANS.map((id) => ({ kind: 'organ', id, label: { en: id, 'zh-CN': id } }) as const),
  { kind: 'unit', id: 'head', label: { en: 'head', 'zh-CN': '总社' } },
  { kind: 'member', id: 'resident', label: { en: 'member', 'zh-CN': '会员' } },
  { kind: 'other', id: 'resident', label: { en: 'other', 'zh-CN': '其他' } },
]
const SHARES = [{ of: 'present', unit: 'members' }]
const DAYS = [
  '2024-12-30',
  '2024-12-31',
  '2025-01-01',
  '2025-01-02',
  '2025-06-01',
  '2025-06-02',
  '2025-06-03',
  '2026-03-01',
  '2026-03-02',
  '2026-03-03',
]

/** Every value of every fact of a small constitution that could make a difference, and more. */
const DENSE: { readonly [name: string]: readonly FactValue[] } = {
  agreed: [true, false],
  colour: ['red', 'green', 'blue', 'grey'],
  shade: ['red', 'green', 'blue', 'grey'],
  days: [-1, 0, 1, 2, 3, 4, 5, 6, 7],
  limit: [-1, 0, 1, 2, 3, 4, 5, 6, 7],
  vote: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((count) => [count, 12]),
  begins: DAYS,
  who: ['anna', 'bo', 'cy', 'dee'],
  friends: [
    [],
    ['anna'],
    ['bo'],
    ['cy'],
    ['anna', 'bo'],
    ['anna', 'cy'],
    ['bo', 'cy'],
    ['anna', 'bo', 'cy'],
    ['dee'],
    ['anna', 'dee'],
  ],
}

function sizeOf(constitution: Constitution): number {
  return factsNeeded(constitution, 'act').reduce((product, { name }) => product * (DENSE[name]?.length ?? 1), 1)
}

function everything(constitution: Constitution, standing: Facts): readonly Facts[] {
  const known = read(constitution, 'act', standing)
  const open = factsNeeded(constitution, 'act').filter(({ name }) => known[name] === undefined)
  return open.reduce<readonly Facts[]>(
    (made, { name }) => made.flatMap((facts) => DENSE[name]!.map((value) => ({ ...facts, [name]: value }))),
    [known],
  )
}

function small(rules: readonly Rule[]): ConstitutionDocument {
  const label = (words: string) => ({ en: words, 'zh-CN': words })
  const document = tiny()
  const declare = (name: string, is: ConstitutionDocument['facts'][number]['is'], source: 'state' | 'host' = 'host') =>
    ({ name, is, label: label(name), source, changeable: true }) as const
  return {
    ...document,
    validFrom: today,
    structure: { ...document.structure, organs: ORGANS.map((id) => ({ id, label: label(id), layer: 'head' })) },
    parameters: [],
    facts: [
      declare('by.organ', { type: 'enum', values: [...ORGANS, 'none'] }, 'state'),
      declare('by.member', { type: 'boolean' }, 'state'),
      declare('agreed', { type: 'boolean' }),
      declare('colour', { type: 'enum', values: ['red', 'green', 'blue', 'grey'] }),
      declare('shade', { type: 'enum', values: ['red', 'green', 'blue', 'grey'] }),
      declare('days', { type: 'integer' }),
      declare('limit', { type: 'integer' }),
      declare('vote', { type: 'tally', shares: SHARES }),
      declare('begins', { type: 'date' }),
      declare('who', { type: 'id' }),
      declare('friends', { type: 'list', of: { type: 'id' } }),
    ],
    actions: [{ type: 'act', label: label('act') }],
    articles: [{ ...document.articles[0]!, rules: rules.map((each, at) => ({ ...each, name: `rule ${at}` })) }],
  }
}

const share = (num: number, den: number, cmp: '>' | '>=') => ({ num, den, cmp, of: 'present', unit: 'members' }) as const
const ORDER = ['equal', 'notEqual', 'lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive']
const comparing = (fact: string, operators: readonly string[], values: readonly unknown[]) =>
  fc.record({ fact: fc.constant(fact), operator: fc.constantFrom(...operators), value: fc.constantFrom(...values) })

const comparison = fc.oneof(
  comparing('by.organ', ['equal', 'notEqual'], ORGANS),
  comparing('by.member', ['equal'], [true, false]),
  comparing('agreed', ['equal', 'notEqual'], [true, false]),
  comparing('colour', ['in', 'notIn'], [['red'], ['red', 'green'], ['grey']]),
  comparing('shade', ['equal', 'notEqual'], [{ fact: 'colour' }]),
  comparing('date', ['lessThan', 'greaterThan'], [{ fact: 'begins' }]),
  comparing('days', ORDER, [2, 4, { fact: 'limit' }]),
  comparing('limit', ORDER, [3]),
  comparing('vote', ['reaches', 'not:reaches'], [share(1, 2, '>'), share(1, 2, '>='), share(2, 3, '>='), share(1, 1, '>=')]),
  comparing('begins', ['lessThan', 'greaterThanInclusive', 'equal'], ['2025-01-01', '2025-06-02']),
  comparing('friends', ['contains', 'doesNotContain', 'someFact:equal', 'everyFact:notEqual'], ['anna', 'bo', { fact: 'who' }]),
  comparing('who', ['equal', 'notEqual'], ['anna', 'cy']),
) as unknown as fc.Arbitrary<Condition>

const smallRule: fc.Arbitrary<Rule> = fc.record({
  name: fc.constant('rule'),
  conditions: fc
    .array(fc.oneof({ weight: 4, arbitrary: comparison }, { weight: 1, arbitrary: comparison.map((not) => ({ not })) }), {
      minLength: 1,
      maxLength: 3,
    })
    .chain((list) => fc.constantFrom<Combination>({ all: list }, { any: list })),
  event: fc.constantFrom<Rule['event']>(
    { type: 'permit' },
    { type: 'forbid' },
    { type: 'forbid' },
    { type: 'refer', params: { organ: 'audit' } },
  ),
})

/** Nine pigeons in eight holes, none with another: no way to do it, and very long to find out. */
function pigeons(housed: boolean): ConstitutionDocument {
  const document = small([])
  const [declared] = document.facts.filter(({ name }) => name === 'agreed')
  const all = Array.from({ length: 9 }, (_, at) => at)
  const holes = all.slice(0, 8)
  const sits = (pigeon: number, hole: number) => ({ fact: `fact${pigeon * 8 + hole}`, operator: 'equal', value: true })
  const everyone = { all: all.map((pigeon) => ({ any: holes.map((hole) => sits(pigeon, hole)) })) }
  const pairs = holes.flatMap((hole) => all.flatMap((one) => all.slice(one + 1).map((other) => ({ hole, one, other }))))
  const rules: Rule[] = [
    { name: 'all housed', conditions: everyone, event: { type: 'permit' } },
    ...pairs.map(
      ({ hole, one, other }): Rule => ({
        name: `${one} and ${other} in ${hole}`,
        conditions: { all: [sits(one, hole), sits(other, hole)] },
        event: { type: 'forbid' },
      }),
    ),
  ]
  return {
    ...document,
    facts: Array.from({ length: 72 }, (_, at) => ({ ...declared!, name: `fact${at}` })),
    articles: [{ ...document.articles[0]!, rules: housed ? rules : [] }],
  }
}
