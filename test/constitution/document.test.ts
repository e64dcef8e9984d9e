import { DocumentError, findFaults, parseConstitution } from 'huzhu/constitution'
import { describe, expect, test } from 'vitest'
import { tiny } from './tiny.ts'

// biome-ignore lint/suspicious/noExplicitAny: faults are planted anywhere in a document
type Loose = any

/** The first fault of a document that was changed in one place. */
function fault(change: (document: Loose) => void) {
  const document = tiny()
  change(document as unknown as Loose)
  const [first] = findFaults(document)
  expect(() => parseConstitution(document)).toThrow(DocumentError)
  return { code: first?.code, path: first?.path.join('.'), says: `${first?.message} ${first?.remedy ?? ''}` }
}

test('a sound document has no faults, and parsing does not change it', () => {
  const document = tiny()
  const before = JSON.stringify(document)
  expect(findFaults(document)).toEqual([])
  const constitution = parseConstitution(document)
  expect(JSON.stringify(document)).toBe(before)
  expect(parseConstitution(JSON.parse(before)).hash).toBe(constitution.hash)
})

test('a later change of the document does not reach the constitution', () => {
  const document = tiny() as unknown as Loose
  const constitution = parseConstitution(document)
  document.articles[0]!.number = '99' as Loose
  expect(constitution.document.articles[0]?.number).toBe('1')
})

test('chapters group the articles', () => {
  const chapters = [{ heading: { en: 'The room', 'zh-CN': '用房' }, from: '1' }]
  expect(parseConstitution({ ...tiny(), chapters }).document.chapters).toEqual(chapters)
})

describe('a fault is found with its path and a remedy:', () => {
  test.each<[string, (document: Loose) => void, string, string, RegExp]>([
    [
      'a chapter that begins with no article',
      (d) => {
        d.chapters = [{ heading: { en: 'a', 'zh-CN': '甲' }, from: '77' }]
      },
      'unknownArticle',
      'chapters.0.from',
      /there is no article/,
    ],
    [
      'chapters in another order than the articles',
      (d) => {
        const heading = { en: 'a', 'zh-CN': '甲' }
        d.chapters = [
          { heading, from: '2' },
          { heading, from: '1' },
        ]
      },
      'chaptersUnordered',
      'chapters.1.from',
      /order the chapters/,
    ],
    [
      'an unknown field',
      (d) => {
        d.colour = 'red' as Loose
      },
      'unknownField',
      'colour',
      /leave it out/,
    ],
    [
      'a missing title',
      (d) => {
        delete d.title
      },
      'wrongType',
      'title',
      /missing/,
    ],
    [
      'a text in one language only',
      (d) => {
        delete d.articles![0]!.text!['zh-CN']
      },
      'wrongType',
      'articles.0.text.zh-CN',
      /missing/,
    ],
    [
      'a text of blanks in one language',
      (d) => {
        d.articles![0]!.text!['zh-CN'] = ' \u200b' as Loose
      },
      'wrongValue',
      'articles.0.text.zh-CN',
      /says nothing/,
    ],
    [
      'an article without source',
      (d) => {
        d.articles![0]!.sources = [] as unknown as Loose
      },
      'tooFew',
      'articles.0.sources',
      /least/,
    ],
    [
      'a doubled article number',
      (d) => {
        d.articles![1]!.number = '1' as Loose
      },
      'duplicate',
      'articles.1.number',
      /articles.0/,
    ],
    [
      'reversed dates',
      (d) => {
        d.parameters![0]!.values![0]!.validTo = '2018-01-01' as Loose
      },
      'datesReversed',
      'parameters.0.values.0.validTo',
      /not after/,
    ],
    [
      'overlapping dates',
      (d) => {
        d.parameters![0]!.values![0]!.validTo = '2027-01-01' as Loose
      },
      'datesOverlap',
      'parameters.0.values.1',
      /together/,
    ],
    [
      'an impossible date',
      (d) => {
        d.validFrom = '2026-02-30' as Loose
      },
      'wrongValue',
      'validFrom',
      /civil date/,
    ],
    [
      'an unknown zone',
      (d) => {
        d.zone = 'Asia/Beijing2' as Loose
      },
      'unknownZone',
      'zone',
      /Asia\/Shanghai/,
    ],
    [
      'a share above the whole',
      (d) => {
        d.parameters![0]!.values![0]!.value!.num = 6 as unknown as Loose
      },
      'wrongType',
      'parameters.0.values.0.value',
      /threshold/,
    ],
    [
      'a threshold that asks for another share than the tally counts',
      (d) => {
        for (const dated of d.parameters![0]!.values!) (dated.value as Loose).unit = 'members' as Loose
      },
      'operandMismatch',
      'articles.1.rules.0.conditions.all.1',
      /asks for members/,
    ],
    [
      'a later value of a threshold that asks for another share',
      (d) => {
        ;(d.parameters![0]!.values![1]!.value as Loose).unit = 'members' as Loose
      },
      'sharesDiffer',
      'parameters.0.values.1.value',
      /other shares/,
    ],
    [
      'a fact that nobody declares',
      (d) => {
        d.articles![0]!.rules![0]!.conditions!.all![1]!.fact = 'borrower.insid' as Loose
      },
      'unknownFact',
      'articles.0.rules.0.conditions.all.1.fact',
      /borrower\.inside/,
    ],
    [
      'an unknown parameter',
      (d) => {
        d.articles![1]!.rules![0]!.conditions!.all![1]!.value = { fact: 'param.petitoin' }
      },
      'unknownFact',
      'articles.1.rules.0.conditions.all.1.value.fact',
      /param\.petition/,
    ],
    [
      'an unknown article in an example',
      (d) => {
        d.articles![0]!.examples = [
          {
            title: { en: 'an example', 'zh-CN': '示例' },
            action: { type: 'lendRoom', at: '2026-01-05T00:00:00.000Z' },
            facts: {},
            outcome: 'unknown',
            articles: ['3'],
          },
        ]
      },
      'unknownArticle',
      'articles.0.examples.0.articles.0',
      /no article `3`/,
    ],
    [
      'an unknown operator',
      (d) => {
        d.articles![0]!.rules![0]!.conditions!.all![1]!.operator = 'eqaul' as Loose
      },
      'unknownOperator',
      'articles.0.rules.0.conditions.all.1.operator',
      /equal/,
    ],
    [
      'a type of action misspelt in a rule',
      (d) => {
        d.articles![0]!.rules![0]!.conditions!.all![0]!.value = 'lendRom' as Loose
      },
      'operandMismatch',
      'articles.0.rules.0.conditions.all.0',
      /lendRoom/,
    ],
    [
      'an unknown organ',
      (d) => {
        d.articles![0]!.rules![3]!.event!.params!.organ = 'counsil' as Loose
      },
      'unknownOrgan',
      'articles.0.rules.3.event.params.organ',
      /council/,
    ],
    [
      'a built-in fact declared',
      (d) => {
        d.facts![0]!.name = 'by' as Loose
      },
      'reservedName',
      'facts.0.name',
      /built in/,
    ],
    [
      'a label for a value that no fact has',
      (d) => {
        d.facts![0]!.labels = { yes: { en: 'yes', 'zh-CN': '是' } } as unknown as Loose
      },
      'unknownValue',
      'facts.0.labels.yes',
      /no value `yes`/,
    ],
    [
      'a detail that is not of the action',
      (d) => {
        d.actions![0]!.optional = ['petition'] as unknown as Loose
      },
      'wrongSource',
      'actions.0.optional.0',
      /host/,
    ],
    [
      'an unlimited text',
      (d) => {
        d.title!.en = 'x'.repeat(10_000_001) as Loose
      },
      'notPlain',
      'title.en',
      /characters/,
    ],
  ])('%s', (_, change, code, path, says) => {
    const found = fault(change)
    expect(found.path).toBe(path)
    expect(found.code).toBe(code)
    expect(found.says).toMatch(says)
  })
})

describe('a document of a hostile kind is refused, promptly and without a crash:', () => {
  test.each<[string, () => unknown]>([
    ['nothing', () => undefined],
    ['a text', () => 'constitution'],
    ['truncated JSON, parsed as far as it goes', () => ({ format: 1, id: 'x' })],
    [
      'nested ten thousand levels deep',
      () => {
        let deep: unknown = 1
        for (let i = 0; i < 10_000; i += 1) deep = { all: [deep] }
        return { ...tiny(), articles: deep }
      },
    ],
    [
      'conditions nested ten thousand levels deep',
      () => {
        const document = tiny() as unknown as Loose
        let deep: unknown = document.articles[0]!.rules![0]!.conditions
        for (let i = 0; i < 10_000; i += 1) deep = { not: deep }
        document.articles[0]!.rules![0]!.conditions = deep as Loose
        return document
      },
    ],
    [
      '100,000 articles',
      () => {
        const [article] = tiny().articles
        return { ...tiny(), articles: Array.from({ length: 100_000 }, (_, i) => ({ ...article, number: String(i + 1) })) }
      },
    ],
    [
      'ten megabytes of articles',
      () => ({ ...tiny(), articles: [{ ...tiny().articles[0], text: { en: 'x'.repeat(10_000_000), 'zh-CN': '文' } }] }),
    ],
    [
      'a class instance',
      () =>
        new (class Constitution {
          format = 1
        })(),
    ],
    [
      'a getter',
      () =>
        Object.defineProperty(tiny(), 'title', {
          get() {
            throw new Error('trap')
          },
          enumerable: true,
        }),
    ],
    [
      'a proxy that throws',
      () =>
        new Proxy(
          {},
          {
            ownKeys() {
              throw new Error('trap')
            },
          },
        ),
    ],
    ['an own __proto__', () => JSON.parse('{"format":1,"__proto__":{"id":"x"}}')],
    [
      'itself inside itself',
      () => {
        const d = tiny() as Record<string, unknown>
        d.title = d
        return d
      },
    ],
    [
      '150,000 conditions that are none',
      () => {
        const document = tiny() as unknown as Loose
        document.articles[0]!.rules![0]!.conditions = { all: Array.from({ length: 150_000 }, () => ({ x: 1 })) }
        return document
      },
    ],
    [
      '60,000 conditions that compare with nothing, in pairs of pairs',
      () => {
        const document = tiny() as unknown as Loose
        let pairs: unknown = { fact: 'hours', operator: 'equal', value: null }
        for (let level = 0; level < 16; level += 1) pairs = { all: [pairs, pairs] }
        document.articles[0]!.rules![0]!.conditions = pairs
        return document
      },
    ],
    [
      '100,000 details that nobody declares, each near to a thousand facts',
      () => {
        const document = tiny() as unknown as Loose
        const [fact] = document.facts as Loose[]
        document.facts.push(...Array.from({ length: 1000 }, (_, i) => ({ ...fact, name: `detail${i}` })))
        document.actions[0]!.details = Array.from({ length: 100_000 }, (_, i) => `detail${i + 1000}`)
        return document
      },
    ],
    [
      'two names of 300,000 letters that differ in one',
      () => {
        const document = tiny() as unknown as Loose
        document.actions[0]!.type = 'y'.repeat(300_000)
        document.articles[1]!.examples = [
          {
            title: { en: 'an example', 'zh-CN': '示例' },
            action: { type: `${'y'.repeat(299_999)}z`, at: '2026-01-01T00:00:00.000Z' },
            facts: {},
            outcome: 'permitted',
          },
        ]
        document.articles.shift()
        return document
      },
    ],
    [
      'two facts with 200,000 values each, compared',
      () => {
        const document = tiny() as unknown as Loose
        const [fact] = document.facts as Loose[]
        for (const name of ['left', 'right']) {
          const values = Array.from({ length: 200_000 }, (_, i) => `${name}${i}`)
          document.facts.push({ ...fact, name, is: { type: 'enum', values } })
        }
        const compared = { fact: 'left', operator: 'equal', value: { fact: 'right' } }
        document.articles[0]!.rules![0]!.conditions = { all: [compared] }
        return document
      },
    ],
    [
      'cyclic named conditions',
      () => ({ ...tiny(), conditions: { a: { all: [{ condition: 'b' }] }, b: { any: [{ condition: 'a' }] } } }),
    ],
  ])('%s', (_, make) => {
    const document = make()
    const began = performance.now()
    const findings = findFaults(document)
    expect(performance.now() - began).toBeLessThan(10_000)
    expect(findings.length).toBeGreaterThan(0)
    expect(findings.length).toBeLessThanOrEqual(200)
    expect(JSON.stringify(findings).length).toBeLessThan(100_000)
    expect(() => parseConstitution(document)).toThrow(DocumentError)
  })
})
