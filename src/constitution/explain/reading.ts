import type { FactDeclaration, Facts, FactValue } from '../../base/fact.ts'
import type { Ground, ParameterReading } from '../../base/ruling.ts'
import type { Locale } from '../../base/text.ts'
import { addDays } from '../../base/time.ts'
import type { Comparison } from '../../rules/index.ts'
import { REACHES } from '../../rules/operators.ts'
import type { Threshold } from '../../voting/threshold.ts'
import type { Constitution } from '../constitution.ts'
import { type Labels, labelsOf, peopleOf } from '../labels.ts'
import { parameterFact } from '../ruleset.ts'
import { articleInChinese, dateWords, leastWords, type People, sourceWords, valueWords } from '../wording.ts'
import type { Sentences } from './sentences.ts'

/** Puts what a ruling holds into words of one language. */
export interface Reader {
  readonly constitution: Constitution
  readonly locale: Locale
  readonly say: Sentences
  readonly labels: Labels
  readonly people: People
}

/** A reader of a constitution's rulings. */
export function readerOf(constitution: Constitution, locale: Locale, say: Sentences): Reader {
  return { constitution, locale, say, labels: labelsOf(constitution.document), people: peopleOf(constitution.document) }
}

/** An article by its number and heading: "Article 4 (...)", 第四条（...）. */
export function articleOf({ constitution, locale, say }: Reader, number: string): string {
  const heading = constitution.document.articles.find((article) => article.number === number)?.heading[locale] ?? ''
  return say.article(locale === 'en' ? number : articleInChinese(number), heading)
}

/** Facts as they are, in a list; `action` stands in the answer already. */
export function factsOf(reader: Reader, facts: Facts): string {
  const { constitution, say } = reader
  return Object.entries(facts)
    .filter(([name]) => name !== 'action')
    .map(([name, value]) => factWords(reader, constitution.facts.get(name) as FactDeclaration, value))
    .join(say.semicolon)
}

/** Facts that are asked for, by their names, in a list. */
export function neededOf({ constitution, locale, say }: Reader, names: readonly string[]): string {
  return names
    .map((name) => {
      const { is, label } = constitution.facts.get(name) as FactDeclaration
      return is.type === 'boolean' ? say.whether(label[locale]) : label[locale]
    })
    .join(say.semicolon)
}

/** The parameters that a rule read, with dates and sources, and what thresholds came to for what was counted. */
export function parametersOf(reader: Reader, ground: Ground): string {
  return ground.parameters.map((reading) => parameterWords(reader, ground, reading)).join(reader.say.semicolon)
}

function factWords({ locale, say, labels, people }: Reader, fact: FactDeclaration, value: FactValue): string {
  const label = fact.label[locale]
  if (fact.is.type === 'boolean') return value === true ? say.isSo(label) : say.isNotSo(label)
  const named = fact.labels === undefined ? labels : { ...labels, ...fact.labels }
  return say.is(label, valueWords(value, fact.is, locale, named, people))
}

function parameterWords(reader: Reader, ground: Ground, reading: ParameterReading): string {
  const { constitution, locale, say, labels, people } = reader
  const { label, is } = constitution.facts.get(parameterFact(reading.id)) as FactDeclaration
  const value = valueWords(reading.value, is, locale, labels, people)
  const until = reading.validTo === undefined ? undefined : dateWords(addDays(reading.validTo, -1), locale)
  return (
    say.is(label[locale], value + leastOf(reader, ground, reading)) +
    say.inForce(dateWords(reading.validFrom, locale), until, sourceWords(reading.source, locale))
  )
}

/** How many a threshold comes to, for the tally that the rule compared with it. */
function leastOf(
  { constitution, locale, say, people }: Reader,
  { rule, values }: Ground,
  { id, value }: ParameterReading,
): string {
  const reaching = constitution.clauses
    .get(rule)
    ?.comparisons.find(({ operator, value: other }) => operator === REACHES && isFact(other, parameterFact(id)))
  const tally = reaching === undefined ? undefined : values[reaching.fact]
  const counts =
    tally === undefined ? undefined : leastWords(value as unknown as Threshold, tally as readonly number[], locale, people)
  return counts === undefined ? '' : say.least(counts)
}

function isFact(other: Comparison['value'], name: string): boolean {
  return typeof other === 'object' && 'fact' in other && other.fact === name
}
