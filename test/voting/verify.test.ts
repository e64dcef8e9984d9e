import * as fc from 'fast-check'
import type { Json } from 'huzhu'
import { type Ballot, type CountRecord, count, type MethodName, type PollInput, verifyCount } from 'huzhu/voting'
import { describe, expect, test } from 'vitest'
import { COVERED, settings } from './arbitrary.ts'

/** Methods whose records are checked. */
const CHECKED: readonly MethodName[] = ['plurality', 'limited', 'two-round', 'approval', 'score', 'borda']

/** Fields that say how a poll is counted. Another value there is another poll, which may come out the same. */
const POLL = ['method', 'seats', 'candidates', 'withdrawn', 'turnout', 'ties', 'unranked', 'rules']

function counted(poll: PollInput, ballots: readonly Ballot[]): CountRecord {
  const record = count({ ...poll, ballots })
  if (!record.ok) throw new Error(JSON.stringify(record.refusal))
  return record
}

const TIES: fc.Arbitrary<PollInput['ties']> = fc.constantFrom(
  [],
  ['priorStage'],
  [{ order: ['c', 'a', 'e', 'b', 'd'] }],
  [{ lot: { seed: 'seven' } }],
  ['priorStage', { lot: { seed: 'seven' } }],
)

test('a record of a method that nothing checks is never found right', () => {
  for (const method of COVERED.filter((each) => !CHECKED.includes(each))) {
    fc.assert(
      fc.property(settings(method), ({ poll, ballots }) => {
        expect(verifyCount(ballots, counted(poll, ballots))).toMatchObject({ ok: false, path: ['method'] })
      }),
      { numRuns: 3 },
    )
  }
})

describe.each(CHECKED)('%s', (method) => {
  const cases = fc.record({ setting: settings(method), ties: TIES })

  test('every count is found right, whatever rules there are for ties', () => {
    fc.assert(
      fc.property(cases, ({ setting: { poll, ballots }, ties }) => {
        expect(verifyCount(ballots, counted({ ...poll, ties: ties! }, ballots))).toEqual({ ok: true })
      }),
      { numRuns: 300 },
    )
  })

  test('a record with any one figure or name changed is refused, there or where the change shows', () => {
    fc.assert(
      fc.property(cases, ({ setting: { poll, ballots }, ties }) => {
        const record = counted({ ...poll, ties: ties! }, ballots)
        for (const path of leaves(record as unknown as Json)) {
          if (path[0] === 'ok' || POLL.includes(path[0] as string)) continue
          const verified = verifyCount(ballots, changed(record as unknown as Json, path) as unknown as CountRecord)
          expect({ path, ok: verified.ok }).toEqual({ path, ok: false })
          expect(verified.ok || verified.path).toEqual(path)
        }
      }),
      { numRuns: 20 },
    )
  })

  test('a record of other ballots is refused', () => {
    fc.assert(
      fc.property(cases, ({ setting: { poll, ballots }, ties }) => {
        fc.pre(ballots.length > 0)
        const record = counted({ ...poll, ties: ties! }, ballots)
        expect(verifyCount(ballots.slice(1), record).ok).toBe(false)
      }),
    )
  })

  test('a record with a line left out, or one too many, is refused', () => {
    fc.assert(
      fc.property(cases, ({ setting: { poll, ballots }, ties }) => {
        const record = counted({ ...poll, ties: ties! }, ballots)
        for (const field of Object.keys(record).filter((key) => key !== 'ok' && !POLL.includes(key))) {
          const { [field as 'elected']: _, ...rest } = record
          expect(verifyCount(ballots, rest as CountRecord)).toMatchObject({ ok: false, path: [field] })
        }
        expect(verifyCount(ballots, { ...record, stages: [...record.stages, ...record.stages] }).ok).toBe(false)
        expect(verifyCount(ballots, { ...record, note: 'x' } as CountRecord)).toMatchObject({ ok: false, path: ['note'] })
      }),
      { numRuns: 20 },
    )
  })
})

/** Paths to every text and number. */
function leaves(value: Json, path: readonly (string | number)[] = []): readonly (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path]
  return Object.entries(value).flatMap(([key, each]) => leaves(each as Json, [...path, Array.isArray(value) ? Number(key) : key]))
}

/** A copy in which one text or number is another one. */
function changed(value: Json, [key, ...rest]: readonly (string | number)[]): Json {
  if (key === undefined)
    return typeof value === 'number' ? value + 1 : typeof value === 'boolean' ? !value : `${value as string}1`
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as { [key: string | number]: Json }
  copy[key] = changed(copy[key] as Json, rest)
  return copy as unknown as Json
}
