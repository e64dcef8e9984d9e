import { describe, expect, test } from 'vitest'
import { founded, now } from './fixture.ts'

/** The council signs an agreement with an outside body, which it must publish within 15 days (Art. 42). */
const agreement = () => ({
  id: 'agree-1',
  type: 'signAgreement',
  by: 'head:council',
  at: now(),
  details: { 'agreement.written': true, 'agreement.months': 6 },
})

const notice = (id: string, more: object = {}) => ({
  id,
  type: 'publishNotice',
  by: 'head:council',
  at: now(),
  details: { 'notice.days': 15, 'notice.personal': false },
  ...more,
})

async function signed() {
  const society = await founded()
  const result = await society.act(agreement(), { 'partner.related': false })
  expect(result).toMatchObject({ ok: true, ruling: { obligations: [{ duty: 'publishAgreement', who: 'council' }] } })
  return society
}

describe('what a ruling obliges to', () => {
  test('is due until the day that the constitution gives, and overdue from the next', async () => {
    const society = await signed()
    const [due] = society.due(now())
    expect(due).toMatchObject({
      what: 'publishAgreement',
      who: 'head:council',
      deadline: '2026-03-16',
      article: '42',
      overdue: false,
    })
    expect(society.due('2026-03-16T15:59:59.999Z')[0]).toMatchObject({ overdue: false })
    expect(society.due('2026-03-16T16:00:00.000Z')[0]).toMatchObject({ overdue: true })
  })

  test('is listed only if it is due by the day asked for', async () => {
    const society = await signed()
    expect(society.due(now(), '2026-03-15')).toEqual([])
    expect(society.due(now(), '2026-03-16')).toHaveLength(1)
  })

  test('is met by an action that names it and can meet it', async () => {
    const society = await signed()
    const id = society.due(now())[0]?.obligation
    expect(await society.act(notice('n1', { meets: [id] }))).toMatchObject({ ok: true })
    expect(society.due(now())).toEqual([])
  })

  test('is not met by another action, by an action that is refused, or twice', async () => {
    const society = await signed()
    const id = society.due(now())[0]?.obligation
    expect(await society.act({ ...agreement(), id: 'agree-2', meets: [id] })).toMatchObject({
      ok: false,
      refusal: { code: 'notPossible', reason: 'obligationNotMetByThis' },
    })
    const short = notice('n1', { meets: [id], details: { 'notice.days': 3, 'notice.personal': false } })
    expect(await society.act(short)).toMatchObject({ ok: false, refusal: { code: 'unconstitutional' } })
    expect(society.due(now())).toHaveLength(1)
    await society.act(notice('n2', { meets: [id] }))
    expect(await society.act(notice('n3', { meets: [id] }))).toMatchObject({ ok: false, refusal: { code: 'notFound' } })
  })

  test('is met by nobody in a sibling unit of whoever owes it', async () => {
    const society = await founded()
    const own = { ...agreement(), by: 'b1', unit: 'b1' }
    const asked = await society.act({ ...own, id: 'ask' }, { 'partner.related': false })
    if (asked.ok || asked.refusal.code !== 'referred') throw new Error('not referred')
    const { organ, digest } = asked.refusal
    const steps = [
      { id: 'bring', type: 'bringReferral', by: 'b1', organ, subjectAction: 'signAgreement', digest },
      { id: 'answer', type: 'answerReferral', by: organ, answer: 'agreed' },
    ]
    for (const step of steps) await society.act({ ...step, case: 'referral', at: now() })
    await society.act({ ...own, id: 'sign', at: now(), authority: 'referral' }, { 'partner.related': false })
    const meets = society.due(now()).map((due) => due.obligation)
    expect(meets).toEqual(['sign#1'])
    expect(await society.act(notice('n1', { by: 'b2', unit: 'b2', meets }))).toMatchObject({
      refusal: { code: 'unconstitutional', ruling: { grounds: [{ rule: 'siblingsKeepApart' }] } },
    })
    expect(await society.act(notice('n2', { by: 'b1', unit: 'b1', meets }))).toMatchObject({ ok: true })
  })
})
