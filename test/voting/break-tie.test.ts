import { describe, expect, test } from 'vitest'
import { breakTie } from '../../src/voting/break-tie.ts'
import { drawLot } from '../../src/voting/lot.ts'
import type { Poll } from '../../src/voting/method.ts'
import type { Stage } from '../../src/voting/record.ts'
import type { Tie, TieRule } from '../../src/voting/tie.ts'

const poll = (...ties: TieRule[]) => ({ ties }) as unknown as Poll
const stage = (votes: Stage['votes']): Stage => ({ kind: 'first', votes, elected: [], excluded: [], exhausted: '0', loss: '0' })
const tie = (what: Tie['what'], seats: number, ...among: string[]): Tie => ({ what, seats, among, stage: 2 })

/** Scottish Local Government Elections Order 2007 (SSI 2007/42), rules 49(5) and 51(2): the last stage at which they differed decides. */
const HISTORY = [
  stage({ a: '5.00000', b: '6.00000', c: '1.00000' }),
  stage({ a: '7.00000', b: '6.00000', c: '6.00000' }),
  stage({ a: '8.00000', b: '8.00000', c: '8.00000' }),
]

describe('the stage before breaks a tie', () => {
  test('of surpluses: whoever had more is transferred first', () => {
    const { chosen, left } = breakTie(poll('priorStage'), tie('surplus', 1, 'a', 'b', 'c'), HISTORY)
    expect({ chosen, left }).toEqual({ chosen: ['a'], left: undefined })
  })

  test('of an exclusion: those who had least at one stage are told apart by the stage before it', () => {
    const { chosen, broken } = breakTie(poll('priorStage'), tie('exclusion', 1, 'a', 'b', 'c'), HISTORY)
    expect(chosen).toEqual(['c'])
    expect(broken).toEqual([{ ...tie('exclusion', 1, 'a', 'b', 'c'), rule: 'priorStage', chosen: ['c'] }])
  })

  test('for seats: the best, in order', () => {
    expect(breakTie(poll('priorStage'), tie('seats', 2, 'c', 'b', 'a'), HISTORY).chosen).toEqual(['a', 'b'])
  })

  test('not where they were level at every stage: the tie is left as it was, and nothing was broken', () => {
    const level = [stage({ a: '1/2', b: '2/4' })]
    expect(breakTie(poll('priorStage'), tie('exclusion', 1, 'a', 'b'), level)).toEqual({
      chosen: [],
      broken: [],
      left: tie('exclusion', 1, 'a', 'b'),
    })
  })

  test('for some: the next rule decides among those left level alone', () => {
    const history = [stage({ a: '9', b: '3', c: '3', d: '1' })]
    const order: TieRule = { order: ['d', 'c', 'b', 'a'] }
    const { chosen, broken } = breakTie(poll('priorStage', order), tie('seats', 2, 'a', 'b', 'c', 'd'), history)
    expect(chosen).toEqual(['a', 'c'])
    expect(broken.map(({ among, seats, chosen }) => ({ among, seats, chosen }))).toEqual([
      { among: ['a', 'b', 'c', 'd'], seats: 2, chosen: ['a'] },
      { among: ['b', 'c'], seats: 1, chosen: ['c'] },
    ])
  })

  test('for some only: the record says who are left', () => {
    const history = [stage({ a: '3', b: '3', c: '1' })]
    const { chosen, broken, left } = breakTie(poll('priorStage'), tie('seats', 1, 'a', 'b', 'c'), history)
    expect({ chosen, left }).toEqual({ chosen: [], left: tie('seats', 1, 'a', 'b') })
    expect(broken).toHaveLength(1)
  })
})

describe('an order that was published beforehand breaks a tie', () => {
  const rule: TieRule = { order: ['c', 'a', 'b'] }

  test('the first is elected, the last is excluded', () => {
    expect(breakTie(poll(rule), tie('seats', 1, 'a', 'b', 'c'), []).chosen).toEqual(['c'])
    expect(breakTie(poll(rule), tie('exclusion', 1, 'a', 'b', 'c'), []).chosen).toEqual(['b'])
  })

  test('but not where somebody was written in, who stands in no order', () => {
    expect(breakTie(poll(rule), tie('seats', 1, 'a', 'written in'), []).left).toEqual(tie('seats', 1, 'a', 'written in'))
  })
})

describe('a lot breaks a tie', () => {
  const SEEDS = ['SSQ 2026-11-24: 03 07 11 19 22 31 + 08', ...Array.from({ length: 20 }, (_, index) => `seed ${index}`)]

  test.each(SEEDS)('and anybody can draw it again: %s', (seed) => {
    for (const what of ['seats', 'exclusion'] as const) {
      const drawn = drawLot(`${seed}/${what}/2`, ['a', 'b', 'c', 'd'], 2)
      expect(breakTie(poll({ lot: { seed } }), tie(what, 2, 'd', 'c', 'b', 'a'), HISTORY).chosen).toEqual(drawn)
    }
  })

  test('without any rule, nothing does', () => {
    expect(breakTie(poll(), tie('seats', 1, 'a', 'b'), HISTORY).left).toEqual(tie('seats', 1, 'a', 'b'))
  })
})
