import { expect, test } from 'vitest'
import { must } from '../constitution.ts'
import { PAPER, TEXT } from '../setting.ts'
import { act, branch, campaigned, onPaper, votes } from './branch.ts'
import { electionOf, expectRecord } from './record.ts'

const DAY = '2026-06-30'
const LATER = '2026-08-01'

/** `ask` is refused by the election itself, for this reason. */
const refused = (reason: string, ...ids: string[]) => ({ ok: false, refusal: { code: 'notPossible', reason, ids } })

// A poll is void if more ballots are returned than persons voted: a model, after the Beijing Measures for the Election of Villagers' Committees, 2012, Art. 28.
test('one ballot more than voters makes the poll void, whoever has most votes; a new election names the one it follows', async () => {
  const told = await branch()
  const { society } = told
  await campaigned(told, DAY)
  await must(society, [...onPaper({ papers: [[votes('v1'), 31]], voted: 30 }, DAY), act('countVotes', DAY)])
  expect(electionOf(told).rounds[0]?.counted).toMatchObject({
    valid: false,
    because: ['returnedExceedVoted'],
    contests: [{ elected: [], unfilled: 1 }],
  })
  expect(await society.act(act('confirmPoll', DAY, { finding: 'valid' }))).toMatchObject(
    refused('foundOtherwise', 'void', 'returnedExceedVoted'),
  )
  await must(society, [act('confirmPoll', DAY, { finding: 'void' })])
  expect(electionOf(told)).toMatchObject({ phase: 'failed', elected: [] })

  await campaigned(told, LATER, { purpose: 'reElection', follows: 'e1' }, 'e2')
  const e2 = { case: 'e2' }
  await must(society, [
    ...onPaper(
      {
        papers: [
          [votes('v1'), 14],
          [votes('v2'), 16],
        ],
      },
      LATER,
      'e2',
    ),
    act('countVotes', LATER, e2),
    act('confirmPoll', LATER, { ...e2, finding: 'valid' }),
    act('endorseResult', LATER, { ...e2, by: 'head:council', decision: 'confirmed' }),
    act('declareResult', LATER, { ...e2, from: LATER }),
  ])
  expect(electionOf(told, 'e2')).toMatchObject({ follows: 'e1', elected: [{ person: 'v2' }] })
  expect([...society.rows('mandates')].map(([id]) => id)).toEqual(['e2:branchHead:1'])
  await expectRecord(told, 'e1', 'e2')
})

test('an objection to the count is upheld: a pile lay with the wrong name, and the recount elects another', async () => {
  const told = await branch()
  const { society } = told
  await campaigned(told, DAY)
  const wrong = [
    [votes('v1'), 14],
    [votes('v2'), 16],
  ] as const
  await must(society, [...onPaper({ papers: wrong }, DAY), act('countVotes', DAY)])
  expect(electionOf(told).rounds[0]?.counted?.contests).toMatchObject([{ elected: ['v2'] }])

  const objection = { objection: 'o1', against: 'poll', grounds: TEXT }
  await must(society, [act('raiseObjection', '2026-07-01', { by: 'v20', ...objection })])
  expect(await society.act(act('confirmPoll', '2026-07-01', { finding: 'valid' }))).toMatchObject(refused('objectionsOpen'))
  await must(society, [
    act('decideObjection', '2026-07-02', { objection: 'o1', upheld: true, reasons: TEXT }),
    act('orderRecount', '2026-07-02', { reasons: TEXT }),
  ])
  expect(society.get('election.counts', 'e1/1')).toBeUndefined()
  expect(await society.act(act('confirmPoll', '2026-07-02', { finding: 'valid' }))).toMatchObject(refused('notCounted'))

  const papers = [
    { paper: votes('v1'), count: 16 },
    { paper: votes('v2'), count: 14 },
  ]
  const sheet = { batch: 'again', papers, void: 0, scrutineers: ['v32', 'v33'], ...PAPER, on: '2026-07-02' }
  await must(society, [
    ...['v31', 'v30'].map((teller) => act('submitSheet', '2026-07-02', { ...sheet, teller })),
    act('countVotes', '2026-07-02'),
    act('confirmPoll', '2026-07-02', { finding: 'valid' }),
  ])
  expect(electionOf(told).elected).toEqual([{ office: 'branchHead', person: 'v1', round: 1 }])
  const sheets: unknown[] = []
  for await (const { events } of told.opening.journal.read(0))
    for (const each of events ?? []) if (each.type === 'sheetSubmitted') sheets.push([each.batch, each.teller])
  expect(sheets).toEqual([
    ['b1', 'v30'],
    ['b1', 'v31'],
    ['again', 'v31'],
    ['again', 'v30'],
  ])
  await expectRecord(told, 'e1')
})
