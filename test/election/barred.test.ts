import { verifyRound } from 'huzhu/election'
import type { Given } from 'huzhu/testing'
import { describe, expect, test } from 'vitest'
import { type Asked, campaign, confirmed, contest, elected, MEETING, names, type Papers, told } from './meeting.ts'
import { on, TEXT } from './setting.ts'

const HEAD: Asked = { voters: 40, standing: { branchHead: ['a', 'b'] } }
const NEXT = '2026-07-01'
const DAY2 = '2026-07-10'
const head = (...persons: string[]) => names('branchHead', ...persons)
const written = (person: string) => ({ branchHead: { marks: { [person]: 'writeIn' } } })
const object = (about: string, date: string, office = 'branchHead') =>
  on('raiseObjection', date, { by: 'm9', objection: `o-${about}`, against: 'candidate', about, office, grounds: TEXT })
const uphold = (about: string, date: string) =>
  on('decideObjection', date, { objection: `o-${about}`, upheld: true, reasons: TEXT })
const poll = (before: Given, papers: Papers, day?: string) => confirmed(told(before, { papers }, day), 'valid', day)
const further = on('callRound', NEXT, { round: 'further', day: DAY2 })

function verified(so: Given, round: number) {
  return verifyRound({ get: (table, key) => (table === 'cases' ? { case: so.case(key) } : so.row(table, key)) }, 'e1', round)
}

describe('whoever is barred', () => {
  const barred = campaign(HEAD).after(object('b', '2026-06-22'), uphold('b', '2026-06-22'))

  test('is not elected by being written in either: such a vote is for nobody, and the paper is not void', () => {
    const so = poll(barred, [
      [written('b'), 21],
      [head('a'), 9],
    ])
    expect(elected(so)).toEqual([])
    expect(contest(so, 'branchHead')).toMatchObject({ elected: [], unfilled: 1, further: ['a'] })
    expect(so.row('election.counts', 'e1/1')).toMatchObject({ records: { branchHead: { ballots: { valid: '30' } } } })
    expect(verified(so, 1)).toEqual({ ok: true })
  })

  test('does not keep somebody else from being written in', () => {
    const so = poll(barred, [
      [written('m7'), 21],
      [written('b'), 9],
    ])
    expect(elected(so)).toEqual([['branchHead', 'm7']])
    expect(verified(so, 1)).toEqual({ ok: true })
  })

  test('is barred from that post, and can be written in for another', () => {
    const two = campaign({ ...HEAD, standing: { branchHead: ['a', 'b'], deputy: ['c', 'd'] } })
    const so = poll(two.after(object('b', '2026-06-22'), uphold('b', '2026-06-22')), [
      [{ ...head('a'), deputy: { marks: { b: 'writeIn' } } }, 25],
    ])
    expect(elected(so)).toEqual([
      ['branchHead', 'a'],
      ['deputy', 'b'],
    ])
  })
})

describe('whoever was written in and stands in a further election', () => {
  const called = poll(campaign(HEAD), [
    [head('a'), 12],
    [written('m7'), 10],
    [head('b'), 8],
  ]).after(further)
  const standing = (so: Given) =>
    (so.case('e1') as unknown as { rounds: { contests: { candidates: string[] }[] }[] }).rounds[1]?.contests[0]?.candidates

  test('can be objected to, and is then neither voted on nor elected by being written in again', () => {
    expect(standing(called)).toEqual(['a', 'm7'])
    const so = called.after(object('m7', NEXT), uphold('m7', '2026-07-02'))
    expect(standing(so)).toEqual(['a'])
    expect(so.case('e1')).toMatchObject({ candidates: [{}, {}, { office: 'branchHead', person: 'm7', status: 'barred' }] })
    so.when({ ...object('m7', '2026-07-02'), objection: 'again' }).thenRefused('notFound', { what: 'candidate', id: 'm7' })
    const again = poll(
      so,
      [
        [written('m7'), 20],
        [head('a'), 9],
      ],
      DAY2,
    )
    expect(elected(again)).toEqual([])
    expect(verified(again, 2)).toEqual({ ok: true })
  })

  test('is barred when struck off the roll', () => {
    const so = called.after(on('correctRoll', NEXT, { voter: 'm7', correction: 'remove', grounds: TEXT }))
    expect(standing(so)).toEqual(['a'])
  })

  test('nobody else can be objected to', () => {
    called.when(object('m8', NEXT)).thenRefused('notFound', { what: 'candidate', id: 'm8' })
  })
})

test('whoever people voted for without nominations can withdraw from the further election, and is not called again', () => {
  const procedure = { ...MEETING, nomination: { by: [], publishedDaysBefore: 2, withdrawDaysBefore: 1 } }
  const asked: Asked = { voters: 40, standing: {}, posts: [{ office: 'branchHead', seats: 1 }], procedure }
  const called = poll(campaign(asked), [
    [head('m7'), 12],
    [head('m8'), 10],
    [head('m9'), 8],
  ]).after(further)
  const withdraw = (person: string) => on('withdrawCandidate', NEXT, { by: person, office: 'branchHead', person })
  expect(called.after(withdraw('m7')).case('e1')).toMatchObject({
    candidates: [{ person: 'm7', status: 'withdrawn' }],
    rounds: [{}, { contests: [{ candidates: ['m8'] }] }],
  })
  campaign(asked)
    .when({ ...withdraw('m7'), at: '2026-06-22T04:00:00.000Z' })
    .thenRefused('notPossible', { reason: 'noNominations' })
})
