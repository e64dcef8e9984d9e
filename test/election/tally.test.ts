import fc from 'fast-check'
import { type ElectionProcedure, election, electionProcedureSchema, verifyRound } from 'huzhu/election'
import { type Given, given } from 'huzhu/testing'
import type { MethodName } from 'huzhu/voting'
import { describe, expect, test } from 'vitest'
import {
  type Asked,
  campaign,
  confirmed,
  contest,
  elected,
  MEETING,
  meetingWith,
  names,
  type Papers,
  POLL,
  told,
} from './meeting.ts'
import { form, on, settingWith, TEXT } from './setting.ts'

const tables = (so: Given) => ({ get: (table: string, key: string) => so.row(table, key) })
const counted = (asked: Asked, papers: Papers) => told(campaign(asked), { papers }).after(on('countVotes', POLL))
const winners = (so: Given, office: string) => (contest(so, office) as unknown as { elected: string[] }).elected

describe('reserved seats', () => {
  const asked = {
    voters: 60,
    standing: { delegate: ['m', 'n', 'o', 'w', 'x'] },
    groups: { women: ['w', 'x'] },
    posts: [{ office: 'delegate', seats: 3, reserved: [{ group: 'women', seats: 1 }] }],
  }
  const papers = (w: number, x: number): Papers => [
    [names('delegate', 'm', 'n', 'o'), 40 - w - x],
    [names('delegate', 'm', 'n', 'w'), w],
    [names('delegate', 'm', 'x'), x],
  ]

  test('go to the best of the group who pass, whoever else has more', () => {
    const so = counted({ ...asked, procedure: meetingWith({ rules: WIN(1, 10) }) }, papers(6, 4))
    // o has 30 votes and w 6: the third seat is reserved.
    expect(winners(so, 'delegate')).toEqual(['m', 'n', 'w'])
    expect(verifyRound(tables(so), 'e1', 1)).toEqual({ ok: true })
  })

  test('are open to all if nobody of the group passes', () => {
    expect(winners(counted(asked, papers(6, 4)), 'delegate')).toEqual(['m', 'n', 'o'])
  })

  test('change nothing where the group has its seats by the votes of all', () => {
    const so = counted({ ...asked, procedure: meetingWith({ rules: WIN(1, 10) }) }, papers(30, 2))
    expect(winners(so, 'delegate')).toEqual(['m', 'n', 'w'])
    expect(Object.keys((so.row('election.counts', 'e1/1') as { records: object }).records)).toEqual(['delegate'])
  })

  test('that the group had in an earlier round are not reserved again', () => {
    const first = confirmed(
      told(campaign({ ...asked, procedure: meetingWith({ rules: WIN(1, 2) }) }), {
        papers: [
          [names('delegate', 'm', 'w'), 30],
          [names('delegate', 'n', 'o'), 12],
          [names('delegate', 'n', 'x'), 11],
        ],
      }),
    )
    expect(elected(first).map(([, person]) => person)).toEqual(['m', 'w'])
    const day = '2026-07-10'
    const further = told(
      first.after(on('callRound', POLL, { round: 'further', day })),
      {
        papers: [
          [names('delegate', 'n'), 24],
          [names('delegate', 'o'), 22],
        ],
      },
      day,
    ).after(on('countVotes', day))
    expect(Object.keys((further.row('election.counts', 'e1/2') as { records: object }).records)).toEqual(['delegate'])
    expect(winners(further, 'delegate')).toEqual(['n'])
  })

  test('are not for somebody who is written in, and who can have only one of the others', () => {
    const so = counted({ ...asked, procedure: meetingWith({ rules: WIN(1, 10) }) }, [
      [{ delegate: { marks: { m9: 'writeIn', m: 'for' } } }, 30],
      [names('delegate', 'm', 'n', 'o'), 8],
      [names('delegate', 'w'), 5],
    ])
    expect(winners(so, 'delegate')).toEqual(['m', 'm9', 'w'])
    expect(verifyRound(tables(so), 'e1', 1)).toEqual({ ok: true })
  })

  test('for which two of the group are level are voted on again between them, the others are filled', () => {
    const so = counted({ ...asked, procedure: meetingWith({ rules: WIN(1, 10) }) }, papers(5, 5))
    expect(contest(so, 'delegate')).toMatchObject({ elected: ['m', 'n'], tied: ['w', 'x'], tiedSeats: 1, unfilled: 0 })
  })
})

describe('candidates who fail for a higher post', () => {
  const asked = {
    voters: 60,
    standing: { branchHead: ['a', 'b'], deputy: ['c', 'd', 'e'] },
    posts: [
      { office: 'branchHead', seats: 1 },
      { office: 'deputy', seats: 2 },
    ],
  }
  const both = (head: string[], ...deputies: string[]) => ({ ...names('branchHead', ...head), ...names('deputy', ...deputies) })
  const papers: Papers = [
    [both(['a'], 'c', 'd'), 22],
    [both(['b'], 'c', 'e'), 18],
    [both(['b'], 'b'), 1],
    [both(['a', 'b'], 'd'), 1],
    [both(['b'], 'c', 'd', 'e'), 1],
  ]
  const procedure = meetingWith({ rules: WIN(1, 3), unsuccessful: 'votes' })

  test('keep their votes for the lower posts, if the procedure says so', () => {
    const so = counted({ ...asked, procedure }, papers)
    expect(winners(so, 'branchHead')).toEqual(['a'])
    // b has 18 of the 19 votes for the head: the paper that names them twice is void, and so is one that is void for the lower post.
    expect(so.row('election.counts', 'e1/1')).toMatchObject({
      records: { deputy: { stages: [{ votes: { c: '40', d: '23', e: '18', b: '18' } }], ballots: { cast: '43', void: '2' } } },
    })
    expect(verifyRound(tables(so), 'e1', 1)).toEqual({ ok: true })
  })

  test('keep nothing, if it does not', () => {
    const so = counted({ ...asked, procedure: meetingWith({ rules: WIN(1, 3) }) }, papers)
    expect(so.row('election.counts', 'e1/1')).toMatchObject({
      records: { deputy: { stages: [{ votes: { c: '40', d: '23', e: '18' } }] } },
    })
  })

  test('keep nothing while they still contend for the higher one', () => {
    const so = counted({ ...asked, procedure }, [
      [both(['a'], 'c'), 20],
      [both(['b'], 'c'), 20],
    ])
    expect(contest(so, 'branchHead')).toMatchObject({ elected: [], tied: ['a', 'b'] })
    expect(so.row('election.counts', 'e1/1')).toMatchObject({ records: { deputy: { candidates: ['c', 'd', 'e'] } } })
  })
})

describe('persons who are written in', () => {
  const writtenIn: Papers = [
    [{ branchHead: { marks: { m9: 'writeIn' } } }, 25],
    [names('branchHead', 'a'), 10],
  ]

  test('can win', () => {
    expect(winners(counted({ voters: 40, standing: { branchHead: ['a', 'b'] } }, writtenIn), 'branchHead')).toEqual(['m9'])
  })

  test('make the ballot void where the procedure takes none', () => {
    const { writeIns: _, ...poll } = MEETING.poll
    const so = counted({ voters: 40, standing: { branchHead: ['a', 'b'] }, procedure: { ...MEETING, poll } }, writtenIn)
    expect(so.row('election.counts', 'e1/1')).toMatchObject({
      records: { branchHead: { elected: [], ballots: { valid: '10', void: '25' } } },
    })
  })

  test('are all there are where nobody is nominated', () => {
    const { organs: _, ...nomination } = { ...MEETING.nomination, by: [] }
    const free = { ...MEETING, nomination }
    const asked = { voters: 40, standing: {}, posts: [{ office: 'branchHead', seats: 1 }], procedure: free as ElectionProcedure }
    const so = counted(asked, [
      [names('branchHead', 'm7'), 12],
      [{ branchHead: { marks: { m7: 'writeIn' } } }, 10],
      [names('branchHead', 'm8'), 5],
      [{}, 3],
    ])
    expect(winners(so, 'branchHead')).toEqual(['m7'])
    expect(verifyRound(tables(so), 'e1', 1)).toEqual({ ok: true })
    expect(contest(counted(asked, [[{}, 30]]), 'branchHead')).toMatchObject({ elected: [], tied: [], unfilled: 1 })
  })
})

describe('an open poll', () => {
  const OPEN: ElectionProcedure = { ...MEETING, poll: { ballot: 'open', channels: ['meeting'], scrutineers: 0 } }
  const polls = (procedure: ElectionProcedure) =>
    campaign({ voters: 12, standing: { branchHead: ['a', 'b'] }, procedure }).after(
      on('openPolls', POLL, { boxes: [{ box: 'hall', channel: 'meeting' }] }),
    )
  const says = (voter: string, ...persons: string[]) =>
    on('castOpenBallot', POLL, { by: voter, box: 'hall', voter, ballot: names('branchHead', ...persons) })
  const seven = ['m1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7']

  test('is counted by the last word of each voter', () => {
    const so = polls(OPEN).after(
      ...seven.map((voter) => says(voter, 'a')),
      ...seven.slice(0, 4).map((voter) => says(voter, 'b')),
      on('closePolls', POLL),
      on('countVotes', POLL),
    )
    expect(so.case('e1')).toMatchObject({ rounds: [{ counted: { turnout: { eligible: 12, voted: 7, returned: 7 } } }] })
    expect(winners(so, 'branchHead')).toEqual(['b'])
    expect(verifyRound(tables(so), 'e1', 1)).toEqual({ ok: true })
  })

  test('has no paper ballots to report', () => {
    const closed = polls(OPEN).after(...seven.map((voter) => says(voter, 'a')), on('closePolls', POLL))
    closed
      .when(on('reportBox', POLL, { box: 'hall', issued: 1, returned: 1, scrutineers: [] }))
      .thenRefused('notPossible', { reason: 'openPoll' })
    closed
      .when(on('takeConsent', POLL, { office: 'branchHead', person: 'a', objections: [] }))
      .thenRefused('notPossible', { reason: 'noConsent' })
  })

  describe('by consent', () => {
    const procedure = {
      ...OPEN,
      poll: { ...OPEN.poll, ballot: 'consent' as const },
      count: { method: 'plurality' as const, furtherWithinDays: 10 },
    }
    const asks = (person: string, ...objectors: string[]) =>
      on('takeConsent', POLL, { office: 'branchHead', person, objections: objectors.map((by) => ({ by, reasons: TEXT })) })
    const closed = polls(procedure).after(
      ...seven.map((voter, index) => says(voter, index < 4 ? 'a' : 'b')),
      on('closePolls', POLL),
    )
    const so = closed.after(on('countVotes', POLL))

    test('elects nobody by votes alone: the strongest is asked for first', () => {
      closed.when(asks('a')).thenRefused('notPossible', { reason: 'notCounted' })
      expect(contest(so, 'branchHead')).toMatchObject({ elected: [], unfilled: 1, further: ['a', 'b'] })
      so.when(asks('b')).thenRefused('notPossible', { reason: 'notStrongest', ids: ['a'] })
      so.when(asks('m1')).thenRefused('notPossible', { reason: 'notNamed' })
      const agreed = so.after(asks('a'))
      agreed.when(asks('b')).thenRefused('notPossible', { reason: 'seatsFilled' })
      expect(elected(agreed.after(on('confirmPoll', POLL, { finding: 'valid' })))).toEqual([['branchHead', 'a']])
    })

    test('asks for the next strongest after a reasoned objection', () => {
      const objected = so.after(asks('a', 'm5'))
      objected.when(asks('a')).thenRefused('notPossible', { reason: 'notNamed', ids: ['a'] })
      expect(elected(objected.after(asks('b'), on('confirmPoll', POLL, { finding: 'valid' })))).toEqual([['branchHead', 'b']])
    })

    test('goes into a further round without those who met objections', () => {
      const over = so.after(asks('a', 'm5'), on('confirmPoll', POLL, { finding: 'valid' }))
      const day = '2026-07-02'
      expect(over.after(on('callRound', '2026-07-01', { round: 'further', day })).case('e1')).toMatchObject({
        phase: 'campaigning',
        rounds: [{}, { contests: [{ office: 'branchHead', seats: 1, candidates: ['b'] }] }],
      })
    })
  })
})

test('a poll that its method cannot count says what is missing', () => {
  const { rules: _, ...rest } = MEETING.count
  const procedure = { ...MEETING, count: { ...rest, method: 'schulze' as const } }
  const so = campaign({ voters: 12, standing: { branchHead: ['a', 'b'] }, procedure }).after(
    on('openPolls', POLL, { boxes: [{ box: 'hall', channel: 'meeting' }] }),
    on('closePolls', POLL),
    on('reportBox', POLL, { box: 'hall', issued: 2, returned: 2, voted: 2, scrutineers: ['m3', 'm4'] }),
  )
  const sheet = on('submitSheet', POLL, {
    by: 'm1',
    teller: 'm1',
    batch: 'b1',
    papers: [{ paper: { branchHead: { ranking: ['a'] } }, count: 2 }],
    void: 0,
    scrutineers: ['m3', 'm4'],
  })
  so.when(sheet).thenRefused('choiceMissing', { choice: 'unranked' })
})

describe('for every poll', () => {
  const OFFICES = { branchHead: ['a', 'b', 'c'], deputy: ['d', 'e', 'f'], delegate: ['g', 'h', 'i', 'j'] } as const
  const posts = [
    { office: 'branchHead', seats: 1 },
    { office: 'deputy', seats: 2 },
    { office: 'delegate', seats: 3, reserved: [{ group: 'women', seats: 1 }] },
  ]
  const standing = { branchHead: OFFICES.branchHead, deputy: OFFICES.deputy, delegate: OFFICES.delegate }
  const open = (method: MethodName, more: Partial<ElectionProcedure['count']>) => {
    const { rules, ...count } = MEETING.count
    const procedure = { ...MEETING, count: { ...count, method, ...(method === 'statutory-majority' ? { rules } : {}), ...more } }
    return campaign({ voters: 200, standing, posts, groups: { women: ['j', 'i'] }, procedure: procedure as ElectionProcedure })
  }
  const polls: readonly (readonly [string, Given])[] = [
    ['statutory-majority', open('statutory-majority', {})],
    ['statutory-majority, votes kept', open('statutory-majority', { unsuccessful: 'votes', rules: WIN(1, 3) })],
    ['limited', open('limited', { unsuccessful: 'votes' })],
    ['approval', open('approval', {})],
  ]
  const marked = (persons: readonly string[]) =>
    fc.oneof(
      fc.record({ approvals: fc.uniqueArray(fc.constantFrom(...persons), { maxLength: persons.length }) }),
      fc.record({
        marks: fc
          .uniqueArray(fc.tuple(fc.constantFrom(...persons, 'm9', 'm10'), fc.constantFrom('for', 'against', 'abstain')), {
            selector: ([person]) => person,
          })
          .map((pairs) => Object.fromEntries(pairs.map(([person, mark]) => [person, person.startsWith('m') ? 'writeIn' : mark]))),
      }),
    )
  const paper = fc.record(
    { branchHead: marked(OFFICES.branchHead), deputy: marked(OFFICES.deputy), delegate: marked(OFFICES.delegate) },
    { requiredKeys: [] },
  )
  const box = fc.array(fc.tuple(paper, fc.integer({ min: 1, max: 40 })), { minLength: 1, maxLength: 12 })

  test.each(polls)('%s: the records are the counts of the papers, no seat is given twice, no paper is lost', (_, before) => {
    fc.assert(
      fc.property(box, fc.integer({ min: 0, max: 5 }), (papers, none) => {
        const returned = papers.reduce((sum, [, count]) => sum + count, none)
        if (returned > 200) return
        const so = told(before, { papers, void: none }).after(on('countVotes', POLL))
        expect(verifyRound(tables(so), 'e1', 1)).toEqual({ ok: true })
        const { counted: count } = (
          so.case('e1') as unknown as {
            rounds: {
              counted: {
                contests: {
                  office: string
                  elected: string[]
                  tied: string[]
                  tiedSeats: number
                  unfilled: number
                  further: string[]
                }[]
              }
            }[]
          }
        ).rounds[0]!
        for (const { office, elected: chosen, tied, tiedSeats, unfilled, further } of count.contests) {
          expect(chosen.length + tiedSeats + unfilled).toBe(posts.find((post) => post.office === office)!.seats)
          const all = [...chosen, ...tied, ...further]
          expect(new Set(all).size).toBe(all.length)
        }
        const { records } = so.row('election.counts', 'e1/1') as unknown as {
          records: {
            [name: string]: {
              turnout: { void: number }
              ballots: { cast: string; valid: string }
              runoff?: { candidates: string[] }
            }
          }
        }
        for (const { ballots, turnout } of Object.values(records)) expect(Number(ballots.valid) + turnout.void).toBe(returned)
      }),
      { numRuns: 60 },
    )
  })

  test('who goes into a further election is whom the count names', () => {
    let named = 0
    fc.assert(
      fc.property(box, (papers) => {
        if (papers.reduce((sum, [, count]) => sum + count, 0) > 200) return
        const so = told(polls[0]![1], { papers }).after(on('countVotes', POLL))
        const { records } = so.row('election.counts', 'e1/1') as unknown as {
          records: { [name: string]: { runoff?: { candidates: string[] } } }
        }
        for (const office of ['branchHead', 'deputy']) {
          const { runoff } = records[office]!
          if (runoff === undefined) continue
          named += 1
          expect((contest(so, office) as unknown as { further: string[] }).further).toEqual(runoff.candidates)
        }
      }),
      // A fixed seed: what must have occurred at the end must not hang on chance.
      { numRuns: 60, seed: 2026 },
    )
    expect(named).toBeGreaterThan(0)
  })
})

test('a procedure says what its method needs, and keeps votes only where ballots name several persons', () => {
  const read = (count: object) => electionProcedureSchema.safeParse({ ...MEETING, count }).success
  expect(read(MEETING.count)).toBe(true)
  expect(read({ method: 'statutory-majority' })).toBe(false)
  expect(read({ method: 'statutory-majority', rules: { win: 'half' } })).toBe(false)
  expect(read({ method: 'limited', unsuccessful: 'votes' })).toBe(true)
  expect(read({ method: 'irv', unsuccessful: 'votes' })).toBe(false)
})

test('a record that was changed is found', () => {
  const so = counted({ voters: 40, standing: { branchHead: ['a', 'b'] } }, [[names('branchHead', 'a'), 30]])
  const row = so.row('election.counts', 'e1/1') as { records: { branchHead: object } }
  const forged = { records: { branchHead: { ...row.records.branchHead, elected: ['b'] } } }
  const rows = { get: (table: string, key: string) => (table === 'election.counts' ? forged : so.row(table, key)) }
  expect(verifyRound(rows, 'e1', 1)).toMatchObject({ ok: false, path: ['branchHead', 'elected', 0] })
  expect(verifyRound(tables(so), 'e1', 2)).toMatchObject({ ok: false, problem: 'the round was not counted' })
  expect(verifyRound(tables(given(election, [], settingWith()).after(form())), 'e1', 1)).toMatchObject({ ok: false })
})

test('a confirmed round stays as it was found', () => {
  const so = confirmed(
    told(campaign({ voters: 40, standing: { branchHead: ['a', 'b'] } }), { papers: [[names('branchHead', 'a'), 30]] }),
  )
  expect(elected(so)).toEqual([['branchHead', 'a']])
  so.when(on('orderRecount', POLL, { reasons: TEXT })).thenRefused('outOfPhase')
})

/** A share of those who voted elects. */
function WIN(num: number, den: number): NonNullable<ElectionProcedure['count']['rules']> {
  return {
    win: { num, den, cmp: '>=', of: 'voted', unit: 'voters' },
    runoff: { win: { num: 1, den: 3, cmp: '>=', of: 'ballotsCast', unit: 'voters' } },
  }
}
