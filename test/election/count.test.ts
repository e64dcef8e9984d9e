import { election } from 'huzhu/election'
import { type Given, given, type Setting } from 'huzhu/testing'
import { STATUTES } from 'huzhu/voting'
import { describe, expect, test } from 'vitest'
import { campaign, confirmed, elected, MEETING, meetingWith, names, POLL, told } from './meeting.ts'
import { DAY, on, settingWith, TEXT, untilPolling } from './setting.ts'

const HEAD = { voters: 40, standing: { branchHead: ['a', 'b', 'c'] } }
const paper = (...persons: string[]) => names('branchHead', ...persons)

describe('a poll on paper and online', () => {
  // Of 40 voters v3 to v17 vote at the hall, v18 at the mobile box, v19 to v26 online.
  const at = (box: string, from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, index) => on('markVoter', DAY, { box, voter: `v${from + index}` }))
  const closed = given(election, [], settingWith()).after(
    ...untilPolling,
    ...at('hall', 3, 17),
    ...at('mobile', 18, 18),
    ...Array.from({ length: 8 }, (_, index) =>
      on('castBallot', DAY, {
        by: `v${19 + index}`,
        box: 'web',
        voter: `v${19 + index}`,
        ballot: { branchHead: { marks: { v1: 'for' } } },
      }),
    ),
    on('closePolls', DAY),
  )
  const report = (box: string, returned: number, more: object = {}) =>
    on('reportBox', DAY, { box, issued: returned, returned, scrutineers: ['v32', 'v33'], ...more })
  const sheet = (teller: string, papers: readonly (readonly [object, number])[], more: object = {}) =>
    on('submitSheet', DAY, {
      by: teller,
      batch: 'b1',
      teller,
      papers: papers.map(([each, count]) => ({ paper: each, count })),
      void: 0,
      scrutineers: ['v32', 'v33'],
      ...more,
    })
  const eight = { ballots: [{ ballot: { branchHead: { marks: { v1: 'for' } } }, count: 8 }], trackers: [] }
  const opened = (so: Given, box: NonNullable<Setting['box']> = eight) =>
    so.with({ box }).after(on('openBox', DAY)).with({ box: undefined })
  const PAPERS = [
    [paper('v1'), 9],
    [paper('v2'), 6],
    [{}, 1],
  ] as const
  const reported = closed.after(report('hall', 15), report('mobile', 1))
  const complete = opened(reported.after(sheet('v30', PAPERS), sheet('v31', PAPERS)))

  test('is counted over all boxes together', () => {
    const counted = complete.after(on('countVotes', DAY))
    expect(counted.case('e1')).toMatchObject({
      rounds: [
        {
          counted: {
            valid: true,
            turnout: { eligible: 40, issued: 24, voted: 24, returned: 24 },
            contests: [{ office: 'branchHead', elected: ['v1'], tied: [], unfilled: 0 }],
          },
        },
      ],
    })
    expect(counted.row('election.counts', 'e1/1')).toMatchObject({
      records: { branchHead: { elected: ['v1'], quota: '13', stages: [{ votes: { v1: '17', v2: '6' } }] } },
    })
  })

  test('is not counted before every box is reported, the ballot box open and every batch agreed', () => {
    const count = on('countVotes', DAY)
    closed.when(count).thenRefused('notPossible', { reason: 'boxNotReported', ids: ['hall', 'mobile'] })
    reported.when(count).thenRefused('notPossible', { reason: 'boxNotOpened', ids: ['web'] })
    opened(reported)
      .after(sheet('v30', PAPERS))
      .when(count)
      .thenRefused('notPossible', { reason: 'batchOpen', ids: ['b1'] })
    opened(reported).when(count).thenRefused('tallyImpossible', {
      problem: 'the boxes returned 16 paper ballots, but the sheets hold 0',
    })
  })

  test('has a ballot box that is opened once, and only where people vote online', () => {
    opened(closed).when(on('openBox', DAY)).thenRefused('alreadyExists', { what: 'openedBox' })
    closed.when(on('openBox', DAY)).thenNothing()
    told(campaign(HEAD), { papers: [] }).when(on('openBox', POLL)).thenRefused('notPossible', { reason: 'noOnlineBox' })
  })

  test('with more ballots in the ballot box than voters marked is void, and what is no ballot of it is void too', () => {
    const stuffed = {
      ballots: [...eight.ballots, { ballot: { chair: { approvals: ['v1'] } }, count: 1 }],
      trackers: ['t'.repeat(20)],
    }
    const counted = opened(reported.after(sheet('v30', PAPERS), sheet('v31', PAPERS)), stuffed).after(on('countVotes', DAY))
    expect(counted.row('election.online', 'e1/1')).toMatchObject({ papers: [{ count: 8 }], void: 1 })
    expect(counted.case('e1')).toMatchObject({
      rounds: [{ counted: { valid: false, because: ['returnedExceedVoted'], contests: [{ elected: [] }] } }],
    })
  })

  test('has boxes whose report scrutineers sign who were appointed, as many as the procedure says', () => {
    closed.when(report('hall', 15, { scrutineers: ['v32'] })).thenRefused('notPossible', { reason: 'unsigned', ids: [] })
    closed.when(report('hall', 15, { scrutineers: ['v32', 'v32'] })).thenRefused('notPossible', { reason: 'unsigned' })
    closed
      .when(report('hall', 15, { scrutineers: ['v32', 'v9'] }))
      .thenRefused('notPossible', { reason: 'unsigned', ids: ['v9'] })
    closed.when(report('hall', 15, { voted: 15 })).thenRefused('notPossible', { reason: 'votersAreMarked' })
    closed.when(report('web', 8)).thenRefused('notPossible', { reason: 'noPaperBox' })
    closed.when(report('tent', 8)).thenRefused('notFound', { what: 'box', id: 'tent' })
  })

  test('has a report that can be corrected until the votes are counted', () => {
    const wrong = closed.after(report('hall', 14), report('mobile', 1))
    const right = wrong.after(report('hall', 15))
    expect(right.row('election.boxes', 'e1/1/hall')).toEqual({ channel: 'station', voted: 15, issued: 15, returned: 15 })
    const counted = complete.after(on('countVotes', DAY))
    counted.when(report('hall', 14)).thenRefused('notPossible', { reason: 'countedAlready' })
  })
})

describe("tellers' sheets", () => {
  const box = campaign(HEAD).after(
    on('openPolls', POLL, { boxes: [{ box: 'hall', channel: 'meeting' }] }),
    on('closePolls', POLL),
    on('reportBox', POLL, { box: 'hall', issued: 30, returned: 30, voted: 30, scrutineers: ['m3', 'm4'] }),
  )
  const sheet = (teller: string, papers: readonly (readonly [object, number])[], more: object = {}) =>
    on('submitSheet', POLL, {
      by: teller,
      batch: 'b1',
      teller,
      papers: papers.map(([each, count]) => ({ paper: each, count })),
      void: 0,
      scrutineers: ['m3', 'm4'],
      ...more,
    })
  const PAPERS = [
    [paper('a'), 20],
    [paper('b'), 10],
  ] as const

  test('close a batch when two tellers say the same, in whatever order and grouping', () => {
    const so = box.after(
      sheet('m1', PAPERS),
      sheet('m2', [
        [paper('b'), 4],
        [paper('a'), 20],
        [paper('b'), 6],
      ]),
    )
    expect(so.row('election.sheets', 'e1/1/b1')).toMatchObject({ agreed: true, recounts: 0 })
    so.when(sheet('m1', PAPERS)).thenRefused('alreadyExists', { what: 'batch', id: 'b1' })
  })

  test('say the same in whatever order they write the names of a ballot', () => {
    const two = campaign({ voters: 40, standing: { deputy: ['a', 'b', 'c'] }, posts: [{ office: 'deputy', seats: 2 }] }).after(
      on('openPolls', POLL, { boxes: [{ box: 'hall', channel: 'meeting' }] }),
      on('closePolls', POLL),
    )
    const so = two.after(sheet('m1', [[names('deputy', 'a', 'b'), 9]]), sheet('m2', [[names('deputy', 'b', 'a'), 9]]))
    expect(so.row('election.sheets', 'e1/1/b1')).toMatchObject({ agreed: true })
  })

  test('are both discarded when they differ, and the batch is counted again', () => {
    const so = box.after(
      sheet('m1', PAPERS),
      sheet('m2', [
        [paper('a'), 21],
        [paper('b'), 9],
      ]),
    )
    expect(so.row('election.sheets', 'e1/1/b1')).toEqual({ sheets: [], recounts: 1 })
    const again = so.after(sheet('m2', PAPERS), sheet('m1', PAPERS))
    expect(again.row('election.sheets', 'e1/1/b1')).toMatchObject({ agreed: true, recounts: 1 })
  })

  test('differ when they find another number of ballots void', () => {
    const so = box.after(sheet('m1', PAPERS), sheet('m2', PAPERS, { void: 1 }))
    expect(so.row('election.sheets', 'e1/1/b1')).toEqual({ sheets: [], recounts: 1 })
  })

  test('come from two tellers who were appointed, each with their own, or on paper that an officer records', () => {
    const first = box.after(sheet('m1', PAPERS))
    first.when(sheet('m1', PAPERS)).thenRefused('notPossible', { reason: 'sameTeller' })
    first.when(sheet('m5', PAPERS)).thenRefused('notPossible', { reason: 'noTeller', ids: ['m5'] })
    first.when(sheet('m2', PAPERS, { by: 'm1' })).thenRefused('notPossible', { reason: 'notInPerson' })
    const paper = { on: POLL, recordedBy: 'm1', evidence: { ref: 'sheet', hash: '0'.repeat(64) } }
    first.when(sheet('m2', PAPERS, { by: 'm1', ...paper })).thenRefused('notPossible', { reason: 'notInPerson' })
    const late = sheet('m2', PAPERS, { by: 'east:branchAssembly', ...paper })
    expect(first.after(late).row('election.sheets', 'e1/1/b1')).toMatchObject({ agreed: true })
  })

  test('hold papers of this round that can be counted; what is merely void is a paper all the same', () => {
    const refused = (said: object) =>
      box
        .when(
          sheet('m1', [
            [paper('a'), 1],
            [said, 1],
          ]),
        )
        .thenRefused('malformed', { path: ['papers', 1, 'paper', Object.keys(said)[0] ?? ''] })
    refused(names('deputy', 'a'))
    refused(paper('m9'))
    refused({ branchHead: { ranking: ['a', 'b'] } })
    refused({ branchHead: { marks: { stranger: 'writeIn' } } })
    box.after(
      sheet('m1', [
        [paper('a', 'b'), 1],
        [{ branchHead: { marks: { m9: 'writeIn' } } }, 1],
      ]),
    )
  })

  test('of a batch that was named by mistake are closed by two empty ones', () => {
    const so = box.after(sheet('m1', PAPERS), sheet('m2', PAPERS), sheet('m1', [[paper('a'), 5]], { batch: 'b2' }))
    const count = on('countVotes', POLL)
    so.when(count).thenRefused('notPossible', { reason: 'batchOpen', ids: ['b2'] })
    const empty = (teller: string) => sheet(teller, [], { batch: 'b2' })
    expect(so.after(empty('m2'), empty('m1'), empty('m2'), count).case('e1')).toMatchObject({ rounds: [{ counted: {} }] })
  })

  test('are recounted by batches that exist', () => {
    box.when(on('orderRecount', POLL, { batches: ['b7'], reasons: TEXT })).thenRefused('notFound', { what: 'batch', id: 'b7' })
  })
})

describe('a box that is counted by itself', () => {
  const procedure = meetingWith({ boxesApartFrom: 10 })
  const boxes = [
    { box: 'hall', channel: 'meeting' },
    { box: 'yard', channel: 'meeting' },
    { box: 'gate', channel: 'meeting' },
  ]
  const report = (box: string, number: number) =>
    on('reportBox', POLL, { box, issued: number, returned: number, voted: number, scrutineers: ['m3', 'm4'] })
  const closed = (so: Given) =>
    so.after(on('openPolls', POLL, { boxes }), on('closePolls', POLL), report('hall', 20), report('yard', 9), report('gate', 10))
  const counting = closed(campaign({ ...HEAD, procedure }))
  const sheet = (batch: string, teller: string, count: number, more: object = {}) =>
    on('submitSheet', POLL, {
      by: teller,
      batch,
      teller,
      papers: [{ paper: paper('a'), count }],
      void: 2,
      scrutineers: ['m3', 'm4'],
      ...more,
    })
  const both = (batch: string, count: number, more: object = {}) => [
    sheet(batch, 'm1', count, more),
    sheet(batch, 'm2', count, more),
  ]
  const rest = both('b2', 17)
  const hall = { box: 'hall' }

  test('has its own number of void ballots, until it is counted again', () => {
    const so = counting.after(...both('b1', 8, hall), ...both('b3', 8, hall), ...rest)
    expect(so.row('election.boxes', 'e1/1/hall')).toMatchObject({ issued: 20, voted: 20, returned: 20, void: 4 })
    expect(so.row('election.boxes', 'e1/1/yard')).not.toHaveProperty('void')
    const counted = so.after(on('countVotes', POLL))
    expect(counted.row('election.counts', 'e1/1')).toMatchObject({
      records: { branchHead: { stages: [{ votes: { a: '33' } }] } },
    })
    const again = counted.after(on('orderRecount', POLL, { batches: ['b3', 'b2'], reasons: TEXT }))
    expect(again.row('election.boxes', 'e1/1/hall')).toMatchObject({ void: 2 })
  })

  test('returned what its sheets hold, as all boxes together did', () => {
    counting
      .after(...both('b1', 17, hall), ...both('b2', 18))
      .when(on('countVotes', POLL))
      .thenRefused('tallyImpossible', { problem: 'the box `hall` returned 20 paper ballots, but its sheets hold 19' })
  })

  test('is one at which enough persons voted, so that nobody sees how a few did, and holds paper', () => {
    const at = (box: string, so = counting) => so.when(sheet('b1', 'm1', 7, { box }))
    at('yard').thenRefused('notPossible', { reason: 'boxNotApart', ids: ['yard'] })
    at('hall', closed(campaign(HEAD))).thenRefused('notPossible', { reason: 'boxNotApart', ids: ['hall'] })
    at('garden').thenRefused('notFound', { what: 'box', id: 'garden' })
  })

  test('does not leave so few papers to be mixed that they show how a few voted', () => {
    const so = counting.after(...both('b1', 18, hall))
    so.when(sheet('b2', 'm1', 8, { box: 'gate' })).thenRefused('notPossible', { reason: 'boxNotApart', ids: ['gate'] })
  })

  test('is the one that both tellers name', () => {
    const so = counting.after(sheet('b1', 'm1', 18, hall), sheet('b1', 'm2', 18))
    expect(so.row('election.sheets', 'e1/1/b1')).toEqual({ sheets: [], recounts: 1 })
  })
})

describe('the result of another system', () => {
  const procedure = { ...MEETING, poll: { ...MEETING.poll, channels: ['imported', 'meeting'] as const } }
  const closed = campaign({ ...HEAD, procedure }).after(
    on('openPolls', POLL, { boxes: [{ box: 'city', channel: 'imported' }] }),
    on('closePolls', POLL),
  )
  const bare = (more: object = {}) =>
    on('importResult', POLL, {
      box: 'city',
      issued: 25,
      voted: 25,
      papers: [{ paper: paper('a'), count: 20 }],
      void: 5,
      on: POLL,
      recordedBy: 'm5',
      ...more,
    })
  const result = (more: object = {}) => bare({ evidence: { ref: 'export', hash: '0'.repeat(64) }, ...more })

  test('is taken over once, with its evidence, and counted', () => {
    closed.when(bare()).thenRefused('notPossible', { reason: 'noEvidence' })
    const so = closed.after(result())
    so.when(result()).thenRefused('alreadyExists', { what: 'result' })
    const counted = so.after(on('countVotes', POLL))
    expect(counted.row('election.counts', 'e1/1')).toMatchObject({
      records: { branchHead: { elected: ['a'], ballots: { cast: '25', valid: '20', void: '5' } } },
    })
  })

  test('can be taken over anew after a recount of everything was ordered', () => {
    const again = closed.after(result(), on('orderRecount', POLL, { reasons: TEXT }))
    again.when(on('countVotes', POLL)).thenRefused('notPossible', { reason: 'boxNotReported', ids: ['city'] })
    expect(again.after(result({ voted: 24 })).row('election.boxes', 'e1/1/city')).toMatchObject({ voted: 24, returned: 25 })
  })
})

describe('the finding', () => {
  test('is what the count says', () => {
    const so = told(campaign(HEAD), { papers: [[paper('a'), 30]] })
    so.when(on('confirmPoll', POLL, { finding: 'valid' })).thenRefused('notPossible', { reason: 'notCounted' })
    const counted = so.after(on('countVotes', POLL))
    counted
      .when(on('confirmPoll', POLL, { finding: 'void' }))
      .thenRefused('notPossible', { reason: 'foundOtherwise', ids: ['valid'] })
    counted.when(on('countVotes', POLL)).thenRefused('notPossible', { reason: 'countedAlready' })
    expect(counted.after(on('confirmPoll', POLL, { finding: 'valid' })).case('e1')).toMatchObject({
      phase: 'confirmed',
      confirmedOn: POLL,
    })
  })

  test('waits for objections that nobody has decided', () => {
    const counted = told(campaign(HEAD), { papers: [[paper('a'), 30]] }).after(
      on('countVotes', POLL),
      on('raiseObjection', POLL, { by: 'm7', objection: 'o1', against: 'poll', grounds: TEXT }),
    )
    const valid = on('confirmPoll', POLL, { finding: 'valid' })
    counted.when(valid).thenRefused('notPossible', { reason: 'objectionsOpen' })
    const decided = on('decideObjection', POLL, { objection: 'o1', upheld: false, reasons: TEXT })
    expect(counted.after(decided, valid).case('e1')).toMatchObject({ phase: 'confirmed' })
  })
})

test('an incomplete committee finds nothing until it is filled', () => {
  const procedure = { ...MEETING, committee: { min: 2, max: 3 } }
  const counted = told(campaign({ ...HEAD, procedure, committee: ['m20', 'm21'] }), { papers: [[paper('a'), 30]] }).after(
    on('countVotes', POLL),
    on('leaveCommittee', POLL, { by: 'm20', member: 'm20', reason: 'resigned' }),
  )
  const valid = on('confirmPoll', POLL, { finding: 'valid' })
  counted.when(valid).thenRefused('notPossible', { reason: 'committeeIncomplete' })
  const filled = counted.after(on('seatCommittee', POLL, { by: 'east:branchAssembly', members: ['m21', 'm22'] }), valid)
  expect(filled.case('e1')).toMatchObject({ phase: 'confirmed' })
  const less = filled.after(on('leaveCommittee', POLL, { by: 'm21', member: 'm21', reason: 'resigned' }))
  less.when(on('declareResult', POLL, { from: POLL })).thenRefused('notPossible', { reason: 'committeeIncomplete' })
})

describe('edge cases of counting', () => {
  const half = { num: 1, den: 2, cmp: '>', of: 'ballotsCast', unit: 'voters' } as const
  const big = { voters: 320, standing: HEAD.standing }
  const withRules = (rules: object) => meetingWith({ rules: rules as never })

  test('edge case 2: a tie for the last seat is voted on again among the tied alone, and most votes win', () => {
    const asked = { voters: 40, standing: { deputy: ['a', 'b', 'c', 'd'] }, posts: [{ office: 'deputy', seats: 2 }] }
    const procedure = withRules({ win: { num: 1, den: 2, cmp: '>=', of: 'voted', unit: 'voters' } })
    const level = confirmed(
      told(campaign({ ...asked, procedure }), {
        papers: [
          [names('deputy', 'a', 'b'), 15],
          [names('deputy', 'a', 'c'), 15],
        ],
      }),
    )
    expect(elected(level)).toEqual([['deputy', 'a']])
    level
      .when(on('declareResult', '2026-07-01', { from: '2026-07-01' }))
      .thenRefused('notPossible', { reason: 'tieOpen', ids: ['b', 'c'] })
    const day = '2026-07-02'
    const revote = level.after(on('callRound', '2026-07-01', { round: 'revote', day }))
    expect(revote.case('e1')).toMatchObject({
      phase: 'campaigning',
      rounds: [{}, { kind: 'revote', contests: [{ seats: 1, candidates: ['b', 'c'] }] }],
    })
    const few = [
      [names('deputy', 'b'), 2],
      [names('deputy', 'c'), 3],
    ] as const
    expect(elected(confirmed(told(revote, { papers: few }, day), 'valid', day))).toEqual([
      ['deputy', 'a'],
      ['deputy', 'c'],
    ])
  })

  test('edge case 3: abstentions count among those who voted', () => {
    const procedure = withRules({ win: { num: 1, den: 2, cmp: '>', of: 'voted', unit: 'voters' } })
    const abstain = { branchHead: { marks: { a: 'abstain' } } }
    const against = { branchHead: { marks: { a: 'against' } } }
    const so = confirmed(
      told(campaign({ ...HEAD, procedure }), {
        papers: [
          [{ branchHead: { marks: { a: 'for' } } }, 14],
          [against, 6],
          [abstain, 10],
        ],
      }),
    )
    expect(elected(so)).toEqual([])
    expect(so.row('election.counts', 'e1/1')).toMatchObject({ records: { branchHead: { quota: '16' } } })
  })

  test('edge case 4: void ballots stay among the ballots cast', () => {
    const procedure = withRules({ win: half })
    const so = (forA: number, none: number) =>
      elected(
        confirmed(
          told(campaign({ ...big, procedure }), {
            papers: [
              [paper('a'), forA],
              [paper('b'), 100 - none - forA],
            ],
            void: none,
          }),
        ),
      )
    expect(so(50, 8)).toEqual([])
    expect(so(51, 8)).toEqual([['branchHead', 'a']])
  })

  test('edge case 5: more ballots than persons who voted make the poll void, and it is held anew', () => {
    const counted = told(campaign(HEAD), { papers: [[paper('a'), 31]], voted: 30 }).after(on('countVotes', POLL))
    counted
      .when(on('confirmPoll', POLL, { finding: 'valid' }))
      .thenRefused('notPossible', { reason: 'foundOtherwise', ids: ['void', 'returnedExceedVoted'] })
    const failed = counted.after(on('confirmPoll', POLL, { finding: 'void' }))
    expect(failed.case('e1')).toMatchObject({ phase: 'failed', elected: [] })
    const anew = on('formElection', '2026-07-02', {
      case: 'e2',
      by: 'east:branchAssembly',
      unit: 'east',
      procedure: 'election.meeting',
      purpose: 'reElection',
      follows: 'e1',
      posts: [{ office: 'branchHead', seats: 1 }],
    })
    expect(failed.after(anew).case('e2')).toMatchObject({ phase: 'forming', follows: 'e1' })
  })

  test('edge case 5, where the method has no word on it: the poll is void too', () => {
    const { rules: _, ...count } = MEETING.count
    const procedure = { ...MEETING, count: { ...count, method: 'plurality' as const } }
    const so = confirmed(told(campaign({ ...HEAD, procedure }), { papers: [[paper('a'), 31]], voted: 30 }), 'void')
    expect(so.case('e1')).toMatchObject({ phase: 'failed' })
  })

  test('edge case 6: a ballot with too many names is void, one with fewer is valid', () => {
    const counted = told(campaign({ ...HEAD, standing: { deputy: ['a', 'b', 'c'] }, posts: [{ office: 'deputy', seats: 2 }] }), {
      papers: [
        [names('deputy', 'a', 'b', 'c'), 5],
        [names('deputy', 'a'), 20],
      ],
    }).after(on('countVotes', POLL))
    expect(counted.row('election.counts', 'e1/1')).toMatchObject({
      records: {
        deputy: {
          ballots: { cast: '25', valid: '20', void: '5' },
          elected: ['a'],
          stages: [{ votes: { a: '20', b: '0', c: '0' } }],
        },
      },
    })
  })

  test('edge case 7: of 60 representatives 40 are too few, 41 are enough', () => {
    const rules = STATUTES['cn.residents.2025.representatives']
    const so = (voted: number) =>
      told(campaign({ voters: 60, standing: { branchHead: ['a', 'b'] }, procedure: withRules(rules) }), {
        papers: [[paper('a'), voted]],
      })
    expect(confirmed(so(40), 'void').case('e1')).toMatchObject({
      phase: 'failed',
      rounds: [{ counted: { because: ['turnoutNotReached'] } }],
    })
    expect(elected(confirmed(so(41)))).toEqual([['branchHead', 'a']])
  })

  test('edge case 8: in a further election 100 of 300 ballots elect, 99 do not', () => {
    const day = '2026-07-10'
    const first = confirmed(
      told(campaign(big), {
        papers: [
          [paper('a'), 120],
          [paper('b'), 120],
          [paper('c'), 60],
        ],
      }),
    )
    const further = first.after(on('callRound', '2026-07-01', { round: 'further', day }))
    expect(further.case('e1')).toMatchObject({
      rounds: [{}, { kind: 'further', contests: [{ seats: 1, candidates: ['a', 'b'] }] }],
    })
    const so = (forA: number) =>
      elected(
        confirmed(
          told(
            further,
            {
              papers: [
                [paper('a'), forA],
                [paper('b'), 98],
                [paper(), 202 - forA],
              ],
            },
            day,
          ),
          'valid',
          day,
        ),
      )
    expect(so(100)).toEqual([['branchHead', 'a']])
    expect(so(99)).toEqual([])
  })

  test('edge case 12: a paper that names one person for two posts is void, for both', () => {
    const so = told(campaign({ voters: 40, standing: { branchHead: ['a', 'b'], deputy: ['c', 'd'] } }), {
      papers: [
        [{ ...paper('a'), ...names('deputy', 'c') }, 20],
        [{ ...paper('a'), deputy: { marks: { c: 'for' } } }, 3],
        [{ branchHead: { marks: { m9: 'writeIn' } }, deputy: { marks: { m9: 'writeIn' } } }, 2],
      ],
    }).after(on('countVotes', POLL))
    expect(so.row('election.counts', 'e1/1')).toMatchObject({
      records: { branchHead: { ballots: { valid: '23', void: '2' } }, deputy: { ballots: { valid: '23', void: '2' } } },
    })
  })
})
