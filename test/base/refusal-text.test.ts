import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { NOUNS } from '../../src/base/noun.ts'
import { refusalText } from '../../src/base/refusal-text.ts'
import { cooperative } from '../../src/constitution/presets/cooperative.ts'
import { huzhushe } from '../../src/constitution/presets/huzhushe.ts'
import { SAMPLES } from './refusals.ts'

test('sentences carry the particulars', () => {
  expect(refusalText(SAMPLES.factsNeeded, 'en')).toBe('these facts are needed: hearing.held, council.vote')
  expect(refusalText(SAMPLES.idReused, 'zh-CN')).toBe('编号“a1”已用于另一项申请（第7条记录）')
  expect(refusalText(SAMPLES.malformed, 'en')).toBe(
    'the input is not well formed at `details.lending.hours`: must be a whole number',
  )
})

test('a value with braces is no placeholder', () => {
  expect(refusalText({ code: 'notFound', what: 'unit', id: '{what}' }, 'en')).toBe('there is no unit `{what}`')
  expect(refusalText({ code: 'notFound', what: '$&', id: '$1' }, 'en')).toBe('there is no $& `$1`')
})

test('a fault of the input as a whole is said to be at its root', () => {
  expect(refusalText({ ...SAMPLES.malformed, path: [] }, 'en')).toMatch(/^the input is not well formed at `the root`/)
  expect(refusalText({ ...SAMPLES.malformed, path: [] }, 'zh-CN')).toMatch(/^填报有误（整份申请）/)
})

test('lists are written as each language writes them', () => {
  expect(refusalText(SAMPLES.notPossible, 'en')).toMatch(/g1, g2/)
  expect(refusalText(SAMPLES.notPossible, 'zh-CN')).toMatch(/g1、g2/)
})

test('what things do not bear is said in words, with whom or what it is about', () => {
  expect(refusalText(SAMPLES.notPossible, 'en')).toBe('not possible as things stand (g1, g2): there are open units below it')
  expect(refusalText(SAMPLES.notPossible, 'zh-CN')).toBe('现状下不能办理（g1、g2）：还有下设小组未撤销')
  expect(refusalText({ ...SAMPLES.notPossible, ids: [] }, 'en')).toBe(
    'not possible as things stand: there are open units below it',
  )
  expect(refusalText({ ...SAMPLES.notPossible, ids: [] }, 'zh-CN')).toBe('现状下不能办理：还有下设小组未撤销')
})

describe('days are said with the days that are allowed', () => {
  const late = { code: 'outOfTime', what: 'lastDay', date: '2026-07-01' } as const
  test.each([
    [{}, 'the last day of the poll is 2026-07-01, outside the time allowed', '最后投票日为2026-07-01，不在规定期限内'],
    [
      { from: '2026-07-02' },
      'the last day of the poll is 2026-07-01 (allowed from 2026-07-02), outside the time allowed',
      '最后投票日为2026-07-01（应当不早于2026-07-02），不在规定期限内',
    ],
    [
      { until: '2026-06-30' },
      'the last day of the poll is 2026-07-01 (allowed until 2026-06-30), outside the time allowed',
      '最后投票日为2026-07-01（应当不晚于2026-06-30），不在规定期限内',
    ],
    [
      { from: '2026-06-01', until: '2026-06-30' },
      'the last day of the poll is 2026-07-01 (allowed from 2026-06-01 until 2026-06-30), outside the time allowed',
      '最后投票日为2026-07-01（应当不早于2026-06-01、不晚于2026-06-30），不在规定期限内',
    ],
  ])('%j', (days, en, zh) => {
    expect(refusalText({ ...late, ...days }, 'en')).toBe(en)
    expect(refusalText({ ...late, ...days }, 'zh-CN')).toBe(zh)
  })
})

describe('with its constitution, a refusal calls things by their names', () => {
  const law = { document: huzhushe }

  test('facts that are needed', () => {
    const refusal = { ...SAMPLES.factsNeeded, needed: ['hearing.held', 'reasons.written', 'a.host.fact'] }
    expect(refusalText(refusal, 'zh-CN', law)).toBe('还需说明：已听取当事方的陈述和申辩、书面说明理由、a.host.fact')
    expect(refusalText(refusal, 'zh-CN')).toBe('还需说明：hearing.held、reasons.written、a.host.fact')
  })

  test('what has no place in a phase, and what has', () => {
    const refusal = { ...SAMPLES.outOfPhase, label: { en: 'proposed', 'zh-CN': '已提出' } }
    expect(refusalText(refusal, 'zh-CN', law)).toBe(
      '本事项处于“已提出”阶段，不能办理“报送章程修改”；可办理：登记理事会表决结果、撤回修改章程的提议',
    )
    expect(refusalText(refusal, 'zh-CN')).toBe(
      '本事项处于“已提出”阶段，不能办理“fileAmendment”；可办理：recordCouncilVote、withdrawAmendment',
    )
    expect(refusalText(SAMPLES.outOfPhase, 'zh-CN')).toContain('“proposed”')
    expect(refusalText(refusal, 'en', law)).toBe(
      "`file an amendment` has no place in phase `proposed`; expected: record the council's vote on an amendment, withdraw an amendment",
    )
  })

  test('the organ that must decide first, and of which unit', () => {
    const refusal = { ...SAMPLES.referred, organ: 'head:council' }
    expect(refusalText(refusal, 'zh-CN', law)).toBe('应当先提请“理事会（head）”决定')
    expect(refusalText(refusal, 'en', law)).toBe('`council (head)` must decide first')
    expect(refusalText({ ...refusal, organ: 'head:jury' }, 'en', law)).toBe('`head:jury` must decide first')
  })

  test('the day of an act', () => {
    const refusal = { code: 'outOfTime', what: 'closePolls', date: '2026-07-01' } as const
    expect(refusalText(refusal, 'zh-CN', law)).toBe('投票截止的日期为2026-07-01，不在规定期限内')
    expect(refusalText(refusal, 'en')).toBe('closePolls is 2026-07-01, outside the time allowed')
  })

  test('as the one constitution or the other calls them', () => {
    const refusal = { ...SAMPLES.referred, organ: 'coop:meeting' }
    const { organs } = cooperative.structure
    expect(refusalText({ ...refusal, organ: `coop:${organs[0]?.id}` }, 'zh-CN', { document: cooperative })).toContain(
      organs[0]?.label['zh-CN'],
    )
  })
})

test('everything that a refusal of the library names has a word of each language', () => {
  const acts = new Set(huzhushe.actions.map(({ type }) => type))
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
  const named = sources.flatMap((file) => {
    const code = readFileSync(`src/${file}`, 'utf8')
    const refusals = code.matchAll(
      /code: '(?:notFound|alreadyExists|outOfTime)', what: '([^']+)'|\b(?:notFound|alreadyExists)\('([^']+)'/g,
    )
    return [...refusals].map(([, what, other]) => what ?? other ?? '')
  })
  expect(named.length).toBeGreaterThan(80)
  expect([...new Set(named)].filter((what) => !Object.hasOwn(NOUNS, what) && !acts.has(what))).toEqual([])
  for (const [what, { en, 'zh-CN': zh }] of Object.entries(NOUNS)) {
    expect(en, what).toMatch(/^[a-z ]+$/)
    expect(zh, what).toMatch(/^\p{Script=Han}+$/u)
  }
})
