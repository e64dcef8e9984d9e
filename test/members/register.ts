import { members, REASONS, type Reason, type Structure } from 'huzhu/members'

/** A head office, branches, groups; organs and offices at each. */
export const STRUCTURE: Structure = {
  legalForm: 'filedCommunityOrg',
  layers: [
    { id: 'head', label: { en: 'head office', 'zh-CN': '总社' } },
    { id: 'branch', label: { en: 'branch', 'zh-CN': '分社' }, parent: 'head', max: 3 },
    { id: 'group', label: { en: 'group', 'zh-CN': '小组' }, parent: 'branch' },
  ],
  organs: [
    { id: 'council', label: { en: 'council', 'zh-CN': '理事会' }, layer: 'head' },
    { id: 'supervisors', label: { en: 'supervisors', 'zh-CN': '监事' }, layer: 'head' },
    { id: 'committee', label: { en: 'committee', 'zh-CN': '分社委员会' }, layer: 'branch' },
  ],
  offices: [
    { id: 'councillor', label: { en: 'councillor', 'zh-CN': '理事' }, layer: 'head', seats: 3, termMonths: 36 },
    {
      id: 'supervisor',
      label: { en: 'supervisor', 'zh-CN': '监事' },
      layer: 'head',
      seats: 1,
      termMonths: 36,
      incompatible: ['councillor', 'branchHead'],
    },
    { id: 'branchHead', label: { en: 'branch head', 'zh-CN': '分社社长' }, layer: 'branch', seats: 1, termMonths: 24 },
    { id: 'delegate', label: { en: 'delegate', 'zh-CN': '代表' }, layer: 'branch', seats: 2, termMonths: 24, represents: true },
    { id: 'patron', label: { en: 'honorary chair', 'zh-CN': '名誉社长' }, layer: 'head', seats: 1 },
  ],
}

export type Json = Exclude<ReturnType<Context['state']['get']>, undefined>
export type Context = Parameters<typeof members.decide>[1]
export type Event = Parameters<typeof members.evolve>[0]
type Decision = ReturnType<typeof members.decide>
export type Tables = Map<string, Map<string, Json>>

/** The refusal that the register gives for a reason. */
export const notPossible = (reason: Reason, ...ids: readonly string[]) => ({
  code: 'notPossible',
  reason,
  ids,
  text: REASONS[reason],
})

/** An action of which tests give only what matters. */
export interface Ask {
  readonly type: string
  readonly by?: string
  readonly [field: string]: unknown
}

/** A members' register that folds what is decided, checks every action and event against its schema, and remembers the events. */
export class TestRegister {
  readonly tables: Tables = new Map()
  readonly events: Event[] = []
  readonly structure: Structure
  #acts = 0

  constructor(structure: Structure = STRUCTURE) {
    this.structure = structure
  }

  get state(): Context['state'] {
    const tables = this.tables
    return {
      get: (table, key) => tables.get(table)?.get(key),
      rows: (table) => tables.get(table) ?? [],
    }
  }

  context(date: string, kept?: Context['case']): Context {
    return {
      state: this.state,
      case: kept,
      date,
      constitution: { id: 'test', version: '1', hash: '0'.repeat(64) },
      parameter: () => undefined,
      structure: this.structure as unknown as Context['structure'],
      faults: () => [],
    }
  }

  action(ask: Ask, date: string) {
    this.#acts += 1
    return { id: `a${this.#acts}`, by: 'nobody', at: `${date}T02:00:00.000Z`, ...ask }
  }

  decide(ask: Ask, date = '2026-03-01'): Decision {
    const action = this.action(ask, date)
    members.actions[ask.type]?.schema.parse(action)
    return members.decide(action, this.context((ask.on as string | undefined) ?? date))
  }

  /** Decides and folds. */
  act(ask: Ask, date = '2026-03-01'): Decision {
    const decision = this.decide(ask, date)
    if (decision.ok) for (const event of decision.events) this.fold(event)
    return decision
  }

  /** Does what must be possible. */
  do(ask: Ask, date = '2026-03-01'): this {
    const decision = this.act(ask, date)
    if (!decision.ok) throw new Error(JSON.stringify(decision.refusal))
    return this
  }

  fold(event: Event): void {
    members.events[event.type]?.schema.parse(event)
    this.events.push(event)
    for (const { table, key, value } of members.evolve(event, undefined, this.state).writes) {
      const rows = this.tables.get(table) ?? new Map<string, Json>()
      this.tables.set(table, rows)
      if (value === undefined) rows.delete(key)
      else rows.set(key, value)
    }
  }

  facts(ask: Ask, date = '2026-03-01') {
    return members.facts(this.action(ask, date), this.context(date))
  }

  row(table: string, key: string): unknown {
    return this.tables.get(table)?.get(key)
  }
}

/** Residents of these ids. */
export function residents(...ids: string[]) {
  return ids.map((id) => ({ id, kind: 'resident' as const }))
}

/**
 * A society of three layers: head `hq` with `h1`; branch `a` (`a1`, `a2`) with group `a-knit` (`k1`); branch `b` (`b1`) with group
 * `b-chess` (`c1`); the sub-district office `office`, the social worker `sw`.
 */
export function threeLayers(structure: Structure = STRUCTURE): TestRegister {
  return new TestRegister(structure)
    .do({ type: 'foundSociety', founded: { id: 'hq' }, founders: residents('h1') }, '2026-01-01')
    .do({ type: 'foundUnit', founded: { id: 'a', layer: 'branch', parent: 'hq' } }, '2026-01-02')
    .do({ type: 'foundUnit', founded: { id: 'b', layer: 'branch', parent: 'hq' } }, '2026-01-02')
    .do({ type: 'foundUnit', founded: { id: 'a-knit', layer: 'group', parent: 'a' } }, '2026-01-03')
    .do({ type: 'foundUnit', founded: { id: 'b-chess', layer: 'group', parent: 'b' } }, '2026-01-03')
    .do({ type: 'admitMembers', unit: 'a', members: residents('a1', 'a2') }, '2026-01-04')
    .do({ type: 'admitMembers', unit: 'a-knit', members: residents('k1') }, '2026-01-04')
    .do({ type: 'admitMembers', unit: 'b', members: residents('b1') }, '2026-01-04')
    .do({ type: 'admitMembers', unit: 'b-chess', members: residents('c1') }, '2026-01-04')
    .do(
      {
        type: 'registerSubjects',
        subjects: [
          { id: 'office', kind: 'body', body: 'subdistrictOffice' },
          { id: 'sw', kind: 'socialWorker' },
        ],
      },
      '2026-01-05',
    )
}

/** The refusal of an action that must be refused. */
export function refusalOf(decision: Decision) {
  if (decision.ok) throw new Error(`not refused: ${JSON.stringify(decision.events)}`)
  return decision.refusal
}
