import { amendment } from 'huzhu/amendment'
import { type ConstitutionDocument, factsNeeded, parameter, parseConstitution, rule, runExamples } from 'huzhu/constitution'
import { members } from 'huzhu/members'
import { cooperative } from 'huzhu/presets/cooperative'
import { owners } from 'huzhu/presets/owners'
import { owners2020 } from 'huzhu/profiles'
import { referral } from 'huzhu/referral'
import { describe, expect, test } from 'vitest'
import { chineseNumeral } from '../../src/base/numeral.ts'

const NEVER: { readonly [id: string]: readonly string[] } = {
  owners: ['expelMember'],
  cooperative: ['sellHome', 'distributeReserve', 'giveOrder'],
}

describe.each([owners, cooperative].map((document) => [document.id, document] as const))('the preset %s', (id, document) => {
  const { articles, actions, facts, parameters, conditions, structure } = document
  const constitution = parseConstitution(document)
  const runs = runExamples(constitution)
  const types = actions.map((action) => action.type)

  test.each(runs.map((run) => [run.article, run.example.title.en, run] as const))('article %s: %s', (_article, _title, run) => {
    expect(run.ruling.errors).toEqual([])
    expect(run.ruling.outcome).toBe(run.example.outcome)
    expect(run.holds).toBe(true)
  })

  test.each(articles.map((article) => [article.number, article] as const))(
    'article %s has examples, each of its rules decides one, and it says where it comes from',
    (_, article) => {
      const decided = runs.flatMap(({ ruling }) => [...ruling.grounds, ...ruling.obligations].map((each) => each.rule))
      expect(article.examples.length).toBeGreaterThanOrEqual(2)
      expect(article.rules.map((each) => each.name).filter((name) => !decided.includes(name))).toEqual([])
      for (const { law, article: number, confidence, note } of article.sources) {
        if (law === 'model') expect([number, confidence, typeof note]).toEqual([undefined, 'I', 'string'])
        else expect(['V', 'P', 'K']).toContain(confidence)
      }
    },
  )

  test('is a whole: every action type is shown, every fact, condition and parameter is read', () => {
    const shown = new Set(runs.map(({ example }) => example.action.type))
    expect(types.filter((type) => !shown.has(type))).toEqual([])
    const allowed = new Set(runs.flatMap(({ example: { action, outcome } }) => (outcome === 'permitted' ? action.type : [])))
    expect(types.filter((type) => !allowed.has(type))).toEqual(NEVER[id])
    const read = new Set(types.flatMap((type) => factsNeeded(constitution, type).map((fact) => fact.name)))
    expect(facts.map((fact) => fact.name).filter((name) => !read.has(name))).toEqual([])
    const rules = JSON.stringify([articles.map((article) => article.rules), conditions])
    expect(Object.keys(conditions).filter((name) => !rules.includes(`{"condition":"${name}"}`))).toEqual([])
    const parametersRead = new Set([...constitution.clauses.values()].flatMap((clause) => clause.parameters))
    const others = parameters.map((each) => each.id).filter((each) => !parametersRead.has(each))
    expect(others.filter((each) => !each.startsWith('amendment.'))).toEqual(['lateEntry.days'])
  })

  test('shows all four answers, in more than a hundred examples', () => {
    expect([...new Set(runs.map(({ example }) => example.outcome))].sort()).toEqual([
      'forbidden',
      'permitted',
      'referred',
      'unknown',
    ])
    expect(runs.length).toBeGreaterThan(100)
  })

  test('says each figure and each number of days, in both languages, in an article that reads it', () => {
    const said = new Map<string, boolean>()
    for (const { rules, text } of articles) {
      const read = rules.flatMap(({ name }) => constitution.clauses.get(name)?.parameters ?? [])
      const figures = read.map((each) => [each, parameter(constitution, each, '2026-03-02')?.value] as const)
      const days = rules.flatMap(({ name, event: { params } }) =>
        params !== undefined && 'withinDays' in params ? [[name, params.withinDays] as const] : [],
      )
      for (const [name, figure] of [...figures, ...days]) {
        if (typeof figure === 'number') said.set(name, said.get(name) === true || says(text, figure))
      }
    }
    expect(said.size).toBeGreaterThan(8)
    expect([...said].filter(([, found]) => !found)).toEqual([])
  })

  test('names other articles by the same numbers in both languages', () => {
    const numerals = new Map(articles.map(({ number }) => [chineseNumeral(Number(number)), number]))
    expect(articles.map(({ number }) => number)).toEqual(articles.map((_, at) => String(at + 1)))
    for (const { text } of articles) {
      const [en, zh] = [
        [...text.en.matchAll(/\d+/g)].map(([number]) => number),
        [...text['zh-CN'].matchAll(/第([一二三四五六七八九十]+)条/g)],
      ]
      expect(zh.map(([, numeral]) => numerals.get(numeral ?? '')).filter((number) => !en.includes(number ?? ''))).toEqual([])
    }
  })

  test('speaks two languages: no Chinese in the English, no Latin letter or half-width sign in the Chinese', () => {
    const [en, zh] = [textsOf(document, 'en'), textsOf(document, 'zh-CN')]
    expect(zh.length).toBe(en.length)
    expect(en.filter((text) => /[\u3000-\u9fff\uff00-\uffef]/.test(text))).toEqual([])
    expect(zh.filter((text) => /[A-Za-z!-/:-@[-`{-~\s]/.test(text))).toEqual([])
    expect(articles.filter(({ text }) => !text['zh-CN'].endsWith('。') || !text.en.endsWith('.'))).toEqual([])
  })

  test('calls every value of an enum by a name', () => {
    const enums = facts.flatMap((fact) => (fact.is.type === 'enum' ? [[fact.is.values, Object.keys(fact.labels ?? {})]] : []))
    for (const [values, labels] of enums) expect([...(labels ?? [])].sort()).toEqual([...(values ?? [])].sort())
  })

  test('reads of the state what the lifecycles supply, and rules what they carry out', () => {
    const lifecycles = [members, amendment, referral]
    const supplied = lifecycles.flatMap((each) => each.supplies(structure as never)).map(({ name, is }) => [name, is] as const)
    const state = facts.filter((fact) => fact.source === 'state').map(({ name, is }) => [name, is] as const)
    expect(state.map(([name]) => [name, new Map(supplied).get(name)])).toEqual(state)
    const carried = actions.flatMap(({ type, lifecycle }) => (lifecycle === undefined ? [] : [[type, lifecycle]]))
    expect(carried.filter(([type, kind]) => !lifecycles.some((each) => each.kind === kind && type! in each.actions))).toEqual([])
    for (const each of [amendment, referral])
      expect(carried.flatMap(([type, kind]) => (kind === each.kind ? type! : [])).sort()).toEqual(
        Object.keys(each.actions).sort(),
      )
  })

  test('lays duties on whoever exists, to be met by what can be done', () => {
    const known = ['by', ...structure.organs.map((organ) => organ.id)]
    const duties = articles.flatMap(({ rules }) => rules.flatMap(({ event }) => (event.type === 'oblige' ? [event.params] : [])))
    expect(duties.filter(({ who }) => who === undefined || !known.includes(who))).toEqual([])
    expect(duties.flatMap(({ metBy }) => metBy ?? []).filter((type) => !types.includes(type))).toEqual([])
  })

  test('before the founding nothing but the founding can be done', () => {
    const others = types.filter((type) => !['foundSociety', 'adoptSociety'].includes(type))
    const ground = (type: string) => rule(constitution, { type, at: '2026-03-02T02:00:00.000Z' }, { 'society.founded': false })
    expect(others.filter((type) => ground(type).outcome !== 'forbidden')).toEqual([])
  })
})

test('the owners decide by the shares that the profile of the Civil Code gives', () => {
  const preset = parseConstitution(owners)
  const law = (id: string) => owners2020.parameters.find((each) => each.id === id)?.value
  for (const id of ['decision.participation', 'decision.ordinary', 'decision.special']) {
    expect(law(id)).toBeDefined()
    expect(parameter(preset, id, '2026-03-02')?.value).toEqual(law(id))
  }
})

test('the co-operative names no law of any country, and no body of one', () => {
  const laws = [...cooperative.parameters.flatMap(({ values }) => values), ...cooperative.articles.flatMap(sourcesOf)].map(
    (each) => ('law' in each ? each : each.source).law,
  )
  expect([...new Set(laws)].sort()).toEqual([
    'Statement on the Co-operative Identity (关于合作社特征的声明), International Co-operative Alliance, 1995',
    'model',
  ])
  expect(cooperative.facts.map(({ name }) => name)).not.toContain('by.body')
})

test('the day of the co-operative begins in Madrid, in summer two hours and in winter one hour before that of Greenwich', () => {
  const preset = parseConstitution(cooperative)
  const dateOf = (at: string) => rule(preset, { type: 'giveAdvice', at }, {}).facts.date
  expect(['2026-07-01T21:59:59.999Z', '2026-07-01T22:00:00.000Z'].map(dateOf)).toEqual(['2026-07-01', '2026-07-02'])
  expect(['2026-01-01T22:59:59.999Z', '2026-01-01T23:00:00.000Z'].map(dateOf)).toEqual(['2026-01-01', '2026-01-02'])
})

function sourcesOf({ sources }: ConstitutionDocument['articles'][number]) {
  return sources
}

/** `20000` is 20,000 and 二万; one and five may be words. */
function says(text: { readonly en: string; readonly 'zh-CN': string }, figure: number): boolean {
  const words = [figure.toLocaleString('en'), { 1: 'one', 5: 'five' }[figure]].filter((word) => word !== undefined)
  const chinese = figure % 10_000 === 0 ? `${chineseNumeral(figure / 10_000)}万` : chineseNumeral(figure)
  return words.some((word) => new RegExp(`\\b${word}\\b`).test(text.en)) && text['zh-CN'].includes(chinese)
}

function textsOf(node: unknown, locale: 'en' | 'zh-CN'): string[] {
  if (typeof node !== 'object' || node === null) return []
  const own = Object.hasOwn(node, locale) ? [String((node as Record<string, unknown>)[locale])] : []
  return [...own, ...Object.values(node).flatMap((child) => textsOf(child, locale))]
}
