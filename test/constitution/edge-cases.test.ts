import { parseConstitution, rule } from 'huzhu/constitution'
import { memoryJournal } from 'huzhu/journal'
import { REASONS } from 'huzhu/members'
import { huzhushe } from 'huzhu/presets/huzhushe'
import { datedValues, residents } from 'huzhu/profiles'
import { expect, test } from 'vitest'
import { founded, now } from '../society/fixture.ts'
import { BOOLEAN, charter, forbid, INTEGER, is, permit, ruled, share, tally } from './charters/charter.ts'
import { tiny } from './tiny.ts'

/** A meeting that passes a motion by a share of those present. */
function meeting(cmp: '>' | '>=') {
  return charter({
    law: 'A charter',
    article: 'Art. 1',
    facts: { vote: tally('present', 'members') },
    parameters: { pass: share(1, 2, cmp, 'present', 'members') },
    rules: [permit('passed', 'resolve', is('vote', 'reaches', 'param.pass'))],
  })
}

test('edge case 1: a tie fails where more than half is asked, and passes where half or more is', () => {
  const tie = { vote: [17, 34] }
  expect(ruled(meeting('>'), 'resolve', tie).outcome).toBe('forbidden')
  expect(ruled(meeting('>='), 'resolve', tie).outcome).toBe('permitted')
})

test('edge case 16: who has an interest counts neither for nor against, nor among those present; too few left, and it goes one level up', () => {
  const recusal = charter({
    law: 'A charter',
    article: 'Art. 1',
    facts: {
      interested: INTEGER,
      'interested.voted': BOOLEAN,
      without: tally('present', 'councillors'),
      left: tally('eligible', 'councillors'),
    },
    parameters: { quorum: share(2, 3, '>=', 'eligible', 'councillors'), pass: share(2, 3, '>=', 'present', 'councillors') },
    rules: [
      permit('passed', 'resolve', is('without', 'reaches', 'param.pass')),
      forbid('recusal', 'resolve', is('interested.voted', 'equal', true)),
      {
        name: 'tooFewLeft',
        conditions: {
          all: [
            is('action', 'equal', 'resolve'),
            is('interested', 'greaterThan', 0),
            { not: is('left', 'reaches', 'param.quorum') },
          ],
        },
        event: { type: 'refer', params: { organ: 'congress' } },
      },
    ],
  })
  const ask = (facts: object) => ruled(recusal, 'resolve', { interested: 1, 'interested.voted': false, ...facts } as never)
  // Nine councillors, seven there, one of them with an interest: four of six are two thirds, four of seven would not be.
  expect(ask({ without: [4, 6], left: [6, 9] }).outcome).toBe('permitted')
  expect(ask({ without: [4, 7], left: [7, 9] }).outcome).toBe('forbidden')
  expect(ask({ without: [4, 6], left: [6, 9], 'interested.voted': true }).grounds).toMatchObject([{ rule: 'recusal' }])
  expect(ask({ without: [5, 5], left: [5, 9] })).toMatchObject({
    outcome: 'referred',
    grounds: [{ referral: { organ: 'congress' } }],
  })
})

test('edge case 17: a supervisor who is elected to the council resigns one of the two offices first', async () => {
  const society = await founded()
  const term = { unit: 'head', subject: 'p1', from: '2026-03-01', to: '2029-03-01' }
  const take = (id: string, office: string) =>
    society.act({ id: now(), type: 'takeMandate', by: 'head:assembly', at: now(), mandate: { id, office, ...term } }, ELECTED)
  const resign = { id: 'resign', type: 'endMandate', by: 'p1', mandate: 'm1', reason: 'resigned' }
  expect(await take('m1', 'supervisor')).toMatchObject({ ok: true })
  expect(await take('m2', 'councillor')).toMatchObject({
    ok: false,
    refusal: { code: 'notPossible', reason: 'incompatibleOffices', ids: ['m1'], text: REASONS.incompatibleOffices },
  })
  expect(await society.act({ ...resign, at: now() })).toMatchObject({ ok: true })
  expect(await take('m3', 'councillor')).toMatchObject({ ok: true })
})

/** Elected, with no office and no relative in one that the preset asks about. */
const ELECTED = { 'mandate.elected': true, 'holder.offices': [], 'holder.relatives': [] }

test('edge case 26: a charter that is passed and not yet approved leaves the old one in force', async () => {
  const journal = memoryJournal()
  const society = await founded(journal)
  const document = { ...huzhushe, version: 'next', validFrom: '2026-04-01' }
  const steps = [
    { type: 'registerSubjects', by: 'head:council', subjects: [{ id: 'street', kind: 'body', body: 'subdistrictOffice' }] },
    { type: 'proposeAmendment', by: 'head:council', case: 'amend', document, runningCases: 'keep' },
    { type: 'recordCouncilVote', by: 'head:council', case: 'amend', tally: votes(9, 9) },
    { type: 'recordCongressVote', by: 'head:assembly', case: 'amend', tally: votes(60, 60) },
    { type: 'fileAmendment', by: 'head:council', case: 'amend' },
  ]
  for (const [index, step] of steps.entries()) {
    const result = await society.act({ id: `step-${index}`, at: `2026-03-2${index}T04:00:00.000Z`, ...step })
    expect(result).toMatchObject({ ok: true })
  }
  const versionOn = (date: string) => {
    const notice = { type: 'publishNotice', by: 'head:council', details: { 'notice.days': 15, 'notice.personal': false } }
    const result = society.check({ ...notice, id: `n-${date}`, at: `${date}T04:00:00.000Z` })
    return result.ok ? result.ruling.constitution.version : result.refusal.code
  }
  expect(versionOn('2026-04-02')).toBe(huzhushe.version)
  const approved = { id: 'approve', type: 'approveAmendment', by: 'street', case: 'amend', at: '2026-04-02T04:00:00.000Z' }
  expect(await society.act(approved)).toMatchObject({ ok: true })
  expect(versionOn('2026-04-02')).toBe('next')
})

test('edge case 30: a branch that would bind another is refused, and the refusal is on record', async () => {
  const journal = memoryJournal()
  const society = await founded(journal)
  const order = { id: 'order', type: 'giveOrder', by: 'b1', unit: 'b2', at: now(), details: { 'order.ownAffair': true } }
  const result = await society.act(order)
  expect(result).toMatchObject({ ok: false, refusal: { code: 'unconstitutional' } })
  const refused = result.ok ? undefined : result.refusal
  const rules = refused?.code === 'unconstitutional' ? refused.ruling.grounds.map((ground) => ground.rule) : []
  expect(rules).toContain('siblingsKeepApart')
  expect(society.length).toBe(4)
})

test('edge case 40: an act is judged by the version in force on its day, 2018 or 2025, however late it is written down', () => {
  // Each law asks for a share of the residents, or others; the small constitution borrows the first.
  const ofResidents = datedValues(residents, 'assembly.petition').map((dated) => ({
    ...dated,
    value: (dated.value as { any: readonly object[] }).any[0],
  }))
  const document = tiny() as unknown as { parameters: { values: unknown }[] }
  document.parameters[0]!.values = ofResidents
  const constitution = parseConstitution(document)
  const petition = { petition: [120, 1000] }
  const ask = (day: { at: string; on?: string }) => rule(constitution, { type: 'requestAssembly', ...day }, petition)
  expect(ask({ at: '2025-12-31T15:59:59.999Z' }).outcome).toBe('forbidden')
  expect(ask({ at: '2025-12-31T16:00:00.000Z' }).outcome).toBe('permitted')
  const late = ask({ at: '2026-01-05T02:00:00.000Z', on: '2025-12-31' })
  expect(late.outcome).toBe('forbidden')
})

function votes(eligible: number, agreed: number) {
  return { eligible, present: eligible, for: agreed, against: eligible - agreed, abstain: 0 }
}
