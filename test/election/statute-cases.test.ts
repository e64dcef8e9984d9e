import { STATUTES } from 'huzhu/voting'
import { describe, expect, test } from 'vitest'
import { ballotJson, hasBallots, withFiles } from '../voting/shared.ts'
import { campaign, confirmed, contest, elected, MEETING, meetingWith, papersFor, told } from './meeting.ts'
import { on } from './setting.ts'

interface Case {
  readonly id: string
  readonly type: 'direct' | 'direct-runoff' | 'indirect' | 'nomination-check'
  readonly registered?: number
  readonly ballotsFound?: number
  readonly deputies?: number
  readonly present?: number
  readonly seats: number
  readonly direct?: boolean
  readonly candidates: { readonly [person: string]: number }
  readonly expected: {
    readonly valid?: boolean
    readonly elected?: readonly string[]
    readonly revote?: { readonly seats: number; readonly candidates: readonly string[] }
    readonly min?: number
    readonly max?: number
  }
}

const DIRECT = STATUTES['cn.electoral.2020.direct']
const INDIRECT = STATUTES['cn.electoral.2020.indirect']

describe.skipIf(!hasBallots)(
  withFiles('Electoral Law of the PRC, 2020: cases written from its text, from forming to the finding'),
  () => {
    const { cases } = hasBallots ? ballotJson<{ cases: readonly Case[] }>('small/cn-differential-election.json') : { cases: [] }
    const rounds = cases.filter(({ type }) => type !== 'nomination-check')
    const nominations = cases.filter(({ type }) => type === 'nomination-check')

    test('the file has nine cases, two of them about nominations', () => {
      expect([rounds.length, nominations.length]).toEqual([7, 2])
    })

    // Two of the cases give more votes than 900 valid ballots for 2 seats can hold; `marks` lets these figures be.
    const asked = ({ type, seats, candidates, ...numbers }: Case) => {
      const { differential: _ratio, ...rules } = type === 'indirect' ? INDIRECT : DIRECT
      return {
        voters: (type === 'indirect' ? numbers.deputies : numbers.registered) ?? 0,
        standing: { member: Object.keys(candidates) },
        posts: [{ office: 'member', seats }],
        procedure: meetingWith({ rules: { ...rules, marks: 4 } as never }),
      }
    }

    test.each(rounds.filter(({ type }) => type !== 'direct-runoff').map((each) => [each.id, each] as const))('%s', (_, given) => {
      const { candidates, expected, present, ballotsFound = present ?? 0 } = given
      const so = told(campaign(asked(given)), { papers: papersFor('member', ballotsFound, candidates) })
      const { valid = true, revote } = expected
      const found = confirmed(so, valid ? 'valid' : 'void')
      expect(found.case('e1')).toMatchObject({ phase: valid ? 'confirmed' : 'failed' })
      expect(elected(found).map(([, person]) => person)).toEqual(expected.elected ?? [])
      expect(contest(found, 'member')).toMatchObject({ tied: revote?.candidates ?? [], tiedSeats: revote?.seats ?? 0 })
    })

    test.each(rounds.filter(({ type }) => type === 'direct-runoff').map((each) => [each.id, each] as const))('%s', (_, given) => {
      const { candidates, expected, ballotsFound = 0 } = given
      const first = confirmed(told(campaign(asked(given)), { papers: papersFor('member', 700, { C: 340, D: 340 }) }))
      const day = '2026-07-10'
      const called = first.after(on('callRound', '2026-07-01', { round: 'further', day }))
      const found = confirmed(told(called, { papers: papersFor('member', ballotsFound, candidates) }, day), 'valid', day)
      expect(elected(found).map(([, person]) => person)).toEqual(expected.elected)
    })

    test.each(nominations.map((each) => [each.id, each] as const))('%s', (_, { direct, seats, expected }) => {
      const { differential } = direct === true ? DIRECT : INDIRECT
      const procedure = { ...MEETING, nomination: { ...MEETING.nomination, differential } }
      const published = (number: number) => () =>
        campaign({
          voters: 40,
          standing: { member: Array.from({ length: number }, (_, index) => `c${index + 1}`) },
          posts: [{ office: 'member', seats }],
          procedure,
        }).case('e1')
      const { min = 0, max = 0 } = expected
      expect(published(min)()).toMatchObject({ phase: 'campaigning' })
      expect(published(max)()).toMatchObject({ phase: 'campaigning' })
      expect(published(min - 1)).toThrow('publishCandidates')
      expect(published(max + 1)).toThrow('publishCandidates')
    })
  },
)
