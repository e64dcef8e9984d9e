import type { Finding, Json, Path } from '../base/json.ts'
import { DOCUMENT_LIMITS, plain } from '../base/plain.ts'
import { shapeFindings } from '../base/shape.ts'
import { type CustomOperator, checkRules } from '../rules/index.ts'
import { type Report, report } from '../rules/report.ts'
import { sharesOf, type Threshold } from '../voting/threshold.ts'
import { checkAgreement, checkExamples } from './agreement.ts'
import { clausesOf } from './clauses.ts'
import { type ConstitutionDocument, outlineSchema } from './document.ts'
import { ruleSetOf } from './ruleset.ts'

/** A document in which no fault was found, and the plain JSON that it was read from. */
export interface SoundDocument {
  readonly document: ConstitutionDocument
  readonly json: Json
}

/** The document as it was read, or its faults. */
export type DocumentCheck =
  | ({ readonly ok: true } & SoundDocument)
  | { readonly ok: false; readonly findings: readonly Finding[] }

/** Most articles of a document; beyond, it is refused unread. */
const MAX_ARTICLES = 5000

/**
 * Looks for the faults of a document, in four passes: plain JSON, shape, names and dates, rules. A later pass runs only on a sound earlier
 * one, and a pass stops where so much was found that looking further helps nobody.
 */
export function checkDocument(json: unknown, operators: readonly CustomOperator[] = []): DocumentCheck {
  const copy = plain(json, DOCUMENT_LIMITS)
  if (!copy.ok)
    return { ok: false, findings: [{ code: 'notPlain', path: copy.path, message: copy.message, remedy: 'give plain JSON' }] }
  const crowded = tooManyArticles(copy.value)
  if (crowded) return { ok: false, findings: [crowded] }
  const shape = outlineSchema.safeParse(copy.value)
  if (!shape.success) return { ok: false, findings: shapeFindings(shape.error) }
  const document = copy.value as unknown as ConstitutionDocument
  const found = report()
  checkAgreement(document, found)
  if (found.findings.length > 0) return { ok: false, findings: found.findings }
  const rules = ruleFindings(document, operators)
  if (rules.length > 0) return { ok: false, findings: rules }
  checkShares(document, found)
  checkExamples(document, found)
  return found.findings.length > 0 ? { ok: false, findings: found.findings } : { ok: true, document, json: copy.value }
}

function tooManyArticles(json: Json): Finding | undefined {
  const articles = typeof json === 'object' && json !== null && 'articles' in json ? json.articles : undefined
  if (!Array.isArray(articles) || articles.length <= MAX_ARTICLES) return undefined
  const message = `there are ${articles.length} articles`
  return { code: 'tooMany', path: ['articles'], message, remedy: `have at most ${MAX_ARTICLES}` }
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
function checkShares(document: ConstitutionDocument, found: Report): void {
  const read = new Set([...clausesOf(document).values()].flatMap(({ parameters }) => parameters))
  document.parameters.forEach(({ id, is, values }, p) => {
    if (is.type !== 'threshold' || !read.has(id)) return
    const [first, ...others] = values.map(({ value }) => JSON.stringify(sharesOf(value as Threshold)))
    others.forEach((shares, at) => {
      if (shares === first) return
      const message = 'asks for other shares than value 0, and rules read it'
      const remedy = 'make it a parameter of its own, with a tally and a rule of its own'
      found.add('sharesDiffer', ['parameters', p, 'values', at + 1, 'value'], message, remedy)
    })
  })
}
