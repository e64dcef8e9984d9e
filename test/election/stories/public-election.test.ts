import { createHash } from 'node:crypto'
import type { ElectionProcedure } from 'huzhu/election'
import { describe, expect, test } from 'vitest'
import { ballotBlt, ballotJson, ballotText, hasBallots, withFiles } from '../../voting/shared.ts'
import { adopted, must } from '../constitution.ts'
import { on } from '../setting.ts'
import { electionOf, expectRecord } from './record.ts'

const WARD = 'scottish/glasgow_2012_ward9'
const DAY = '2026-06-30'

/** Three delegates of the branch by Scottish STV; another system brings what voters ranked. */
const PROCEDURE: ElectionProcedure = {
  unit: 'voters',
  roll: { from: 'members', kinds: ['resident'], publishedDaysBefore: 3, rulingDays: 3 },
  nomination: { by: ['organ'], organs: ['branchAssembly'], publishedDaysBefore: 2, withdrawDaysBefore: 1 },
  poll: { ballot: 'secret', channels: ['imported'], scrutineers: 0 },
  count: { method: 'scottish-stv' },
  result: { postedDays: 15, handoverDays: 10 },
}

interface Published {
  readonly seats: number
  readonly valid: number
  readonly quota: number
  /** Numbers of those elected, in order. */
  readonly electedIds: readonly number[]
}

describe.skipIf(!hasBallots)(withFiles('a ward of Glasgow, 2012'), () => {
  test('is held again through all phases: its ballots are imported, and its three councillors are elected in the order published', async () => {
    const { candidates, ballots } = ballotBlt(`${WARD}.blt`)
    const { seats, valid, quota, electedIds } = ballotJson<Published>(`${WARD}.expected.json`)
    const person = (id: string | number) => `c${id}`
    const papers = ballots.map(({ ranking, count = 1 }) => ({
      paper: { delegate: { ranking: ranking.map((rank) => (typeof rank === 'string' ? person(rank) : rank.map(person))) } },
      count,
    }))
    const members = [...candidates.map(({ id }) => person(id)), ...Array.from({ length: valid }, (_, index) => `v${index}`)]
    const told = await adopted(
      { elections: { ward: PROCEDURE } },
      {},
      {
        type: 'adoptSociety',
        units: [
          { id: 'head', layer: 'head' },
          { id: 'east', layer: 'branch', parent: 'head' },
        ],
        subjects: [],
        rolls: [{ unit: 'east', members: members.map((id) => ({ id, kind: 'resident' })) }],
        mandates: [],
      },
    )
    const { society } = told
    const standing = candidates.map(({ id }) => ({ office: 'delegate', person: person(id) }))
    const evidence = {
      ref: `${WARD}.blt`,
      hash: createHash('sha256')
        .update(ballotText(`${WARD}.blt`))
        .digest('hex'),
    }
    await must(society, [
      on('formElection', '2026-06-01', {
        unit: 'east',
        procedure: 'ward',
        purpose: 'general',
        posts: [{ office: 'delegate', seats }],
      }),
      on('announceElection', '2026-06-02', { day: DAY }),
      on('publishRoll', '2026-06-10'),
      on('freezeRoll', '2026-06-15'),
      ...standing.map((each) => on('nominateCandidate', '2026-06-16', { by: 'east:branchAssembly', ...each })),
      ...standing.map((each) => on('acceptNomination', '2026-06-17', { by: each.person, ...each })),
      on('publishCandidates', '2026-06-20'),
      on('openPolls', DAY, { boxes: [{ box: 'city', channel: 'imported' }] }),
      on('closePolls', DAY),
      on('importResult', DAY, { box: 'city', issued: valid, voted: valid, papers, void: 0, evidence, on: DAY, recordedBy: 'v1' }),
      on('countVotes', DAY),
      on('confirmPoll', DAY, { finding: 'valid' }),
      on('declareResult', '2026-07-02', { from: '2026-07-02' }),
      on('handOver', '2026-07-03'),
    ])
    expect(electionOf(told).phase).toBe('handedOver')
    expect(electionOf(told).elected.map((each) => each.person)).toEqual(electedIds.map(person))
    expect(society.get('election.counts', 'e1/1')).toMatchObject({
      records: { delegate: { quota: `${quota}.00000`, ballots: { cast: String(valid) } } },
    })
    const held = [...society.rows('mandates')].map(([, mandate]) => (mandate as { readonly subject: string }).subject)
    expect(held.sort()).toEqual(electedIds.map(person).sort())
    await expectRecord(told, 'e1')
  })
})
