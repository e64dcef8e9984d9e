import { openSociety, type Society } from 'huzhu'
import { describe, expect, test } from 'vitest'
import { adopted, must } from './constitution.ts'
import { DAY, EAST, on, TEXT, untilCampaigning, untilPolling } from './setting.ts'

const FOR_V1 = { branchHead: { marks: { v1: 'for' } } }
const FOR_V2 = { branchHead: { marks: { v2: 'for' } } }

const cast = (voter: string, ballot: unknown = FOR_V1, more: object = {}) =>
  on('castBallot', DAY, { by: voter, voter, box: 'web', ballot, ...more })
const mark = (voter: string, more: object = {}) => on('markVoter', DAY, { box: 'hall', voter, ...more })
const lodge = (principal: string, holder: string) => on('lodgeProxy', '2026-06-22', { by: principal, principal, holder })
const report = (returned: number, more: object = {}) =>
  on('reportBox', DAY, { box: 'hall', issued: returned, returned, scrutineers: ['v32', 'v33'], ...more })
const sheet = (teller: string, papers: readonly (readonly [paper: unknown, count: unknown])[], more: object = {}) =>
  on('submitSheet', DAY, {
    by: teller,
    teller,
    batch: 'b1',
    papers: papers.map(([paper, count]) => ({ paper, count })),
    void: 0,
    scrutineers: ['v32', 'v33'],
    ...more,
  })

/** A society after these steps, and a function that asks for what must be refused: it answers why, after seeing that nothing changed. */
async function standing(...steps: readonly object[]) {
  const { society, opening } = await adopted()
  await must(society, steps)
  const refused = async (action: object) => {
    const before = society.snapshot()
    const answer = await society.act(action)
    expect(answer.ok).toBe(false)
    expect(society.snapshot()).toEqual(before)
    return answer.ok ? undefined : answer.refusal
  }
  return { society, refused, opening }
}

const [officers, opening] = untilPolling.slice(-2) as [object, object]
const untilCounting = [...untilPolling, ...EAST.slice(2, 27).map((voter) => mark(voter)), on('closePolls', DAY)]

/** The count of the round that runs. */
function counted(society: Society) {
  const { case: election } = society.get('cases', 'e1') as { case: { phase: string; rounds: { counted?: object }[] } }
  return { phase: election.phase, ...election.rounds.at(-1)?.counted }
}

describe('a vote is refused, and the one before it stays', () => {
  test('of somebody who is not on the roll, or was struck off it', async () => {
    const { refused } = await standing(
      ...untilPolling,
      on('correctRoll', DAY, { voter: 'v9', correction: 'remove', grounds: TEXT }),
    )
    for (const voter of ['w1', 'h1', 'stranger', 'v9']) {
      expect(await refused(cast(voter))).toMatchObject({ code: 'notFound', what: 'voter', id: voter })
      expect(await refused(mark(voter))).toMatchObject({ code: 'notFound', what: 'voter', id: voter })
    }
  })

  test('V12: the second time, in whatever channel, in whatever order, by whomever', async () => {
    const { society, refused } = await standing(
      ...untilCampaigning,
      officers,
      lodge('v10', 'v20'),
      opening,
      cast('v3'),
      mark('v4'),
    )
    const twice = { code: 'notPossible', reason: 'votedAlready' }
    for (const again of [cast('v3', FOR_V2), mark('v3'), cast('v4'), mark('v4', { box: 'mobile' })]) {
      expect(await refused(again)).toMatchObject(twice)
    }
    await must(society, [cast('v10', FOR_V1, { by: 'v20' })])
    expect(await refused(cast('v10'))).toMatchObject(twice)
    expect(society.get('election.boxes', 'e1/1/web')).toMatchObject({ voted: 2 })
  })

  test('of one voter at two societies at once: one is taken', async () => {
    const { society, opening } = await standing(...untilPolling)
    const other = await openSociety(opening)
    const answers = await Promise.all([society.act(cast('v3')), other.act(cast('v3', FOR_V2))])
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect((await opening.ballotBox.open('e1/1')).ballots).toMatchObject([{ count: 1 }])
  })

  test('out of phase and out of time, by one day', async () => {
    const campaign = await standing(...untilCampaigning, officers)
    expect(await campaign.refused(cast('v3'))).toMatchObject({ code: 'outOfPhase', phase: 'campaigning' })
    const polls = await standing(...untilPolling)
    const late = '2026-07-01'
    expect(await polls.refused({ ...cast('v3'), at: `${late}T04:00:00.000Z` })).toMatchObject({ code: 'outOfTime', until: DAY })
    const closed = await standing(...untilCounting)
    expect(await closed.refused(cast('v3'))).toMatchObject({ code: 'outOfPhase', phase: 'counting' })
  })

  test.each([
    ['of another kind', { branchHead: { ranking: ['v1', 'v2'] } }, { code: 'malformed', path: ['ballot'] }],
    ['of no kind', { branchHead: 'v1' }, { code: 'malformed', path: ['ballot'] }],
    ['for a post that is not voted on', { deputy: { marks: { v1: 'for' } } }, { code: 'malformed', path: ['ballot'] }],
    ['for somebody who does not stand', { branchHead: { marks: { v9: 'for' } } }, { code: 'malformed', path: ['ballot'] }],
    ['with a count of its own', { branchHead: { marks: { v1: 'for' }, count: 9 } }, { code: 'malformed', path: ['ballot'] }],
    ['with more marks than seats', { branchHead: { marks: { v1: 'for', v2: 'for' } } }, { reason: 'tooManyMarks' }],
    [
      'that writes in whom nobody knows',
      { branchHead: { marks: { 'my-sign': 'writeIn' } } },
      { reason: 'unknownPersonOnBallot' },
    ],
  ])('with a ballot %s; what stands on it is not repeated, and the voter can vote then', async (_, ballot, expected) => {
    const { society, refused, opening } = await standing(...untilPolling)
    const refusal = await refused(cast('v3', ballot))
    expect(refusal).toMatchObject(expected)
    expect(JSON.stringify(refusal)).not.toMatch(/v1|v2|v9|my-sign|ranking|deputy/)
    expect(await opening.ballotBox.held('e1/1')).toEqual([])
    await must(society, [cast('v3')])
    expect((await opening.ballotBox.open('e1/1')).ballots).toEqual([{ ballot: FOR_V1, count: 1 }])
  })
})

describe('a proxy is refused', () => {
  test('the fourth to one holder, and what three gave stays', async () => {
    const given = ['v10', 'v11', 'v12'].map((principal) => lodge(principal, 'v20'))
    const { society, refused } = await standing(...untilCampaigning, ...given)
    expect(await refused(lodge('v13', 'v20'))).toMatchObject({ reason: 'tooManyProxies', ids: ['v20'] })
    expect(society.get('election.holders', 'e1/v20')).toEqual(['v10', 'v11', 'v12'])
  })

  test('and nobody votes by one that was not given, or was taken back', async () => {
    const back = on('revokeProxy', DAY, { by: 'v10', principal: 'v10' })
    const { refused } = await standing(...untilCampaigning, officers, lodge('v10', 'v20'), opening, back)
    expect(await refused(cast('v10', FOR_V1, { by: 'v20' }))).toMatchObject({ reason: 'notTheVoter', ids: ['v20'] })
    expect(await refused(mark('v11', { holder: 'v20' }))).toMatchObject({ reason: 'notTheVoter' })
  })
})

describe('the count takes nothing on trust', () => {
  const papers = [
    [FOR_V1, 15],
    [FOR_V2, 10],
  ] as const

  test('a report or sheet that nobody signed, too few, or a stranger', async () => {
    const { refused } = await standing(...untilCounting)
    for (const scrutineers of [[], ['v32'], ['v32', 'v32'], ['v32', 'v9']]) {
      expect(await refused(report(25, { scrutineers }))).toMatchObject({ reason: 'unsigned' })
      expect(await refused(sheet('v30', papers, { scrutineers }))).toMatchObject({ reason: 'unsigned' })
    }
  })

  test('a sheet by who is no teller, in the name of another, or by one teller twice', async () => {
    const { society, refused } = await standing(...untilCounting, report(25))
    expect(await refused(sheet('v9', papers))).toMatchObject({ reason: 'noTeller', ids: ['v9'] })
    expect(await refused(sheet('v30', papers, { by: 'v31' }))).toMatchObject({ reason: 'notInPerson' })
    await must(society, [sheet('v30', papers)])
    expect(await refused(sheet('v30', papers))).toMatchObject({ reason: 'sameTeller' })
  })

  test('two sheets that disagree: nothing is counted, the batch is told again, and the journal keeps all four sheets', async () => {
    const { society, refused, opening } = await standing(
      ...untilCounting,
      report(25),
      on('openBox', DAY),
      report(0, { box: 'mobile' }),
    )
    const wrong = [
      [FOR_V1, 14],
      [FOR_V2, 11],
    ] as const
    await must(society, [sheet('v30', papers), sheet('v31', wrong)])
    expect(await refused(on('countVotes', DAY))).toMatchObject({ reason: 'batchOpen', ids: ['b1'] })
    await must(society, [sheet('v31', papers), sheet('v30', papers), on('countVotes', DAY)])
    expect(counted(society)).toMatchObject({ valid: true, contests: [{ elected: ['v1'] }] })
    const sheets: string[] = []
    for await (const { action, events } of opening.journal.read()) {
      if (action?.type === 'submitSheet') sheets.push(String((events?.[0] as { agrees?: string } | undefined)?.agrees))
    }
    expect(sheets).toEqual(['first', 'no', 'first', 'yes'])
  })

  test('sheets that agree on more papers, or fewer, than the box returned', async () => {
    const { society, refused } = await standing(...untilCounting, report(25), on('openBox', DAY), report(0, { box: 'mobile' }))
    const many = [[FOR_V1, 26]] as const
    await must(society, [sheet('v30', many), sheet('v31', many)])
    expect(await refused(on('countVotes', DAY))).toMatchObject({
      code: 'tallyImpossible',
      problem: 'the boxes returned 25 paper ballots, but the sheets hold 26',
    })
    await must(society, [on('orderRecount', DAY, { reasons: TEXT }), sheet('v30', papers), sheet('v31', papers)])
    await must(society, [on('countVotes', DAY)])
    expect(counted(society)).toMatchObject({ valid: true })
  })

  test.each([0, -1, 1.5, '0', '1e3', '9'.repeat(40)])('a number of papers that is none: %s', async (number) => {
    const { refused } = await standing(...untilCounting)
    expect(await refused(sheet('v30', [[FOR_V1, number]]))).toMatchObject({ code: 'malformed', path: ['papers', 0, 'count'] })
  })

  test('edge case 5: more papers than voters make the poll void, and say so', async () => {
    const { society, refused } = await standing(...untilCounting, report(26), on('openBox', DAY), report(0, { box: 'mobile' }))
    const many = [[FOR_V1, 26]] as const
    await must(society, [sheet('v30', many), sheet('v31', many), on('countVotes', DAY)])
    expect(counted(society)).toMatchObject({ valid: false, because: ['returnedExceedVoted'], contests: [{ elected: [] }] })
    expect(await refused(on('confirmPoll', DAY, { finding: 'valid' }))).toMatchObject({ reason: 'foundOtherwise' })
    await must(society, [on('confirmPoll', DAY, { finding: 'void' })])
    expect(counted(society)).toMatchObject({ phase: 'failed' })
  })
})

describe('a committee that lost its quorum', () => {
  const leave = (member: string, date = DAY) => on('leaveCommittee', date, { by: member, member, reason: 'resigned' })
  const leaving = ['v36', 'v37', 'v38'].map((member) => leave(member))

  test('does nothing until it is filled, and the election goes on then as if nothing had been', async () => {
    const { society, refused } = await standing(...untilPolling, ...leaving)
    expect((society.get('cases', 'e1') as { case: object }).case).toMatchObject({ committee: { members: ['v39', 'v40'] } })
    await must(society, [...EAST.slice(2, 30).map((voter) => cast(voter)), on('closePolls', DAY), on('openBox', DAY)])
    await must(society, [report(0), report(0, { box: 'mobile' }), on('countVotes', DAY)])
    const confirm = on('confirmPoll', DAY, { finding: 'valid' })
    expect(await refused(confirm)).toMatchObject({ reason: 'committeeIncomplete', ids: ['v39', 'v40'] })
    await must(society, [on('seatCommittee', DAY, { by: 'east:branchAssembly', members: ['v39', 'v40', 'v35'] }), confirm])
    expect(counted(society)).toMatchObject({ phase: 'confirmed', contests: [{ elected: ['v1'] }] })
  })

  test('keeps nobody from voting', async () => {
    const { society } = await standing(...untilPolling, ...leaving)
    await must(society, [cast('v3'), mark('v4'), on('closePolls', DAY)])
    expect(counted(society)).toMatchObject({ phase: 'counting' })
  })
})
