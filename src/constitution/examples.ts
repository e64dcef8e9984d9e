import type { Ruling } from '../base/ruling.ts'
import type { Constitution } from './constitution.ts'
import type { Example } from './document.ts'
import { rule } from './ruling.ts'

/** A worked example that was run: what it says, and what the constitution answers. */
export interface ExampleRun {
  readonly article: string
  readonly example: Example
  readonly ruling: Ruling
  /** Whether the answer is what the example says: the outcome, and the deciding articles where it names them. */
  readonly holds: boolean
}

/** Runs every worked example of every article, in order. */
export function runExamples(constitution: Constitution): readonly ExampleRun[] {
  return constitution.document.articles.flatMap((article) =>
    article.examples.map((example) => {
      const ruling = rule(constitution, example.action, example.facts)
      return { article: article.number, example, ruling, holds: agrees(example, ruling) }
    }),
  )
}

function agrees(example: Example, ruling: Ruling): boolean {
  if (ruling.outcome !== example.outcome || ruling.errors.length > 0) return false
  if (example.articles === undefined) return true
  const found = new Set(ruling.grounds.map((ground) => ground.article))
  return found.size === new Set(example.articles).size && example.articles.every((number) => found.has(number))
}
