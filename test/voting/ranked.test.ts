import { count, merge, type PollInput, type Summary, summarize } from 'huzhu/voting'
import { describe, expect, test } from 'vitest'

const POLL: PollInput = { method: 'scottish-stv', seats: 1, candidates: ['a', 'b', 'c', 'd'], withdrawn: ['d'] }

const summary = (...rankings: string[][]) => summarize({ ...POLL, ballots: rankings.map((ranking) => ({ ranking })) }) as Summary

describe('the summary of ballots that rank', () => {
  test('says each ranking once, with how many say so, in an order that the ballots do not change', () => {
    const body = {
      rankings: [
        ['', 1],
        ['0>1', 2],
        ['2', 1],
      ],
    }
    expect(summary(['a', 'b'], [], ['c'], ['a', 'b']).body).toEqual(body)
    expect(summary(['c'], ['a', 'b'], ['a', 'b'], []).body).toEqual(body)
  })

  test('merges with another: rankings of the one, of the other, and of both', () => {
    const merged = merge(summary(['a'], ['c'], ['c', 'a']), summary(['b'], ['c'])) as Summary
    expect(merged.body).toEqual({
      rankings: [
        ['0', 1],
        ['1', 1],
        ['2', 2],
        ['2>0', 1],
      ],
    })
  })

  test.each<[string, unknown]>([
    ['a candidate who does not stand', [['4', 1]]],
    ['one who withdrew', [['3', 1]]],
    ['a candidate twice', [['0>1>0', 1]]],
    ['candidates at one rank, where the method leaves none there', [['0=1', 1]]],
    [
      'a ranking twice',
      [
        ['0', 1],
        ['0', 1],
      ],
    ],
    [
      'rankings out of order',
      [
        ['1', 1],
        ['0', 1],
      ],
    ],
    ['another way to write a number', [['00', 1]]],
    ['a ranking that breaks off', [['0>', 1]]],
    ['an empty rank', [['0>>1', 1]]],
    ['a ranking that nobody cast', [['0', 0]]],
    ['a negative number of ballots', [['0', -1]]],
    ['half a ballot', [['0', 0.5]]],
    ['names for indexes', [['a', 1]]],
  ])('is refused with %s', (_, rankings) => {
    const changed = { ...summary(['a']), body: { rankings } } as unknown as Summary
    const refusal = { code: 'malformed', path: expect.arrayContaining(['body', 'rankings']) }
    expect(count(changed)).toMatchObject({ ok: false, refusal })
    expect(merge(changed, summary(['a']))).toMatchObject({ ok: false, refusal })
  })
})
