import { expect, test } from 'vitest'
import { digest } from '../../src/base/canonical.ts'
import { adopted, must } from './constitution.ts'
import { BRANCH_HEAD, DAY, noon, untilPolling } from './setting.ts'

/** The society until the polls of the branch are open, with its journal. */
async function polling() {
  const { society, opening } = await adopted()
  await must(society, untilPolling)
  return { society, journal: opening.journal }
}

const tracker = (voter: string) => `receipt-of-the-voter-${voter}`
const cast = (id: string, voter: string, marks: object) => ({
  id,
  type: 'castBallot',
  by: voter,
  at: noon(DAY),
  case: 'e1',
  box: 'web',
  voter,
  ballot: { branchHead: { marks } },
  tracker: tracker(voter),
})
const on = (id: string, type: string) => ({ id, type, by: 'east:electionCommittee', at: noon(DAY), case: 'e1' })

test('edge case 37: an online vote is one for each person, with a receipt, and stays secret', async () => {
  const { society, journal } = await polling()
  await must(society, [cast('c3', 'v3', { v1: 'for' }), cast('c4', 'v4', { v2: 'for' }), cast('c5', 'v5', { v1: 'for' })])
  const again = await society.act(cast('c6', 'v3', { v2: 'for' }))
  expect(again).toMatchObject({ ok: false, refusal: { code: 'notPossible', reason: 'votedAlready' } })
  const entries = []
  for await (const entry of journal.read(0)) entries.push(entry)
  const before = JSON.stringify(entries.filter(({ action }) => action?.type === 'castBallot'))
  expect(before).toContain('"voter":"v3"')
  expect(before).not.toMatch(/"marks"|"ballot"|receipt/)
  await must(society, [on('close', 'closePolls')])
  expect(await society.act(on('open', 'openBox'))).toMatchObject({
    ok: true,
    events: [
      {
        type: 'boxOpened',
        ballots: [
          { paper: { branchHead: { marks: { v1: 'for' } } }, count: 2 },
          { paper: { branchHead: { marks: { v2: 'for' } } }, count: 1 },
        ],
        trackers: [tracker('v3'), tracker('v4'), tracker('v5')],
      },
    ],
  })
})

test('the order in which a voter approves of people, or names those who are level, is no sign by which the ballot can be found', async () => {
  const opened = async (count: object, one: object, other: object) => {
    const { society, opening } = await adopted({
      elections: { 'election.branchHead': { ...BRANCH_HEAD, count } as typeof BRANCH_HEAD },
    })
    await must(society, untilPolling)
    const voting = (id: string, voter: string, ballot: object) => ({ ...cast(id, voter, {}), ballot: { branchHead: ballot } })
    await must(society, [voting('c3', 'v3', one), voting('c4', 'v4', other), on('close', 'closePolls'), on('open', 'openBox')])
    const entries = []
    for await (const entry of opening.journal.read(0)) entries.push(entry)
    const [box] = entries.at(-1)?.events ?? []
    const [ballots, trackers] = [box?.ballots as never, box?.trackers as never]
    expect(box?.hash).toBe(digest({ ballots, trackers }))
    return ballots
  }
  const approvals = await opened({ method: 'approval' }, { approvals: ['v1', 'v2'] }, { approvals: ['v2', 'v1'] })
  expect(approvals).toEqual([{ paper: { branchHead: { approvals: ['v1', 'v2'] } }, count: 2 }])
  const level = await opened(
    { method: 'schulze', unranked: 'last', rules: { strength: 'winning' } },
    { ranking: [['v1', 'v2']] },
    { ranking: [['v2', 'v1']] },
  )
  expect(level).toEqual([{ paper: { branchHead: { ranking: [['v1', 'v2']] } }, count: 2 }])
})

test('a voter whose ballot is refused is not marked, and can cast another', async () => {
  const { society } = await polling()
  const refused = await society.act(cast('c3', 'v3', { v1: 'for', v2: 'for' }))
  expect(refused).toMatchObject({ ok: false, refusal: { reason: 'tooManyMarks' } })
  await must(society, [cast('c4', 'v3', { v1: 'for' }), on('close', 'closePolls')])
  expect(await society.act(on('open', 'openBox'))).toMatchObject({
    events: [{ ballots: [{ count: 1 }], trackers: [tracker('v3')] }],
  })
})
