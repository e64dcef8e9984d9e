import { describe, expect, test } from 'vitest'
import {
  accept,
  BOTH,
  contests,
  FREE,
  jointly,
  nominate,
  nominating,
  ORGAN,
  publish,
  SELF,
  stands,
  statuses,
  TWO_POSTS,
  withdraw,
} from './nominating.ts'
import { on, PAPER, TEXT } from './setting.ts'

describe('a person is put forward', () => {
  test('by an organ that the procedure names, of the unit or of one above it', () => {
    expect(nominating().after(nominate('v1')).case('e1')).toMatchObject({
      candidates: [{ office: 'branchHead', person: 'v1', status: 'nominated', by: 'east:branchAssembly', nominators: 0 }],
    })
    const byCouncil = nominating({ ...BOTH, organs: ['council', 'branchAssembly'] })
    byCouncil.after(nominate('v1', { by: 'head:council' }))
    byCouncil.when(nominate('v1', { by: 'west:branchAssembly' })).thenRefused('notFound', { what: 'voter' })
    nominating(ORGAN)
      .when(nominate('v1', { by: 'east:electionCommittee' }))
      .thenRefused('notPossible', { reason: 'mayNotNominate' })
  })

  test('by a body of a kind that the procedure names', () => {
    nominating({ ...ORGAN, organs: ['subdistrictOffice'] }).after(nominate('v1', { by: 'street' }))
    nominating(ORGAN)
      .when(nominate('v1', { by: 'street' }))
      .thenRefused('notPossible', { reason: 'mayNotNominate' })
  })

  test('by enough voters jointly, each counted once', () => {
    const start = nominating()
    start.when(jointly('v1', 'v10', ['v11'])).thenRefused('notPossible', { reason: 'tooFewNominators' })
    start.when(jointly('v1', 'v10', ['v11', 'v11', 'v10'])).thenRefused('notPossible', { reason: 'tooFewNominators' })
    const after = start.after(jointly('v1', 'v10', ['v11', 'v12']))
    expect(after.case('e1')).toMatchObject({ candidates: [{ person: 'v1', by: 'v10', nominators: 3 }] })
    expect(after.row('election.nominations', 'e1/branchHead/v12')).toEqual({ person: 'v1' })
  })

  test('and nobody enters the names of others but an officer who has no part in it, from the paper that they signed', () => {
    const alone = nominate('v1', { by: 'v10', nominators: ['v11', 'v12'] })
    nominating().when(alone).thenRefused('notPossible', { reason: 'signaturesNotRecorded' })
    for (const recordedBy of ['v1', 'v10', 'v11'])
      nominating()
        .when(jointly('v1', 'v10', ['v11', 'v12'], { recordedBy }))
        .thenRefused('notPossible', { reason: 'signaturesNotRecorded', ids: ['v10'] })
  })

  test('by voters on the closed roll alone', () => {
    nominating()
      .when(jointly('v1', 'v10', ['v11', 'w1']))
      .thenRefused('notFound', { what: 'voter', id: 'w1' })
    const struck = nominating().after(on('correctRoll', '2026-06-14', { voter: 'v11', correction: 'remove', grounds: TEXT }))
    struck.when(jointly('v1', 'v10', ['v11', 'v12'])).thenRefused('notFound', { what: 'voter', id: 'v11' })
  })

  test('by a voter who has put nobody else forward for the post, nor this person for another', () => {
    const start = nominating(BOTH, TWO_POSTS).after(jointly('v1', 'v10', ['v11', 'v12']))
    start.when(jointly('v2', 'v13', ['v14', 'v12'])).thenRefused('notPossible', { reason: 'nominatedAnother', ids: ['v12'] })
    start
      .when(jointly('v1', 'v13', ['v14', 'v12'], { office: 'deputy' }))
      .thenRefused('notPossible', { reason: 'nominatedForTwoPosts', ids: ['v12'] })
    start.after(jointly('v2', 'v13', ['v14', 'v12'], { office: 'deputy' }))
  })

  test('by a voter again, once whom they had put forward stands no longer', () => {
    const start = nominating().after(jointly('v1', 'v10', ['v11', 'v12']), withdraw('v1', '2026-06-16'))
    start.after(jointly('v2', 'v10', ['v11', 'v12']))
  })

  test('by themselves, where the procedure lets them, and agrees by that', () => {
    nominating()
      .when(nominate('v1', { by: 'v1' }))
      .thenRefused('notPossible', { reason: 'tooFewNominators' })
    const start = nominating(SELF)
    start.when(nominate('v1', { by: 'v2' })).thenRefused('notPossible', { reason: 'mayNotNominate' })
    expect(statuses(start.after(nominate('v1', { by: 'v1' })))).toEqual(['v1 accepted'])
  })

  test('who is a person that the society knows, for a post of this election', () => {
    const start = nominating()
    start.when(nominate('nobody')).thenRefused('notFound', { id: 'nobody' })
    start.when(nominate('h1')).thenRefused('notPossible', { reason: 'notPerson' })
    start.when(nominate('v1', { office: 'delegate' })).thenRefused('notFound', { what: 'post', id: 'delegate' })
  })

  test('once for a post, and not on a day before the roll was closed', () => {
    nominating().after(nominate('v1')).when(nominate('v1')).thenRefused('alreadyExists', { what: 'candidate' })
    nominating()
      .when(nominate('v1', {}, '2026-06-11'))
      .thenRefused('outOfTime', { from: '2026-06-12' })
  })

  test('but not where people vote for whom they want', () => {
    nominating(FREE).when(nominate('v1')).thenRefused('notPossible', { reason: 'noNominations' })
  })

  test('but not in a recall, whose one person cannot withdraw from it', () => {
    const start = nominating()
    const candidates = [{ office: 'branchHead', person: 'v1', status: 'accepted', by: 'v1', nominators: 0 }]
    const recall = { kind: 'election', case: { ...start.case('e1'), purpose: 'recall', candidates } }
    const recalling = start.with({ tables: { cases: { e1: recall as never } } })
    recalling.when(nominate('v2')).thenRefused('notPossible', { reason: 'recallHasNoCandidates' })
    recalling.when(withdraw('v1', '2026-06-15')).thenRefused('notPossible', { reason: 'recallHasNoCandidates' })
    expect(contests(recalling.after(publish()))).toEqual([['v1']])
  })
})

test('edge case 13: who is on the election committee and is nominated leaves it, and the next in line moves up', () => {
  const after = nominating().after(nominate('v36'))
  expect(after.case('e1')).toMatchObject({ committee: { members: ['v37', 'v38', 'v39'], substitutes: ['v40'] } })
})

describe('a nominee answers', () => {
  const nominated = nominating().after(nominate('v1'), nominate('v2'))

  test('in person, or on paper that an officer recorded', () => {
    nominated.when(accept('v1', { by: 'v2' })).thenRefused('notPossible', { reason: 'notInPerson', ids: ['v1'] })
    nominated.when(withdraw('v1', '2026-06-16', { by: 'v2' })).thenRefused('notPossible', { reason: 'notInPerson' })
    const recorded = nominated.after(accept('v1', { by: 'v37', ...PAPER }))
    expect(statuses(recorded)).toEqual(['v1 accepted', 'v2 nominated'])
  })

  test('once, and only if somebody put them forward', () => {
    nominated.after(accept('v1')).when(accept('v1')).thenRefused('alreadyExists', { what: 'acceptance' })
    nominated.when(accept('v3')).thenRefused('notFound', { what: 'nomination' })
    nominated.when(withdraw('v3', '2026-06-16')).thenRefused('notFound', { what: 'candidate' })
  })

  test('with no at any time; whoever agreed withdraws in time', () => {
    const early = nominating({ ...BOTH, withdrawDaysBefore: 14 }).after(nominate('v1'), nominate('v2'), accept('v1'))
    early.after(withdraw('v1', '2026-06-16'), withdraw('v2', '2026-06-17'))
    early.when(withdraw('v1', '2026-06-17')).thenRefused('outOfTime', { until: '2026-06-16' })
  })

  test('with no, and can still be put forward again', () => {
    const declined = nominated.after(withdraw('v1', '2026-06-16'))
    declined.when(accept('v1')).thenRefused('notFound')
    expect(statuses(declined.after(nominate('v1')))).toEqual(['v2 nominated', 'v1 nominated'])
  })
})

test('edge case 12: who is put forward for two posts chooses one before the list is published', () => {
  const both = nominating(BOTH, TWO_POSTS).after(nominate('v1'), nominate('v1', { office: 'deputy' }), accept('v1'))
  both
    .when(accept('v1', { office: 'deputy' }))
    .thenRefused('notPossible', { reason: 'standsForAnotherPost', ids: ['branchHead'] })
  const changed = both.after(withdraw('v1', '2026-06-17'), accept('v1', { office: 'deputy' }))
  const listed = changed.after(...stands('v2'), ...stands('v3', { office: 'deputy' }), publish())
  expect(contests(listed)).toEqual([['v2'], ['v1', 'v3']])
  const self = nominating(SELF, TWO_POSTS)
  self
    .after(nominate('v1', { by: 'v1' }))
    .when(nominate('v1', { by: 'v1', office: 'deputy' }))
    .thenRefused('notPossible', { reason: 'standsForAnotherPost' })
})
