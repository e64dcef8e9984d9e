import type { ElectionProcedure } from 'huzhu/election'
import { expect, test } from 'vitest'
import { campaign, confirmed, elected, MEETING, meetingWith, names, type Papers, told } from './meeting.ts'
import { on, TEXT } from './setting.ts'

const ordered = (...order: string[]): ElectionProcedure => meetingWith({ method: 'plurality', rules: {}, ties: [{ order }] })
const asked = (...order: string[]) => ({ voters: 40, standing: { branchHead: ['a', 'b', 'c'] }, procedure: ordered(...order) })
const head = (...persons: string[]) => names('branchHead', ...persons)
const level: Papers = [
  [head('a'), 10],
  [head('b'), 10],
]

test('an order by which ties are broken decides who of the level is elected', () => {
  expect(elected(confirmed(told(campaign(asked('c', 'b', 'a')), { papers: level })))).toEqual([['branchHead', 'b']])
})

test('it may name persons who do not stand, or stand no longer', () => {
  const so = campaign(asked('x', 'b', 'c', 'a')).after(
    on('withdrawCandidate', '2026-06-22', { by: 'c', office: 'branchHead', person: 'c' }),
  )
  expect(elected(confirmed(told(so, { papers: level })))).toEqual([['branchHead', 'b']])
})

test('no list is published with a candidate whom it leaves out, until they withdraw or the election is called off', () => {
  expect(() => campaign(asked('b', 'a'))).toThrow('orderIncomplete')
})

test('nor is a round called with somebody whom it leaves out, since voters wrote them in', () => {
  const procedure = { ...MEETING, count: { ...MEETING.count, ties: [{ order: ['a', 'b', 'c'] }] } }
  const so = confirmed(
    told(campaign({ ...asked(), procedure }), {
      papers: [
        [head('a'), 12],
        [{ branchHead: { marks: { m7: 'writeIn' } } }, 10],
        [head('b'), 8],
      ],
    }),
  )
  so.when(on('callRound', '2026-07-01', { round: 'further', day: '2026-07-10' })).thenRefused('notPossible', {
    reason: 'orderIncomplete',
    ids: ['m7'],
  })
  expect(so.after(on('declareResult', '2026-07-16', { from: '2026-07-16' })).case('e1')).toMatchObject({ phase: 'declared' })
})

test('whoever is barred and written in all the same does not stop the count', () => {
  const object = { by: 'm9', objection: 'o', against: 'candidate', about: 'c', office: 'branchHead', grounds: TEXT }
  const procedure = { ...MEETING, count: { ...MEETING.count, ties: [{ order: ['b', 'a', 'c'] }] } }
  const so = campaign({ ...asked(), procedure }).after(
    on('raiseObjection', '2026-06-22', object),
    on('decideObjection', '2026-06-22', { objection: 'o', upheld: true, reasons: TEXT }),
  )
  const papers: Papers = [
    [{ branchHead: { marks: { c: 'writeIn' } } }, 5],
    [head('a'), 20],
  ]
  expect(elected(confirmed(told(so, { papers })))).toEqual([['branchHead', 'a']])
})
