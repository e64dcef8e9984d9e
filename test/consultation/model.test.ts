import fc from 'fast-check'
import { openSociety } from 'huzhu'
import { expect, test } from 'vitest'
import { type Pick, picks } from '../election/model/course.ts'
import { anything, forward } from './model/course.ts'
import { Coverage, EXPECTED } from './model/coverage.ts'
import { emergencyOn } from './model/following.ts'
import { PLACES } from './model/places.ts'
import { PaperRecord } from './model/record.ts'
import { COUNCIL, daysAfter, MEMBERS, MODES, OWNER, procedureOf, STREET, type Variant } from './model/setting.ts'
import { Twins } from './model/twins.ts'
import { noon, TEXT } from './setting.ts'
import { bodyIn, must, openingOf } from './stories/bodies.ts'

const EFFECTS = ['leavesBoth', 'staysInBase', 'mayVote'] as const
/** About how many steps it takes until somebody leads on from a phase: longest where most is to be tried. */
const STAY: { readonly [phase: string]: number } = {
  deliberating: 60,
  deciding: 30,
  answering: 6,
  fedBack: 5,
  screened: 5,
  decided: 16,
  published: 16,
}
const FIRST = '2026-05-01'
const coverage = new Coverage()

/** A body of eight members that is consulted, or in which its council decided at once, and a clerk who writes it down. */
async function twinsOf(variant: Variant, content: string) {
  const opening = openingOf(procedureOf(variant))
  const roll = [...MEMBERS.map((id) => ({ id, kind: 'resident' as const })), { id: OWNER, kind: 'owner' as const, area: 6000 }]
  const society = await bodyIn(opening, 'b3', roll)
  const subjects = [{ id: STREET, kind: 'body', body: 'subdistrictOffice' }]
  const topic = { case: 'c1', unit: 'b3', procedure: 'consultation.own', topic: TEXT, class: content }
  const first = variant.emergency
    ? { type: 'decideInEmergency', by: COUNCIL, text: TEXT, ...topic }
    : { type: 'proposeTopic', by: 'm1', ...topic }
  await must(society, [
    { id: 'street', type: 'registerSubjects', by: 'm1', at: noon(FIRST), subjects },
    { id: 'first', at: noon(FIRST), ...first },
  ])
  const record = new PaperRecord(variant)
  if (variant.emergency) emergencyOn(FIRST, record)
  else {
    const supporters = new Set(['m1'])
    Object.assign(record, {
      phase: 'proposed',
      proposer: 'm1',
      proposedOn: FIRST,
      screenBy: daysAfter(FIRST, 10),
      supporters,
      content,
    })
  }
  return { twins: new Twins(society, record, FIRST, coverage), opening }
}

/** One random history, then the way out of where it came to; a closed case takes nothing, and the journal replayed is the live society. */
async function course(seed: number): Promise<void> {
  const pick: Pick = picks(seed)
  const one = <Value>(values: readonly Value[]) => values[pick(values.length)] as Value
  const emergency = pick(5) === 0
  const variant = { mode: one(MODES), effect: one(EFFECTS), otherwise: one(['lapse', 'passUp'] as const), emergency }
  const { twins, opening } = await twinsOf(variant, emergency ? 'room' : one(['room', 'repair']))
  const { society, record } = twins
  const until = 100 + pick(100)
  let middle = society.snapshot()
  for (let step = 0; step < until && !record.over; step += 1) {
    await twins.ask(pick(STAY[record.phase] ?? 10) === 0 ? forward(record, twins.today) : anything(record, twins.today, pick))
    if (step === 25) middle = society.snapshot()
  }
  for (let step = 0; !record.over; step += 1) {
    expect(step, twins.story()).toBeLessThan(60)
    expect(await twins.ask(forward(record, twins.today)), twins.story()).toBe(true)
  }
  for (let step = 0; step < 3; step += 1) expect(await twins.ask(anything(record, twins.today, pick))).toBe(false)
  const start = pick(2) === 0 ? {} : { snapshot: middle }
  expect((await openSociety({ ...opening, ...start })).snapshot().hash).toBe(society.snapshot().hash)
}

test('random histories: whatever is asked, the society and a record kept on paper agree on what is possible and on all that follows', {
  timeout: 300_000,
}, async () => {
  // A fixed seed: what must have occurred at the end must not hang on chance.
  const seed = fc.integer({ min: 1, max: 2_000_000_000 })
  await fc.assert(fc.asyncProperty(seed, course), { numRuns: 320, endOnFailure: true, seed: 2026 })
  expect(coverage.steps).toBeGreaterThanOrEqual(10_000)
  expect(coverage.done).toBeGreaterThanOrEqual(3_000)
  expect([...Object.keys(PLACES), ...EXPECTED].filter((each) => !coverage.met.has(each))).toEqual([])
})
