import type { Result } from '../base/refusal.ts'
import type { Contest } from './contest.ts'
import { choiceMissing } from './method.ts'
import type { StrengthRule } from './method-rules.ts'

/** Ways to say how strong a majority is. */
export const STRENGTHS = ['winning', 'margins', 'ratio'] as const satisfies readonly StrengthRule[]

/** For and against, in the one form that all equally strong pairs share. */
type Strength = readonly [bigint, bigint]

/** How strong each candidate stands against each other: places in the list of all strengths, the weakest first. */
export interface Strengths {
  /** At `a * n + b`: the place of a over b. */
  readonly places: Int32Array
  /** By place, as `"for:against"`. */
  readonly texts: readonly string[]
}

/** The rule for strengths that was asked for. Where none was, any will do while as many ballots count in one pair as in every other. */
export function strengthRule<Rule extends StrengthRule>(
  contest: Contest,
  asked: Rule | undefined,
  options: readonly Rule[],
): Result<{ readonly rule: Rule }> {
  const [first] = options
  const rule = asked ?? (samePairs(contest) ? first : undefined)
  return rule === undefined ? choiceMissing('rules.strength', options) : { ok: true, rule }
}

function samePairs(contest: Contest): boolean {
  const both = (a: number, b: number) => over(contest, a, b) + over(contest, b, a)
  return contest.ids.every((_, a) => contest.ids.every((_, b) => a === b || both(a, b) === both(0, 1)))
}

/** Measures all pairs. */
export function strengthsOf(contest: Contest, rule: StrengthRule): Strengths {
  const n = contest.ids.length
  const known = new Map<string, Strength>()
  const texts = new Array<string>(n * n)
  for (let a = 0; a < n; a += 1) {
    for (let b = 0; b < n; b += 1) {
      const strength = a === b ? TIED : FORMS[rule](over(contest, a, b), over(contest, b, a))
      const text = strength.join(':')
      texts[a * n + b] = text
      known.set(text, strength)
    }
  }
  const sorted = [...known.keys()].sort((x, y) => COMPARE[rule](known.get(x) as Strength, known.get(y) as Strength))
  const placeOf = new Map(sorted.map((text, place) => [text, place]))
  return { places: Int32Array.from(texts, (text) => placeOf.get(text) as number), texts: sorted }
}

function over({ votes }: Contest, a: number, b: number): bigint {
  return votes[a]?.[b] as bigint
}

const TIED: Strength = [0n, 0n]

/** The form that equally strong pairs share, by rule. */
const FORMS: { readonly [Rule in StrengthRule]: (e: bigint, f: bigint) => Strength } = {
  winning: (e, f) => (e === f ? TIED : [e, f]),
  margins: (e, f) => (e > f ? [e - f, 0n] : [0n, f - e]),
  ratio(e, f) {
    if (e === f) return TIED
    const common = e === 0n || f === 0n ? 1n : divisor(e, f)
    return [e / common, f / common]
  },
}

/** Which of two is stronger: positive, if the first is. */
const COMPARE: { readonly [Rule in StrengthRule]: (x: Strength, y: Strength) => number } = {
  winning: ([e, f], [g, h]) => sign(e - f) - sign(g - h) || (e > f ? sign(e - g) || sign(h - f) : sign(h - f) || sign(e - g)),
  margins: ([e, f], [g, h]) => sign(e - f - g + h),
  ratio: ([e, f], [g, h]) => sign(e - f) - sign(g - h) || sign(e * h - f * g) || sign(e - g) || sign(h - f),
}

function sign(number: bigint): number {
  return number > 0n ? 1 : number < 0n ? -1 : 0
}

function divisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : divisor(b, a % b)
}
