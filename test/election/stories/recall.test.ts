import { expect, test } from 'vitest'
import { must } from '../constitution.ts'
import { EAST, TEXT } from '../setting.ts'
import { act, branch, campaigned, MEETING, onPaper, votes } from './branch.ts'
import { expectRecord } from './record.ts'

/** An act of the members' meeting on the recall `c1`. */
const meeting = (type: string, date: string, more: object = {}) => act(type, date, { by: MEETING, case: 'c1', ...more })

// By the model constitution a fifth of the members petition, and whoever elected the head accepts a resignation.
test('a recall that ends in a resignation: the head goes, no vote is held, and the branch elects for the rest of the term', async () => {
  const held = { id: 'm1', office: 'branchHead', unit: 'east', subject: 'v9', from: '2025-09-01', to: '2028-09-01' }
  const told = await branch([held])
  const { society } = told
  const petition = { unit: 'east', procedure: 'recall.petition', mandate: 'm1', grounds: 'a'.repeat(64), reasons: TEXT }
  await must(society, [
    meeting('petitionRecall', '2026-05-04', { by: 'v20', ...petition, signers: EAST.slice(19, 27) }),
    meeting('verifyPetition', '2026-05-08', { finding: 'supported' }),
    meeting('stateDefence', '2026-05-10', { by: 'v9' }),
    meeting('callRecallVote', '2026-05-11', { vote: 'e9' }),
    meeting('tenderResignation', '2026-05-12', { by: 'v9' }),
  ])
  expect(society.get('mandates', 'm1')).not.toHaveProperty('ended')
  expect(await society.act(meeting('acceptResignation', '2026-05-13', { by: 'head:council' }))).toMatchObject({
    ok: false,
    refusal: { code: 'unconstitutional' },
  })
  await must(society, [meeting('acceptResignation', '2026-05-14')])
  expect(society.get('cases', 'c1')).toMatchObject({ case: { phase: 'resigned' } })
  expect(society.get('mandates', 'm1')).toMatchObject({ ended: { on: '2026-05-14', reason: 'resigned' } })
  expect(await society.act(meeting('concludeRecall', '2026-05-15', { outcome: 'recalled' }))).toMatchObject({
    ok: false,
    refusal: { code: 'outOfPhase' },
  })

  const owed = (date: string) => society.due(`${date}T04:00:00.000Z`).filter(({ what }) => what === 'electAnew')
  const [duty] = owed('2026-05-15')
  expect(duty).toMatchObject({ who: MEETING, deadline: '2026-07-13' })
  const posts = [{ office: 'branchHead', seats: 1, to: held.to }]
  await campaigned(told, '2026-06-30', { purpose: 'byElection', posts })
  await must(society, [
    ...onPaper(
      {
        papers: [
          [votes('v1'), 18],
          [votes('v2'), 12],
        ],
      },
      '2026-06-30',
    ),
    act('countVotes', '2026-06-30'),
    act('confirmPoll', '2026-06-30', { finding: 'valid' }),
    act('endorseResult', '2026-07-01', { by: 'head:council', decision: 'confirmed' }),
    act('declareResult', '2026-07-02', { from: '2026-07-02', meets: [duty?.obligation] }),
  ])
  expect(society.get('mandates', 'e1:branchHead:1')).toMatchObject({ subject: 'v1', from: '2026-07-02', to: '2028-09-01' })
  expect(owed('2026-07-03')).toEqual([])
  await expectRecord(told, 'e1')
})
