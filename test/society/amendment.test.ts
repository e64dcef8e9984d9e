import { memoryJournal, verifyJournal } from 'huzhu/journal'
import { huzhushe } from 'huzhu/presets/huzhushe'
import { describe, expect, test } from 'vitest'
import { founded, open } from './fixture.ts'

const noon = (date: string) => `${date}T04:00:00.000Z`

/** The preset with another number of hours for which the room is lent. */
function withHours(version: string, hours: number) {
  const text = structuredClone(huzhushe) as unknown as {
    version: string
    validFrom: string
    parameters: { id: string; values: { value: unknown; validFrom: string }[] }[]
  }
  const lending = text.parameters.find(({ id }) => id === 'lending.hours')
  if (lending?.values[0] === undefined) throw new Error('the preset has no lending.hours')
  lending.values[0].value = hours
  return { ...text, version, validFrom: '2026-04-01' }
}

const council = { eligible: 9, present: 9, for: 9, against: 0, abstain: 0 }
const assembly = { eligible: 60, present: 50, for: 45, against: 5, abstain: 0 }

/** An amendment through council, assembly and filing, up to the approval on 25 March 2026. */
async function amended(document: object, runningCases: 'keep' | 'migrate' = 'keep') {
  const journal = memoryJournal()
  const society = await founded(journal)
  const steps: [object, object?][] = [
    [{ type: 'registerSubjects', by: 'head:council', subjects: [{ id: 'street', kind: 'body', body: 'subdistrictOffice' }] }],
    [{ type: 'proposeAmendment', by: 'head:council', case: 'amend', document, runningCases }],
    [{ type: 'recordCouncilVote', by: 'head:council', case: 'amend', tally: council }],
    [{ type: 'recordCongressVote', by: 'head:assembly', case: 'amend', tally: assembly }],
    [{ type: 'fileAmendment', by: 'head:council', case: 'amend' }],
  ]
  let day = 20
  for (const [action] of steps) {
    const at = noon(`2026-03-${day}`)
    const result = await society.act({ id: `step-${day}`, at, ...action })
    if (!result.ok) throw new Error(JSON.stringify(result.refusal))
    day += 1
  }
  const approve = () =>
    society.act({ id: 'approve', type: 'approveAmendment', by: 'street', case: 'amend', at: noon('2026-03-25') })
  return { society, journal, approve }
}

const lending = (id: string, date: string, hours: number) => ({
  id,
  type: 'lendRoom',
  by: 'b1',
  unit: 'b1',
  at: noon(date),
  details: { 'borrower.inside': true, 'lending.hours': hours, 'lending.area': 60, 'activity.forProfit': false },
})

describe('an amendment', () => {
  test('rules from the day of its text on, and not a day earlier', async () => {
    const { society, approve } = await amended(withHours('2026', 10))
    expect(await approve()).toMatchObject({ ok: true, events: [{ type: 'amendmentCameIntoForce', inForceFrom: '2026-04-01' }] })
    const before = await society.act(lending('l1', '2026-03-31', 9))
    expect(before).toMatchObject({ ok: false, refusal: { code: 'unconstitutional' } })
    const after = await society.act(lending('l2', '2026-04-01', 9))
    expect(after).toMatchObject({ ok: true, ruling: { constitution: { version: '2026' } } })
  })

  test('changes nothing until it is approved', async () => {
    const { society } = await amended(withHours('2026', 10))
    expect(await society.act(lending('l1', '2026-04-02', 9))).toMatchObject({ ok: false, refusal: { code: 'unconstitutional' } })
  })

  test('leaves old rulings to the law of their day when the journal is replayed', async () => {
    const { society, journal, approve } = await amended(withHours('2026', 10))
    await society.act(lending('l1', '2026-03-24', 8))
    await approve()
    await society.act(lending('l2', '2026-04-01', 9))
    const again = await open(journal)
    expect(again.snapshot().hash).toBe(society.snapshot().hash)
    expect(await verifyJournal(journal)).toMatchObject({ ok: true })
    expect(again.check(lending('l3', '2026-04-02', 9))).toMatchObject({ ok: true })
  })

  test.each<['keep' | 'migrate', string]>([
    ['keep', '1'],
    ['migrate', '2026'],
  ])('that says `%s` leaves a running case to version %s', async (runningCases, version) => {
    const { society, approve } = await amended(withHours('2026', 10), runningCases)
    const first = huzhushe.version
    const bring = { type: 'bringReferral', by: 'b1', organ: 'head:council', subjectAction: 'lendRoom', digest: 'a'.repeat(64) }
    expect(await society.act({ ...bring, id: 'bring', case: 'ref', at: noon('2026-03-24') })).toMatchObject({ ok: true })
    await approve()
    const answer = {
      id: 'answer',
      type: 'answerReferral',
      by: 'head:council',
      case: 'ref',
      answer: 'agreed',
      at: noon('2026-04-02'),
    }
    const ruled = await society.act(answer)
    expect(ruled).toMatchObject({ ok: true, ruling: { constitution: { version: version === '1' ? first : version } } })
  })

  test('to a text with faults is refused with every fault and its place', async () => {
    const society = await founded()
    const document = withHours('2026', 10)
    document.parameters.push({ id: 'lending.hours', values: [] })
    const proposal = { id: 'p', type: 'proposeAmendment', by: 'head:council', case: 'amend', document, runningCases: 'keep' }
    const result = await society.act({ ...proposal, at: noon('2026-03-20') })
    expect(result).toMatchObject({ ok: false, refusal: { code: 'documentRefused' } })
  })

  test('cannot move the society to another zone, in which its days would be others', async () => {
    const society = await founded()
    const document = { ...withHours('2026', 10), zone: 'Pacific/Kiritimati' }
    const proposal = { id: 'p', type: 'proposeAmendment', by: 'head:council', case: 'amend', document, runningCases: 'keep' }
    const result = await society.act({ ...proposal, at: noon('2026-03-20') })
    expect(result).toMatchObject({ refusal: { code: 'documentRefused', findings: [{ code: 'otherZone', path: ['zone'] }] } })
  })

  test('dated before the proposal of another that is in force does not take place', async () => {
    const { society, approve } = await amended(withHours('2026', 10))
    await approve()
    const stale = { id: 'p2', type: 'proposeAmendment', by: 'head:council', case: 'amend-2', runningCases: 'keep' }
    const result = await society.act({ ...stale, document: withHours('2026', 12), at: noon('2026-04-02') })
    expect(result.ok).toBe(false)
  })
})

test('late paper is ruled by the law of the day on which it took place', async () => {
  const { society, approve } = await amended(withHours('2026', 10))
  await approve()
  const notice = {
    type: 'publishNotice',
    by: 'head:council',
    details: { 'notice.days': 15, 'notice.personal': false },
    recordedBy: 'p0',
  }
  const late = await society.act({ ...notice, id: 'n1', at: noon('2026-04-02'), on: '2026-03-31' })
  expect(late).toMatchObject({ ok: true, ruling: { constitution: { version: huzhushe.version } } })
  const today = await society.act({ ...notice, id: 'n2', at: noon('2026-04-02') })
  expect(today).toMatchObject({ ok: true, ruling: { constitution: { version: '2026' } } })
})
