import type { Constitution } from '../constitution.ts'
import { type ExampleRun, runExamples } from '../examples.ts'
import type { Advice } from './finding.ts'
import type { PlacedRule } from './place.ts'

/** Worked examples whose answer is another, and what no example reaches: such rules were never seen at work. */
export function exampleAdvice(constitution: Constitution, rules: readonly PlacedRule[]): readonly Advice[] {
  const { articles } = constitution.document
  const runs = runExamples(constitution)
  const reached = new Set(runs.flatMap(({ ruling }) => [...ruling.grounds, ...ruling.obligations].map(({ rule }) => rule)))
  const failing = articles.flatMap((article, a) =>
    runs
      .filter((run) => run.article === article.number && !run.holds)
      .map((run) => failure(run, ['articles', a, 'examples', article.examples.indexOf(run.example)])),
  )
  const unreached = articles.flatMap((article, a): Advice[] => {
    if (article.rules.length === 0 || article.rules.some(({ name }) => reached.has(name))) return []
    const message = `no example reaches article ${article.number}`
    return [{ code: 'articleUntested', path: ['articles', a, 'examples'], message }]
  })
  const silent = new Set(unreached.map(({ path }) => path[1]))
  const untested = rules
    .filter(({ rule, path }) => !reached.has(rule.name) && !silent.has(path[1] as number))
    .map(({ rule, path }): Advice => ({ code: 'ruleUntested', path, message: `\`${rule.name}\` decides in no example` }))
  return [...failing, ...unreached, ...untested]
}

function failure({ ruling, example }: ExampleRun, path: Advice['path']): Advice {
  const [error] = ruling.errors
  const by = ruling.grounds.map(({ article, rule }) => `${article} \`${rule}\``)
  const why =
    by.length > 0
      ? `by article ${by.join(', ')}`
      : ruling.outcome === 'unknown'
        ? `it lacks ${ruling.needed.join(', ')}`
        : 'nothing permits it'
  const found = error?.message ?? why
  const said = example.articles === undefined ? '' : ` by article ${example.articles.join(', ')}`
  return { code: 'exampleFails', path, message: `gives \`${ruling.outcome}\` (${found}), not \`${example.outcome}\`${said}` }
}
