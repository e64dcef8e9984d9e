import { type Article, type ConstitutionDocument, diff, diffText, LOCALES, parseConstitution } from 'huzhu/constitution'
import { cooperative } from 'huzhu/presets/cooperative'
import { huzhushe } from 'huzhu/presets/huzhushe'
import { owners } from 'huzhu/presets/owners'
import { describe, expect, test } from 'vitest'
import { tiny } from './tiny.ts'

const both = (words: string) => ({ en: words, 'zh-CN': words })
const model = { law: 'model', confidence: 'I' } as const
const cases = huzhushe.articles.flatMap((article) => article.examples)

/** What lies between a document and what an amendment makes of it. */
function amended<Document extends ConstitutionDocument>(document: Document, amend: (draft: Document) => ConstitutionDocument) {
  return diff(parseConstitution(document), parseConstitution({ ...amend(structuredClone(document)), version: '2' }))
}

const withArticle = (
  document: ConstitutionDocument,
  number: string,
  change: (article: Article) => Article,
): ConstitutionDocument => ({
  ...document,
  articles: document.articles.map((article) => (article.number === number ? change(article) : article)),
})

const plainArticle = (number: string, words: string): Article => ({
  number,
  heading: both(words),
  text: both(`${words}.`),
  sources: [model],
  rules: [],
  examples: [],
})

/** Everything but the references and dates, if it holds anything. */
function held(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  if (typeof value !== 'object' || value === null) return []
  const { before: _before, after: _after, title: _title, validFrom: _validFrom, ...rest } = value as { [key: string]: unknown }
  return Object.values(rest).flatMap(held)
}

describe('nothing lies between two versions', () => {
  test('that are one', () => {
    const constitution = parseConstitution(huzhushe)
    expect(held(diff(constitution, constitution, cases))).toEqual([])
  })

  test('that list the same in another order', () => {
    const turnedRound = (document: ConstitutionDocument) => ({
      ...document,
      parameters: [...document.parameters].reverse(),
      facts: [...document.facts].reverse(),
      actions: [...document.actions].reverse(),
      articles: document.articles.map((article) => ({ ...article, rules: [...article.rules].reverse() })),
    })
    expect(held(amended(huzhushe, turnedRound))).toEqual([])
  })
})

describe('article by article', () => {
  test('one that is inserted moves those after it, and nothing else is said of them', () => {
    const { articles } = amended(huzhushe, (draft) => {
      const renumber = (number: string) => (Number(number) < 5 ? number : String(Number(number) + 1))
      const kept = draft.articles.map((article) => ({
        ...article,
        number: renumber(article.number),
        examples: article.examples.map((example) =>
          example.articles === undefined ? example : { ...example, articles: example.articles.map(renumber) },
        ),
      }))
      const chapters = (draft.chapters ?? []).map((chapter) => ({ ...chapter, from: renumber(chapter.from) }))
      return { ...draft, chapters, articles: [...kept.slice(0, 4), plainArticle('5', 'Quiet hours'), ...kept.slice(4)] }
    })
    expect(articles.added.map(({ number }) => number)).toEqual(['5'])
    expect(articles.removed).toEqual([])
    expect(articles.changed).toEqual([])
    expect(articles.moved).toHaveLength(huzhushe.articles.length - 4)
    expect(articles.moved[0]?.number).toEqual({ before: '5', after: '6' })
  })

  test('one that moves and changes is recognised by a rule that it keeps', () => {
    const { articles } = amended(tiny(), (draft) => {
      const [room, assembly] = draft.articles as [Article, Article]
      return {
        ...draft,
        articles: [
          plainArticle('1', 'New'),
          { ...room, number: '3', heading: both('Lending'), text: both('Otherwise.'), rules: room.rules.slice(1) },
          assembly,
        ],
      }
    })
    expect(articles.moved).toEqual([{ number: { before: '1', after: '3' }, heading: both('Lending') }])
    expect(articles.added.map(({ number }) => number)).toEqual(['1'])
    expect(articles.changed).toEqual([
      {
        number: { before: '1', after: '3' },
        heading: { before: both('The room'), after: both('Lending') },
        text: { before: both('The room is lent.'), after: both('Otherwise.') },
        rules: { added: [], removed: [{ name: 'residents first', effect: 'permit' }], changed: [] },
      },
    ])
  })

  test('two articles that change places are both moved', () => {
    const { articles } = amended(tiny(), (draft) => {
      const [room, assembly] = draft.articles as [Article, Article]
      return {
        ...draft,
        articles: [
          { ...assembly, number: '1' },
          { ...room, number: '2' },
        ],
      }
    })
    expect(articles.moved.map(({ number }) => number)).toEqual([
      { before: '2', after: '1' },
      { before: '1', after: '2' },
    ])
    expect([articles.added, articles.removed, articles.changed]).toEqual([[], [], []])
  })

  test('one that is written twice is kept once and new once', () => {
    const { articles } = amended(tiny(), (draft) => ({
      ...draft,
      articles: [...draft.articles, { ...draft.articles[0]!, number: '3', rules: [] }],
    }))
    expect([articles.added.map(({ number }) => number), articles.moved, articles.changed]).toEqual([['3'], [], []])
  })

  test('one that says something else under the same number is removed and new', () => {
    const { articles } = amended(tiny(), (draft) => withArticle(draft, '2', () => plainArticle('2', 'Silence')))
    expect(articles.removed.map(({ heading }) => heading.en)).toEqual(['Assembly'])
    expect(articles.added.map(({ heading }) => heading.en)).toEqual(['Silence'])
  })

  test('sources, rules and examples are compared by what they say', () => {
    const law = { law: 'Civil Code', confidence: 'V' } as const
    const example = {
      title: both('A night'),
      action: { type: 'lendRoom', at: '2026-03-02T02:00:00.000Z' },
      facts: {},
      outcome: 'unknown',
    } as const
    const { articles } = amended(tiny(), (draft) =>
      withArticle(draft, '1', ({ rules, ...article }) => ({
        ...article,
        sources: [law],
        rules: rules.map((rule) => (rule.name === 'residents first' ? { ...rule, event: { type: 'forbid' } } : rule)),
        examples: [example],
      })),
    )
    expect(articles.changed).toEqual([
      {
        number: { before: '1', after: '1' },
        heading: { before: both('The room'), after: both('The room') },
        sources: { added: [law], removed: [model] },
        rules: {
          added: [],
          removed: [],
          changed: [
            { before: { name: 'residents first', effect: 'permit' }, after: { name: 'residents first', effect: 'forbid' } },
          ],
        },
        examples: { added: [both('A night')], removed: [] },
      },
    ])
  })

  test('a chapter is known by its heading, and where it begins by the article', () => {
    const chapter = (words: string, from: string) => ({ heading: both(words), from })
    const document = { ...tiny(), chapters: [chapter('A', '1'), chapter('B', '2')] }
    const { chapters } = amended(document, (draft) => {
      const [room, assembly] = draft.articles as [Article, Article]
      return {
        ...draft,
        chapters: [chapter('A', '1'), chapter('B', '3'), chapter('C', '4')],
        articles: [room, plainArticle('2', 'New'), { ...assembly, number: '3' }, plainArticle('4', 'Last')],
      }
    })
    expect(chapters).toEqual({ added: [chapter('C', '4')], removed: [], changed: [] })
  })

  test('a named condition tells which rules change with it', () => {
    const { conditions } = amended(huzhushe, (draft) => ({
      ...draft,
      conditions: { ...draft.conditions, council: { any: [{ fact: 'by.organ', operator: 'equal', value: 'council' }] } },
    }))
    const standing = huzhushe.articles.flatMap(({ rules }) =>
      rules.filter((rule) => JSON.stringify(rule).includes('{"condition":"council"}')).map(({ name }) => name),
    )
    expect(standing.length).toBeGreaterThan(0)
    expect(conditions.changed.map(({ name }) => name)).toEqual(['council'])
    expect(conditions.changed[0]?.rules).toEqual(expect.arrayContaining(standing))
  })
})

describe('figure by figure, for every date', () => {
  const share = (num: number, den: number, cmp: '>' | '>=' = '>=') =>
    ({ num, den, cmp, of: 'eligible', unit: 'residents' }) as const
  const figures = (tighter: 'higher' | 'lower' | undefined, before: unknown, after: unknown, type = 'threshold') => {
    const document = tiny()
    const declared = (value: unknown) => ({
      id: 'other',
      label: both('other'),
      is: { type },
      ...(tighter === undefined ? {} : { tighter }),
      values: [{ value, validFrom: '2024-01-01', source: model }],
    })
    const versions = [before, after].map((value) =>
      parseConstitution({ ...document, parameters: [...document.parameters, declared(value)] }),
    )
    return diff(versions[0]!, versions[1]!).parameters.changed.flatMap(({ values }) => values.map(({ direction }) => direction))
  }

  test('a value that ends earlier differs between the two dates alone', () => {
    const { parameters } = amended(tiny(), (draft) => {
      const [petition] = draft.parameters
      const [first, second] = petition!.values
      const values = [
        { ...first!, validTo: '2025-07-01' },
        { ...second!, validFrom: '2025-07-01' },
      ]
      return { ...draft, parameters: [{ ...petition!, tighter: 'lower', values }] }
    })
    expect(parameters.changed.map(({ values }) => values)).toEqual([
      [
        {
          validFrom: '2025-07-01',
          validTo: '2026-01-01',
          before: { value: share(1, 5), source: model },
          after: { value: share(1, 10), source: model },
          direction: 'tighter',
        },
      ],
    ])
  })

  test('a value that ends where none follows is in force no more', () => {
    const { parameters } = amended(tiny(), (draft) => {
      const [petition] = draft.parameters
      const [first, second] = petition!.values
      return { ...draft, parameters: [{ ...petition!, values: [first!, { ...second!, validTo: '2030-01-01' }] }] }
    })
    expect(parameters.changed[0]?.values).toEqual([{ validFrom: '2030-01-01', before: { value: share(1, 10), source: model } }])
  })

  test.each([
    ['higher', share(1, 2), share(2, 3), 'tighter'],
    ['higher', share(2, 3), share(1, 2), 'looser'],
    ['lower', share(1, 2), share(2, 3), 'looser'],
    ['higher', share(1, 2), share(1, 2, '>'), 'tighter'],
    ['higher', share(1, 2, '>'), share(2, 4), 'looser'],
    ['higher', { all: [share(1, 2), share(1, 3)] }, { all: [share(2, 3), share(1, 3)] }, 'tighter'],
    ['higher', { any: [share(1, 2), share(1, 3)] }, { any: [share(2, 3), share(1, 4)] }, undefined],
    ['higher', { any: [share(1, 2), share(1, 3)] }, { all: [share(2, 3), share(2, 3)] }, undefined],
    ['higher', share(1, 2), { ...share(2, 3), of: 'present' }, undefined],
    ['higher', share(1, 2), share(2, 4), undefined],
    [undefined, share(1, 2), share(2, 3), undefined],
  ] as const)('where %s is tighter, from %j to %j is %s', (tighter, before, after, direction) => {
    expect(figures(tighter, before, after)).toEqual([direction])
  })

  test.each([
    ['lower', 8, 10, 'integer', 'looser'],
    ['lower', 8, 6, 'integer', 'tighter'],
    ['higher', '2026-01-01', '2027-01-01', 'date', 'tighter'],
    ['higher', true, false, 'boolean', undefined],
    ['higher', 'anna', 'bo', 'id', undefined],
  ] as const)('where %s is tighter, from %s to %s', (tighter, before, after, type, direction) => {
    expect(figures(tighter, before, after, type)).toEqual([direction])
  })
})

describe('the rulings that it turns', () => {
  const night = { type: 'lendRoom', at: '2026-03-02T02:00:00.000Z', details: { hours: 10 } }
  const facts = { 'borrower.inside': true, 'agreement.written': true, 'council.agreed': false }
  const longer = (draft: ConstitutionDocument) =>
    withArticle(draft, '1', ({ rules, ...article }) => ({
      ...article,
      rules: rules.filter(({ name }) => name !== 'long lending'),
    }))
  const before = parseConstitution(tiny())

  test('are those that come out otherwise, each under both versions', () => {
    const after = parseConstitution({ ...longer(tiny()), version: '2' })
    const short = { action: { ...night, details: { hours: 2 } }, facts }
    const { turned } = diff(before, after, [short, { title: both('A night'), action: night, facts }])
    expect(turned.map(({ title, before, after }) => [title?.en, before.outcome, after.outcome])).toEqual([
      ['A night', 'referred', 'permitted'],
    ])
  })

  test('are asked as if both versions were in force on the day of the case', () => {
    const after = parseConstitution({ ...longer(tiny()), version: '2', validFrom: '2030-01-01' })
    const [turned] = diff(before, after, [{ action: night, facts }]).turned
    expect(turned?.after.outcome).toBe('permitted')
    expect(turned?.after.errors).toEqual([])
  })

  test('a fact that one version no longer declares is not held against it', () => {
    const without = (draft: ConstitutionDocument) => ({
      ...longer(draft),
      facts: draft.facts.filter(({ name }) => name !== 'council.agreed' && name !== 'hours'),
      actions: draft.actions.map(({ optional: _, ...action }) => action),
    })
    const [turned] = diff(before, parseConstitution(without(tiny())), [{ action: night, facts }]).turned
    expect(turned?.after.errors).toEqual([])
    expect(turned?.after.outcome).toBe('permitted')
  })

  test('a case with a fact that neither version declares is a slip of the pen', () => {
    expect(() => diff(before, before, [{ action: night, facts: { ...facts, 'borrower.insid': true } }])).toThrow(
      'case 0 gives a fact `borrower.insid`, which neither version declares',
    )
  })
})

describe('as people read it', () => {
  const change = amended(tiny(), (draft) => {
    const [petition] = draft.parameters
    const [room, assembly] = draft.articles as [Article, Article]
    return {
      ...draft,
      validFrom: '2027-01-01',
      structure: {
        ...draft.structure,
        organs: [...draft.structure.organs, { id: 'audit', label: { en: 'auditors', 'zh-CN': '监事会' }, layer: 'head' }],
      },
      parameters: [
        {
          ...petition!,
          tighter: 'lower',
          values: [
            ...petition!.values.slice(0, 1),
            { ...petition!.values[1]!, value: { ...(petition!.values[1]!.value as object), den: 20 } },
          ],
        },
      ],
      articles: [
        { ...room, text: { en: 'The room is lent\n# to all.', 'zh-CN': '用房出借给任何人。' }, rules: room.rules.slice(0, 2) },
        plainArticle('2', 'Quiet'),
        { ...assembly, number: '3', rules: [] },
      ],
    }
  })

  test('in English', () => {
    expect(diffText(change, 'en')).toBe(`# A small society: what changes

Version 2, in force from 1 January 2027, compared with version 1, in force from 1 January 2024.

## Articles

Renumbered: Article 2 becomes Article 3

### Article 2 Quiet: new

> Quiet.

### Article 1 The room: changed

Before:

> The room is lent.

After:

> The room is lent
>
> \\# to all.

- Rules removed: no lending without paper (may not); long lending (an organ decides); publish (must)

### Article 3 Assembly: changed, was Article 2

- Rules removed: petition (may)

## Figures

| figure | in force | before | after | direction |
| --- | --- | --- | --- | --- |
| share that forces an assembly | from 1 January 2026 | one tenth or more of all residents (model) | 1/20 or more of all residents (model) | tighter |

## Structure

- New organs: auditors

## Who gains or loses which power

- lend the room: gained by auditors
- request an assembly: lost by everybody

A power is what somebody could do under some facts, at once or after an organ has decided; with the figures in force on 1 January 2027.
`)
  })

  test('in Chinese', () => {
    const written = diffText(change, 'zh-CN')
    expect(written).toContain('条文序号调整：第二条改为第三条')
    expect(written).toContain(
      '### 第一条 The room（修改）\n\n修改前：\n\n> The room is lent.\n\n修改后：\n\n> 用房出借给任何人。',
    )
    expect(written).toContain('全体居民二十分之一以上（示范拟定） | 收紧 |')
    expect(written).toContain('- 新增机构：监事会')
    expect(written).toContain('- lend the room：监事会取得\n- request an assembly：任何一方丧失')
  })

  describe('whom a body counts is called as the body calls them', () => {
    const proposals = (document: ConstitutionDocument) =>
      amended(document, (draft) => ({
        ...draft,
        parameters: draft.parameters.map((parameter) => {
          if (!['amendment.proposal', 'amendment.council.pass'].includes(parameter.id)) return parameter
          return {
            ...parameter,
            values: parameter.values.map((dated) => ({ ...dated, value: { ...(dated.value as object), num: 3, den: 4 } })),
          }
        }),
      }))

    test.each([
      ['owners', owners, ['全体业主五分之一以上', '全体业主四分之三以上'], ['全体委员过半数', '全体委员超过四分之三']],
      ['co-operative', cooperative, ['全体社员十分之一以上', '全体社员四分之三以上'], ['到会理事过半数', '到会理事超过四分之三']],
    ])('%s', (_, document, proposed, passed) => {
      const written = diffText(proposals(document), 'zh-CN')
      const [before, after] = [proposed, passed].map(([old, next]) => new RegExp(`\\| ${old}（.*\\| ${next}（`))
      expect(written).toMatch(before as RegExp)
      expect(written).toMatch(after as RegExp)
      expect(written).not.toContain('会员')
    })

    test('in a procedure too', () => {
      const share = { num: 1, den: 2, cmp: '>', of: 'present', unit: 'members' }
      const withProcedure = (document: ConstitutionDocument, num: number): ConstitutionDocument => ({
        ...document,
        parameters: [
          ...document.parameters,
          {
            id: 'our.procedure',
            label: both('x'),
            is: { type: 'procedure', lifecycle: 'amendment' },
            values: [{ value: { pass: { ...share, num, den: 5 } }, validFrom: '2024-01-01', source: model }],
          },
        ],
      })
      const written = diffText(
        amended(withProcedure(cooperative, 3), () => withProcedure(cooperative, 4)),
        'zh-CN',
      )
      expect(written).toContain('| 到会社员超过五分之三 | 到会社员超过五分之四 |')
    })

    test('and whoever gains or loses a power is on a roll or on none, whatever the roll is called', () => {
      const written = diffText(
        amended(owners, (draft) => withArticle(draft, '9', (article) => ({ ...article, rules: [], examples: [] }))),
        'zh-CN',
      )
      expect(written).toContain('业主（在册）')
      expect(written).not.toContain('会员）')
    })
  })

  test('an office and an organ that change are told before and after', () => {
    const chair = { id: 'chair', label: { en: 'chair', 'zh-CN': '理事长' }, layer: 'head', seats: 1, termMonths: 36 }
    const document = { ...tiny(), structure: { ...tiny().structure, offices: [chair] } }
    const written = diffText(
      amended(document, (draft) => ({
        ...draft,
        structure: {
          ...draft.structure,
          organs: draft.structure.organs.map((organ) => ({ ...organ, label: { en: 'board', 'zh-CN': '理事会' } })),
          offices: [{ ...chair, seats: 2 }],
        },
      })),
      'en',
    )
    expect(written).toContain('- Changed organs: “council (head office)” becomes “board (head office)”')
    expect(written).toContain(
      '- Changed offices: “chair: 1 seat, for at most 36 months.” becomes “chair: 2 seats, for at most 36 months.”',
    )
  })

  test.each(LOCALES)('in %s nothing is said where nothing changes', (locale) => {
    const constitution = parseConstitution(huzhushe)
    const headings = diffText(diff(constitution, constitution, cases), locale).match(/^##? .*$/gm)
    expect(headings).toHaveLength(2)
  })

  test.each(LOCALES)('in %s everything that changes is said, and hostile words stay words', (locale) => {
    const words = 'x\n## y | <b>'
    const written = diffText(
      amended(tiny(), (draft) => ({
        ...draft,
        title: both(words),
        structure: { ...draft.structure, offices: [{ id: 'chair', label: both(words), layer: 'head', seats: 1 }] },
        facts: draft.facts.map((fact) => ({ ...fact, label: both(words) })),
        articles: [...draft.articles, { ...plainArticle('3', 'x'), heading: both(words), text: both(words) }],
      })),
      locale,
    )
    expect(written.match(/^##? .*$/gm)).toHaveLength(5)
    expect(written).not.toMatch(/(^|[^\\])</)
    expect(written.split('x \\#\\# y \\| \\<b\\>').length).toBeGreaterThan(7)
  })
})
