import { type ConstitutionDocument, type Facts, openSociety, parseConstitution, type Society } from 'huzhu'
import { amendment } from 'huzhu/amendment'
import { memoryJournal, verifyJournal } from 'huzhu/journal'
import { cooperative } from 'huzhu/presets/cooperative'
import { owners } from 'huzhu/presets/owners'
import { referral } from 'huzhu/referral'
import { beforeAll, describe, expect, test } from 'vitest'

/** A society under a preset, which acts once a day from 1 March 2026 on, at noon of Greenwich. */
async function under(document: ConstitutionDocument) {
  const journal = memoryJournal()
  const society = await openSociety({ constitution: parseConstitution(document), lifecycles: [amendment, referral], journal })
  let day = 0
  const act = (action: object, facts: Facts = {}) => {
    day += 1
    return society.act({ id: `a${day}`, at: new Date(Date.UTC(2026, 2, day, 12)).toISOString(), ...action }, facts)
  }
  return { society, journal, act }
}

/** A version of the preset with another value of one parameter, in force from the first day on which it can be. */
function withValue(document: ConstitutionDocument, id: string, value: boolean | number, validFrom: string) {
  const parameters = document.parameters.map((each) =>
    each.id === id ? { ...each, values: each.values.map((dated) => ({ ...dated, value })) } : each,
  )
  return { ...document, version: '2', validFrom, parameters }
}

type Act = Awaited<ReturnType<typeof under>>['act']

/** Puts a referred action to the organ that the refusal names, has it answered, and asks again. */
async function referred(act: Act, action: object, answer: Facts, facts: Facts = {}) {
  const first = await act(action, facts)
  if (first.ok || first.refusal.code !== 'referred') throw new Error(JSON.stringify(first))
  const { organ, digest, deadline } = first.refusal
  const { by, type: subjectAction } = action as { by: string; type: string }
  const steps = [
    await act({ type: 'bringReferral', by, case: 'asked', organ, subjectAction, digest, deadline }),
    await act({ type: 'answerReferral', by: organ, case: 'asked', answer: 'agreed' }, answer),
    await act({ ...action, authority: 'asked' }, facts),
  ]
  return { organ, deadline, outcomes: steps.map((step) => (step.ok ? 'permitted' : step.refusal.code)) }
}

describe('ten owners of fourteen flats', () => {
  // One owner has five flats: one head, half of the area.
  const founders = Array.from({ length: 10 }, (_, at) => ({ id: `o${at}`, kind: 'owner', area: at === 0 ? 45_000 : 5_000 }))
  const vote = (heads: number, area: number, of: readonly [number, number] = [8, 80_000]): Facts => ({
    'vote.participation': [of[0], 10, of[1], 90_000],
    'vote.agreement': [heads, of[0], area, of[1]],
    'vote.announced': true,
    'vote.headsRepeated': false,
    'vote.silenceCounted': false,
  })
  let society: Society
  let act: Act
  let journal: ReturnType<typeof memoryJournal>

  const found = { type: 'foundSociety', by: 'o0', founded: { id: 'compound' }, founders }
  const atFounding = (heads: number, area: number): Facts => ({
    'title.proved': true,
    'vote.participation': [8, 10, 80_000, 90_000],
    'vote.agreement': [heads, 8, area, 80_000],
  })
  const decide = (matter: string) => ({ type: 'decideJointly', by: 'compound:assembly', details: { 'decision.matter': matter } })

  beforeAll(async () => {
    const opened = await under(owners)
    society = opened.society
    act = opened.act
    journal = opened.journal
  })

  test('found their assembly once heads and area agree; the large owner alone is not enough', async () => {
    expect(await act(found, atFounding(4, 65_000))).toMatchObject({ ok: false, refusal: { code: 'unconstitutional' } })
    expect(await act(found, atFounding(7, 75_000))).toMatchObject({ ok: true })
  })

  test('may use the fund with the majority with which they may not raise it', async () => {
    expect(await act(decide('useFund'), vote(5, 55_000))).toMatchObject({ ok: true, ruling: { grounds: [{ article: '5' }] } })
    expect(await act(decide('raiseFund'), vote(5, 55_000))).toMatchObject({
      refusal: { code: 'unconstitutional', ruling: { grounds: [{ article: '6', rule: 'specialNotReached' }] } },
    })
  })

  test('are owed the result and word of their right to have it annulled, in three days', () => {
    const due = society.due('2026-03-04T12:00:00.000Z').map(({ what, who, deadline }) => [what, who, deadline])
    expect(due).toEqual([
      ['publishResult', 'compound:committee', '2026-03-06'],
      ['tellOfAnnulment', 'compound:committee', '2026-03-06'],
    ])
  })

  test('are asked before the committee pays from the fund, and before it lets a wall by three quarters', async () => {
    const lift = { type: 'useFund', by: 'compound:committee', details: { 'fund.commonParts': true, 'fund.urgent': false } }
    expect(await referred(act, lift, vote(5, 55_000), { 'danger.confirmed': false })).toEqual({
      organ: 'compound:assembly',
      deadline: '2026-05-04',
      outcomes: ['permitted', 'permitted', 'permitted'],
    })
    const wall = { type: 'letCommonParts', by: 'compound:committee', details: { 'income.toOwners': true } }
    const asked = await act(wall)
    if (asked.ok || asked.refusal.code !== 'referred') throw new Error('the owners are to be asked')
    const { organ, digest } = asked.refusal
    await act({ type: 'bringReferral', by: 'compound:committee', case: 'wall', organ, subjectAction: 'letCommonParts', digest })
    const answer = { type: 'answerReferral', by: organ, case: 'wall', answer: 'agreed' }
    expect(await act(answer, vote(5, 55_000))).toMatchObject({ refusal: { code: 'unconstitutional' } })
    expect(await act(answer, vote(6, 60_000))).toMatchObject({ ok: true })
    expect(await act({ ...wall, authority: 'wall' })).toMatchObject({ ok: true })
  })

  test('let absent papers count only after they have written so into their rules, by heads and by area', async () => {
    const silent = { ...vote(5, 55_000), 'vote.silenceCounted': true }
    expect(await act(decide('covenant'), silent)).toMatchObject({ refusal: { code: 'unconstitutional' } })
    const document = withValue(owners, 'vote.silenceCounts', true, '2026-03-22')
    const change = { by: 'compound:committee', case: 'change' }
    const congress = { ...change, type: 'recordCongressVote', by: 'compound:assembly' }
    const heads = { eligible: 10, present: 8, for: 5, against: 3, abstain: 0 }
    const area = { eligible: 90_000, present: 80_000, for: 55_000, against: 25_000, abstain: 0 }
    expect(await act({ ...change, type: 'proposeAmendment', document, runningCases: 'keep' })).toMatchObject({ ok: true })
    const five = { eligible: 5, present: 4, for: 3, against: 1, abstain: 0 }
    expect(await act({ ...change, type: 'recordCouncilVote', tally: five })).toMatchObject({ ok: true })
    expect(await act({ ...congress, tally: heads })).toMatchObject({ refusal: { code: 'tallyImpossible' } })
    const part = { ...heads, area: { ...area, eligible: 80_000 } }
    expect(await act({ ...congress, tally: part })).toMatchObject({ refusal: { code: 'unconstitutional' } })
    expect(await act({ ...congress, tally: { ...heads, area } })).toMatchObject({ ok: true, events: [{ outcome: 'agreed' }] })
    expect(await act({ ...change, type: 'fileAmendment' })).toMatchObject({ ok: true })
    expect(await act({ ...change, type: 'approveAmendment' })).toMatchObject({ ok: true })
    expect(await act(decide('covenant'), silent)).toMatchObject({ ok: true, ruling: { constitution: { version: '2' } } })
  })

  test('leave a record that holds', async () => {
    expect(await verifyJournal(journal)).toMatchObject({ ok: true })
  })
})

describe('a co-operative of twelve with two houses', () => {
  const meeting: Facts = {
    'meeting.attendance': [8, 12],
    'meeting.vote': [6, 8],
    'meeting.byCapital': false,
    'meeting.proxies': 0,
  }
  const board: Facts = { 'board.attendance': [4, 5], 'board.vote': [3, 4], 'officer.interestedVoted': false }
  const sign = (by: string, amount: number) => ({
    type: 'signContract',
    by,
    unit: by.split(':')[0],
    details: { 'contract.amount': amount },
  })
  let act: Act
  let journal: ReturnType<typeof memoryJournal>

  beforeAll(async () => {
    const opened = await under(cooperative)
    act = opened.act
    journal = opened.journal
  })

  test('is founded, and its general meeting founds a section for each house', async () => {
    const founders = Array.from({ length: 12 }, (_, at) => ({ id: `m${at}`, kind: 'resident' }))
    expect(await act({ type: 'foundSociety', by: 'm0', founded: { id: 'coop' }, founders })).toMatchObject({ ok: true })
    for (const id of ['north', 'south']) {
      const founded = { id, layer: 'section', parent: 'coop' }
      expect(await act({ type: 'foundUnit', by: 'coop:generalMeeting', founded })).toMatchObject({ ok: true })
    }
  })

  test('a section decides on its own garden and not on that of the other', async () => {
    const garden = { type: 'decideAffair', by: 'north:sectionMeeting' }
    expect(await act({ ...garden, unit: 'north' })).toMatchObject({ ok: true })
    expect(await act({ ...garden, unit: 'south' })).toMatchObject({
      refusal: { code: 'unconstitutional', ruling: { grounds: [{ rule: 'sectionsKeepApart' }, { rule: 'nobodyElseDecides' }] } },
    })
  })

  test('votes by heads, and shares out no reserve', async () => {
    const surplus = {
      type: 'allocateSurplus',
      by: 'coop:generalMeeting',
      details: { 'reserve.percent': 30, 'surplus.basis': 'use' },
    }
    expect(await act(surplus, meeting)).toMatchObject({ ok: true })
    expect(await act(surplus, { ...meeting, 'meeting.byCapital': true })).toMatchObject({ refusal: { code: 'unconstitutional' } })
    expect(await act({ type: 'distributeReserve', by: 'coop:generalMeeting' })).toMatchObject({ ok: false })
  })

  test('a section signs what the board has agreed to', async () => {
    const alone = { 'officer.interestedVoted': false }
    expect(await referred(act, sign('north', 800), board, alone)).toEqual({
      organ: 'coop:board',
      deadline: '2026-04-08',
      outcomes: ['permitted', 'permitted', 'permitted'],
    })
  })

  test('lets its board sign for more after two thirds have agreed and the supervisors have confirmed it', async () => {
    const large = sign('coop:board', 30_000)
    const alone = { 'officer.interestedVoted': false }
    expect(await act(large, alone)).toMatchObject({ refusal: { code: 'referred', organ: 'coop:generalMeeting' } })
    const change = { by: 'coop:board', case: 'change' }
    const document = withValue(cooperative, 'contract.limit', 40_000, '2026-03-19')
    const steps: [object, Facts?][] = [
      [{ ...change, type: 'proposeAmendment', document, runningCases: 'keep' }],
      [{ ...change, type: 'recordCouncilVote', tally: { eligible: 5, present: 4, for: 3, against: 1, abstain: 0 } }],
      [
        {
          ...change,
          type: 'recordCongressVote',
          by: 'coop:generalMeeting',
          tally: { eligible: 12, present: 9, for: 6, against: 3, abstain: 0 },
        },
      ],
      [{ ...change, type: 'fileAmendment' }],
      [{ ...change, type: 'approveAmendment', by: 'coop:supervisors' }, { 'amendment.irregular': false }],
    ]
    for (const [action, facts] of steps) expect(await act(action, facts)).toMatchObject({ ok: true })
    expect(await act(large, alone)).toMatchObject({ ok: true, ruling: { constitution: { version: '2' } } })
  })

  test('leaves a record that holds', async () => {
    expect(await verifyJournal(journal)).toMatchObject({ ok: true })
  })
})
