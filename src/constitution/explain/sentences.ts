/** The sentences of an explanation in one language. What they are given is in words already. */
export interface Sentences {
  /** Between two sentences. */
  readonly space: string
  /** Between the items of a list of facts. */
  readonly semicolon: string
  /** Whoever acted. */
  readonly actor: string
  /** An action on a date. */
  deed(action: string, date: string): string
  law(title: string, version: string): string

  permitted(deed: string, law: string): string
  forbidden(deed: string, law: string): string
  referred(deed: string, law: string, organs: string): string
  unknown(deed: string, law: string): string
  unusable(law: string): string

  article(number: string, heading: string): string
  permits(article: string): string
  forbids(article: string): string
  /** The organ decides, by a date if one is set. */
  refers(article: string, organ: string, deadline: string | undefined): string
  /** Nothing permits it as it is; the articles that permit it otherwise, if any. */
  nothingPermits(articles: string): string
  ruleFails(article: string): string
  fault(place: string, problem: string): string

  facts(list: string): string
  values(list: string): string
  needed(list: string): string
  /** A fact with its value, and a boolean fact by its label. */
  is(label: string, value: string): string
  isSo(label: string): string
  isNotSo(label: string): string
  whether(label: string): string
  /** When a value is in force and where it comes from; `until` is its last day. */
  inForce(from: string, until: string | undefined, source: string): string
  /** How many a threshold comes to. */
  least(counts: string): string

  owes(who: string, what: string, deadline: string | undefined, article: string): string
  duty(name: string): string

  change(list: string): string
  readonly impossible: string
  readonly noChange: string
}
