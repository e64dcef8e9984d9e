import { type Constitution, DocumentError, openSociety, parseConstitution } from 'huzhu'
import { amendment } from 'huzhu/amendment'
import { consultation } from 'huzhu/consultation'
import { election, recall } from 'huzhu/election'
import { memoryJournal } from 'huzhu/journal'
import { referral } from 'huzhu/referral'
import { describe, expect, test } from 'vitest'
import { cleaned, cleaning, YARD } from './cleaning.ts'

const open = (constitution: Constitution, lifecycles = [amendment, consultation, election, recall, referral, cleaning]) =>
  openSociety({ constitution, lifecycles, journal: memoryJournal() })

/** A founded society that cleans its yards by the constitution. */
async function founded() {
  const society = await open(parseConstitution(cleaned()))
  const founders = Array.from({ length: 12 }, (_, n) => ({ id: `r${n}`, kind: 'resident' }))
  const found = { id: 'f', type: 'foundSociety', by: 'r0', at: '2026-03-01T01:00:00.000Z', founded: { id: 'head' }, founders }
  const result = await society.act(found, { 'applicants.qualified': true })
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return society
}

const call = (name: string, date: string) => ({
  id: name,
  type: 'callCleaning',
  by: 'r3',
  unit: 'head',
  case: name,
  at: `${date}T01:00:00.000Z`,
})

/** The faults for which a constitution cannot be that of a society with these lifecycles. */
async function misfits(constitution: Constitution, lifecycles = [amendment, consultation, election, recall, referral, cleaning]) {
  const error: unknown = await open(constitution, lifecycles).catch((thrown: unknown) => thrown)
  if (!(error instanceof DocumentError)) throw new Error('the society opened')
  return error.findings.map(({ code, path, remedy }) => [code, path.join('.'), remedy])
}

test('a case freezes the procedure that the constitution holds on the day on which it is opened', async () => {
  const society = await founded()
  const march = await society.act(call('march', '2026-03-31'))
  expect(march).toMatchObject({ ok: true, events: [{ procedure: YARD }] })
  const april = await society.act(call('april', '2026-04-01'))
  expect(april).toMatchObject({ ok: true, events: [{ procedure: { ...YARD, days: 3 } }] })
})

test('whoever opens a case cannot bring a procedure along', async () => {
  const society = await founded()
  const brought = { ...call('march', '2026-03-31'), procedure: { ...YARD, helpers: 2 } }
  expect(await society.act(brought)).toMatchObject({ ok: false, refusal: { code: 'malformed', path: ['procedure'] } })
})

describe('a society does not open under a constitution', () => {
  test('that holds a procedure its lifecycle cannot follow: every fault of every value is named', async () => {
    const faulty = parseConstitution(cleaned({ ...YARD, helpers: 1 }, { ...YARD, days: 'three', colour: 'red' }))
    expect(await misfits(faulty)).toEqual([
      ['tooFew', 'parameters.0.values.0.value.helpers', undefined],
      ['wrongType', 'parameters.0.values.1.value.days', undefined],
      ['unknownField', 'parameters.0.values.1.value.colour', 'leave it out'],
    ])
  })

  test('that holds one for a lifecycle that the society does not use', async () => {
    expect(await misfits(parseConstitution(cleaned(YARD, YARD, 'cleanin')))).toEqual([
      ['unknownLifecycle', 'parameters.0.is.lifecycle', 'did you mean `cleaning`?'],
    ])
    expect(await misfits(parseConstitution(cleaned(YARD, YARD, 'lottery')))).toEqual([
      ['unknownLifecycle', 'parameters.0.is.lifecycle', 'open the society with it in `lifecycles`, or leave out what names it'],
    ])
  })

  test('that holds one for a lifecycle whose cases take none', async () => {
    expect(await misfits(parseConstitution(cleaned(YARD, YARD, 'referral')))).toEqual([
      ['noProcedure', 'parameters.0.is.lifecycle', 'leave the procedure out'],
    ])
  })
})

test('an amendment with a broken procedure is refused before anybody votes on it', async () => {
  const society = await founded()
  const propose = (document: object) =>
    society.act({
      id: 'p',
      type: 'proposeAmendment',
      by: 'head:council',
      case: 'amend',
      at: '2026-03-02T01:00:00.000Z',
      document: { ...document, version: '2', validFrom: '2026-05-01' },
      runningCases: 'keep',
    })
  const broken = await propose(cleaned(YARD, { ...YARD, tools: [7] }))
  expect(broken).toMatchObject({
    ok: false,
    refusal: {
      code: 'documentRefused',
      findings: [{ code: 'wrongType', path: ['parameters', 0, 'values', 1, 'value', 'tools', 0] }],
    },
  })
  expect(await propose(cleaned(YARD, { ...YARD, tools: ['rake'] }))).toMatchObject({ ok: true })
})
