import type { FactDeclaration } from '../base/fact.ts'
import type { Finding, Json, Path } from '../base/json.ts'
import { nearest } from '../base/nearest.ts'
import { DOCUMENT_LIMITS, plain } from '../base/plain.ts'
import { shapeFindings } from '../base/shape.ts'
import { civilDate } from '../base/time.ts'
import { structureFaults } from '../members/structure.ts'
import { type CustomOperator, checkRules, factFault } from '../rules/index.ts'
import { sharesOf, type Threshold } from '../voting/threshold.ts'
import { clausesOf } from './clauses.ts'
import type { ConstitutionDocument, Parameter } from './document.ts'
import { constitutionSchema } from './document.ts'
import { BUILT_IN, ruleSetOf } from './ruleset.ts'

/** The document as it was read, or its faults. */
export type DocumentCheck =
  | { readonly ok: true; readonly document: ConstitutionDocument; readonly json: Json }
  | { readonly ok: false; readonly findings: readonly Finding[] }

/** Most articles of a document; beyond, it is refused unread. */
const MAX_ARTICLES = 5000

/** Looks for every fault of a document, in four passes: plain JSON, shape, names and dates, rules. A later pass runs only on a sound earlier one. */
export function checkDocument(json: unknown, operators: readonly CustomOperator[] = []): DocumentCheck {
  const copy = plain(json, DOCUMENT_LIMITS)
  if (!copy.ok)
    return { ok: false, findings: [{ code: 'notPlain', path: copy.path, message: copy.message, remedy: 'give plain JSON' }] }
  const crowded = tooManyArticles(copy.value)
  if (crowded) return { ok: false, findings: [crowded] }
  const shape = constitutionSchema.safeParse(copy.value)
  if (!shape.success) return { ok: false, findings: shapeFindings(shape.error) }
  const document = copy.value as unknown as ConstitutionDocument
  const agreement = [
    ...zoneFindings(document),
    ...structureFaults(document.structure).map((finding) => ({ ...finding, path: ['structure', ...finding.path] })),
    ...duplicates(document),
    ...document.parameters.flatMap((each, index) => parameterFindings(each, ['parameters', index])),
    ...factFindings(document),
    ...actionFindings(document),
    ...organFindings(document),
    ...chapterFindings(document),
  ]
  if (agreement.length > 0) return { ok: false, findings: agreement }
  const rules = ruleFindings(document, operators)
  const findings = rules.length > 0 ? rules : [...shareFindings(document), ...exampleFindings(document)]
  return findings.length > 0 ? { ok: false, findings } : { ok: true, document, json: copy.value }
}

function tooManyArticles(json: Json): Finding | undefined {
  const articles = typeof json === 'object' && json !== null && 'articles' in json ? json.articles : undefined
  if (!Array.isArray(articles) || articles.length <= MAX_ARTICLES) return undefined
  const message = `there are ${articles.length} articles`
  return { code: 'tooMany', path: ['articles'], message, remedy: `have at most ${MAX_ARTICLES}` }
}

function zoneFindings(document: ConstitutionDocument): Finding[] {
  try {
    civilDate('2000-01-01T00:00:00.000Z', document.zone)
    return []
  } catch {
    return [
      {
        code: 'unknownZone',
        path: ['zone'],
        message: `\`${document.zone}\` is no zone known here`,
        remedy: 'use an IANA name such as `Asia/Shanghai`',
      },
    ]
  }
}

function duplicates(document: ConstitutionDocument): Finding[] {
  const lists: readonly [string, string, readonly string[]][] = [
    ['articles', 'number', document.articles.map((each) => each.number)],
    ['parameters', 'id', document.parameters.map((each) => each.id)],
    ['facts', 'name', document.facts.map((each) => each.name)],
    ['actions', 'type', document.actions.map((each) => each.type)],
  ]
  return lists.flatMap(([list, key, names]) =>
    names.flatMap((name, index) => {
      const first = names.indexOf(name)
      if (first === index) return []
      return [
        {
          code: 'duplicate',
          path: [list, index, key],
          message: `\`${name}\` stands at ${list}.${first} already`,
          remedy: 'give each its own',
        },
      ]
    }),
  )
}

function parameterFindings(parameter: Parameter, path: Path): Finding[] {
  const findings: Finding[] = []
  parameter.values.forEach((dated, index) => {
    const at = [...path, 'values', index]
    const fault = factFault(dated.value, parameter.is)
    if (fault !== undefined) findings.push({ code: 'wrongType', path: [...at, 'value'], message: fault })
    if (dated.validTo !== undefined && dated.validTo <= dated.validFrom) {
      findings.push({
        code: 'datesReversed',
        path: [...at, 'validTo'],
        message: `ends on ${dated.validTo}, not after it begins on ${dated.validFrom}`,
      })
    }
    const overlap = parameter.values.findIndex((other, at) => at < index && overlaps(other, dated))
    if (overlap >= 0) {
      const message = `is in force together with value ${overlap}`
      findings.push({ code: 'datesOverlap', path: at, message, remedy: 'end one on the day on which the other begins' })
    }
  })
  return findings
}

function overlaps(a: { validFrom: string; validTo?: string }, b: { validFrom: string; validTo?: string }): boolean {
  return (a.validTo === undefined || b.validFrom < a.validTo) && (b.validTo === undefined || a.validFrom < b.validTo)
}

function factFindings(document: ConstitutionDocument): Finding[] {
  return document.facts.flatMap((fact, index) => {
    const reserved = (BUILT_IN as readonly string[]).includes(fact.name) || fact.name.startsWith('param.')
    if (!reserved) return []
    return [
      {
        code: 'reservedName',
        path: ['facts', index, 'name'],
        message: `\`${fact.name}\` is built in`,
        remedy: 'leave the declaration out',
      },
    ]
  })
}

function actionFindings(document: ConstitutionDocument): Finding[] {
  const facts = new Map(document.facts.map((fact) => [fact.name, fact]))
  return document.actions.flatMap((action, index) =>
    (['details', 'optional'] as const).flatMap((list) =>
      (action[list] ?? []).flatMap((name, at) => {
        const path = ['actions', index, list, at]
        if (action.lifecycle !== undefined) {
          return [
            {
              code: 'notDeclared',
              path,
              message: `the lifecycle \`${action.lifecycle}\` says what \`${action.type}\` holds`,
              remedy: 'leave it out',
            },
          ]
        }
        const fact = facts.get(name)
        if (fact === undefined) return [unknown(path, 'fact', name, facts.keys())]
        if (fact.source === 'action') return []
        return [
          {
            code: 'wrongSource',
            path,
            message: `\`${name}\` comes from the ${fact.source}, not from the action`,
            remedy: 'declare its source as `action`',
          },
        ]
      }),
    ),
  )
}

/** An organ that a refer rule names must exist, or a referral would have nowhere to go. */
function organFindings(document: ConstitutionDocument): Finding[] {
  const organs = document.structure.organs.map((organ) => organ.id)
  return document.articles.flatMap((article, a) =>
    article.rules.flatMap((rule, r) => {
      if (rule.event.type !== 'refer' || organs.includes(rule.event.params.organ)) return []
      return [unknown(['articles', a, 'rules', r, 'event', 'params', 'organ'], 'organ', rule.event.params.organ, organs)]
    }),
  )
}

/** Chapters follow the articles: each begins with an article, after the one before it. */
function chapterFindings({ chapters = [], articles }: ConstitutionDocument): Finding[] {
  const numbers = articles.map(({ number }) => number)
  return chapters.flatMap(({ from }, index) => {
    const path = ['chapters', index, 'from']
    const at = numbers.indexOf(from)
    if (at < 0) return [unknown(path, 'article', from, numbers)]
    const before = chapters[index - 1]?.from
    if (before === undefined || numbers.indexOf(before) < at) return []
    const message = `begins with article ${from}, not after the chapter before it`
    return [{ code: 'chaptersUnordered', path, message, remedy: 'order the chapters as the articles' }]
  })
}

function ruleFindings(document: ConstitutionDocument, operators: readonly CustomOperator[]): Finding[] {
  const places = document.articles.flatMap((article, a) => article.rules.map((_, r): Path => ['articles', a, 'rules', r]))
  return checkRules(ruleSetOf(document, operators)).map((finding) => {
    const [list, index, ...rest] = finding.path
    const place = list === 'rules' && typeof index === 'number' ? places[index] : undefined
    return place === undefined ? finding : { ...finding, path: [...place, ...rest] }
  })
}

/**
 * A tally gives the shares that it declares and no others, so a threshold that rules compare it with must ask for these at all times. The
 * checks of the rules see its first value; this one sees the rest.
 */
function shareFindings(document: ConstitutionDocument): Finding[] {
  const read = new Set([...clausesOf(document).values()].flatMap(({ parameters }) => parameters))
  return document.parameters.flatMap(({ id, is, values }, p) => {
    if (is.type !== 'threshold' || !read.has(id)) return []
    const [first, ...others] = values.map(({ value }) => JSON.stringify(sharesOf(value as Threshold)))
    return others.flatMap((shares, at) => {
      if (shares === first) return []
      const message = 'asks for other shares than value 0, and rules read it'
      const remedy = 'make it a parameter of its own, with a tally and a rule of its own'
      return [{ code: 'sharesDiffer', path: ['parameters', p, 'values', at + 1, 'value'], message, remedy }]
    })
  })
}

function exampleFindings(document: ConstitutionDocument): Finding[] {
  const facts = new Map<string, FactDeclaration>(document.facts.map((fact) => [fact.name, fact]))
  const types = new Set(document.actions.map((action) => action.type))
  const numbers = new Set(document.articles.map((article) => article.number))
  return document.articles.flatMap((article, a) =>
    article.examples.flatMap((example, e) => {
      const path = ['articles', a, 'examples', e]
      const findings: Finding[] = []
      if (!types.has(example.action.type))
        findings.push(unknown([...path, 'action', 'type'], 'action', example.action.type, types))
      for (const [name, value] of Object.entries(example.facts)) {
        const fact = facts.get(name)
        const fault = fact && factFault(value, fact.is)
        if (fact === undefined) findings.push(unknown([...path, 'facts', name], 'fact', name, facts.keys()))
        else if (fault !== undefined) findings.push({ code: 'wrongType', path: [...path, 'facts', name], message: fault })
      }
      example.articles?.forEach((number, at) => {
        if (!numbers.has(number)) findings.push(unknown([...path, 'articles', at], 'article', number, numbers))
      })
      return findings
    }),
  )
}

function unknown(path: Path, what: string, name: string, known: Iterable<string>): Finding {
  const close = nearest(name, known)
  const remedy = close === undefined ? `declare the ${what}` : `did you mean \`${close}\`?`
  return { code: `unknown${what[0]?.toUpperCase()}${what.slice(1)}`, path, message: `there is no ${what} \`${name}\``, remedy }
}
