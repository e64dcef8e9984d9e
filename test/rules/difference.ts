import { isDeepStrictEqual } from 'node:util'
import type { CompiledRules, RuleExplanation, RuleSet } from 'huzhu/rules'
import { decide, explain } from './interpreter.ts'
import { askLibrary } from './library.ts'
import { type Case, dice, withoutSome } from './random.ts'

/** Compiles without checks. Handed in, so that a faulty compiler can be tested as well. */
export type Compile = (ruleSet: RuleSet) => CompiledRules

/** Where two of the three disagree about a case. */
export interface Difference {
  readonly seed: number
  readonly where: string
  readonly expected: unknown
  readonly actual: unknown
}

/** Compiler and interpreter on the same case, with all facts and with some missing. */
export function twoWay({ seed, ruleSet, facts }: Case, compile: Compile): Difference | undefined {
  const rules = compile(ruleSet)
  const some = withoutSome(facts, dice(seed + 0x5eed))
  return compared(seed, rules, ruleSet, facts, 'all facts') ?? compared(seed, rules, ruleSet, some, 'some facts')
}

function compared(
  seed: number,
  rules: CompiledRules,
  ruleSet: RuleSet,
  facts: Case['facts'],
  which: string,
): Difference | undefined {
  const { errors, ...verdict } = rules.decide(facts as never)
  const actual = { ...verdict, errors: errors.map(({ rule }) => rule) }
  const expected = decide(facts, ruleSet)
  if (!isDeepStrictEqual(actual, expected)) return { seed, where: `verdict, ${which}`, expected, actual }
  const trees = rules.explain(facts as never).map(withoutError)
  const expectedTrees = explain(facts, ruleSet)
  if (!isDeepStrictEqual(trees, expectedTrees))
    return { seed, where: `explanation, ${which}`, expected: expectedTrees, actual: trees }
  return undefined
}

/** Interpreter and json-rules-engine on the same case with all facts: every rule, its answer and its tree. */
export async function againstLibrary({ seed, ruleSet, facts, kind }: Case): Promise<Difference | undefined> {
  const answers = await askLibrary({ ruleSet, facts })
  const asked = new Map(explain(facts, ruleSet).map((each) => [each.name, each]))
  for (const rule of ruleSet.rules) {
    const actual = answers.get(rule.name)
    const expected = asked.get(rule.name)
    if (expected === undefined) {
      // Not a candidate for this value of the index: it must not hold, and only values that fit no declaration may make it reject.
      const quiet = actual !== 'rejects' && actual?.result === false
      if (!quiet && !(kind === 'hostile' && actual === 'rejects'))
        return { seed, where: `no candidate, ${rule.name}`, expected: 'fails', actual }
    } else if (expected.result === null ? actual !== 'rejects' : !isDeepStrictEqual(actual, expected)) {
      return { seed, where: `library, ${rule.name}`, expected, actual }
    }
  }
  return undefined
}

function withoutError({ error: _, ...rest }: RuleExplanation): Omit<RuleExplanation, 'error'> {
  return rest
}
