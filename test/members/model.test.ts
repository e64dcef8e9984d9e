import fc from 'fast-check'
import { numbersOf, roll } from 'huzhu/members'
import { expect, test } from 'vitest'
import { Model } from './model.ts'
import { type Ask, type Tables, TestRegister } from './register.ts'

const unit = fc.constantFrom('hq', 'u1', 'u2', 'u3', 'u4')
const newUnit = fc.constantFrom('u3', 'u4', 'u5', 'u6')
const subject = fc.constantFrom('s1', 's2', 's3', 's4', 's5', 's6', 's7')
const fresh = fc.oneof(
  fc.record({ id: subject, kind: fc.constantFrom('resident', 'volunteer', 'socialWorker', 'household') }),
  fc.record({ id: subject, kind: fc.constant('owner'), area: fc.integer({ min: 1, max: 9 }) }),
)
const body = fc.record({ id: subject, kind: fc.constant('body'), body: fc.constant('propertyCompany') })
const from = fc.constantFrom('2026-01-01', '2026-01-31', '2026-06-01', '2027-01-01')
const to = fc.constantFrom('2026-06-01', '2027-01-01', '2027-06-01', '2028-01-01', '2028-06-01')
const mandateId = fc.constantFrom('m1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8')
const members = fc.array(fc.oneof({ weight: 3, arbitrary: subject }, { weight: 1, arbitrary: fresh }), {
  minLength: 1,
  maxLength: 2,
})
const seat = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(fc.constantFrom('councillor', 'supervisor'), fc.constant('hq')) },
  { weight: 4, arbitrary: fc.tuple(fc.constantFrom('branchHead', 'delegate'), fc.constantFrom('u1', 'u2')) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom('councillor', 'delegate'), unit) },
)

const ask: fc.Arbitrary<Ask> = fc.oneof(
  { weight: 1, arbitrary: fc.record({ type: fc.constant('foundSociety'), founded: fc.record({ id: unit }), founders: members }) },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('registerSubjects'),
      subjects: fc.array(fc.oneof(fresh, body), { minLength: 1, maxLength: 2 }),
    }),
  },
  { weight: 8, arbitrary: fc.record({ type: fc.constant('admitMembers'), unit, members }) },
  { weight: 6, arbitrary: fc.record({ type: fc.constant('moveMember'), subject, from: unit, to: unit }) },
  {
    weight: 3,
    arbitrary: fc.record({ type: fc.constant('leaveSociety'), subject, unit }, { requiredKeys: ['type', 'subject'] }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('expelMember'), subject }) },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('foundUnit'),
      founded: fc.record({ id: newUnit, layer: fc.constantFrom('branch', 'group'), parent: unit }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant('closeUnit'), unit, membersTo: unit }, { requiredKeys: ['type', 'unit'] }),
  },
  {
    weight: 7,
    arbitrary: fc
      .record({ id: mandateId, seat, subject, from, to })
      .map(({ seat: [office, unit], ...mandate }) => ({ type: 'takeMandate', mandate: { ...mandate, office, unit } })),
  },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('endMandate'), mandate: mandateId, reason: fc.constant('resigned') }) },
)

/** Begins with two branches, so that most steps meet a society. */
const history = fc.tuple(
  fc.constant<readonly Ask[]>([
    { type: 'foundSociety', founded: { id: 'hq' }, founders: [1, 2, 3, 4].map((at) => ({ id: `s${at}`, kind: 'resident' })) },
    { type: 'foundUnit', founded: { id: 'u1', layer: 'branch', parent: 'hq' } },
    { type: 'foundUnit', founded: { id: 'u2', layer: 'branch', parent: 'hq' } },
  ]),
  fc.array(fc.tuple(ask, fc.integer({ min: 0, max: 3 })), { minLength: 50, maxLength: 70 }),
)

test('random histories: what is possible, who is on which roll and every number agree with a register kept on paper', {
  timeout: 300_000,
}, () => {
  let steps = 0
  let done = 0
  fc.assert(
    fc.property(history, ([beginning, later]) => {
      const register = new TestRegister()
      const model = new Model()
      const past = new Map<string, string[]>()
      let day = 0
      for (const [ask, wait] of [...beginning.map((ask) => [ask, 0] as const), ...later]) {
        day += wait
        const date = new Date(Date.UTC(2026, 0, 10 + day)).toISOString().slice(0, 10)
        const possible = model.possible(ask, date)
        expect([ask, register.act(ask, date).ok]).toEqual([ask, possible])
        if (possible) model.do(ask, date)
        const units = [...model.units.keys()]
        expect(units.map((id) => numbersOf(register.state, id))).toEqual(units.map((id) => model.numbers(id)))
        past.set(date, model.roll('hq'))
        steps += 1
        done += possible ? 1 : 0
      }
      for (const [date, ids] of past) expect(roll(register.state, 'hq', date).ids).toEqual(ids)
      expect(derivedRows(register.tables)).toEqual(recomputed(register.tables))
      expect(replayed(register)).toEqual(rowsOf(register.tables))
    }),
    // A fixed seed: what must have occurred at the end must not hang on chance.
    { numRuns: 40, seed: 2026 },
  )
  expect(steps).toBeGreaterThanOrEqual(2_000)
  expect(done).toBeGreaterThanOrEqual(300)
})

const DERIVED = ['homes', 'holdings', 'seats', 'offices', 'children', 'numbers', 'rosters']

type Rows = Record<string, unknown>

function rowsOf(tables: Tables): Rows {
  return Object.fromEntries([...tables].flatMap(([name, rows]) => [...rows].map(([key, row]) => [`${name} ${key}`, row])))
}

/** The derived rows as they stand, lists as sets; the pages of a roster as one. */
function derivedRows(tables: Tables): Rows {
  const rows: Rows = {}
  for (const name of DERIVED) for (const [key, row] of tables.get(name) ?? []) rows[`${name} ${key}`] = sorted(row)
  for (const [key, ids] of tables.get('pages') ?? []) {
    const roster = `roster ${key.slice(0, key.lastIndexOf('/'))}`
    rows[roster] = [...((rows[roster] as string[] | undefined) ?? []), ...(ids as string[])].sort()
  }
  return rows
}

/** The derived rows from the kept ones alone. */
function recomputed(tables: Tables): Rows {
  type Row = {
    id: string
    parent?: string
    closed?: string
    unit: string
    subject: string
    office: string
    spans: { to?: string }[]
    kind: string
    area?: number
  }
  const kept = (name: string) => [...(tables.get(name)?.values() ?? [])] as unknown as Row[]
  const rows: Rows = {}
  const add = (key: string, value: string) => {
    rows[key] = [...new Set([...((rows[key] as string[] | undefined) ?? []), value])].sort()
  }
  for (const { unit, subject, spans } of kept('memberships')) {
    if (spans.at(-1)?.to === undefined) add(`homes ${subject}`, unit)
    add(`roster ${unit}`, subject)
    rows[`rosters ${unit}`] = (rows[`roster ${unit}`] as string[]).length
  }
  for (const { id, unit, office, subject } of kept('mandates')) {
    add(`holdings ${subject}`, id)
    add(`seats ${unit}/${office}`, id)
    add(`offices ${unit}`, office)
  }
  for (const { parent } of kept('units')) {
    if (parent === undefined) continue
    const below = kept('units').filter((unit) => unit.parent === parent)
    const ids = (closed: boolean) => below.flatMap((unit) => ((unit.closed !== undefined) === closed ? unit.id : [])).sort()
    rows[`children ${parent}`] = { open: ids(false), closed: ids(true) }
  }
  const parents = new Map(kept('units').map((unit) => [unit.id, unit.parent]))
  const line = (unit: string | undefined): string[] => (unit === undefined ? [] : [unit, ...line(parents.get(unit))])
  const subjects = new Map(kept('subjects').map((subject) => [subject.id, subject]))
  for (const { id } of kept('units')) {
    const ever = kept('memberships').filter((membership) => line(membership.unit).includes(id))
    if (ever.length === 0) continue
    const now = new Set(ever.flatMap(({ subject, spans }) => (spans.at(-1)?.to === undefined ? subject : [])))
    const listed = [...now].map((subject) => subjects.get(subject) as Row)
    const ofKind = (kind: string) => listed.filter((subject) => subject.kind === kind)
    rows[`numbers ${id}`] = {
      members: listed.length,
      residents: ofKind('resident').length,
      households: ofKind('household').length,
      heads: ofKind('owner').length,
      area: ofKind('owner').reduce((sum, owner) => sum + (owner.area ?? 0), 0),
    }
  }
  return rows
}

/** Every row after folding the remembered events into an empty register. */
function replayed(register: TestRegister): Rows {
  const copy = new TestRegister()
  for (const event of JSON.parse(JSON.stringify(register.events)) as typeof register.events) copy.fold(event)
  return rowsOf(copy.tables)
}

function sorted(row: unknown): unknown {
  if (Array.isArray(row)) return [...row].sort()
  if (typeof row !== 'object' || row === null) return row
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [key, sorted(value)]))
}
