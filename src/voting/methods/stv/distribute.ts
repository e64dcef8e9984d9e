import type { Whole } from '../../whole.ts'
import type { Keeping } from './keeping.ts'
import type { Step, Tree } from './tree.ts'

/** How candidates who are level count: each for an equal `split` of the weight, or as the `average` of all orders in which they could stand. */
export type Levels = 'split' | 'average'

/** The votes of every candidate at these keep factors. */
export function distribute<V>({ root }: Tree, keeping: Keeping<V>, factors: readonly V[], levels: Levels): V[] {
  const none = keeping.minus(keeping.one, keeping.one)
  const votes = factors.map(() => none)
  const give = (candidate: number, kept: V, ballots: Whole) => {
    votes[candidate] = keeping.plus(votes[candidate] as V, keeping.times(kept, ballots))
  }
  /** What goes on of a weight after a candidate kept a part of it. */
  const keep = (candidate: number, weight: V, ballots: Whole): V => {
    const { kept, rest } = keeping.keep(weight, factors[candidate] as V)
    give(candidate, kept, ballots)
    return rest
  }
  const go = (step: Step, weight: V): void => {
    const on = (rest: V) => {
      if (keeping.compare(rest, none) > 0) for (let next = step.next; next !== undefined; next = next.beside) go(next, rest)
    }
    const { level, ballots } = step
    if (level.length === 1) return on(keep(level[0] as number, weight, ballots))
    if (levels === 'average') {
      const parts = averages(
        keeping,
        level.map((candidate) => factors[candidate] as V),
      )
      level.forEach((candidate, k) => give(candidate, keeping.product(weight, parts.kept[k] as V), ballots))
      on(keeping.product(weight, parts.rest))
      return
    }
    const share = keeping.share(weight, BigInt(level.length))
    const rests = level.map((candidate) => keep(candidate, share, ballots))
    for (const rest of keeping.onward(rests)) on(rest)
  }
  for (let step = root.next; step !== undefined; step = step.beside) go(step, keeping.one)
  return votes
}

/**
 * What each of n who are level keeps of a weight of one, averaged over all n! orders, and what passes all of them. A candidate with factor k stands behind a set S of
 * j others in j! (n - 1 - j)! orders, and keeps k of what S let pass: k / n × the sum over j of e(j) / C(n - 1, j), where e(j) is the elementary symmetric
 * polynomial of degree j in what the others let pass.
 */
function averages<V>(keeping: Keeping<V>, factors: readonly V[]): { readonly kept: readonly V[]; readonly rest: V } {
  const { one, minus, compare, product } = keeping
  const passing = factors.map((factor) => minus(one, factor))
  const elected = [...factors.keys()].filter((k) => compare(factors[k] as V, one) < 0)
  const keptOf = (k: number) => {
    const others = elected.filter((other) => other !== k).map((other) => passing[other] as V)
    return averageKept(keeping, factors[k] as V, others, factors.length)
  }
  // Whoever keeps all stands alike among the others, however many they are.
  const whole = factors.findIndex((factor) => compare(factor, one) === 0)
  const keptWhole = whole < 0 ? one : keptOf(whole)
  return { kept: factors.map((factor, k) => (compare(factor, one) < 0 ? keptOf(k) : keptWhole)), rest: passing.reduce(product) }
}

/** What one of n keeps; `others` is what those of the others let pass who let anything pass. */
function averageKept<V>({ one, plus, minus, product, share }: Keeping<V>, factor: V, others: readonly V[], n: number): V {
  const symmetric: V[] = [one, ...others.map(() => minus(one, one))]
  for (const part of others) {
    for (let j = others.length; j > 0; j -= 1) symmetric[j] = plus(symmetric[j] as V, product(symmetric[j - 1] as V, part))
  }
  const sum = symmetric.map((each, j) => share(each, choose(n - 1, j))).reduce(plus)
  return share(product(sum, factor), BigInt(n))
}

/** The number of ways to choose j of n. */
function choose(n: number, j: number): bigint {
  let ways = 1n
  for (let k = 1; k <= j; k += 1) ways = (ways * BigInt(n - k + 1)) / BigInt(k)
  return ways
}
