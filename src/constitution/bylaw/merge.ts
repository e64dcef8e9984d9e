import { canonical } from '../../base/canonical.ts'
import type { CivilDate } from '../../base/time.ts'
import type { Comparison } from '../../rules/rule.ts'
import type { Article, Chapter, ConstitutionDocument, DatedValue, Parameter } from '../document.ts'
import type { ByLawDocument } from './bylaw.ts'
import { type Direction, tightest } from './tightest.ts'

/** One document of a constitution and by-laws, in the order given: their articles after its own, its parameters as tight as any sets them. */
export function merged(document: ConstitutionDocument, byLaws: readonly ByLawDocument[]): ConstitutionDocument {
  const articles = byLaws.map((byLaw) => byLaw.articles.map((article) => whileInForce(cited(article, byLaw), byLaw)))
  const { chapters } = document
  return {
    ...document,
    parameters: document.parameters.map((parameter) => byLaws.reduce(tightened, parameter)),
    ...(chapters === undefined
      ? {}
      : { chapters: [...chapters, ...byLaws.flatMap((byLaw, at) => chapter(byLaw, articles[at]))] }),
    articles: [...document.articles, ...articles.flat()],
  }
}

/** The values of a by-law for a parameter while the by-law itself is in force. */
export function valuesInForce({ parameters, validFrom, validTo }: ByLawDocument, id: string): readonly DatedValue[] {
  return parameters
    .filter((each) => each.id === id)
    .flatMap(({ values }) => values)
    .flatMap((dated) => {
      const from = later(dated.validFrom, validFrom)
      const to = earlier(dated.validTo, validTo)
      return to !== undefined && to <= from ? [] : [{ ...dated, validFrom: from, ...(to === undefined ? {} : { validTo: to }) }]
    })
}

/** An article of a by-law under the number and the names by which rulings cite it; its examples cite those of the by-law likewise. */
export function cited(article: Article, byLaw: ByLawDocument): Article {
  const name = citation(byLaw)
  const own = new Set(byLaw.articles.map(({ number }) => number))
  return {
    ...article,
    number: `${name}/${article.number}`,
    rules: article.rules.map((rule) => ({ ...rule, name: `${name}/${rule.name}` })),
    examples: article.examples.map((example) => {
      const articles = example.articles?.map((number) => (own.has(number) ? `${name}/${number}` : number))
      return articles === undefined ? example : { ...example, articles }
    }),
  }
}

/** The rules of a by-law hold only for what is done while it is in force. */
function whileInForce(article: Article, { validFrom, validTo }: ByLawDocument): Article {
  const since: Comparison = { fact: 'date', operator: 'greaterThanInclusive', value: validFrom }
  const until: Comparison[] = validTo === undefined ? [] : [{ fact: 'date', operator: 'lessThan', value: validTo }]
  const rules = article.rules.map((rule) => ({ ...rule, conditions: { all: [rule.conditions, since, ...until] } }))
  return { ...article, rules }
}

/** What a by-law is called beside a constitution: `east@1`, its third article `east@1/3`. */
function citation({ id, version }: { readonly id: string; readonly version: string }): string {
  return `${id}@${version}`
}

function chapter({ title }: ByLawDocument, articles: readonly Article[] = []): readonly Chapter[] {
  const [first] = articles
  return first === undefined ? [] : [{ heading: title, from: first.number }]
}

/** Where the by-law is no tighter on a day, the value stays: no text can loosen what stands above it. */
function tightened(parameter: Parameter, byLaw: ByLawDocument): Parameter {
  const { id, tighter, values } = parameter
  const own = tighter === undefined ? [] : valuesInForce(byLaw, id)
  if (tighter === undefined || own.length === 0) return parameter
  return { ...parameter, values: values.flatMap((dated) => pieces(dated, own).map((piece) => meet(piece, own, tighter))) }
}

/** A dated value, cut on each day on which one of the others begins or ends. */
function pieces(dated: DatedValue, others: readonly DatedValue[]): readonly DatedValue[] {
  const { validFrom, validTo } = dated
  const turns = others.flatMap((each) => [each.validFrom, each.validTo ?? validFrom])
  const within = turns.filter((day) => validFrom < day && (validTo === undefined || day < validTo))
  const starts = [validFrom, ...[...new Set(within)].sort()]
  return starts.map((from, at) => {
    const to = starts[at + 1] ?? validTo
    return { ...dated, validFrom: from, ...(to === undefined ? {} : { validTo: to }) }
  })
}

function meet(piece: DatedValue, own: readonly DatedValue[], direction: Direction): DatedValue {
  const at = piece.validFrom
  const set = own.find(({ validFrom, validTo }) => validFrom <= at && (validTo === undefined || at < validTo))
  const value = set && tightest(direction, piece.value, set.value)
  if (set === undefined || value === undefined || canonical(value) === canonical(piece.value)) return piece
  return { ...piece, value, source: set.source }
}

function later(a: CivilDate, b: CivilDate): CivilDate {
  return a > b ? a : b
}

function earlier(a: CivilDate | undefined, b: CivilDate | undefined): CivilDate | undefined {
  return a === undefined || (b !== undefined && b < a) ? b : a
}
