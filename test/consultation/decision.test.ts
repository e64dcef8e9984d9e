import { type ConsultationProcedure, consultation, RULES_OF_ORDER } from 'huzhu/consultation'
import { given } from 'huzhu/testing'
import { describe, expect, test } from 'vitest'
import { close, deliberating, move, text } from './debating.ts'
import {
  answered,
  asideOf,
  ballotOf,
  choose,
  closeOpinions,
  conclude,
  deciding,
  outcomeOf,
  put,
  tally,
  vote,
  votes,
} from './deciding.ts'
import { EAST, on, PAPER, ROOM, settingWith, TEXT, untilDeliberating } from './setting.ts'

type Rule = ConsultationProcedure['decision']

const of = (count: number) => EAST.slice(0, count)
const ten = { tally: { units: { members: { for: 9, against: 1, voted: 10 } } } }
const half = { num: 1, den: 2, cmp: '>', unit: 'members' } as const
const meeting: Rule = { mode: 'motion', motion: { pass: { ...half, of: 'present' } } }
const ranked: Rule = {
  mode: 'options',
  method: 'irv',
  unranked: 'last',
  rules: { overvotes: 'exhaust', skippedRanks: 'skip', duplicates: 'skip' },
}
const gates: Rule = {
  mode: 'gates',
  gates: [
    { gate: 'discuss', organ: 'head:council', motion: { pass: { ...half, of: 'forAndAgainst' } } },
    { gate: 'examine', organ: 'head:council', backTo: 'discuss', motion: { pass: { ...half, of: 'present' } } },
    {
      gate: 'resolve',
      organ: 'east:branchAssembly',
      motion: { pass: { ...half, of: 'forAndAgainst' }, quorum: { of: 'present', reach: { ...half, of: 'eligible' } } },
    },
  ],
}

describe('the question', () => {
  test('is not put while an opinion in time is unanswered, and the refusal names it', () => {
    const opinion = on('giveOpinion', '2026-05-13', { by: 'v1', author: 'v1', opinion: 'p1', text: TEXT })
    const open = deliberating({}).after(opinion, closeOpinions)
    open.when(put()).thenRefused('notPossible', { reason: 'unanswered', ids: ['p1'] })
    open.after(on('answerOpinions', '2026-05-18', { opinions: ['p1'], outcome: 'adopted', reasons: TEXT }), put())
  })

  test('is put once the silence of the last organ is reported, and the outcome says how many got no answer', () => {
    const opinion = on('giveOpinion', '2026-05-13', { by: 'v1', author: 'v1', opinion: 'p1', text: TEXT })
    const silent = deliberating({ decision: meeting })
      .after(opinion, closeOpinions)
      .after(on('passOnOpinions', '2026-05-24'), on('passOnOpinions', '2026-06-10'))
      .after(
        on('openDecision', '2026-06-10'),
        on('recordTally', '2026-06-10', { tally: { units: { members: { for: 9, against: 1, present: 10 } } } }),
      )
    expect(outcomeOf(silent.after(conclude('decided', {}, '2026-06-10')))).toMatchObject({ result: 'adopted', unanswered: 1 })
  })

  test('is put to those concerned: who has a vote, and what they weigh', () => {
    answered()
      .when(put())
      .then([
        {
          type: 'decisionOpened',
          case: 'c1',
          phase: 'deciding',
          on: '2026-05-18',
          round: 1,
          text: TEXT,
          until: '2026-05-25',
          voters: 40,
          eligible: { members: 40 },
        },
      ])
  })

  test('is the text that the debate settled, and no other', () => {
    const rules = {
      second: false,
      speeches: 2,
      minutes: 2,
      alternate: true,
      firstSpeakersFirst: true,
      neutralChair: true,
      amendmentDepth: 2,
    }
    const debate = { ...rules, close: meeting.motion, adopt: meeting.motion }
    const settled = deliberating({ debate }).after(
      on('openDebate', '2026-05-12', { chair: 'v40' }),
      move('v1', 'm1'),
      close(),
      closeOpinions,
    )
    settled.when(put({ text: { ...TEXT, commitment: '1'.repeat(64) } })).thenRefused('notPossible', { reason: 'otherText' })
    expect(ballotOf(settled.after(put()))).toMatchObject({ text: text('m1') })
  })

  test('has at least two options, each once, where options are counted, and none elsewhere', () => {
    const options = answered({ decision: ranked })
    options.when(put()).thenRefused('notPossible', { reason: 'optionsNeeded' })
    options.when(put({ options: ['a'] })).thenRefused('notPossible', { reason: 'optionsNeeded' })
    options.when(put({ options: ['a', 'b', 'a'] })).thenRefused('notPossible', { reason: 'namedTwice', ids: ['a'] })
    answered()
      .when(put({ options: ['a', 'b'] }))
      .thenRefused('notPossible', { reason: 'wrongMode', ids: ['motion'] })
  })

  test('is open as long as the procedure says, or longer', () => {
    answered()
      .when(put({ until: '2026-05-24' }))
      .thenRefused('outOfTime', { from: '2026-05-25' })
    answered()
      .when(put({ until: '9999-12-31' }))
      .thenRefused('outOfTime', { date: '9999-12-31' })
    expect(ballotOf(answered().after(put({ until: '2026-05-30' })))).toMatchObject({ until: '2026-05-30' })
  })
})

describe('a vote', () => {
  const open = deciding()

  test('is cast in person by somebody concerned, in time', () => {
    open.when(vote('w1', 'for')).thenRefused('notPossible', { reason: 'notConcerned', ids: ['w1'] })
    open.when(vote('v1', 'for', { by: 'v2' })).thenRefused('notPossible', { reason: 'notInPerson', ids: ['v1'] })
    open
      .when(on('castVote', '2026-05-26', { by: 'v1', voter: 'v1', vote: 'for' }))
      .thenRefused('outOfTime', { until: '2026-05-25' })
    const paper = { voter: 'v1', vote: 'for', recordedBy: 'v40', evidence: { ref: 'slip', hash: '0'.repeat(64) } }
    open.after(on('castVote', '2026-05-26', { by: 'v1', on: '2026-05-25', ...paper }))
    open
      .when(on('castVote', '2026-05-26', { by: 'v1', on: '2026-05-17', ...paper }))
      .thenRefused('outOfTime', { from: '2026-05-18' })
  })

  test('takes the place of an earlier one of the same voter, and changes rows alone', () => {
    const twice = open.after(vote('v1', 'against'), vote('v2', 'for'), vote('v1', 'for'))
    expect(twice.row('consultation.tallies', 'c1/1')).toEqual({ units: { members: { for: 2, against: 0, abstain: 0 } } })
    expect(twice.case('c1')).toEqual(open.case('c1'))
  })

  test('belongs to a motion; options, consent and gates are decided otherwise', () => {
    const choosing = deciding(ranked, {}, { options: ['a', 'b'] })
    choosing.when(vote('v1', 'for')).thenRefused('notPossible', { reason: 'wrongMode', ids: ['options'] })
    open.when(choose('v1', 'a')).thenRefused('notPossible', { reason: 'wrongMode', ids: ['motion'] })
    choosing
      .when(tally({ members: { for: 1, against: 0 } }))
      .thenRefused('notPossible', { reason: 'wrongMode', ids: ['options'] })
  })

  test("is the meeting's as a whole, where the motion counts who is present", () => {
    const present = deciding(meeting)
    present.when(vote('v1', 'for')).thenRefused('notPossible', { reason: 'meetingVotes' })
    const told = present.after(tally({ members: { for: 9, against: 1, present: 10 } }))
    told.when(tally({ members: { for: 1, against: 9, present: 10 } })).thenRefused('notPossible', { reason: 'talliedAlready' })
    open
      .after(vote('v1', 'for'))
      .when(tally({ members: { for: 9, against: 1, voted: 10 } }))
      .thenRefused('notPossible', { reason: 'votedSingly' })
    open
      .after(on('recordTally', '2026-05-25', ten))
      .when(on('castVote', '2026-05-25', { by: 'v1', voter: 'v1', vote: 'for' }))
      .thenRefused('notPossible', { reason: 'talliedAlready' })
  })

  test('of a meeting shuts nobody out of a written round: it is that of the last day, or everybody voted', () => {
    open.when(on('recordTally', '2026-05-24', ten)).thenRefused('outOfTime', { what: 'tally', from: '2026-05-25' })
    open.after(on('recordTally', '2026-05-25', ten))
    const all = open.after(tally({ members: { for: 30, against: 10, voted: 40 } }))
    expect(outcomeOf(all.after(conclude('decided', {}, '2026-05-19')))).toMatchObject({ result: 'adopted' })
    deciding(meeting, {}, { until: '2026-05-30' }).after(tally({ members: { for: 9, against: 1, present: 10 } }))
  })

  test("is the meeting's, too, where only the quorum counts who is present", () => {
    const quorum = { of: 'present' as const, reach: { ...half, of: 'eligible' as const } }
    const rule: Rule = { mode: 'motion', motion: { pass: { ...half, of: 'forAndAgainst' }, quorum } }
    deciding(rule).when(vote('v1', 'for')).thenRefused('notPossible', { reason: 'meetingVotes' })
  })

  test('is one of those who are entitled: a tally with more, or of another base, is refused', () => {
    const room = deciding(meeting)
    room.when(tally({ members: { for: 41, against: 0, present: 41 } })).thenRefused('tallyImpossible')
    room.when(tally({ members: { for: 1, against: 0, present: 1, eligible: 39 } })).thenRefused('tallyImpossible')
    room.when(tally({ members: { for: 1, against: 0, present: 41 } })).thenRefused('tallyImpossible')
    room.when(tally({ members: { for: 1, against: 0, present: 40, voted: 41 } })).thenRefused('tallyImpossible')
    room.after(tally({ members: { for: 1, against: 0, present: 40 } }))
    room.when(tally({ members: { for: 1, against: 0 } })).thenRefused('malformed')
    room
      .when(tally({ members: { for: 1, against: 0, present: 1 } }, { gate: 'g' }))
      .thenRefused('notPossible', { reason: 'otherGate' })
  })
})

describe('who votes', () => {
  test('is whoever is concerned; a body that was invited has a voice and no vote', () => {
    const guest = { tables: { 'consultation.concerned/c1': { street: { since: '2026-05-05' } } } }
    const rules = RULES_OF_ORDER.nantang13.procedure
    const debate = deliberating({ decision: ranked, debate: rules }).with(guest)
    const spoke = debate.after(on('openDebate', '2026-05-12', { chair: 'v40' }), move('street', 'm1'))
    const open = spoke.after(closeOpinions, put({ options: ['a', 'b'] }))
    expect(ballotOf(open)).toMatchObject({ voters: 40 })
    open.when(choose('street', 'a')).thenRefused('notPossible', { reason: 'noVote', ids: ['street'] })
  })

  test('is whoever was drawn, after a draw', () => {
    const groups = [{ group: 'members', places: 3, reserves: 2, pool: EAST }]
    const [first, screened, convened, ...later] = untilDeliberating
    const drawn = given(consultation, [], settingWith({ 'consultation.room': ROOM }))
      .after(first as never, screened as never, convened as never, on('drawParticipants', '2026-05-05', { seed: 'seed', groups }))
      .after(...later, closeOpinions, put())
    expect(ballotOf(drawn)).toMatchObject({ voters: 3, eligible: { members: 3 } })
    const allowed = EAST.filter((voter) => drawn.when(vote(voter, 'for')).decision.ok)
    expect(allowed).toHaveLength(3)
  })
})

describe('a motion', () => {
  const open = deciding()

  test('is adopted by more votes for than against, takes effect on a day and can be appealed until one', () => {
    open
      .after(...votes('for', ...of(21)))
      .when(conclude('decided'))
      .then([
        {
          type: 'decisionConcluded',
          case: 'c1',
          phase: 'decided',
          on: '2026-05-26',
          round: 1,
          conclusion: 'decided',
          outcome: {
            on: '2026-05-26',
            kind: 'decision',
            result: 'adopted',
            text: TEXT,
            effectFrom: '2026-05-29',
            appealsUntil: '2026-05-29',
          },
          decision: {
            outcome: 'passed',
            tied: false,
            quorum: [{ share: { ...half, of: 'eligible' }, count: 21, base: 40, least: 21, reached: true }],
            shares: [{ share: { ...half, of: 'forAndAgainst' }, count: 21, base: 21, least: 11, reached: true }],
          },
        },
      ])
  })

  test('fails on a tie, unless the threshold is at least half: edge case 1', () => {
    const tie = [...votes('for', ...of(17)), ...EAST.slice(17, 34).map((voter) => vote(voter, 'against'))]
    expect(outcomeOf(open.after(...tie, conclude('decided')))).toMatchObject({ kind: 'decision', result: 'rejected' })
    const atLeast: Rule = { mode: 'motion', motion: { pass: { num: 1, den: 2, cmp: '>=', of: 'present', unit: 'members' } } }
    const room = deciding(atLeast).after(tally({ members: { for: 17, against: 17, present: 34 } }))
    expect(outcomeOf(room.after(conclude('decided')))).toMatchObject({ result: 'adopted' })
  })

  test('counts abstentions as the base says: edge case 3', () => {
    const cast = tally({ members: { for: 14, against: 6, abstain: 10, present: 30 } })
    const ronr: Rule = { mode: 'motion', motion: { pass: { ...half, of: 'forAndAgainst' } } }
    expect(outcomeOf(deciding(ronr).after(cast, conclude('decided')))).toMatchObject({ result: 'adopted' })
    expect(outcomeOf(deciding(meeting).after(cast, conclude('decided')))).toMatchObject({ result: 'rejected' })
  })

  test('that is rejected has no day of effect', () => {
    const no = open.after(...EAST.map((voter) => vote(voter, 'against')), conclude('decided', {}, '2026-05-20'))
    expect(outcomeOf(no)).toEqual({
      on: '2026-05-20',
      kind: 'decision',
      result: 'rejected',
      text: TEXT,
      appealsUntil: '2026-05-23',
    })
  })

  test('in a written round is not voted on by those who do not answer: edge case 39', () => {
    const few = open.after(...votes('for', ...of(20)))
    few.when(conclude('decided')).thenRefused('notPossible', { reason: 'concludedOtherwise', ids: ['again', 'lapsed'] })
    expect(few.after(conclude('lapsed')).case('c1')).toMatchObject({ phase: 'lapsed' })
    const again = few.after(conclude('again'))
    expect(ballotOf(again)).toMatchObject({ round: 2, openedOn: '2026-05-26', until: '2026-06-02' })
    again.after(on('castVote', '2026-05-27', { by: 'v1', voter: 'v1', vote: 'for' }))
    expect(again.row('consultation.tallies', 'c1/2')).toBeUndefined()
    open.when(conclude('decided')).thenRefused('notPossible', { reason: 'concludedOtherwise' })
  })

  test('on which nobody votes is neither adopted nor rejected, also without a quorum', () => {
    const rule: Rule = { mode: 'motion', motion: { pass: { ...half, of: 'forAndAgainst' } } }
    deciding(rule)
      .when(conclude('decided'))
      .thenRefused('notPossible', { reason: 'concludedOtherwise', ids: ['again', 'lapsed'] })
  })

  test('is not concluded while votes can still come in, unless everybody has voted', () => {
    const most = open.after(...votes('for', ...of(39)))
    most.when(conclude('decided', {}, '2026-05-25')).thenRefused('outOfTime', { from: '2026-05-26' })
    most.after(vote('v40', 'abstain'), conclude('decided', {}, '2026-05-20'))
  })

  test('without a last day leaves one whole day, so that it is not put and decided before anybody could vote, and none is announced before that', () => {
    const today = (voter: string) => on('castVote', '2026-05-18', { by: voter, voter, vote: 'for' })
    const put = deciding({ mode: 'motion', motion: ROOM.decision.mode === 'motion' ? ROOM.decision.motion : meeting.motion })
    const most = put.after(...of(39).map(today))
    for (const day of ['2026-05-18', '2026-05-19'])
      most.when(conclude('decided', {}, day)).thenRefused('outOfTime', { what: 'conclusion', from: '2026-05-20' })
    most.after(conclude('decided', {}, '2026-05-20'))
    const hasty = on('openDecision', '2026-05-18', { until: '2026-05-18' })
    answered({ decision: meeting }).when(hasty).thenRefused('outOfTime', { from: '2026-05-19' })
    answered({ decision: gates }).after(hasty)
    most.after(today('v40'), conclude('decided', {}, '2026-05-18'))
    expect(most.due()).toMatchObject([{ what: 'concludeDecision', deadline: '2026-05-20' }])
    const tallied = put.after(on('recordTally', '2026-05-18', ten))
    tallied.when(conclude('decided', {}, '2026-05-18')).thenRefused('notPossible', { ids: ['again', 'lapsed'] })
  })

  test('is not left to lapse: what came of it is concluded', () => {
    const lapse = on('lapseTopic', '2026-07-01', { reasons: TEXT })
    open
      .after(...votes('for', ...EAST))
      .when(lapse)
      .thenRefused('notPossible', { reason: 'toConclude' })
    open.when(lapse).thenRefused('notPossible', { reason: 'toConclude' })
  })

  test('is voted on by the paper of an earlier day only by those who have not voted since', () => {
    const since = deciding().after(on('castVote', '2026-05-21', { by: 'v1', voter: 'v1', vote: 'against' }))
    const paper = (voter: string, day: string) => on('castVote', '2026-05-22', { ...PAPER, voter, vote: 'for', on: day })
    since.when(paper('v1', '2026-05-20')).thenRefused('outOfTime', { what: 'vote', from: '2026-05-21' })
    const tallied = since.after(paper('v1', '2026-05-21'), paper('v2', '2026-05-20')).row('consultation.tallies', 'c1/1')
    expect(tallied).toMatchObject({ units: { members: { for: 2, against: 0 } } })
    const choosing = deciding(ranked, {}, { options: ['a', 'b'] }).after(
      on('castChoice', '2026-05-21', { by: 'v1', voter: 'v1', ballot: { ranking: ['a'] } }),
    )
    const slip = { ...PAPER, voter: 'v1', ballot: { ranking: ['b'] }, on: '2026-05-20' }
    choosing.when(on('castChoice', '2026-05-22', slip)).thenRefused('outOfTime', { from: '2026-05-21' })
  })

  test('that is tied is decided by the chair, where the rule gives the chair a casting vote', () => {
    const chair: Rule = {
      mode: 'motion',
      motion: { pass: { ...half, of: 'forAndAgainst' }, tie: { unit: 'members', rule: 'castingVote' } },
    }
    const tied = deciding(chair).after(vote('v1', 'for'), vote('v2', 'against'))
    tied.when(conclude('decided')).thenRefused('choiceMissing', { choice: 'castingVote' })
    expect(outcomeOf(tied.after(conclude('decided', { castingVote: 'for' })))).toMatchObject({ result: 'adopted' })
    expect(outcomeOf(tied.after(conclude('decided', { castingVote: 'against' })))).toMatchObject({ result: 'rejected' })
    tied
      .after(vote('v3', 'for'))
      .when(conclude('decided', { castingVote: 'for' }))
      .thenRefused('notPossible', { reason: 'noTieToBreak' })
    deciding(chair)
      .when(tally({ members: { for: 5, against: 5 } }))
      .thenRefused('notPossible', { reason: 'castingVoteNeeded' })
  })

  test('that is rejected gives way to the counter-proposal that waited', () => {
    const rules = {
      second: false,
      speeches: 2,
      minutes: 2,
      alternate: true,
      firstSpeakersFirst: true,
      neutralChair: true,
      amendmentDepth: 2,
    }
    const debate = { ...rules, close: meeting.motion, adopt: meeting.motion }
    const put1 = deliberating({ debate, decision: meeting })
      .after(on('openDebate', '2026-05-12', { chair: 'v40' }), move('v1', 'm1'), move('v2', 'm2'), close(), closeOpinions, put())
      .after(tally({ members: { for: 4, against: 6, present: 10 } }))
    put1.when(conclude('decided')).thenRefused('notPossible', { reason: 'concludedOtherwise', ids: ['again'] })
    const put2 = put1.after(conclude('again'))
    expect(put2.case('c1')).toMatchObject({ text: text('m2'), ballot: { round: 2, text: text('m2') }, debate: { waiting: [] } })
    const adopted = put2.after(
      on('recordTally', '2026-05-26', { tally: { units: { members: { for: 6, against: 4, present: 10 } } } }),
      conclude('decided'),
    )
    expect(outcomeOf(adopted)).toMatchObject({ result: 'adopted', text: text('m2') })
  })
})

describe('those with an interest of their own', () => {
  const recused = (effect: ConsultationProcedure['recusal']['effect'], ...subjects: readonly string[]) =>
    deciding(ROOM.decision, { recusal: { effect, fewest: 3, passUpTo: 'head:council' } }).after(...asideOf(...subjects))
  const quorumOf = (so: ReturnType<typeof deciding>) =>
    (ballotOf(so.after(conclude('decided'))) as { decision: { quorum: { count: number; base: number }[] } }).decision.quorum[0]

  test('leave both sides of the fraction', () => {
    const open = recused('leavesBoth', 'v1', 'v2')
    open.when(vote('v1', 'for')).thenRefused('notPossible', { reason: 'recused', ids: ['v1'] })
    expect(quorumOf(open.after(...votes('for', ...EAST.slice(2, 22))))).toMatchObject({ count: 20, base: 38 })
  })

  test('or stay in the base without a vote', () => {
    const open = recused('staysInBase', 'v1', 'v2')
    open.when(vote('v1', 'for')).thenRefused('notPossible', { reason: 'recused' })
    expect(quorumOf(open.after(...votes('for', ...EAST.slice(2, 23))))).toMatchObject({ count: 21, base: 40 })
    open.when(tally({ members: { for: 39, against: 0, voted: 39 } })).thenRefused('tallyImpossible')
  })

  test('or may vote', () => {
    expect(quorumOf(recused('mayVote', 'v1', 'v2').after(...votes('for', ...of(21))))).toMatchObject({ count: 21, base: 40 })
  })

  test('are taken out again, if they stepped aside after voting', () => {
    const open = deciding(ROOM.decision, { recusal: { effect: 'leavesBoth' } })
    const late = open.after(...votes('for', ...of(21)), ...asideOf('v1'))
    expect(quorumOf(late)).toMatchObject({ count: 20, base: 39 })
  })

  test('and the question goes one level up, if too few are left: edge case 16', () => {
    const two = recused('leavesBoth', ...EAST.slice(2))
    two.when(conclude('lapsed')).thenRefused('notPossible', { reason: 'concludedOtherwise', ids: ['referred'] })
    const up = two.after(conclude('referred', {}, '2026-05-19'))
    expect(up.case('c1')).toMatchObject({
      phase: 'referred',
      outcome: { kind: 'opinion', result: 'undecided', organ: 'head:council' },
    })
    recused('leavesBoth', ...EAST.slice(3))
      .when(conclude('referred', {}, '2026-05-19'))
      .thenRefused('outOfTime')
    recused('mayVote', ...EAST.slice(2))
      .when(conclude('referred', {}, '2026-05-19'))
      .thenRefused('outOfTime')
  })
})

describe('where the power lies elsewhere', () => {
  const competence = [
    { class: 'room', organ: 'head:council' },
    { class: 'repair', organ: 'head:council' },
  ]

  test('consensus is an opinion, recorded and referred, and no decision: edge case 38', () => {
    const all = deciding(ROOM.decision, { competence }).after(...votes('for', ...EAST))
    all.when(conclude('decided')).thenRefused('notPossible', { reason: 'concludedOtherwise', ids: ['referred'] })
    const referred = all.after(conclude('referred'))
    expect(referred.case('c1')).toMatchObject({ phase: 'referred' })
    expect(outcomeOf(referred)).toEqual({
      on: '2026-05-26',
      kind: 'opinion',
      result: 'adopted',
      text: TEXT,
      organ: 'head:council',
    })
  })

  test('so is an advice; at home it is an opinion too', () => {
    const advisory: Rule = { mode: 'advisory' }
    const advice = { advice: text('advice') }
    expect(outcomeOf(deciding(advisory, { competence }).after(conclude('referred', advice)))).toMatchObject({
      kind: 'opinion',
      result: 'advice',
      organ: 'head:council',
    })
    expect(outcomeOf(deciding(advisory).after(conclude('decided', advice)))).toEqual({
      on: '2026-05-26',
      kind: 'opinion',
      result: 'advice',
      text: text('advice'),
    })
    deciding(advisory)
      .when(vote('v1', 'for'))
      .thenRefused('notPossible', { reason: 'wrongMode', ids: ['advisory'] })
  })
})

describe('options', () => {
  const open = deciding(ranked, {}, { options: ['a', 'b', 'c'] })

  test('are chosen by the method of the procedure, and the record can be read', () => {
    const cast = [choose('v1', 'a', 'b'), choose('v2', 'b'), choose('v3', 'c', 'b')]
    const chosen = open.after(...cast, choose('v3', 'b'), conclude('decided'))
    expect(outcomeOf(chosen)).toMatchObject({ kind: 'decision', result: 'chosen', option: 'b' })
    expect(chosen.row('consultation.records', 'c1/1')).toMatchObject({ elected: ['b'], ballots: { cast: '3' } })
  })

  test('that are tied are voted on again', () => {
    const tied = open.after(choose('v1', 'a'), choose('v2', 'b'))
    tied.when(conclude('decided')).thenRefused('notPossible', { reason: 'concludedOtherwise', ids: ['again', 'lapsed'] })
    expect(ballotOf(tied.after(conclude('again')))).toMatchObject({ round: 2, options: ['a', 'b'] })
    expect(ballotOf(open.after(conclude('again')))).toMatchObject({ round: 2, options: ['a', 'b', 'c'] })
  })

  test('that are left for a runoff are voted on between these, also where an order of all of them breaks ties', () => {
    const order = ['a', 'b', 'c', 'd']
    const rule: Rule = { mode: 'options', method: 'two-round', ties: [{ order }] }
    const mark = (voter: string, option: string, date = '2026-05-19') =>
      on('castChoice', date, { by: voter, voter, ballot: { approvals: [option] } })
    const first = deciding(rule, {}, { options: order }).after(
      ...['v1', 'v2'].map((voter) => mark(voter, 'a')),
      ...['v3', 'v4'].map((voter) => mark(voter, 'b')),
      mark('v5', 'c'),
    )
    const runoff = first.after(conclude('again'))
    expect(ballotOf(runoff)).toMatchObject({ round: 2, options: ['a', 'b'] })
    const voted = runoff.after(
      ...['v3', 'v4', 'v5'].map((voter) => mark(voter, 'b', '2026-05-27')),
      mark('v1', 'a', '2026-05-27'),
    )
    expect(outcomeOf(voted.after(conclude('decided', {}, '2026-05-28')))).toMatchObject({ result: 'chosen', option: 'b' })
  })

  test('are chosen among by one ballot each that the method can count', () => {
    open.when(choose('v1', 'd')).thenRefused('malformed')
    const many = { by: 'v1', voter: 'v1', ballot: { ranking: ['a'], count: 5 } }
    open.when(on('castChoice', '2026-05-19', many)).thenRefused('malformed', { path: ['ballot', 'count'] })
    const scored = { by: 'v1', voter: 'v1', ballot: { scores: { a: 1 } } }
    open.when(on('castChoice', '2026-05-19', scored)).thenRefused('malformed')
  })

  test('need the quorum of the procedure; ballots of those who stepped aside do not count', () => {
    const quorum = { ...half, of: 'eligible' as const }
    const asked = deciding({ ...ranked, quorum }, {}, { options: ['a', 'b'] }).after(...of(20).map((voter) => choose(voter, 'a')))
    asked.when(conclude('decided')).thenRefused('notPossible', { reason: 'concludedOtherwise' })
    asked.after(choose('v21', 'b'), conclude('decided'))
    asked
      .after(choose('v21', 'b'), ...asideOf('v1', 'v2'))
      .when(conclude('decided'))
      .thenRefused('notPossible', { reason: 'concludedOtherwise' })
  })

  test('are counted before the last day, once everybody has chosen', () => {
    const two = deciding(ranked, {}, { options: ['a', 'b'], until: '2026-05-30' }).after(
      ...of(39).map((voter) => choose(voter, 'a')),
    )
    two.when(conclude('decided', {}, '2026-05-20')).thenRefused('outOfTime', { from: '2026-05-31' })
    two.after(choose('v40', 'b'), conclude('decided', {}, '2026-05-20'))
    two
      .after(...asideOf('v1'))
      .when(conclude('decided', {}, '2026-05-20'))
      .thenRefused('outOfTime')
  })

  test('are not counted before the second day after they are put', () => {
    const put = on('castChoice', '2026-05-18', { by: 'v1', voter: 'v1', ballot: { ranking: ['a'] } })
    open
      .after(put)
      .when(conclude('decided', {}, '2026-05-19'))
      .thenRefused('outOfTime', { from: '2026-05-20' })
    open.after(put, conclude('decided', {}, '2026-05-20'))
  })
})

describe('gates', () => {
  const at = (gate: string, votes: object) => on('recordTally', '2026-05-26', { gate, tally: { units: { members: votes } } })
  const first = deciding(gates)
  const second = first.after(at('discuss', { for: 3, against: 2 }), conclude('again'))
  const third = second.after(at('examine', { for: 6, against: 2, present: 10 }), conclude('again'))

  test('are passed one after the other, each by its own organ and threshold', () => {
    first
      .when(at('examine', { for: 6, against: 2, present: 10 }))
      .thenRefused('notPossible', { reason: 'otherGate', ids: ['discuss'] })
    first.when(conclude('decided')).thenRefused('notPossible', { reason: 'notVoted' })
    expect(ballotOf(third)).toMatchObject({ round: 3, gate: 'resolve' })
    const done = third.after(at('resolve', { for: 20, against: 5, present: 30, eligible: 40 }), conclude('decided'))
    expect(outcomeOf(done)).toMatchObject({ kind: 'decision', result: 'adopted' })
  })

  test('are concluded at once, by their tally; the question lapses only where nobody voted', () => {
    const today = (type: string, more: object) => on(type, '2026-05-18', more)
    const told = first.after(today('recordTally', { gate: 'discuss', tally: { units: { members: { for: 2, against: 3 } } } }))
    told.after(today('concludeDecision', { conclusion: 'lapsed' }))
    told.when(on('lapseTopic', '2026-07-01', { reasons: TEXT })).thenRefused('notPossible', { reason: 'toConclude' })
    expect(first.after(on('lapseTopic', '2026-05-19', { reasons: TEXT })).case('c1')).toMatchObject({ phase: 'lapsed' })
  })

  test('send back, end the question, or are tried again without a quorum', () => {
    expect(ballotOf(second.after(at('examine', { for: 5, against: 5, present: 10 }), conclude('again')))).toMatchObject({
      gate: 'discuss',
      round: 3,
    })
    first
      .after(at('discuss', { for: 2, against: 3 }))
      .when(conclude('again'))
      .thenRefused('notPossible', { reason: 'concludedOtherwise', ids: ['lapsed'] })
    const empty = third.after(at('resolve', { for: 15, against: 5, present: 20, eligible: 40 }))
    expect(ballotOf(empty.after(conclude('again')))).toMatchObject({ gate: 'resolve', round: 4 })
    expect(empty.after(conclude('lapsed')).case('c1')).toMatchObject({ phase: 'lapsed' })
  })
})
