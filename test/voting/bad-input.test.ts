import { type CountInput, count, merge, type PollInput, type Summary, summarize } from 'huzhu/voting'
import { describe, expect, test } from 'vitest'

const POLL: PollInput = { method: 'plurality', seats: 1, candidates: ['a', 'b'] }
const given = (input: object) => count({ ...POLL, ballots: [], ...input } as CountInput)
const ballot = (...ballots: unknown[]) => given({ ballots })

/** A ballot that names a hundred thousand strangers, and the like, are no reason to hang. */
const deep = () => {
  let list: unknown = 'a'
  for (let level = 0; level < 100_000; level += 1) list = [list]
  return list
}

describe('a poll that cannot be is refused, with the path to what is wrong', () => {
  test.each([
    ['no seats', { seats: 0 }, ['seats']],
    ['half a seat', { seats: 1.5 }, ['seats']],
    ['no candidates', { candidates: [] }, ['candidates']],
    ['a candidate twice', { candidates: ['a', 'b', 'a'] }, ['candidates', 2]],
    ['a candidate without a name', { candidates: [''] }, ['candidates', 0]],
    ['a candidate with half a surrogate pair', { candidates: ['\ud800'] }, ['candidates', 0]],
    ['a withdrawal of a stranger', { withdrawn: ['a', 'x'] }, ['withdrawn', 1]],
    ['a method that is none', { method: 'dictatorship' }, ['method']],
    ['an order that lacks a candidate', { ties: ['priorStage', { order: ['a'] }] }, ['ties', 1, 'order']],
    ['an order that names one twice', { ties: [{ order: ['a', 'a'] }] }, ['ties', 0, 'order']],
    ['a lot without a seed', { ties: [{ lot: {} }] }, ['ties', 0]],
    ['a rule that the method does not read', { rules: { marks: 2 } }, ['rules', 'marks']],
    ['a field that nothing reads', { winner: 'a' }, ['winner']],
    ['a poll nested without end', { rules: { deep: deep() } }, undefined],
    ['ballots that are no list', { ballots: { 0: { approvals: ['a'] } } }, ['ballots']],
    ['no ballots at all', { ballots: undefined }, ['ballots']],
  ])('%s', (_, input, path) => {
    const result = given(input)
    expect(result).toMatchObject({ ok: false, refusal: { code: 'malformed' } })
    if (!result.ok && result.refusal.code === 'malformed' && path !== undefined) {
      expect(result.refusal.path.slice(0, path.length)).toEqual(path)
    }
  })

  test.each([[null], [undefined], ['poll'], [7], [[]]])('%j is no poll', (input) => {
    expect(count(input as unknown as CountInput)).toMatchObject({ ok: false, refusal: { code: 'malformed' } })
    expect(summarize(input as unknown as CountInput)).toMatchObject({ ok: false })
    expect(merge(input as unknown as Summary, input as unknown as Summary)).toMatchObject({ ok: false })
  })
})

describe('a ballot that cannot be is refused, with the path to what is wrong', () => {
  test.each([
    ['a hole in the list', [undefined], []],
    ['a name instead of a ballot', ['a'], []],
    ['one that says nothing', [{}], []],
    ['one that says two things', [{ ranking: ['a'], approvals: ['a'] }], ['approvals']],
    ['a field that nothing reads', [{ approvals: ['a'], weight: 2 }], ['weight']],
    ['a form that the method does not count', [{ scores: { a: 1 } }], ['scores']],
    ['approvals of a stranger', [{ approvals: ['a', 'x'] }], ['approvals', 1]],
    ['approvals that are no list', [{ approvals: 'a' }], ['approvals']],
    ['approvals of one twice', [{ approvals: ['a', 'a'] }], ['approvals']],
    ['a ranking of a stranger', [{ ranking: ['a', 'x'] }], ['ranking', 1]],
    ['an equal rank with a stranger', [{ ranking: [['a', 'x']] }], ['ranking', 0, 1]],
    ['a rank within an equal rank', [{ ranking: [[['a']]] }], ['ranking', 0, 0]],
    ['a ranking nested without end', [{ ranking: [deep()] }], ['ranking', 0, 0]],
    ['a ranking of one twice', [{ ranking: ['a', ['b', 'a']] }], ['ranking']],
    ['a rank that is no name', [{ ranking: [1] }], ['ranking', 0]],
    ['a mark that is none', [{ marks: { a: 'yes' } }], ['marks', 'a']],
    ['a mark for a stranger', [{ marks: { x: 'for' } }], ['marks', 'x']],
    ['a candidate written in', [{ marks: { a: 'writeIn' } }], ['marks', 'a']],
    ['a nameless person written in', [{ marks: { '': 'writeIn' } }], ['marks', '']],
    ['marks as a list', [{ marks: ['a'] }], ['marks']],
    ['nobody who cast it', [{ approvals: ['a'], count: 0 }], ['count']],
    ['a negative number who cast it', [{ approvals: ['a'], count: -1 }], ['count']],
    ['half a voter', [{ approvals: ['a'], count: 0.5 }], ['count']],
    ['more voters than a number holds', [{ approvals: ['a'], count: 2 ** 53 }], ['count']],
    ['no number of voters', [{ approvals: ['a'], count: Number.NaN }], ['count']],
    ['nothing for a number', [{ approvals: ['a'], count: null }], ['count']],
    ['a number with a sign', [{ approvals: ['a'], count: '+5' }], ['count']],
    ['a number from 0 on', [{ approvals: ['a'], count: '05' }], ['count']],
    ['a number in another notation', [{ approvals: ['a'], count: '1e3' }], ['count']],
    ['a number without end', [{ approvals: ['a'], count: '9'.repeat(1_000_000) }], ['count']],
  ])('%s', (_, ballots, path) => {
    // The second of two, so that the path must say which.
    expect(ballot({ approvals: ['a'] }, ...ballots)).toMatchObject({
      ok: false,
      refusal: { code: 'malformed', path: ['ballots', 1, ...path] },
    })
  })

  test.each([[11], [-1], [0.5], ['1'], [null]])('a score of %j of 10', (score) => {
    const input = { method: 'score', seats: 1, candidates: ['a'], rules: { max: 10 }, ballots: [{ scores: { a: score } }] }
    expect(count(input as unknown as CountInput)).toMatchObject({
      ok: false,
      refusal: { code: 'malformed', path: ['ballots', 0, 'scores', 'a'] },
    })
  })
})

describe('a summary that was tampered with is refused', () => {
  const summary = summarize({
    ...POLL,
    ballots: [{ approvals: ['a'], count: 2 }, { approvals: [] }, { marks: { z: 'writeIn' } }],
  }) as Summary
  const body = summary.body as { readonly [field: string]: unknown }

  test('as it came, it counts', () => {
    expect(count(summary)).toMatchObject({ ok: true, elected: ['a'] })
  })

  test.each([
    ['votes of fewer candidates', { votes: [2] }, ['body', 'votes']],
    ['votes of more candidates', { votes: [2, 0, 1] }, ['body', 'votes']],
    ['negative votes', { votes: [-2, 0] }, ['body', 'votes', 0]],
    ['votes that are no number', { votes: ['two', 0] }, ['body', 'votes', 0]],
    ['more blank ballots than ballots', { blank: 9 }, ['body', 'blank']],
    ['a candidate who was written in', { writeIns: [['a', 1]] }, ['body', 'writeIns']],
    [
      'a person written in twice',
      {
        writeIns: [
          ['z', 1],
          ['z', 1],
        ],
      },
      ['body', 'writeIns'],
    ],
    ['another field', { winner: 'b' }, ['body', 'winner']],
  ])('%s', (_, change, path) => {
    const changed = { ...summary, body: { ...body, ...change } } as unknown as Summary
    const refusal = { code: 'malformed', path: expect.arrayContaining(path) }
    expect(count(changed)).toMatchObject({ ok: false, refusal })
    expect(merge(summary, changed)).toMatchObject({ ok: false, refusal })
    expect(merge(changed, summary)).toMatchObject({ ok: false, refusal })
  })

  test('and so are two of different polls', () => {
    const other = summarize({ ...POLL, seats: 2, ballots: [] }) as Summary
    expect(merge(summary, other)).toMatchObject({ ok: false, refusal: { code: 'malformed', path: ['seats'] } })
  })
})
