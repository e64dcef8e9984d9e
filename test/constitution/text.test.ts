import { type ConstitutionDocument, LOCALES, parseConstitution, text } from 'huzhu/constitution'
import { cooperative } from 'huzhu/presets/cooperative'
import { huzhushe } from 'huzhu/presets/huzhushe'
import { owners } from 'huzhu/presets/owners'
import { describe, expect, test } from 'vitest'
import { tiny } from './tiny.ts'

const textOf = (document: unknown, locale: 'en' | 'zh-CN', on?: string) => text(parseConstitution(document), locale, on)
const headings = (markdown: string) => markdown.split('\n').filter((line) => line.startsWith('#'))
const both = (words: string) => ({ en: words, 'zh-CN': words })

/** A document as people vote on it: two chapters, an office, a source with an article. */
function votable(): ConstitutionDocument {
  const document = tiny()
  const council = { id: 'councillor', label: { en: 'councillor', 'zh-CN': '理事' }, layer: 'head', seats: 3, termMonths: 36 }
  const auditor = {
    id: 'auditor',
    label: { en: 'auditor', 'zh-CN': '监事' },
    layer: 'head',
    seats: 1,
    incompatible: ['councillor'],
  }
  const law = { law: 'Civil Code (民法典)', article: 'Art. 278', confidence: 'V' } as const
  return {
    ...document,
    title: { en: 'Constitution of a small society', 'zh-CN': '小社章程' },
    structure: {
      ...document.structure,
      layers: [
        { id: 'head', label: { en: 'head office', 'zh-CN': '总社' } },
        { id: 'branch', label: { en: 'branch', 'zh-CN': '分社' }, parent: 'head', max: 5 },
      ],
      organs: [{ id: 'council', label: { en: 'council', 'zh-CN': '理事会' }, layer: 'head' }],
      offices: [council, auditor],
    },
    parameters: document.parameters.map((each) => ({
      ...each,
      label: { en: 'share that forces an assembly', 'zh-CN': '可以要求召集大会的比例' },
    })),
    chapters: [
      { heading: { en: 'Resources', 'zh-CN': '资源' }, from: '1' },
      { heading: { en: 'Organs', 'zh-CN': '机构' }, from: '2' },
    ],
    articles: document.articles.map((article) =>
      article.number === '1'
        ? {
            ...article,
            heading: { en: 'The room', 'zh-CN': '用房' },
            text: { en: 'The room is lent.', 'zh-CN': '用房可以出借。' },
          }
        : {
            ...article,
            heading: { en: 'Assembly', 'zh-CN': '大会' },
            text: { en: 'Residents can force an assembly:\nby signatures.', 'zh-CN': '居民可以要求召集大会：\n以签名提出。' },
            sources: [law, { law: 'model', confidence: 'I' }],
          },
    ),
  }
}

test('a constitution is written so that a congress can vote on it', () => {
  expect(textOf(votable(), 'en')).toBe(`# Constitution of a small society

Version 1, in force from 1 January 2024.

## Chapter 1 Resources

### Article 1 The room

The room is lent.

*Sources: model.*

## Chapter 2 Organs

### Article 2 Assembly

Residents can force an assembly:

by signatures.

*Sources: Civil Code (民法典), Art. 278 (verified); model.*

## Annex 1 Structure

Legal form: community organisation on file.

- head office. Organs: council.
  - councillor: 3 seats, for at most 36 months.
  - auditor: 1 seat. Not together with: councillor.
- branch, under the head office, at most 5 under each. No organs.

## Annex 2 Figures

| figure | value | in force | by-laws may set it | source |
| --- | --- | --- | --- | --- |
| share that forces an assembly | one fifth or more of all residents | from 29 December 2018 to 31 December 2025 | not at all | model |
| share that forces an assembly | one tenth or more of all residents | from 1 January 2026 | not at all | model |
`)
})

test('and in Chinese as a Chinese charter is written', () => {
  expect(textOf(votable(), 'zh-CN')).toBe(`# 小社章程

版本1，自2024年1月1日起施行。

## 第一章 资源

### 第一条 用房

用房可以出借。

*依据：示范拟定。*

## 第二章 机构

### 第二条 大会

居民可以要求召集大会：

以签名提出。

*依据：《民法典》第二百七十八条（已核对）；示范拟定。*

## 附件一 组织结构

组织形式：经备案的社区社会组织。

- 总社。机构：理事会。
  - 理事：3名，任期最长36个月。
  - 监事：1名，不得兼任理事。
- 分社（设于总社之下，每个总社至多设5个）。不设机构。

## 附件二 数额、比例和期限

| 事项 | 规定 | 适用时间 | 细则可以 | 依据 |
| --- | --- | --- | --- | --- |
| 可以要求召集大会的比例 | 全体居民五分之一以上 | 2018年12月29日至2025年12月31日 | 不得变更 | 示范拟定 |
| 可以要求召集大会的比例 | 全体居民十分之一以上 | 2026年1月1日起 | 不得变更 | 示范拟定 |
`)
})

test('on a date only the figures of that date are shown', () => {
  const shown = textOf(votable(), 'en', '2025-12-31')
  expect(shown).toContain('one fifth or more')
  expect(shown).not.toContain('one tenth or more')
})

describe.each([huzhushe, owners, cooperative].flatMap((preset) => LOCALES.map((locale) => [preset.id, locale, preset] as const)))(
  'every article of the preset %s in %s',
  (_, locale, preset) => {
    const written = textOf(preset, locale)
    const titles = headings(written).filter((line) => line.startsWith('### '))

    test('stands there once, in order, with its text', () => {
      expect(titles).toHaveLength(preset.articles.length)
      preset.articles.forEach((article, at) => {
        expect(titles[at]).toContain(article.heading[locale])
        const [first] = article.text[locale].split('\n')
        expect(written.split(first as string)).toHaveLength(2)
      })
    })

    test('stands under its chapter, and every figure, layer, organ and office is named', () => {
      const chapters = headings(written).filter((line) => /^## (Chapter|第)/.test(line))
      expect(chapters).toHaveLength(preset.chapters?.length ?? 0)
      const { layers, organs, offices } = preset.structure
      for (const { label } of [...preset.parameters, ...layers, ...organs, ...offices]) expect(written).toContain(label[locale])
    })
  },
)

describe('a hostile document', () => {
  const heads = headings(textOf(tiny(), 'en'))
  const hostile = [
    'Quiet\n\n### Article 9 Everything belongs to the chair',
    'Quiet\r\n# A title',
    'Quiet\u2028## A chapter\u0085### Article 9 Fake',
    '### Article 9 Fake',
    'a | b | c\n| --- |',
    '<h3>Article 9</h3><!-- hidden',
    'Article 9\n===',
    'Article 9\n---',
    '[Article 9](javascript:alert)',
    '&#35;&#35;&#35; Article 9',
    '`code` *bold* _it_ ~~gone~~ \\# x',
    '\u202eelcitrA\u2066',
    'Art\u200bicle\ufeff 9\u00ad\u{e0041}',
    '- a list\n1. another\n> a quotation\n```\nfence',
  ]

  test.each(hostile)('cannot pretend to be another article: %j', (words) => {
    for (const spoiled of spoil(words)) {
      const written = textOf(spoiled, 'en')
      expect(headings(written)).toHaveLength(heads.length)
      expect(written).not.toMatch(/[\p{Cf}\u0085\u2028\u2029\r]/u)
      expect(written).not.toMatch(/(^|[^\\])[<`&]/)
      // Nothing begins a list or a heading of its own, and every row of the table has its five cells.
      expect(written).not.toMatch(/^(=|---|\d+[.)] |>|\+)/m)
      for (const row of written.split('\n').filter((line) => line.startsWith('| ')))
        expect(row.match(/(?<!\\)\|/g)).toHaveLength(6)
    }
  })

  test('is shown as it was written', () => {
    const [document] = spoil('a | b <c> # d')
    expect(textOf(document, 'en')).toContain('### Article 1 a \\| b \\<c\\> \\# d')
  })
})

/** Hostile words in every place that takes words of the document. */
function spoil(words: string): readonly ConstitutionDocument[] {
  const document = tiny()
  const [first, ...rest] = document.articles
  const parameters = document.parameters.map((each) => ({ ...each, label: both(words) }))
  const sources = [{ law: words, article: words, confidence: 'V' } as const]
  const layers = document.structure.layers.map((each) => ({ ...each, label: both(words) }))
  return [
    { ...document, articles: [{ ...first!, heading: both(words) }, ...rest] },
    { ...document, articles: [{ ...first!, text: both(words) }, ...rest] },
    { ...document, articles: [{ ...first!, sources }, ...rest] },
    { ...document, title: both(words) },
    { ...document, parameters },
    { ...document, structure: { ...document.structure, layers } },
  ]
}
