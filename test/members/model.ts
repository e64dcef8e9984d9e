import type { Ask } from './register.ts'
import { STRUCTURE } from './register.ts'

interface ModelMandate {
  readonly id: string
  readonly office: string
  readonly unit: string
  readonly subject: string
  readonly from: string
  to: string
}

/** Who is what, for admissions by id: the model needs no more of a subject than its kind and area. */
interface ModelSubject {
  readonly kind: string
  readonly area?: number
}

type Listed = string | { readonly id: string; readonly kind: string; readonly area?: number }

/**
 * The register as one would keep it on paper: no derived rows, everything counted anew, days looked at one by one.
 * Says whether an action is possible, and does it.
 */
export class Model {
  readonly units = new Map<string, { layer: string; parent?: string; closed: boolean }>()
  readonly subjects = new Map<string, ModelSubject>()
  readonly rolls = new Map<string, Set<string>>()
  readonly mandates: ModelMandate[] = []

  possible(ask: Ask, date: string): boolean {
    const copy = this.#copy()
    return copy.#try(ask, date)
  }

  do(ask: Ask, date: string): void {
    this.#try(ask, date)
  }

  /** Everybody on the roll of a unit or of one below it. */
  roll(unit: string): string[] {
    const found = new Set<string>()
    for (const [id, roll] of this.rolls) if (this.#line(id).includes(unit)) for (const subject of roll) found.add(subject)
    return [...found].sort()
  }

  numbers(unit: string) {
    const subjects = this.roll(unit).map((id) => this.subjects.get(id) as ModelSubject)
    const ofKind = (kind: string) => subjects.filter((subject) => subject.kind === kind)
    return {
      members: subjects.length,
      residents: ofKind('resident').length,
      households: ofKind('household').length,
      heads: ofKind('owner').length,
      area: ofKind('owner').reduce((sum, owner) => sum + (owner.area ?? 0), 0),
    }
  }

  #copy(): Model {
    const copy = new Model()
    for (const [id, unit] of this.units) copy.units.set(id, { ...unit })
    for (const [id, subject] of this.subjects) copy.subjects.set(id, subject)
    for (const [id, roll] of this.rolls) copy.rolls.set(id, new Set(roll))
    for (const mandate of this.mandates) copy.mandates.push({ ...mandate })
    return copy
  }

  #line(unit: string | undefined): string[] {
    return unit === undefined ? [] : [unit, ...this.#line(this.units.get(unit)?.parent)]
  }

  #isOpen(unit: string): boolean {
    return this.units.get(unit)?.closed === false
  }

  #known(id: string): boolean {
    return this.subjects.has(id) || this.units.has(id)
  }

  #endAll(subject: string, date: string): void {
    for (const mandate of this.mandates) if (mandate.subject === subject && mandate.to > date) mandate.to = date
  }

  #admit(unit: string, members: readonly Listed[]): boolean {
    if (!this.#isOpen(unit)) return false
    for (const member of members) {
      if (typeof member === 'string') continue
      if (this.#known(member.id)) return false
      this.subjects.set(member.id, member)
    }
    return members.every((member) => {
      const id = typeof member === 'string' ? member : member.id
      const roll = this.rolls.get(unit) as Set<string>
      if (!this.subjects.has(id) || this.subjects.get(id)?.kind === 'body' || roll.has(id)) return false
      roll.add(id)
      return true
    })
  }

  #open(id: string, layer: string, parent?: string): void {
    this.units.set(id, { layer, closed: false, ...(parent === undefined ? {} : { parent }) })
    this.rolls.set(id, new Set())
  }

  #try(ask: Ask, date: string): boolean {
    const asked = ask as unknown as Record<string, never>
    switch (ask.type) {
      case 'foundSociety': {
        const { founded, founders } = asked as unknown as { founded: { id: string }; founders: Listed[] }
        if (this.units.size > 0 || this.#known(founded.id)) return false
        this.#open(founded.id, 'head')
        return this.#admit(founded.id, founders)
      }
      case 'registerSubjects': {
        const subjects = asked.subjects as unknown as Exclude<Listed, string>[]
        for (const subject of subjects) {
          if (this.#known(subject.id)) return false
          this.subjects.set(subject.id, subject)
        }
        return true
      }
      case 'admitMembers':
        return this.#admit(asked.unit as unknown as string, asked.members as unknown as Listed[])
      case 'moveMember': {
        const { subject, from, to } = asked as unknown as { subject: string; from: string; to: string }
        if (from === to || !this.rolls.get(from)?.has(subject) || !this.#admit(to, [subject])) return false
        this.rolls.get(from)?.delete(subject)
        return true
      }
      case 'leaveSociety':
      case 'expelMember': {
        const { subject, unit } = asked as unknown as { subject: string; unit?: string }
        const homes = [...this.rolls].filter(([id, roll]) => roll.has(subject) && (unit === undefined || id === unit))
        for (const [, roll] of homes) roll.delete(subject)
        if (![...this.rolls.values()].some((roll) => roll.has(subject))) this.#endAll(subject, date)
        return homes.length > 0
      }
      case 'foundUnit': {
        const { id, layer, parent } = asked.founded as unknown as { id: string; layer: string; parent: string }
        const wanted = STRUCTURE.layers.find((each) => each.id === layer)
        const alike = [...this.units.values()].filter((unit) => unit.parent === parent && unit.layer === layer && !unit.closed)
        if (!this.#isOpen(parent) || this.units.get(parent)?.layer !== wanted?.parent || this.#known(id)) return false
        if (alike.length >= (wanted?.max ?? Number.POSITIVE_INFINITY)) return false
        this.#open(id, layer, parent)
        return true
      }
      case 'closeUnit': {
        const { unit, membersTo } = asked as unknown as { unit: string; membersTo?: string }
        const below = [...this.units.values()].some((each) => each.parent === unit && !each.closed)
        if (!this.#isOpen(unit) || this.units.get(unit)?.parent === undefined || below || membersTo === unit) return false
        const roll = this.rolls.get(unit) as Set<string>
        if (membersTo === undefined ? roll.size > 0 : !this.#isOpen(membersTo)) return false
        for (const subject of roll) this.rolls.get(membersTo as string)?.add(subject)
        roll.clear()
        ;(this.units.get(unit) as { closed: boolean }).closed = true
        for (const mandate of this.mandates) if (mandate.unit === unit && mandate.to > date) mandate.to = date
        return true
      }
      case 'takeMandate':
        return this.#take(asked.mandate as unknown as ModelMandate, date)
      case 'endMandate': {
        const mandate = this.mandates.find((each) => each.id === (asked.mandate as unknown as string))
        if (mandate === undefined || mandate.to <= date) return false
        mandate.to = date
        return true
      }
      default:
        throw new Error(ask.type)
    }
  }

  #take(mandate: ModelMandate, date: string): boolean {
    const office = STRUCTURE.offices.find((each) => each.id === mandate.office)
    const kind = this.subjects.get(mandate.subject)?.kind
    if (office === undefined || this.mandates.some((each) => each.id === mandate.id)) return false
    if (!this.#isOpen(mandate.unit) || this.units.get(mandate.unit)?.layer !== office.layer) return false
    if (kind === undefined || kind === 'body' || kind === 'household') return false
    if (mandate.to <= mandate.from || mandate.to <= date) return false
    const last = new Date(`${mandate.from}T00:00:00Z`)
    last.setUTCMonth(last.getUTCMonth() + (office.termMonths ?? 1_000))
    if (mandate.to > last.toISOString().slice(0, 10)) return false
    for (const day of days(mandate.from, mandate.to)) {
      const held = this.mandates.filter((each) => each.from <= day && day < each.to)
      if (held.filter((each) => each.unit === mandate.unit && each.office === mandate.office).length >= office.seats) return false
      for (const other of held.filter((each) => each.subject === mandate.subject)) {
        if (other.unit === mandate.unit && other.office === mandate.office) return false
        const otherOffice = STRUCTURE.offices.find((each) => each.id === other.office)
        if (office.incompatible?.includes(other.office) || otherOffice?.incompatible?.includes(office.id)) return false
      }
    }
    this.mandates.push({ ...mandate })
    return true
  }
}

function* days(from: string, to: string): Iterable<string> {
  for (let day = Date.parse(from); day < Date.parse(to); day += 86_400_000) yield new Date(day).toISOString().slice(0, 10)
}
