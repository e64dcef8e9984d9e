import { canonical } from '../../base/canonical.ts'
import type { Article } from '../document.ts'

/**
 * Which article of the older version each article of the newer one was; those that are new have none. The surest signs come first: the
 * same number with the same heading, text or one rule of the same name; then, under any number, the same text and rules, rules of the same
 * name, the same text, the same heading. Names of rules are unique in a document, so a rule says of which article it is.
 */
export function pairArticles(before: readonly Article[], after: readonly Article[]): ReadonlyMap<Article, Article> {
  const pairs = new Map<Article, Article>()
  const free = new Set(before)
  for (const sign of SIGNS) {
    const marked = byMark(free, sign)
    for (const article of after) {
      const was = pairs.has(article) ? undefined : mostAlike(sign(article), marked, free)
      if (was === undefined) continue
      pairs.set(article, was)
      free.delete(was)
    }
  }
  return pairs
}

/** The marks by which an article may be recognised. */
type Sign = (article: Article) => readonly string[]

const SIGNS: readonly Sign[] = [
  ({ number, heading, text, rules }) =>
    [heading, text, ...rules.map(({ name }) => name)].map((mark) => `${number} ${canonical(mark)}`),
  ({ text, rules }) => [canonical([text, rules])],
  ({ rules }) => rules.map(({ name }) => name),
  ({ text }) => [canonical(text)],
  ({ heading }) => [canonical(heading)],
]

function byMark(articles: Iterable<Article>, sign: Sign): ReadonlyMap<string, readonly Article[]> {
  const marked = new Map<string, Article[]>()
  for (const article of articles) {
    for (const mark of sign(article)) {
      const others = marked.get(mark)
      if (others === undefined) marked.set(mark, [article])
      else others.push(article)
    }
  }
  return marked
}

/** The article that has most of the marks; of several, the first found. */
function mostAlike(
  marks: readonly string[],
  marked: ReadonlyMap<string, readonly Article[]>,
  free: ReadonlySet<Article>,
): Article | undefined {
  const shared = new Map<Article, number>()
  for (const article of marks.flatMap((mark) => marked.get(mark) ?? [])) {
    if (free.has(article)) shared.set(article, (shared.get(article) ?? 0) + 1)
  }
  const [first, ...others] = shared.keys()
  return others.reduce((best, each) => ((shared.get(each) ?? 0) > (shared.get(best as Article) ?? 0) ? each : best), first)
}
