import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { grow, type Standing, type Step, stepsAfter, type Tree, treeOf } from '../../src/voting/methods/stv/tree.ts'
import { rankingsIn } from '../../src/voting/ranked.ts'

const SIZE = 5
const candidates = [...Array(SIZE).keys()]

/** A ranking as summaries write it, level or not: `2>0=3`. */
const ranking = fc
  .tuple(fc.shuffledSubarray(candidates), fc.array(fc.constantFrom('>', '='), { minLength: SIZE, maxLength: SIZE }))
  .map(([order, signs]) => order.map((one, k) => (k === 0 ? `${one}` : `${signs[k]}${one}`)).join(''))

/** Who is elected or out, one after the other. */
const course = fc
  .tuple(fc.shuffledSubarray(candidates), fc.array(fc.constantFrom('elected', 'out'), { minLength: SIZE, maxLength: SIZE }))
  .map(([order, becomes]) => order.map((one, k) => [one, becomes[k] as Standing] as const))

/** How many ballots took which steps, however often the tree holds them. */
function paths(step: Step, before = '', found = new Map<string, number>()): ReadonlyMap<string, number> {
  for (const next of stepsAfter(step)) {
    const path = `${before}>${[...next.level].sort().join('=')}`
    found.set(path, (found.get(path) ?? 0) + Number(next.ballots))
    paths(next, path, found)
  }
  return found
}

test.each(['some', 'every'] as const)(
  'ballots that go on whenever somebody is elected or out come to where they would go from the beginning, past the level if %s of them are elected',
  (which) => {
    fc.assert(
      fc.property(fc.uniqueArray(ranking, { maxLength: 20 }), course, (texts, changes) => {
        const rankings = () => rankingsIn({ rankings: texts.map((text, k) => [text, k + 1]) })
        const standing = candidates.map((): Standing => 'hopeful')
        const passes: Tree['passes'] = (level) => level[which]((one) => standing[one] === 'elected')
        const tree = treeOf(rankings(), standing, passes)
        for (const [candidate, becomes] of changes) {
          standing[candidate] = becomes
          grow(tree)
          const fresh = treeOf(rankings(), standing, passes)
          grow(fresh)
          expect(paths(tree.root)).toEqual(paths(fresh.root))
        }
      }),
    )
  },
)
