import { election } from 'huzhu/election'
import { given } from 'huzhu/testing'
import { describe, expect, test } from 'vitest'
import { accept, nominate, nominating, withdraw } from './nominating.ts'
import { BRANCH_HEAD, DAY, on, PAPER, settingWith, untilCampaigning, untilNominating, untilPolling } from './setting.ts'

const nominated = nominating().after(nominate('v1'), nominate('v2'), accept('v2'))
const campaigning = given(election, [], settingWith()).after(...untilCampaigning)
const lodge = (more: object) => on('lodgeProxy', '2026-06-22', { principal: 'v10', holder: 'v9', ...more })

/** What a person does themselves: each is asked of a state in which the person could do it. */
const DEEDS = {
  'agrees to stand': (by: object) => nominated.when(accept('v1', by)),
  withdraws: (by: object) => nominated.when(withdraw('v2', '2026-06-16', by)),
  'entrusts a vote': (by: object) => campaigning.when(lodge(by)),
}

describe.each(Object.entries(DEEDS))('whoever %s', (_, asked) => {
  test('does so themselves: no other voter does it in their name, also not by calling themselves an officer', () => {
    const refused = { reason: 'notInPerson' }
    asked({ by: 'v9' }).thenRefused('notPossible', refused)
    asked({ by: 'v9', ...PAPER }).thenRefused('notPossible', refused)
    asked({ by: 'v9', ...PAPER, recordedBy: 'v9' }).thenRefused('notPossible', refused)
    asked({ by: 'h1', ...PAPER }).thenRefused('notPossible', refused)
  })

  test('or by a paper that is kept, handed in by an organ or a member of the committee', () => {
    expect(asked({ by: 'east:branchAssembly', ...PAPER }).decision).toMatchObject({ ok: true })
    expect(asked({ by: 'v36', ...PAPER }).decision).toMatchObject({ ok: true })
    asked({ by: 'v36', recordedBy: 'v36' }).thenRefused('notPossible', { reason: 'notInPerson' })
    asked({ by: 'v36', evidence: PAPER.evidence }).thenRefused('notPossible', { reason: 'notInPerson' })
  })
})

describe('a member of the committee', () => {
  const so = given(election, [], settingWith()).after(...untilNominating)
  const leave = (reason: string, more: object = {}) =>
    so.when(on('leaveCommittee', '2026-06-15', { member: 'v36', reason, ...more }))

  test.each(['nominated', 'relative', 'absent', 'other'])('is not put out of it by another voter who says: %s', (reason) => {
    leave(reason, { by: 'v9' }).thenRefused('notPossible', { reason: 'notInPerson', ids: ['v36'] })
    leave(reason, { by: 'v37' }).thenRefused('notPossible', { reason: 'notInPerson' })
  })

  test('resigns in person, and is found to be absent by an organ', () => {
    leave('resigned', { by: 'east:branchAssembly' }).thenRefused('notPossible', { reason: 'notInPerson' })
    expect(leave('resigned', { by: 'v36' }).decision).toMatchObject({ ok: true })
    expect(leave('absent', { by: 'east:branchAssembly' }).decision).toMatchObject({ ok: true })
  })
})

test('whoever votes openly is not spoken for by another voter', () => {
  const open = given(
    election,
    [],
    settingWith({ 'election.branchHead': { ...BRANCH_HEAD, poll: { ...BRANCH_HEAD.poll, ballot: 'open' } } }),
  ).after(...untilPolling)
  const cast = (more: object) =>
    open.when(on('castOpenBallot', DAY, { box: 'hall', voter: 'v3', ballot: { branchHead: { marks: { v1: 'for' } } }, ...more }))
  cast({ by: 'v9', ...PAPER, recordedBy: 'v9' }).thenRefused('notPossible', { reason: 'notTheVoter', ids: ['v9'] })
  expect(cast({ by: 'v36', ...PAPER }).decision).toMatchObject({ ok: true })
})
