import type { Facts } from '../../base/fact.ts'
import type { Ground, Obligation, Outcome, Ruling } from '../../base/ruling.ts'
import type { Locale } from '../../base/text.ts'
import type { Constitution } from '../constitution.ts'
import { checkRuling } from '../ruling.ts'
import { dateWords, joined } from '../wording.ts'
import { findChange } from './change.ts'
import { CHINESE } from './chinese.ts'
import { ENGLISH } from './english.ts'
import { faultOf } from './fault.ts'
import { articleOf, factsOf, neededOf, parametersOf, type Reader, readerOf } from './reading.ts'
import type { Sentences } from './sentences.ts'

/** A ruling for people: sentences in one language. Plain JSON. */
export interface Explanation {
  readonly outcome: Outcome
  /** What was asked, the answer, and the law that gives it. */
  readonly answer: string
  /** Why: the articles that decide with what they read; the facts that are needed; what was wrong with the input. */
  readonly reasons: readonly string[]
  /** What must be done if the action is done, by whom and when. */
  readonly owed: readonly string[]
  /**
   * Facts that people could change, with other values: with all of them the action is permitted, with no part of them. It was applied and
   * ruled. Absent unless the action is forbidden or referred and such a change was found.
   */
  readonly change?: Facts
  /** The change as a sentence, or that there is none, or that none was found. Absent unless the action is forbidden or referred. */
  readonly remedy?: string
  /** All of it, a sentence a line. */
  readonly text: string
}

const LANGUAGES: { readonly [L in Locale]: Sentences } = { en: ENGLISH, 'zh-CN': CHINESE }

/**
 * Why a ruling is as it is, for residents: the answer, the articles with the values that they read, what is owed, and the smallest change of
 * facts by which a forbidden or referred action would be permitted.
 *
 * @throws RangeError for a ruling that cites another constitution, or that was edited.
 */
export function explain(ruling: Ruling, locale: Locale, constitution: Constitution): Explanation {
  checkRuling(constitution, ruling)
  const reader = readerOf(constitution, locale, LANGUAGES[locale])
  const answer = answerOf(reader, ruling)
  const reasons = reasonsOf(reader, ruling)
  const owed = ruling.obligations.map((obligation) => owedOf(reader, obligation))
  const remedy = remedyOf(reader, ruling)
  const text = [answer, ...reasons, ...owed, ...(remedy === undefined ? [] : [remedy.remedy])].join('\n')
  return { outcome: ruling.outcome, answer, reasons, owed, ...remedy, text }
}

function answerOf(reader: Reader, { outcome, facts, grounds }: Ruling): string {
  const { constitution, locale, say } = reader
  const law = say.law(constitution.document.title[locale], constitution.version)
  if (facts.action === undefined) return say.unusable(law)
  const deed = say.deed(labelOf(reader, facts.action as string), dateWords(facts.date as string, locale))
  if (outcome !== 'referred') return say[outcome](deed, law)
  const organs = new Set(grounds.flatMap(({ referral }) => (referral === undefined ? [] : [labelOf(reader, referral.organ)])))
  return say.referred(deed, law, joined([...organs], 'and', locale))
}

function reasonsOf(reader: Reader, ruling: Ruling): readonly string[] {
  const { say } = reader
  const reasons = ruling.grounds.map((ground) => groundOf(reader, ground))
  if (ruling.outcome === 'unknown') reasons.push(say.needed(neededOf(reader, ruling.needed)))
  else if (ruling.grounds.length === 0 && ruling.errors.length === 0) reasons.push(nothingPermits(reader, ruling))
  return [...reasons, ...ruling.errors.map((error) => faultOf(reader, error))]
}

function groundOf(reader: Reader, ground: Ground): string {
  const { locale, say } = reader
  const article = articleOf(reader, ground.article)
  const deadline = ground.referral?.deadline
  const facts = factsOf(reader, ground.values)
  const parameters = parametersOf(reader, ground)
  return [
    ground.referral === undefined
      ? say[ground.effect === 'permit' ? 'permits' : 'forbids'](article)
      : say.refers(article, labelOf(reader, ground.referral.organ), deadline && dateWords(deadline, locale)),
    ...(facts === '' ? [] : [say.facts(facts)]),
    ...(parameters === '' ? [] : [say.values(parameters)]),
  ].join(say.space)
}

/** Which articles could permit it, and the facts that they found otherwise. */
function nothingPermits(reader: Reader, { facts }: Ruling): string {
  const { constitution, locale, say } = reader
  const permits = constitution.rules
    .candidates(facts.action as string)
    .flatMap((name) => constitution.clauses.get(name) ?? [])
    .filter(({ effect }) => effect === 'permit')
  const articles = new Set(permits.map(({ article }) => articleOf(reader, article)))
  const read = new Set(permits.flatMap(({ reads }) => reads))
  const values = factsOf(reader, Object.fromEntries(Object.entries(facts).filter(([name]) => read.has(name))))
  const nothing = say.nothingPermits(joined([...articles], 'and', locale))
  return values === '' ? nothing : nothing + say.space + say.facts(values)
}

function owedOf(reader: Reader, { article, duty, who = 'by', deadline, metBy }: Obligation): string {
  const { locale, say } = reader
  const what =
    metBy === undefined
      ? say.duty(duty)
      : joined(
          metBy.map((type) => labelOf(reader, type)),
          'or',
          locale,
        )
  return say.owes(
    who === 'by' ? say.actor : labelOf(reader, who),
    what,
    deadline && dateWords(deadline, locale),
    articleOf(reader, article),
  )
}

function remedyOf(reader: Reader, ruling: Ruling): (Pick<Explanation, 'change'> & { remedy: string }) | undefined {
  if (ruling.outcome !== 'forbidden' && ruling.outcome !== 'referred') return undefined
  // What was wrong with the input, or a value that the constitution lacks, no change of facts puts right.
  if (ruling.errors.some(({ article }) => article === undefined)) return undefined
  const { constitution, say } = reader
  const { found, facts } = findChange(constitution, ruling)
  if (facts === undefined) return { remedy: found === 'impossible' ? say.impossible : say.noChange }
  return { change: facts, remedy: say.change(factsOf(reader, facts)) }
}

function labelOf({ labels, locale }: Reader, name: string): string {
  return Object.hasOwn(labels, name) ? (labels[name]?.[locale] ?? name) : name
}
