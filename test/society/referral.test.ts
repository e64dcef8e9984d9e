import type { Refusal, Result } from 'huzhu'
import { memoryJournal, verifyJournal } from 'huzhu/journal'
import { describe, expect, test } from 'vitest'
import { activity, founded, now, open } from './fixture.ts'

/** Lends the room to an outside body for an afternoon: for the council to decide (Art. 37). */
const lending = (id: string, more: object = {}) => ({
  id,
  type: 'lendRoom',
  by: 'b1',
  unit: 'b1',
  at: now(),
  details: {
    'borrower.inside': false,
    'lending.hours': 4,
    'lending.area': 60,
    'activity.forProfit': false,
    'agreement.written': true,
  },
  ...more,
})

const waiting = { 'residents.waiting': false, 'outside.hours': 4 }

function referredBy(result: Result<object>): Extract<Refusal, { code: 'referred' }> {
  if (result.ok || result.refusal.code !== 'referred') throw new Error(`not referred: ${JSON.stringify(result)}`)
  return result.refusal
}

async function brought(id = 'ref-1') {
  const journal = memoryJournal()
  const society = await founded(journal)
  const { organ, digest, deadline } = referredBy(await society.act(lending('lend-1'), waiting))
  const bring = {
    id: `bring-${id}`,
    type: 'bringReferral',
    by: 'b1',
    case: id,
    organ,
    subjectAction: 'lendRoom',
    digest,
    deadline,
  }
  expect(await society.act({ ...bring, at: now() })).toMatchObject({ ok: true })
  return { journal, society }
}

const answer = (given: 'agreed' | 'declined', by = 'head:council') => ({
  id: `answer-${given}-${by}`,
  type: 'answerReferral',
  case: 'ref-1',
  by,
  answer: given,
  at: now(),
})

describe('an action that the constitution leaves to an organ', () => {
  test('is refused with the organ as a subject, the day and what to bring before it', async () => {
    const society = await founded()
    const refusal = referredBy(await society.act(lending('lend-1'), waiting))
    expect(refusal).toMatchObject({ organ: 'head:council', deadline: '2026-03-15' })
    expect(refusal.ruling.grounds).toMatchObject([{ article: '37', effect: 'refer', referral: { organ: 'council' } }])
  })

  test('gets the same refusal again when the same request comes again', async () => {
    const society = await founded()
    const first = await society.act(lending('lend-1'), waiting)
    expect(await society.act(lending('lend-1'), waiting)).toEqual(first)
    expect(society.length).toBe(4)
  })

  test('goes ahead once the organ has agreed, on its authority, and only once', async () => {
    const { society, journal } = await brought()
    expect(society.due(now())).toMatchObject([
      { what: 'answerReferral', who: 'head:council', deadline: '2026-03-15', overdue: false },
    ])
    expect(await society.act(answer('agreed'))).toMatchObject({ ok: true, events: [{ type: 'referralAnswered' }] })
    expect(society.due(now())).toEqual([])
    expect(await society.act(lending('lend-2', { authority: 'ref-1' }), waiting)).toMatchObject({ ok: true })
    expect(await society.act(lending('lend-3', { authority: 'ref-1' }), waiting)).toMatchObject({
      ok: false,
      refusal: { code: 'referred' },
    })
    expect(await verifyJournal(journal)).toMatchObject({ ok: true })
  })

  test('is not robbed of its authority by another action that names it', async () => {
    const { society, journal } = await brought()
    await society.act(answer('agreed'))
    expect(await society.act({ ...activity('a1', 'b2'), authority: 'ref-1' })).toMatchObject({ ok: true })
    expect(await society.act(lending('lend-2', { authority: 'ref-1' }), waiting)).toMatchObject({ ok: true })
    expect((await open(journal)).snapshot()).toEqual(society.snapshot())
  })

  test.each<[string, object]>([
    ['more room', { details: { ...lending('x').details, 'lending.area': 200 } }],
    ['another day', { on: '2026-02-28' }],
  ])('is not covered where it asks for %s than the organ saw', async (_, change) => {
    const { society } = await brought()
    await society.act(answer('agreed'))
    const result = await society.act(lending('lend-2', { authority: 'ref-1', ...change }), waiting)
    expect(result.ok).toBe(false)
  })

  test('is not covered by a referral that was declined, is open, or does not exist', async () => {
    const { society } = await brought()
    const refused = { ok: false, refusal: { code: 'referred' } }
    expect(await society.act(lending('lend-2', { authority: 'ref-1' }), waiting)).toMatchObject(refused)
    await society.act(answer('declined'))
    expect(await society.act(lending('lend-3', { authority: 'ref-1' }), waiting)).toMatchObject(refused)
    expect(await society.act(lending('lend-4', { authority: 'nowhere' }), waiting)).toMatchObject(refused)
  })

  test('is answered by the organ that was asked and by nobody else', async () => {
    const { society } = await brought()
    expect(await society.act(answer('agreed', 'head:supervisors'))).toMatchObject({ ok: false, refusal: { code: 'notPossible' } })
    expect(await society.act(answer('agreed', 'b1'))).toMatchObject({ ok: false })
  })

  test('can be brought by no sibling in its stead', async () => {
    const { society } = await brought()
    const withdrawal = { id: 'w', type: 'withdrawReferral', case: 'ref-1', by: 'b2', at: now() }
    expect(await society.act(withdrawal)).toMatchObject({ ok: false })
    expect(await society.act({ ...withdrawal, id: 'w2', by: 'b1' })).toMatchObject({ ok: true })
  })
})
