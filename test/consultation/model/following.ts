import type { Judgement } from './hearing.ts'
import { inPerson, type PaperRecord } from './record.ts'
import { COUNCIL, daysAfter, MEMBERS, type Variant } from './setting.ts'
import { membersIn } from './tally.ts'

/** What a clerk keeps of an emergency decision of the council on the room: in effect at once, until it is ratified or void. */
export function emergencyOn(date: string, record: PaperRecord): void {
  const days = { effectFrom: date, appealsUntil: daysAfter(date, 3) }
  record.outcome = { on: date, kind: 'decision', result: 'adopted', organ: COUNCIL, ...days }
  record.emergency = { ratifyBy: daysAfter(date, 4), ratified: false }
  record.phase = 'decided'
  record.text = 'text'
  for (const each of MEMBERS) record.enter(each, 'member')
}

/** How the clerk judges the steps from the outcome to the closed file. */
export const FOLLOWING: { readonly [type: string]: Judgement } = {
  recordReturn(record, { organ, result }, date) {
    if (organ !== COUNCIL || date < String(record.outcome?.on)) return undefined
    return () => {
      record.phase = 'decided'
      const effect = result === 'adopted' ? { effectFrom: date } : {}
      record.outcome = { on: date, kind: 'returned', result: String(result), organ: COUNCIL, ...effect }
    }
  },
  ratifyDecision(record, { tally }, date) {
    const { emergency } = record
    if (emergency === undefined || emergency.ratified || date < String(record.outcome?.on) || date > emergency.ratifyBy)
      return undefined
    return tally === undefined || passes(record.variant, tally) ? () => (emergency.ratified = true) : undefined
  },
  endEmergency(record, _, date) {
    const { emergency } = record
    const may = emergency !== undefined && !emergency.ratified && date > emergency.ratifyBy
    return may ? () => (record.phase = 'lapsed') : undefined
  },
  publishDecision(record, _, date) {
    if (date < String(record.outcome?.on)) return undefined
    return () => Object.assign(record, { phase: 'published', publishedOn: date })
  },
  appealDecision(record, { by }, date) {
    const person = record.people.get(by)
    const { on = '', appealsUntil } = record.outcome ?? {}
    if (person === undefined || person.appealed || appealsUntil === undefined || date < on || date > appealsUntil)
      return undefined
    return () => {
      person.appealed = true
      if (record.appeal === undefined || record.appeal.decided)
        record.appeal = { on: date, decideBy: daysAfter(date, 4), decided: false }
    }
  },
  answerAppeal(record, { upheld }, date) {
    const { appeal } = record
    if (appeal === undefined || appeal.decided || date < appeal.on) return undefined
    return () => {
      appeal.decided = true
      if (upheld) record.phase = 'lapsed'
    }
  },
  assignTask(record, { task, who }, date) {
    if (record.tasks.has(String(task)) || !record.isPositive() || isHeldBack(record, date)) return undefined
    return () => record.tasks.set(String(task), { who: String(who), done: false })
  },
  reassignTask(record, { task, who }) {
    const found = record.tasks.get(String(task))
    return found === undefined || found.done ? undefined : () => record.tasks.set(String(task), { who: String(who), done: false })
  },
  finishTask(record, ask, date) {
    const found = record.tasks.get(String(ask.task))
    if (found === undefined || found.done || !inPerson(ask, found.who)) return undefined
    if (date < record.publishedOn || isHeldBack(record, date)) return undefined
    return () => (found.done = true)
  },
  completeTasks(record, _, date) {
    const { outcome, tasks } = record
    if ([...tasks.values()].some(({ done }) => !done)) return undefined
    if (tasks.size === 0 && record.isPositive() && outcome?.kind !== 'opinion') return undefined
    if (outcome?.appealsUntil !== undefined && date <= outcome.appealsUntil) return undefined
    return record.isAppealOpen(date) || record.isProvisional() ? undefined : () => (record.phase = 'carriedOut')
  },
  giveFeedback(record) {
    return () => (record.phase = 'fedBack')
  },
  appraise(record, { by }) {
    const person = record.people.get(by)
    return person === undefined || person.appraised ? undefined : () => (person.appraised = true)
  },
  closeConsultation(record, _, date) {
    return date > daysAfter(record.publishedOn, 5) ? () => (record.phase = 'closed') : undefined
  },
}

/** It is not in effect yet or void for want of a ratification, or an appeal is open. */
function isHeldBack(record: PaperRecord, date: string): boolean {
  const isVoid = record.isProvisional() && date > String(record.emergency?.ratifyBy)
  return isVoid || date < (record.outcome?.effectFrom ?? date) || record.isAppealOpen(date)
}

/** A tally by which the motion of the procedure passes: no other rule ratifies. */
function passes({ mode }: Variant, tally: unknown): boolean {
  const { for: yes = 0, against: no = 0, present = 0, eligible = 0 } = membersIn(tally)
  if (mode === 'motion') return 2 * (yes + no) > eligible && yes > no
  return mode === 'meeting' && 2 * yes > present
}
