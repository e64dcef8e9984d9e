import fc from 'fast-check'
import type { ElectionProcedure } from 'huzhu/election'
import type { Given } from 'huzhu/testing'
import { type Ballot, MARKS } from 'huzhu/voting'
import { describe, expect, test } from 'vitest'
import { campaign, MEETING, meetingWith, POLL, told } from './meeting.ts'
import { on, TEXT } from './setting.ts'

type Form = 'marks' | 'approvals' | 'ranking' | 'scores'

const persons = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'm9', 'stranger')
const FORMS: { readonly [F in Form]: fc.Arbitrary<Ballot> } = {
  marks: fc.record({ marks: fc.dictionary(persons, fc.constantFrom(...MARKS), { maxKeys: 3 }) }),
  approvals: fc.record({ approvals: fc.array(persons, { maxLength: 3 }) }),
  ranking: fc.record({ ranking: fc.array(fc.oneof(persons, fc.array(persons, { maxLength: 2 })), { maxLength: 3 }) }),
  scores: fc.record({ scores: fc.dictionary(persons, fc.nat(3), { maxKeys: 3 }) }),
}

/** Papers whose ballots are mostly of this form. */
function papersOf(form: Form) {
  const ballot = fc.oneof({ weight: 6, arbitrary: FORMS[form] }, ...Object.values(FORMS))
  return fc.array(fc.record({ branchHead: ballot, deputy: ballot }, { requiredKeys: [] }), { minLength: 1, maxLength: 8 })
}

const METHODS: readonly (ElectionProcedure['count'] & { readonly form: Form })[] = [
  { ...MEETING.count, form: 'marks' },
  { method: 'plurality', form: 'approvals' },
  { method: 'limited', rules: { marks: 1 }, form: 'marks' },
  { method: 'two-round', form: 'approvals' },
  { method: 'approval', form: 'approvals' },
  { method: 'score', rules: { max: 2 }, form: 'scores' },
  { method: 'borda', unranked: 'last', form: 'ranking' },
  { method: 'schulze', rules: { strength: 'winning' }, form: 'ranking' },
  { method: 'irv', form: 'ranking' },
  { method: 'wigm-stv', rules: { overvotes: 'exhaust', skippedRanks: 'skip' }, form: 'ranking' },
]
const LISTED = { branchHead: ['a', 'b'], deputy: ['c', 'd', 'e'] }
const FREELY = { branchHead: [], deputy: [] }

/** The polls are open online; candidates are listed, or people choose freely. */
function polls(count: ElectionProcedure['count'], standing: typeof LISTED | typeof FREELY, writeIns: boolean) {
  const { writeIns: _, ...poll } = MEETING.poll
  const { by: _by, organs: _organs, ...days } = MEETING.nomination
  const procedure: ElectionProcedure = {
    ...MEETING,
    nomination: standing === LISTED ? MEETING.nomination : { ...days, by: [] },
    poll: { ...poll, channels: ['online'], ...(writeIns ? { writeIns } : {}) },
    count,
  }
  const single = count.method === 'two-round' || count.method === 'irv'
  const posts = [
    { office: 'branchHead', seats: 1 },
    { office: 'deputy', seats: single ? 1 : 2 },
  ]
  return campaign({ voters: 20, standing, posts, procedure }).after(
    on('openPolls', POLL, { boxes: [{ box: 'web', channel: 'online' }] }),
  )
}

test.each(METHODS)('every paper that is taken can be counted, and none of them is void: $method', ({ form, ...count }) => {
  const cases = [LISTED, FREELY].flatMap((standing) => [true, false].map((writeIns) => polls(count, standing, writeIns)))
  let taken = 0
  fc.assert(
    fc.property(fc.nat(cases.length - 1), papersOf(form), (which, papers) => {
      let so = cases[which] as Given
      const ballots: { ballot: never; count: number }[] = []
      for (const [index, each] of papers.entries()) {
        const voter = `m${index + 1}`
        const asked = so.when(on('castBallot', POLL, { by: voter, box: 'web', voter, ballot: each }))
        if (!asked.decision.ok) continue
        so = asked.then(asked.decision.events)
        ballots.push({ ballot: each as never, count: 1 })
      }
      taken += ballots.length
      const box = { ballots, trackers: [] }
      const counted = so.after(on('closePolls', POLL)).with({ box }).after(on('openBox', POLL), on('countVotes', POLL))
      const { records = {} } = (counted.row('election.counts', 'e1/1') ?? {}) as { records?: Record<string, { ballots: object }> }
      for (const record of Object.values(records)) {
        expect(record.ballots).toMatchObject({ cast: String(ballots.length), void: '0' })
      }
    }),
    // A fixed seed: what must have occurred at the end must not hang on chance.
    { numRuns: 100, seed: 2026 },
  )
  expect(taken).toBeGreaterThan(20)
})

test('where people choose freely, a ranking is refused that leaves open what it says of whomever others name', () => {
  const ranked = on('castBallot', POLL, { by: 'm1', box: 'web', voter: 'm1', ballot: { branchHead: { ranking: ['m9'] } } })
  const schulze = { method: 'schulze', rules: { strength: 'winning' } } as const
  polls(schulze, FREELY, true)
    .when(ranked)
    .thenRefused('notPossible', { reason: 'rankingIncomplete', ids: ['branchHead'] })
  polls({ ...schulze, unranked: 'last' }, FREELY, true).after(ranked)
})

describe('a ranking that the rules of the count would not read whole is refused, and told what it lacks:', () => {
  const ranked = (ranking: readonly unknown[]) =>
    on('castBallot', POLL, { by: 'm1', box: 'web', voter: 'm1', ballot: { deputy: { ranking } } })
  const refused = (count: ElectionProcedure['count'], reason: string, ranking: readonly unknown[]) =>
    polls(count, LISTED, false)
      .when(ranked(ranking))
      .thenRefused('notPossible', { reason, ids: ['deputy'] })
  const scottish = { method: 'scottish-stv' } as const
  const wigm = { method: 'wigm-stv' } as const

  test('somebody twice, whatever the rules make of it', () => {
    for (const rules of [{}, { duplicates: 'skip' }, { duplicates: 'exhaust' }])
      refused({ ...wigm, rules }, 'personTwiceOnBallot', ['c', 'd', 'c'])
    refused(scottish, 'personTwiceOnBallot', ['c', 'c'])
    refused({ method: 'borda', unranked: 'last' }, 'personTwiceOnBallot', ['c', 'd', 'c'])
  })

  test('several at one rank, or a rank left empty, where no rule says what that means', () => {
    refused(wigm, 'severalAtOneRank', ['c', ['d', 'e']])
    refused(wigm, 'rankLeftEmpty', ['c', [], 'd'])
    refused({ method: 'borda' }, 'rankingIncomplete', ['c'])
  })

  test('or where a rule leaves out what follows', () => {
    refused(scottish, 'ballotExhausted', [['c', 'd'], 'e'])
    refused(scottish, 'ballotExhausted', ['c', [], 'd'])
    refused({ ...wigm, rules: { overvotes: 'skip' } }, 'ballotExhausted', [['c', 'd'], 'e'])
  })

  test('a plain order, however short, and whatever loses nothing, is taken', () => {
    for (const ranking of [['c'], ['e', 'c', 'd'], []]) polls(scottish, LISTED, false).after(ranked(ranking))
    polls({ ...wigm, rules: { skippedRanks: 'skip' } }, LISTED, false).after(ranked(['c', [], 'd']))
    polls({ method: 'meek-stv', rules: { overvotes: 'split' } }, LISTED, false).after(ranked([['c', 'd'], 'e']))
    polls({ method: 'borda', unranked: 'last' }, LISTED, false).after(ranked([['c', 'd']]))
  })
})

test('a name that stands twice among approvals is no second post', () => {
  const twice = on('castBallot', POLL, { by: 'm1', box: 'web', voter: 'm1', ballot: { deputy: { approvals: ['c', 'c'] } } })
  polls({ method: 'approval' }, LISTED, false).when(twice).thenRefused('notPossible', { reason: 'personTwiceOnBallot' })
})

test('a sheet of blanks alone is read by the method too, where people choose freely: it could not be counted later', () => {
  const { by: _by, organs: _organs, ...days } = MEETING.nomination
  const procedure = { ...MEETING, nomination: { ...days, by: [] } }
  const asked = { voters: 20, standing: {}, posts: [{ office: 'branchHead', seats: 1 }], procedure }
  const open = told(campaign(asked), { papers: [] }).after(on('orderRecount', POLL, { reasons: TEXT }))
  const sheet = (ballot: object) =>
    on('submitSheet', POLL, {
      ...{ batch: 'b1', by: 'm1', teller: 'm1', papers: [{ paper: { branchHead: ballot }, count: 3 }], void: 0 },
      scrutineers: ['m3', 'm4'],
    })
  for (const wrong of [{ scores: {} }, { ranking: [] }])
    open.when(sheet(wrong)).thenRefused('malformed', { path: ['papers', 0, 'paper', 'branchHead'] })
  for (const right of [{ approvals: [] }, { marks: {} }]) expect(open.when(sheet(right)).decision.ok).toBe(true)
})

test('two persons at the first rank are two names, where one is elected by a single mark', () => {
  const level = on('castBallot', POLL, { by: 'm1', box: 'web', voter: 'm1', ballot: { branchHead: { ranking: [['a', 'b']] } } })
  polls({ method: 'plurality' }, LISTED, true).when(level).thenRefused('notPossible', { reason: 'tooManyMarks' })
})

test('where two rounds elect, the second is a round of its own: no voter can rank, and so stop the count', () => {
  const ranked = { branchHead: { ranking: ['a', 'b'] } }
  const open = polls({ method: 'two-round' }, LISTED, true)
  const ballot = on('castBallot', POLL, { by: 'm1', box: 'web', voter: 'm1', ballot: ranked })
  open.when(ballot).thenRefused('malformed', { path: ['ballot'] })
  const sheet = { batch: 'b1', by: 'm1', teller: 'm1', papers: [{ paper: ranked, count: 1 }], void: 0, scrutineers: ['m3', 'm4'] }
  const asked = { voters: 20, standing: { branchHead: ['a', 'b'] }, procedure: meetingWith({ method: 'two-round', rules: {} }) }
  told(campaign(asked), { papers: [] })
    .after(on('orderRecount', POLL, { reasons: TEXT }))
    .when(on('submitSheet', POLL, sheet))
    .thenRefused('malformed', { path: ['papers', 0, 'paper', 'branchHead'] })
})
