import fc from 'fast-check'
import { ELECTION_PHASES, election } from 'huzhu/election'
import { given } from 'huzhu/testing'
import { describe, expect, test } from 'vitest'
import {
  BRANCH_HEAD,
  DAY,
  form,
  on,
  PAPER,
  settingWith,
  TEXT,
  untilAnnounced,
  untilCampaigning,
  untilNominating,
} from './setting.ts'

const ASSEMBLY = 'east:branchAssembly'
const start = given(election, [], settingWith())
const formed = start.after(form())
const nominating = start.after(...untilNominating)

const seat = (members: readonly string[], more: object = {}, date = '2026-05-21') =>
  on('seatCommittee', date, { by: ASSEMBLY, members, ...more })
const leave = (member: string, reason: string, more: object = {}) =>
  on('leaveCommittee', '2026-06-15', { by: member, member, reason, ...more })
const nominate = (person: string, date = '2026-06-15') =>
  on('nominateCandidate', date, { by: ASSEMBLY, office: 'branchHead', person })
const relatives = (...pairs: readonly (readonly [string, string])[]) => on('stateRelatives', '2026-06-15', { pairs })
const withdraw = (person: string) => on('withdrawCandidate', '2026-06-16', { by: person, office: 'branchHead', person })

describe('the election committee is chosen', () => {
  test('as many members as the procedure says, and substitutes in the order in which they move up', () => {
    formed.when(seat(['v1', 'v2', 'v3'], { substitutes: ['v9', 'v5'] })).then([
      {
        type: 'committeeSeated',
        case: 'e1',
        phase: 'forming',
        on: '2026-05-21',
        members: ['v1', 'v2', 'v3'],
        substitutes: ['v9', 'v5'],
      },
    ])
    const refused = (...members: string[]) => formed.when(seat(members)).thenRefused('notPossible', { reason: 'committeeSize' })
    refused('v1', 'v2')
    refused('v1', 'v2', 'v3', 'v4', 'v5', 'v6')
  })

  test('of persons whom the society knows, each once', () => {
    formed.when(seat(['v1', 'v2', 'v99'])).thenRefused('notFound', { what: 'subject', id: 'v99' })
    formed.when(seat(['v1', 'v2', 'h1'])).thenRefused('notPossible', { reason: 'notPerson', ids: ['h1'] })
    formed
      .when(seat(['v1', 'v2', 'v3'], { substitutes: ['v3'] }))
      .thenRefused('notPossible', { reason: 'personTwice', ids: ['v3'] })
  })

  test('at a meeting whose minutes come later, but not before the election was formed', () => {
    const late = (date: string) => seat(['v1', 'v2', 'v3'], { ...PAPER, on: date }, '2026-05-25')
    expect(formed.after(late('2026-05-20')).case('e1')).toMatchObject({ committee: { members: ['v1', 'v2', 'v3'] } })
    formed.when(late('2026-05-19')).thenRefused('outOfTime', { date: '2026-05-19', from: '2026-05-20' })
  })

  test('anew, as long as the election is not announced', () => {
    const chosen = formed.after(seat(['v1', 'v2', 'v3'], { substitutes: ['v4'] }))
    expect(chosen.after(seat(['v5', 'v6', 'v7'])).case('e1')).toMatchObject({
      committee: { members: ['v5', 'v6', 'v7'], substitutes: [], seats: 3 },
    })
    const announced = start.after(...untilAnnounced)
    announced
      .when(seat(['v36', 'v37', 'v1'], {}, '2026-05-26'))
      .thenRefused('notPossible', { reason: 'committeeComplete', ids: ['v36', 'v37', 'v38'] })
  })

  test('not where the procedure has none: the electing organ runs the election', () => {
    const { committee: _, ...procedure } = BRANCH_HEAD
    const alone = given(election, [], settingWith({ 'election.branchHead': procedure })).after(form())
    alone.when(seat(['v1', 'v2', 'v3'])).thenRefused('notPossible', { reason: 'noCommittee' })
    alone
      .when(on('leaveCommittee', '2026-05-21', { member: 'v1', reason: 'other' }))
      .thenRefused('notPossible', { reason: 'noCommittee' })
    expect(alone.after(on('announceElection', '2026-05-25', { day: DAY })).case('e1')).toMatchObject({ phase: 'announced' })
  })
})

describe('no candidate and no close relative of one is on the committee', () => {
  test('edge case 13: a member who is nominated leaves it, and the next in line moves up', () => {
    const { decision } = nominating.when(nominate('v37'))
    expect(decision).toMatchObject({
      events: [
        { type: 'candidateNominated', person: 'v37' },
        {
          type: 'committeeLeft',
          case: 'e1',
          phase: 'nominating',
          on: '2026-06-15',
          member: 'v37',
          reason: 'nominated',
          joined: 'v39',
        },
      ],
    })
    expect(nominating.after(nominate('v37')).case('e1')).toMatchObject({
      committee: { members: ['v36', 'v38', 'v39'], substitutes: ['v40'], seats: 3 },
    })
  })

  test('edge case 13: so does a close relative of a nominee, known before or found out later', () => {
    const known = nominating.after(relatives(['v1', 'v36']))
    expect(known.when(nominate('v1')).decision).toMatchObject({
      events: [{}, { type: 'committeeLeft', member: 'v36', reason: 'relative', joined: 'v39' }],
    })
    nominating
      .after(nominate('v1'))
      .when(relatives(['v36', 'v1'], ['v5', 'v6']))
      .then([
        {
          type: 'relativesStated',
          case: 'e1',
          phase: 'nominating',
          on: '2026-06-15',
          pairs: [
            ['v1', 'v36'],
            ['v5', 'v6'],
          ],
        },
        {
          type: 'committeeLeft',
          case: 'e1',
          phase: 'nominating',
          on: '2026-06-15',
          member: 'v36',
          reason: 'relative',
          joined: 'v39',
        },
      ])
  })

  test('edge case 13: where nobody can move up, the assembly chooses a new member instead', () => {
    const empty = nominating.after(relatives(['v1', 'v39'], ['v1', 'v40'], ['v1', 'v36']), nominate('v1'))
    expect(empty.case('e1')).toMatchObject({ committee: { members: ['v37', 'v38'], substitutes: ['v39', 'v40'], seats: 3 } })
    const strike = on('correctRoll', '2026-06-16', { voter: 'v20', correction: 'remove', grounds: TEXT })
    empty.when(strike).thenRefused('notPossible', { reason: 'committeeIncomplete' })
    const again = (...members: string[]) => empty.when(seat(members, {}, '2026-06-16'))
    again('v37', 'v38', 'v36').thenRefused('notPossible', { reason: 'relativeOnCommittee', ids: ['v36'] })
    again('v37', 'v38', 'v1').thenRefused('notPossible', { reason: 'candidateOnCommittee', ids: ['v1'] })
    again('v37', 'v5', 'v6').thenRefused('notPossible', { reason: 'sittingMembersStay', ids: ['v38'] })
    expect(empty.after(seat(['v37', 'v38', 'v5'], {}, '2026-06-16'), strike).case('e1')).toMatchObject({
      committee: { members: ['v37', 'v38', 'v5'], seats: 3 },
      roll: { eligible: 39 },
    })
  })

  test('a substitute who stands, or is a relative of one who does, is passed over', () => {
    const stands = nominating.after(nominate('v39'))
    expect(stands.when(leave('v36', 'resigned')).decision).toMatchObject({ events: [{ member: 'v36', joined: 'v40' }] })
    const related = nominating.after(relatives(['v1', 'v39']), nominate('v1'))
    expect(related.when(leave('v36', 'resigned')).decision).toMatchObject({ events: [{ member: 'v36', joined: 'v40' }] })
  })

  test('several who leave at once are followed by several', () => {
    const so = nominating.after(nominate('v1'), relatives(['v1', 'v36'], ['v37', 'v1'], ['v1', 'v38']))
    expect(so.case('e1')).toMatchObject({ committee: { members: ['v39', 'v40'], substitutes: [] } })
  })

  test('whoever withdrew is no candidate any more, and whoever left does not come back by that', () => {
    const so = nominating.after(relatives(['v1', 'v36'], ['v1', 'v39']), nominate('v1'), withdraw('v1'))
    expect(so.case('e1')).toMatchObject({ committee: { members: ['v37', 'v38', 'v40'], substitutes: ['v39'] } })
    expect(so.when(leave('v37', 'resigned')).decision).toMatchObject({ events: [{ joined: 'v39' }] })
  })

  test('whoever stands in a later round, because voters wrote them in, is a candidate like another', () => {
    const before = start.after(...untilCampaigning).case('e1') as object
    const contests = [{ office: 'branchHead', seats: 1, candidates: ['v2', 'v37'] }]
    const rounds = [{ kind: 'further', day: DAY, lastDay: DAY, contests, boxes: [] }]
    const later = nominating.with({ tables: { cases: { e1: { kind: 'election', case: { ...before, rounds } as never } } } })
    expect(later.when(relatives(['v37', 'v36'])).decision).toMatchObject({
      events: [
        { type: 'relativesStated' },
        { member: 'v36', reason: 'relative', joined: 'v39' },
        { member: 'v37', reason: 'nominated', joined: 'v40' },
      ],
    })
  })

  test('nor is the person of a recall', () => {
    const { committee: _, ...before } = start.after(form()).case('e1') as { committee?: unknown; candidates: unknown }
    const person = { office: 'branchHead', person: 'v1', status: 'accepted', by: 'v1', nominators: 0 }
    const recalled = formed.with({
      tables: { cases: { e1: { kind: 'election', case: { ...before, purpose: 'recall', candidates: [person] } as never } } },
    })
    recalled.when(seat(['v1', 'v2', 'v3'])).thenRefused('notPossible', { reason: 'candidateOnCommittee' })
    recalled
      .after(on('stateRelatives', '2026-05-20', { pairs: [['v1', 'v2']] }))
      .when(seat(['v2', 'v3', 'v4']))
      .thenRefused('notPossible', { reason: 'relativeOnCommittee', ids: ['v2'] })
  })

  test('whatever comes in whatever order', () => {
    const someone = fc.constantFrom('v30', 'v31', 'v36', 'v37', 'v38', 'v39', 'v40')
    const acts = fc.array(
      fc.oneof(
        someone.map((person) => nominate(person)),
        someone.map(withdraw),
        fc.tuple(someone, someone).map((pair) => relatives(pair)),
        someone.map((member) => leave(member, 'other')),
      ),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(acts, (sequence) => {
        let so = nominating
        for (const act of sequence) if (so.when(act).decision.ok) so = so.after(act)
        const { committee, candidates } = so.case('e1') as unknown as State
        const standing = candidates.filter(({ status }) => status !== 'withdrawn').map(({ person }) => person)
        const related = (a: string, b: string) => so.row('election.relatives', a < b ? `e1/${a}/${b}` : `e1/${b}/${a}`) === true
        for (const member of committee.members)
          for (const person of standing) expect(member === person || related(member, person)).toBe(false)
        const all = [...committee.members, ...committee.substitutes]
        expect(new Set(all).size).toBe(all.length)
        expect(committee.members.length).toBeLessThanOrEqual(committee.seats)
      }),
      { numRuns: 300 },
    )
  })
})

describe('a member leaves the committee', () => {
  test('by resigning in person or in writing, or when the committee finds that they have left', () => {
    expect(nominating.after(leave('v36', 'resigned')).case('e1')).toMatchObject({
      committee: { members: ['v37', 'v38', 'v39'] },
    })
    nominating.when(leave('v36', 'resigned', { by: 'v37' })).thenRefused('notPossible', { reason: 'notInPerson', ids: ['v36'] })
    const paper = leave('v36', 'resigned', { ...PAPER, by: 'v37', on: '2026-06-14' })
    expect(nominating.when(paper).decision).toMatchObject({ events: [{ member: 'v36', on: '2026-06-14' }] })
    expect(nominating.when(leave('v36', 'absent', { by: ASSEMBLY })).decision.ok).toBe(true)
  })

  test('and so can a substitute, whom nobody follows', () => {
    expect(nominating.after(leave('v39', 'resigned')).case('e1')).toMatchObject({
      committee: { members: ['v36', 'v37', 'v38'], substitutes: ['v40'] },
    })
    nominating.when(leave('v1', 'resigned')).thenRefused('notFound', { id: 'v1' })
  })
})

describe('close relatives are stated', () => {
  test('of two different persons whom the society knows', () => {
    nominating.when(relatives(['v1', 'v1'])).thenRefused('malformed', { path: ['pairs', 0] })
    nominating.when(relatives(['v1', 'v2'], ['v1', 'v99'])).thenRefused('notFound', { id: 'v99' })
    nominating.when(relatives(['h1', 'v1'])).thenRefused('notPossible', { reason: 'notPerson' })
  })

  test('once for both, whoever is named first', () => {
    expect(nominating.when(relatives(['v2', 'v1'], ['v1', 'v2'])).decision).toMatchObject({ events: [{ pairs: [['v1', 'v2']] }] })
  })

  test('for the counting of votes and the offices too: so also where there is no committee', () => {
    const { committee: _, ...procedure } = BRANCH_HEAD
    const alone = given(election, [], settingWith({ 'election.branchHead': procedure })).after(form())
    const stated = alone.after(on('stateRelatives', '2026-05-21', { by: ASSEMBLY, pairs: [['v1', 'v2']] }))
    expect(stated.row('election.relatives', 'e1/v1/v2')).toBe(true)
  })
})

test('as long as the committee has anything to do, it can be filled', () => {
  const takes = ELECTION_PHASES.filter((phase) => election.accepts({ phase }).includes('seatCommittee'))
  expect(takes).toEqual(ELECTION_PHASES.slice(0, ELECTION_PHASES.indexOf('handedOver')))
})

interface State {
  readonly committee: { readonly members: readonly string[]; readonly substitutes: readonly string[]; readonly seats: number }
  readonly candidates: readonly { readonly person: string; readonly status: string }[]
}
