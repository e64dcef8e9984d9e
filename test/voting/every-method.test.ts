import * as fc from 'fast-check'
import type { Result } from 'huzhu'
import { type Ballot, type CountRecord, count, merge, type PollInput, type Summary, summarize } from 'huzhu/voting'

import { describe, expect, test } from 'vitest'
import { methods } from '../../src/voting/methods/index.ts'
import { COVERED, settings } from './arbitrary.ts'

function value<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result
}

const counted = (poll: PollInput, ballots: readonly Ballot[]) => value<CountRecord>(count({ ...poll, ballots }))
const summed = (poll: PollInput, ballots: readonly Ballot[]) => value<Summary>(summarize({ ...poll, ballots }))

/** What a record says, less the order in which it lists candidates. Those elected at one stage stand in no order either, where they are level. */
function unlisted(record: CountRecord) {
  const ties = record.tied.map((tie) => ({ ...tie, among: [...tie.among].sort() }))
  return { elected: [...record.elected].sort(), ties, stages: record.stages.map(({ votes, loss }) => ({ votes, loss })) }
}

test('every method is tried here', () => {
  expect([...COVERED].sort()).toEqual(Object.keys(methods).sort())
})

describe.each(COVERED)('%s', (method) => {
  test('the order of the ballots changes nothing', () => {
    fc.assert(
      fc.property(settings(method), fc.infiniteStream(fc.nat()), ({ poll, ballots }, keys) => {
        const shuffled = ballots.map((ballot) => [keys.next().value, ballot] as const).sort(([a], [b]) => a - b)
        expect(
          counted(
            poll,
            shuffled.map(([, ballot]) => ballot),
          ),
        ).toEqual(counted(poll, ballots))
      }),
    )
  })

  test('the order of the candidates changes nothing but how the record lists them', () => {
    fc.assert(
      fc.property(settings(method), ({ poll, ballots }) => {
        const reversed = counted({ ...poll, candidates: [...poll.candidates].reverse() }, ballots)
        expect(unlisted(reversed)).toEqual(unlisted(counted(poll, ballots)))
      }),
    )
  })

  test('names mean nothing: whoever bears the name of another has what the other had', () => {
    fc.assert(
      fc.property(settings(method), fc.shuffledSubarray([...'abcde'], { minLength: 5 }), ({ poll, ballots }, names) => {
        const renamed = <Value>(value: Value) =>
          JSON.parse(JSON.stringify(value).replace(/"([a-e])"/g, (_, id: string) => `"${names['abcde'.indexOf(id)]}"`)) as Value
        expect(counted(renamed(poll), renamed(ballots))).toEqual(renamed(counted(poll, ballots)))
      }),
      { numRuns: 50 },
    )
  })

  test('ballots that say the same can be put together or taken apart', () => {
    fc.assert(
      fc.property(settings(method), ({ poll, ballots }) => {
        const single = ballots.flatMap(({ count = 1, ...said }) => Array.from({ length: Number(count) }, () => said as Ballot))
        expect(counted(poll, single)).toEqual(counted(poll, ballots))
        const texts = ballots.map((ballot) => ({ ...ballot, count: String(ballot.count) }))
        expect(summed(poll, texts)).toEqual(summed(poll, ballots))
      }),
    )
  })

  test('summaries of parts, as JSON and merged in any order, count as the whole', () => {
    fc.assert(
      fc.property(settings(method), fc.nat({ max: 8 }), fc.nat({ max: 8 }), ({ poll, ballots }, i, j) => {
        const [from, to] = [Math.min(i, j), Math.max(i, j)]
        const parts = [ballots.slice(0, from), ballots.slice(from, to), ballots.slice(to)].map((part) => summed(poll, part))
        const [a, b, c] = JSON.parse(JSON.stringify(parts)) as [Summary, Summary, Summary]
        const left = value<Summary>(merge(value<Summary>(merge(a, b)), c))
        const right = value<Summary>(merge(c, value<Summary>(merge(b, a))))
        expect(left).toEqual(right)
        expect(left).toEqual(summed(poll, ballots))
        expect(count(left)).toEqual(count({ ...poll, ballots }))
      }),
    )
  })

  test('every ballot is valid or void; elected and seats that are tied are never more than the seats', () => {
    fc.assert(
      fc.property(settings(method), ({ poll, ballots }) => {
        const record = counted(poll, ballots)
        const { cast, valid } = record.ballots
        expect(Number(cast)).toBe(ballots.reduce((sum, ballot) => sum + Number(ballot.count), 0))
        expect(Number(valid) + Number(record.ballots.void)).toBe(Number(cast))
        const open = record.tied.filter(({ what }) => what === 'seats').reduce((sum, { seats }) => sum + seats, 0)
        expect(record.elected.length + open).toBeLessThanOrEqual(poll.seats)
        expect(new Set(record.elected).size).toBe(record.elected.length)
        for (const id of poll.withdrawn ?? []) expect(record.elected).not.toContain(id)
      }),
    )
  })

  test('a lot breaks every tie, and the same one each time', () => {
    fc.assert(
      fc.property(settings(method), fc.string({ minLength: 1 }), ({ poll, ballots }, seed) => {
        const drawn = { ...poll, ties: [{ lot: { seed } }] }
        const record = counted(drawn, ballots)
        if (record.ballots.valid !== record.ballots.blank) expect(record.tied).toEqual([])
        expect(counted(drawn, [...ballots].reverse())).toEqual(record)
      }),
    )
  })
})

describe('where a ballot is one vote, no vote appears or vanishes', () => {
  const ONE_VOTE = /^(plurality|two-round|irv|.*-stv)$/
  test.each(COVERED.filter((method) => ONE_VOTE.test(method)))('%s', (method) => {
    fc.assert(
      fc.property(settings(method), ({ poll, ballots }) => {
        const record = counted(poll, ballots)
        for (const { votes, exhausted, loss } of record.stages) {
          const sum = [...Object.values(votes), exhausted, loss]
            .map(fraction)
            .reduce((a, b) => [a[0] * b[1] + b[0] * a[1], a[1] * b[1]])
          expect(sum[0]).toBe(BigInt(record.ballots.valid) * sum[1])
          // Else votes made of nothing would pass as a loss below 0.
          for (const part of [...Object.values(votes), exhausted, loss]) expect(part.startsWith('-')).toBe(false)
        }
      }),
    )
  })
})

/** A number of votes, however it is written, over something. */
function fraction(votes: string): readonly [bigint, bigint] {
  const [over = '', under = '1'] = votes.split('/')
  const [units = '', places = ''] = over.split('.')
  return [BigInt(units + places), BigInt(under) * 10n ** BigInt(places.length)]
}
