import {
  type ConstitutionDocument,
  checkByLaw,
  diff,
  diffText,
  findFaults,
  lint,
  lintProfile,
  type Parameter,
  parameter,
  parseConstitution,
  text,
} from 'huzhu/constitution'
import { jsonRulesEngine } from 'huzhu/engine'
import { residents } from 'huzhu/profiles'
import { type CustomOperator, checkRules, compileRules, type RuleSet } from 'huzhu/rules'
import { describe, expect, test } from 'vitest'
import { ELECTING, ELECTION, electing, LATER } from './election.ts'
import { tiny } from './tiny.ts'

// biome-ignore lint/suspicious/noExplicitAny: faults are planted anywhere in a document
type Loose = any

const LEAP: CustomOperator = {
  name: 'leaps',
  left: { type: 'boolean' },
  right: { type: 'boolean' },
  pure: true,
  test: () => true,
}

test('a constitution holds the whole procedure of a case as a dated value with its source', () => {
  const constitution = parseConstitution(electing())
  expect(parameter(constitution, 'election.council', '2026-12-31')).toMatchObject({ value: ELECTION, source: { law: 'model' } })
  expect(parameter(constitution, 'election.council', '2027-01-01')).toMatchObject({ value: LATER, validFrom: '2027-01-01' })
  expect(Object.isFrozen(parameter(constitution, 'election.council', '2027-01-01')?.value)).toBe(true)
})

describe('a fault of a procedure is found with its path and a remedy:', () => {
  test.each<[string, (document: Loose) => void, string, string, RegExp]>([
    [
      'a value that is no object',
      (d) => {
        d.parameters[1].values[0].value = [ELECTION]
      },
      'wrongType',
      'parameters.1.values.0.value',
      /must be a procedure.*not a list/,
    ],
    [
      'a direction for by-laws',
      (d) => {
        d.parameters[1].tighter = 'higher'
      },
      'noDirection',
      'parameters.1.tighter',
      /none is higher or lower leave it out/,
    ],
    [
      'no lifecycle',
      (d) => {
        delete d.parameters[1].is.lifecycle
      },
      'wrongType',
      'parameters.1.is.lifecycle',
      /missing/,
    ],
    [
      'a fact that is one',
      (d) => {
        d.facts[2].is = { type: 'procedure', lifecycle: 'election' }
      },
      'wrongType',
      'facts.2.is',
      /only parameters hold a procedure/,
    ],
    [
      'a rule that compares something with it',
      (d) => {
        d.articles[1].rules[0].conditions.all[1].value = { fact: 'param.election.council' }
      },
      'notReadable',
      'articles.1.rules.0.conditions.all.1.value.fact',
      /`param.election.council` is a whole procedure, which no rule can read declare what the rule needs as a parameter/,
    ],
    [
      'a rule that compares it with something',
      (d) => {
        d.articles[1].rules[0].conditions.all[1] = { fact: 'param.election.council', operator: 'equal', value: 1 }
      },
      'notReadable',
      'articles.1.rules.0.conditions.all.1.fact',
      /no rule can read/,
    ],
    [
      'a named condition that reads it',
      (d) => {
        d.conditions.elected = { all: [{ fact: 'hours', operator: 'not:in', value: { fact: 'param.election.council' } }] }
      },
      'notReadable',
      'conditions.elected.all.0.value.fact',
      /no rule can read/,
    ],
  ])('%s', (_, plant, code, path, says) => {
    const document = electing()
    plant(document)
    const [first] = findFaults(document)
    expect([first?.code, first?.path.join('.')]).toEqual([code, path])
    expect(`${first?.message} ${first?.remedy ?? ''}`).toMatch(says)
    expect(lint(document)[0]).toMatchObject({ code, severity: 'error' })
  })
})

describe('rules cannot read a procedure', () => {
  const [procedure] = [{ name: 'param.way', is: { type: 'procedure', lifecycle: 'election' } } as const]
  const facts: RuleSet['facts'] = [
    { name: 'action', is: { type: 'enum', values: ['elect'] }, label: both('action'), source: 'action', changeable: false },
    { ...procedure, label: both('way'), source: 'action', changeable: false },
  ]
  const reading: RuleSet = {
    facts,
    rules: [
      {
        name: 'r',
        conditions: { all: [{ fact: 'action', operator: 'equal', value: { fact: 'param.way' } }] },
        event: { type: 'permit' },
      },
    ],
  }

  test('compiled or run by json-rules-engine', () => {
    expect(checkRules(reading).map(({ code }) => code)).toEqual(['notReadable'])
    expect(() => compileRules(reading)).toThrow(/no rule can read/)
    expect(() => jsonRulesEngine(reading)).toThrow(/no rule can read/)
  })

  test.each(['left', 'right'])('nor through an operator of the host that says it takes one on the %s', (side) => {
    const operators = [{ ...LEAP, [side]: procedure.is }]
    expect(checkRules({ facts, rules: [], operators })).toMatchObject([{ code: 'malformed', path: ['operators', 0, side] }])
  })
})

test('lint does not ask for a rule that reads it, for no rule can', () => {
  const unread = (document: unknown) => lint(document).filter(({ code }) => code === 'parameterUnread')
  expect(unread(electing())).toEqual([])
  expect(unread(electing({ ...ELECTING, is: { type: 'integer' }, values: [{ ...ELECTING.values[0]!, value: 1 }] }))).toHaveLength(
    1,
  )
})

test('a profile may hold a procedure, without a direction', () => {
  const { id, label, is } = ELECTING
  const source = { law: 'A law', article: 'Art. 1', confidence: 'V' } as const
  const holding = (more: object) => ({ ...residents.at(-1)!, parameters: [{ id, label, is, value: ELECTION, source, ...more }] })
  expect(lintProfile(holding({}))).toEqual([])
  expect(lintProfile(holding({ tighter: 'lower' }))).toMatchObject([{ code: 'noDirection', path: ['parameters', 0, 'tighter'] }])
  expect(lintProfile(holding({ value: 3 }))).toMatchObject([{ code: 'wrongType', path: ['parameters', 0, 'value'] }])
})

test('a by-law cannot set it', () => {
  const { id, values } = ELECTING
  const byLaw = {
    format: 1,
    id: 'east',
    version: '1',
    unit: 'east',
    title: both('By-law of the East branch'),
    validFrom: '2026-01-01',
    parameters: [{ id, values }],
    articles: [],
  }
  expect(checkByLaw(parseConstitution(electing()), byLaw)).toMatchObject([{ code: 'notTightenable' }])
})

describe('the text of a constitution says what a procedure sets, line by line,', () => {
  const annex = (document: unknown, locale: 'en' | 'zh-CN', on?: string) =>
    text(parseConstitution(document), locale, on).split(/^## (?=Annex 3|附件三)/m)[1]

  test('in English', () => {
    expect(annex(electing(), 'en', '2026-12-31')).toBe(`Annex 3 Procedures

- Election of the council, from 1 January 2024 to 31 December 2026 (model)
  - organ: council
  - quorum: more than half of all members
  - notice.days: 14
  - notice.rolls: no
  - rounds.0.method: approval
  - rounds.0.elected: more than half of all members and more than half of the members who voted
  - rounds.1.method: plurality
  - rounds.1.from: 1 May 2026
  - helpers: teller and scrutineer
  - proxies: nothing
  - deputy: nothing
  - own: none
`)
  })

  test('and in Chinese', () => {
    expect(annex(electing(), 'zh-CN', '2027-01-01')).toBe(`附件三 各项办法

- 理事会选举办法，2027年1月1日起（《组织法》第九条（已核对））
  - organ：理事会
  - quorum：全体会员过半数
  - notice.days：7
  - notice.rolls：否
  - rounds.0.method：approval
  - rounds.0.elected：全体会员过半数且参加投票的会员过半数
  - rounds.1.method：plurality
  - rounds.1.from：2026年5月1日
  - helpers：teller和scrutineer
  - proxies：无
  - deputy：无
  - own：none
`)
  })

  test('a text that it holds in both languages in that of the reader', () => {
    const value = { postedAt: [{ id: 'gate', label: { en: 'east gate', 'zh-CN': '东门' } }] }
    const posted = electing({ ...ELECTING, values: [{ ...ELECTING.values[0]!, value }] })
    expect(annex(posted, 'zh-CN')).toContain('\n  - postedAt.0.id：gate\n  - postedAt.0.label：东门\n')
    expect(annex(posted, 'en')).not.toContain('东门')
  })

  test('every value with its dates where no date is asked for, and none among the figures', () => {
    const written = text(parseConstitution(electing()), 'en')
    expect(written.match(/^- Election of the council/gm)).toHaveLength(2)
    expect(written).not.toMatch(/^\| Election/m)
    expect(text(parseConstitution(electing()), 'en', '2023-06-01')).not.toContain('Annex 3')
  })

  test('and where it has no figures, in the second annex', () => {
    const { parameters, articles, ...document } = electing()
    const silent = { ...document, parameters: parameters.slice(1), articles: articles.map((each) => ({ ...each, rules: [] })) }
    expect(text(parseConstitution(silent), 'en')).toContain('## Annex 2 Procedures')
  })

  test.each(['a\n\n### Article 9 Fake', '`x', 'a | b', '<h3>', '*b*\u202e'])('whatever its keys and words are: %j', (words) => {
    const hostile = electing({ ...ELECTING, values: [{ ...ELECTING.values[0]!, value: { [words]: { deep: words } } }] })
    const written = text(parseConstitution(hostile), 'en')
    expect(written.match(/^#/gm)).toHaveLength(text(parseConstitution(electing()), 'en').match(/^#/gm)?.length ?? 0)
    expect(written).not.toMatch(/(^|[^\\])[<`&]/)
    expect(written).not.toMatch(/\p{Cf}/u)
  })
})

describe('a comparison of two versions says what a procedure sets otherwise:', () => {
  const rows = (before: ConstitutionDocument, after: ConstitutionDocument, locale: 'en' | 'zh-CN' = 'en') =>
    diffText(diff(parseConstitution(before), parseConstitution({ ...after, version: '2' })), locale)
      .split('\n')
      .filter((line) => line.startsWith('| '))
      .slice(2)
  const once = (value: object, source: Parameter['values'][number]['source'] = { law: 'model', confidence: 'I' }) =>
    electing({ ...ELECTING, values: [{ value: value as typeof ELECTION, validFrom: '2024-01-01', source }] })

  const { helpers: _, ...without } = ELECTION
  const other = { ...without, notice: { days: 7, rolls: false }, quorum: { ...ELECTION.quorum, of: 'present' }, tellers: 2 }

  test('each thing in one row, in English', () => {
    expect(rows(once(ELECTION), once(other))).toEqual([
      '| Election of the council (quorum) | from 1 January 2024 | more than half of all members | more than half of the members present | - |',
      '| Election of the council (notice.days) | from 1 January 2024 | 14 | 7 | - |',
      '| Election of the council (tellers) | from 1 January 2024 | - | 2 | - |',
      '| Election of the council (helpers) | from 1 January 2024 | teller and scrutineer | - | - |',
    ])
  })

  test('and in Chinese', () => {
    expect(rows(once(ELECTION), once(other), 'zh-CN').slice(0, 2)).toEqual([
      '| 理事会选举办法（quorum） | 2024年1月1日起 | 全体会员过半数 | 到会会员过半数 | - |',
      '| 理事会选举办法（notice.days） | 2024年1月1日起 | 14 | 7 | - |',
    ])
  })

  test('another source alone is said once', () => {
    const law = { law: 'A law', article: 'Art. 1', confidence: 'V' } as const
    expect(rows(once(ELECTION), once(ELECTION, law))).toEqual([
      '| Election of the council | from 1 January 2024 | model | A law, Art. 1 (verified) | - |',
    ])
  })

  test('a new procedure with its source and everything that it sets, one that is gone likewise', () => {
    const added = rows(tiny(), once({ days: 7 }))
    expect(added).toEqual([
      '| Election of the council | from 1 January 2024 | - | model | - |',
      '| Election of the council (days) | from 1 January 2024 | - | 7 | - |',
    ])
    expect(rows(once({ days: 7 }), tiny())).toEqual([
      '| Election of the council | from 1 January 2024 | model | - | - |',
      '| Election of the council (days) | from 1 January 2024 | 7 | - | - |',
    ])
  })

  test('and one that becomes a figure, or was one', () => {
    const days = { ...ELECTING, is: { type: 'integer' }, values: [{ ...ELECTING.values[0]!, value: 7 }] } as const
    const procedure = { ...ELECTING, values: [{ ...ELECTING.values[0]!, value: { by: ['teller', 'clerk'] } }] }
    const period = 'from 1 January 2024 to 31 December 2026'
    expect(rows(electing(procedure), electing(days))).toEqual([
      `| Election of the council | ${period} | - | 7 | - |`,
      `| Election of the council (by) | ${period} | teller and clerk | - | - |`,
    ])
    expect(rows(electing(days), electing(procedure))).toEqual([
      `| Election of the council (by) | ${period} | - | teller and clerk | - |`,
      `| Election of the council | ${period} | 7 | - | - |`,
    ])
  })

  test('keys that look alike in a path are not taken for each other', () => {
    expect(rows(once({ 'a.b': 1, a: { b: 2 } }), once({ 'a.b': 1, a: { b: 3 } }))).toEqual([
      '| Election of the council (a.b) | from 1 January 2024 | 2 | 3 | - |',
    ])
  })
})

function both(words: string) {
  return { en: words, 'zh-CN': words }
}
