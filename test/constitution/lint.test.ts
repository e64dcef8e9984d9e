import { readdirSync, readFileSync } from 'node:fs'
import { type ConstitutionDocument, LINT_CODES, type LintCode, type LintFinding, lint, lintProfile } from 'huzhu/constitution'
import { cooperative } from 'huzhu/presets/cooperative'
import { huzhushe } from 'huzhu/presets/huzhushe'
import { owners } from 'huzhu/presets/owners'
import { associations1998, nantang13, owners2020, residents, ronr, villagers } from 'huzhu/profiles'
import { describe, expect, test } from 'vitest'
import { constitutionOf } from '../bench/articles.ts'

// biome-ignore lint/suspicious/noExplicitAny: what is unwise is planted anywhere in a document
type Loose = any

/** What lint says of the preset after a change, without the notes. */
function grave(change: (document: Loose) => void): readonly LintFinding[] {
  const document = structuredClone(huzhushe) as Loose
  change(document)
  return lint(document).filter(({ severity }) => severity !== 'info')
}

const ruleNamed = (document: Loose, name: string) =>
  document.articles.flatMap(({ rules }: Loose) => rules).find((rule: Loose) => rule.name === name)

const withoutRules = (document: Loose, about: (rule: Loose) => boolean) => {
  for (const article of document.articles) article.rules = article.rules.filter((rule: Loose) => !about(rule))
}

const about = (type: string) => (rule: Loose) => rule.event.type === 'permit' && JSON.stringify(rule).includes(`"${type}"`)

const parameter = (document: Loose, id: string) => document.parameters.find((each: Loose) => each.id === id)

describe('the presets are constitutions of which there is nothing to say', () => {
  test.each([huzhushe, owners, cooperative])(
    'but for values that stand on no law, and parameters that a lifecycle reads: $id',
    (document) => {
      const found = lint(document)
      expect(found.filter(({ severity }) => severity !== 'info')).toEqual([])
      expect(new Set(found.map(({ code }) => code))).toEqual(new Set(['modelValue', 'parameterUnread']))
    },
  )

  const laws = [...residents, ...villagers, associations1998, owners2020, ...ronr]
  test.each(laws.map((profile) => [profile.id, profile] as const))('and the law of %s is sourced', (_, profile) => {
    expect(lintProfile(profile)).toEqual([])
  })

  test('but that of Nantang, whose text nobody has read', () => {
    const found = nantang13.flatMap(lintProfile).map(({ code, severity }) => `${severity} ${code}`)
    expect(new Set(found)).toEqual(new Set(['info lawUnread']))
  })
})

describe('lint says what is unwise:', () => {
  test.each<[string, LintCode, (document: Loose) => void]>([
    [
      'an article that no example reaches',
      'articleUntested',
      (d) => {
        for (const { examples } of d.articles) examples.length = 0
      },
    ],
    [
      'an example that gives another answer',
      'exampleFails',
      (d) => {
        d.articles[3].examples[0].outcome = 'permitted'
      },
    ],
    [
      'articles out of order',
      'articlesUnordered',
      (d) => {
        d.articles.push(...d.articles.splice(5, 1))
      },
    ],
    ['a proposal that nobody may make', 'cannotAmend', (d) => withoutRules(d, about('proposeAmendment'))],
    [
      'an approval that is not declared any more',
      'cannotAmend',
      (d) => {
        withoutRules(d, (rule) => JSON.stringify(rule).includes('"approveAmendment"'))
        d.actions = d.actions.filter(({ type }: Loose) => type !== 'approveAmendment')
        for (const article of d.articles)
          article.examples = article.examples.filter(({ action }: Loose) => action.type !== 'approveAmendment')
      },
    ],
    ['a referral that no organ may answer', 'referralUnanswered', (d) => withoutRules(d, about('answerReferral'))],
    ['a step of a lifecycle that nobody may take', 'nothingPermits', (d) => withoutRules(d, about('answerReferral'))],
    [
      'a duty that only an unknown action meets',
      'dutyUnmet',
      (d) => {
        const duty = d.articles.flatMap(({ rules }: Loose) => rules).find((rule: Loose) => rule.event.params?.metBy)
        duty.event.params.metBy = ['publishNotise']
      },
    ],
    [
      'a duty of somebody who is not there',
      'debtorUnknown',
      (d) => {
        d.articles.flatMap(({ rules }: Loose) => rules).find((rule: Loose) => rule.event.params?.duty).event.params.who =
          'counsil'
      },
    ],
    [
      'a rule that needs one fact to be two things',
      'ruleNeverHolds',
      (d) => {
        ruleNamed(d, 'founding').conditions.all.push({ fact: 'by.body', operator: 'equal', value: 'registrar' })
      },
    ],
    [
      'a permit under a forbid that always holds with it',
      'ruleOverridden',
      (d) => {
        const { conditions } = ruleNamed(d, 'founding')
        d.articles[1].rules.push({
          name: 'noFounding',
          conditions: { all: [conditions.all[0], conditions.all[1]] },
          event: { type: 'forbid' },
        })
      },
    ],
    [
      'a value that ends before the next begins',
      'parameterGap',
      (d) => {
        const { values } = d.parameters.find(({ values }: Loose) => values.length > 1)
        values[0].validTo = '2025-06-01'
      },
    ],
    [
      'a value that begins too late',
      'parameterLate',
      (d) => {
        parameter(d, 'founders.minimum').values[0].validFrom = '2030-01-01'
      },
    ],
    [
      'a value after which none comes',
      'parameterEnds',
      (d) => {
        parameter(d, 'founders.minimum').values[0].validTo = '2030-01-01'
      },
    ],
    [
      'a fact that nothing reads',
      'factUnread',
      (d) => {
        d.facts.push({ ...d.facts[0], name: 'moon.full' })
      },
    ],
    [
      'a named condition on which nothing stands',
      'conditionUnread',
      (d) => {
        d.conditions.never = { all: [{ fact: 'society.founded', operator: 'equal', value: true }] }
      },
    ],
  ])('%s', (_, code, change) => {
    expect(grave(change).map((finding) => finding.code)).toContain(code)
  })

  test('a referral whose answer changes nothing', () => {
    const found = grave((d) => {
      const refer = d.articles.flatMap(({ rules }: Loose) => rules).find((rule: Loose) => rule.event.type === 'refer')
      refer.conditions = { all: [{ fact: 'action', operator: 'equal', value: 'signAgreement' }] }
    })
    expect(found.map(({ code }) => code)).toContain('referralEndless')
  })

  test('a rule that no example reaches, though its article is reached', () => {
    const found = grave((d) => {
      d.articles[3].rules.push({
        name: 'onlyHere',
        conditions: {
          all: [
            { fact: 'action', operator: 'equal', value: 'giveAdvice' },
            { fact: 'touches.sibling', operator: 'equal', value: true },
            { fact: 'date', operator: 'lessThan', value: '2024-02-01' },
          ],
        },
        event: { type: 'forbid' },
      })
    })
    expect(found).toMatchObject([{ code: 'ruleUntested', severity: 'warning', path: ['articles', 3, 'rules', 1] }])
  })

  test('and where a name is near another, which one', () => {
    const found = grave((d) => {
      d.articles
        .flatMap(({ rules }: Loose) => rules)
        .find((rule: Loose) => rule.event.params?.who === 'council').event.params.who = 'counsil'
    })
    expect(found).toMatchObject([{ code: 'debtorUnknown', remedy: 'did you mean `council`?' }])
  })
})

test('a permit beside a forbid that asks for more is left alone', () => {
  const found = grave((d) => {
    const { conditions } = ruleNamed(d, 'founding')
    const more = { fact: 'date', operator: 'lessThan', value: '2024-02-01' }
    d.articles[1].rules.push({ name: 'noUnitFounds', conditions: { all: [...conditions.all, more] }, event: { type: 'forbid' } })
  })
  expect(found.map(({ code }) => code)).toEqual(['ruleUntested'])
})

describe('a document with faults gives these, each with its place and a remedy:', () => {
  test.each<[string, unknown, string]>([
    ['nothing', undefined, ''],
    ['truncated', { format: 1, id: 'x' }, 'version'],
    [
      'two articles of one number',
      edited((d) => {
        d.articles[1].number = '1'
      }),
      'articles.1.number',
    ],
    [
      'dates reversed',
      edited((d) => {
        d.parameters[0].values[0].validTo = '2001-01-01'
      }),
      'parameters.0.values.0.validTo',
    ],
    [
      'one language only',
      edited((d) => {
        delete d.articles[0].text['zh-CN']
      }),
      'articles.0.text.zh-CN',
    ],
    [
      'no source',
      edited((d) => {
        d.articles[0].sources = []
      }),
      'articles.0.sources',
    ],
    [
      'a value without source',
      edited((d) => {
        delete d.parameters[0].values[0].source
      }),
      'parameters.0.values.0.source',
    ],
    [
      'a misspelt fact',
      edited((d) => {
        d.articles[3].rules[0].conditions.all[0].fact = 'touches.siblin'
      }),
      'articles.3.rules.0.conditions.all.0.fact',
    ],
    [
      'a misspelt operator',
      edited((d) => {
        d.articles[3].rules[0].conditions.all[0].operator = 'equals'
      }),
      'articles.3.rules.0.conditions.all.0.operator',
    ],
  ])('%s', (_, document, path) => {
    const found = lint(document)
    expect(found.map((finding) => finding.path.join('.'))).toContain(path)
    for (const finding of found) {
      expect(finding.severity).toBe('error')
      expect(finding.remedy).toMatch(/./)
    }
  })
})

describe('of a profile', () => {
  const [profile] = residents as [Loose]

  test.each<[string, LintCode, string, (profile: Loose) => void]>([
    [
      'no clause for running cases',
      'runningCasesUnsaid',
      'runningCases',
      (p) => {
        delete p.runningCases
      },
    ],
    [
      'dates reversed',
      'datesReversed',
      'validTo',
      (p) => {
        p.validTo = '2001-01-01'
      },
    ],
    [
      'a value twice',
      'datesOverlap',
      'parameters.1',
      (p) => {
        p.parameters.splice(1, 0, p.parameters[0])
      },
    ],
    [
      'a value of another type',
      'wrongType',
      'parameters.0.value',
      (p) => {
        p.parameters[0].value = 'many'
      },
    ],
    [
      'a value without an article of a law',
      'lawMissing',
      'parameters.0.source',
      (p) => {
        delete p.parameters[0].source.article
      },
    ],
    [
      'a value of a law that nobody has read',
      'lawUnread',
      'parameters.0.source',
      (p) => {
        delete p.parameters[0].source.article
        p.parameters[0].source.confidence = 'K'
      },
    ],
    [
      'a value of no law',
      'modelValue',
      'parameters.0.source',
      (p) => {
        p.parameters[0].source = { law: 'model', confidence: 'I' }
      },
    ],
    [
      'a value without source',
      'wrongType',
      'parameters.0.source',
      (p) => {
        delete p.parameters[0].source
      },
    ],
  ])('%s', (_, code, path, change) => {
    const changed = structuredClone(profile)
    change(changed)
    expect(lintProfile(changed).map((finding) => [finding.code, finding.path.join('.')])).toContainEqual([code, path])
  })
})

test('every code that a check of a constitution can give stands in the table', () => {
  const files = [
    ...readdirSync('src/rules').map((name) => `src/rules/${name}`),
    ...['agreement', 'check'].map((name) => `src/constitution/${name}.ts`),
    'src/members/structure.ts',
    'src/base/shape.ts',
  ]
  const text = files.map((file) => readFileSync(file, 'utf8')).join('\n')
  const named = [...text.matchAll(/(?:\.add\(\s*|code: )'([a-zA-Z]+)'/g)].map((match) => match[1] as string)
  const unknown = [...text.matchAll(/addUnknown\(\s*'([a-z])([a-z]+)'/g)].map(
    ([, first = '', rest]) => `unknown${first.toUpperCase()}${rest}`,
  )
  expect(named.length + unknown.length).toBeGreaterThan(60)
  expect([...new Set([...named, ...unknown])].filter((code) => !Object.hasOwn(LINT_CODES, code))).toEqual([])
})

test('a constitution of 1,000 articles is linted within a second of work', { retry: 2 }, () => {
  const document: ConstitutionDocument = constitutionOf(996)
  expect(document.articles).toHaveLength(1000)
  // Work and not time: other programs may want the machine too.
  const before = process.cpuUsage()
  const found = lint(document)
  const { user } = process.cpuUsage(before)
  expect(found.filter(({ code }) => code === 'articleUntested')).toHaveLength(1000)
  expect(user / 1000).toBeLessThan(1000)
})

function edited(change: (document: Loose) => void): unknown {
  const document = structuredClone(huzhushe) as Loose
  change(document)
  return document
}
