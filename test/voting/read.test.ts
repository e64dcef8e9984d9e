import { describe, expect, test } from 'vitest'
import type { Poll } from '../../src/voting/method.ts'
import { named } from '../../src/voting/named.ts'
import { marked, readMarks, readRanking, readRanks } from '../../src/voting/read.ts'

const CANDIDATES = ['a', 'b', 'c', 'w']
const POLL = {
  candidates: CANDIDATES,
  indexOf: new Map(CANDIDATES.map((id, index) => [id, index])),
  withdrawn: new Set([3]),
} as unknown as Poll

describe('a ranking', () => {
  const names = named(POLL)
  const read = (...ranking: (string | string[])[]) => {
    expect(readRanks(POLL, ranking, 0, names)).toBeUndefined()
    return Array.from({ length: names.length }, (_, k) => `${CANDIDATES[names.candidate[k]!]}${names.rank[k]}`)
  }

  test('gives each candidate the rank it stands at; those in one list share it', () => {
    expect(read('b', ['a', 'c'])).toEqual(['b0', 'a1', 'c1'])
  })

  test('keeps ranks that were skipped', () => {
    expect(read([], 'a', [], 'b')).toEqual(['a1', 'b3'])
  })

  test('is read as if the withdrawn were not there: a rank of their own is no skipped rank', () => {
    expect(read('w', 'a', ['w'], ['w', 'b'], [], 'c')).toEqual(['a0', 'b1', 'c3'])
  })

  test('of nobody is no ranking, and nothing is left of the ballot before', () => {
    read('a', 'b', 'c')
    expect(read()).toEqual([])
  })

  test('tells where somebody stands for the second time, and the next ballot is judged by itself', () => {
    expect(read('a', 'b', 'a')).toEqual(['a0', 'b1', 'a2'])
    expect(names.repeated).toBe(2)
    expect(read('a', 'b')).toEqual(['a0', 'b1'])
    expect(names.repeated).toBe(-1)
    expect(readRanking(POLL, [['c', 'c']], 7, names)).toMatchObject({
      refusal: { path: ['ballots', 7, 'ranking'], problem: 'names `c` twice' },
    })
  })

  test('may name a withdrawn candidate twice: nobody is there', () => {
    expect(readRanking(POLL, ['w', 'a', 'w'], 0, names)).toBeUndefined()
  })
})

describe('marks', () => {
  test('are sorted by what they say, without the withdrawn; the next ballot is read by itself', () => {
    const said = marked()
    readMarks(POLL, { a: 'for', b: 'against', c: 'abstain', w: 'for', zhou: 'writeIn' }, 0, said)
    expect(said).toEqual({ for: [0], against: [1], abstain: [2], writeIn: ['zhou'] })
    readMarks(POLL, { b: 'for' }, 1, said)
    expect(said).toEqual({ for: [1], against: [], abstain: [], writeIn: [] })
  })
})
