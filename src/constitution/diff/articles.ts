import { canonical } from '../../base/canonical.ts'
import type { Effect, Source } from '../../base/ruling.ts'
import type { Bilingual } from '../../base/text.ts'
import type { Article, Example } from '../document.ts'
import { type Change, type ListDiff, listDiff, same } from './list.ts'

/** A rule by its name, and what it does. */
export interface RuleName {
  readonly name: string
  readonly effect: Effect
}

/** What an amendment changes in one article. What is not there did not change. */
export interface ArticleChange {
  readonly number: Change<string>
  readonly heading: Change<Bilingual>
  readonly text?: Change<Bilingual>
  readonly sources?: { readonly added: readonly Source[]; readonly removed: readonly Source[] }
  readonly rules?: {
    readonly added: readonly RuleName[]
    readonly removed: readonly RuleName[]
    readonly changed: readonly Change<RuleName>[]
  }
  /** Titles of the worked examples. One that changed is removed and added. */
  readonly examples?: { readonly added: readonly Bilingual[]; readonly removed: readonly Bilingual[] }
}

/** An article that stands under another number. */
export interface MovedArticle {
  readonly number: Change<string>
  readonly heading: Bilingual
}

/** What an amendment does to the articles. One that moved and changed stands under both. */
export interface ArticleDiff {
  readonly added: readonly Article[]
  readonly removed: readonly Article[]
  readonly moved: readonly MovedArticle[]
  readonly changed: readonly ArticleChange[]
}

/** Compares the articles of two versions, given which article each one was. */
export function articleDiff(
  before: readonly Article[],
  after: readonly Article[],
  pairs: ReadonlyMap<Article, Article>,
): ArticleDiff {
  const numbers = renumbering(pairs)
  const kept = after.flatMap((article): Change<Article>[] => {
    const was = pairs.get(article)
    return was === undefined ? [] : [{ before: was, after: article }]
  })
  const old = new Set(kept.map((pair) => pair.before))
  return {
    added: after.filter((article) => !pairs.has(article)),
    removed: before.filter((article) => !old.has(article)),
    moved: kept.flatMap((pair) =>
      pair.before.number === pair.after.number ? [] : [{ number: numberOf(pair), heading: pair.after.heading }],
    ),
    changed: kept.flatMap((pair) => changeOf(pair, numbers)),
  }
}

/** For each number of the older version the number under which its article stands now. */
export function renumbering(pairs: ReadonlyMap<Article, Article>): ReadonlyMap<string, string> {
  return new Map([...pairs].map(([article, was]) => [was.number, article.number]))
}

function changeOf(pair: Change<Article>, numbers: ReadonlyMap<string, string>): ArticleChange[] {
  const { before, after } = pair
  const sources = setDiff(before.sources, after.sources)
  const rules = listDiff(before.rules, after.rules, ({ name }) => name)
  const examples = setDiff(
    before.examples.map((example) => renumbered(example, numbers)),
    after.examples,
  )
  const change = {
    ...(same(before.text, after.text) ? {} : { text: { before: before.text, after: after.text } }),
    ...(isEmpty(sources) ? {} : { sources }),
    ...(isEmpty(rules)
      ? {}
      : {
          rules: {
            added: rules.added.map(named),
            removed: rules.removed.map(named),
            changed: rules.changed.map((rule) => ({ before: named(rule.before), after: named(rule.after) })),
          },
        }),
    ...(isEmpty(examples)
      ? {}
      : { examples: { added: examples.added.map(({ title }) => title), removed: examples.removed.map(({ title }) => title) } }),
  }
  const heading = { before: before.heading, after: after.heading }
  const nothing = same(before.heading, after.heading) && Object.keys(change).length === 0
  return nothing ? [] : [{ number: numberOf(pair), heading, ...change }]
}

/** A worked example of the older version, citing articles by their new numbers. */
function renumbered(example: Example, numbers: ReadonlyMap<string, string>): Example {
  const { articles } = example
  return articles === undefined ? example : { ...example, articles: articles.map((number) => numbers.get(number) ?? number) }
}

function numberOf({ before, after }: Change<Article>): Change<string> {
  return { before: before.number, after: after.number }
}

function named({ name, event }: Article['rules'][number]): RuleName {
  return { name, effect: event.type }
}

/** Compares two lists whose things have no names. */
function setDiff<Thing>(before: readonly Thing[], after: readonly Thing[]) {
  const { added, removed } = listDiff(before, after, canonical)
  return { added, removed }
}

function isEmpty({ added, removed, changed = [] }: Omit<ListDiff<unknown>, 'changed'> & Partial<ListDiff<unknown>>): boolean {
  return added.length + removed.length + changed.length === 0
}
