import type { Change } from './hearing.ts'
import { type Ask, COUNCIL, daysAfter, MEMBERS, type PaperRecord } from './record.ts'

/** What a round comes to, on paper: which conclusions there are, and the result. */
export interface Sum {
  readonly may: readonly string[]
  readonly result?: string
  readonly organ?: string
}

/** What a round comes to on a day; undefined, while votes can still come in. */
export function sumOf(record: PaperRecord, date: string): Sum | undefined {
  const left = MEMBERS.length - record.aside().length
  if (left < 6) return { may: ['referred'], result: 'undecided', organ: COUNCIL }
  const [yes, no, abstained] = ['for', 'against', 'abstain'].map((vote) => record.votesFor(vote)) as [number, number, number]
  const voted = yes + no + abstained
  if (date <= record.round.until && voted < left) return undefined
  const base = record.effect === 'leavesBoth' ? left : MEMBERS.length
  if (voted === 0 || 2 * voted <= base)
    return { may: record.forced && date <= record.round.until ? ['again'] : ['again', 'lapsed'] }
  const result = yes > no ? 'adopted' : 'rejected'
  return record.content === 'room' ? { may: ['decided'], result } : { may: ['referred'], result, organ: COUNCIL }
}

/** How the clerk judges each step from the question that is put to the closed file. */
export const DECIDING: { readonly [type: string]: (record: PaperRecord, ask: Ask, date: string) => Change } = {
  openDecision(record, _, date) {
    if (record.unanswered().length > 0 && !record.reported) return undefined
    return () => {
      record.phase = 'deciding'
      record.round = { number: 1, openedOn: date, until: daysAfter(date, 3), votes: new Map() }
    }
  },
  castVote(record, { by, voter, vote }, date) {
    const { round } = record
    const may = by === voter && record.hasVote(by) && date <= round.until
    return may ? () => round.votes.set(by, String(vote)) : undefined
  },
  concludeDecision(record, { conclusion }, date) {
    const sum = sumOf(record, date)
    if (sum === undefined || !sum.may.includes(String(conclusion))) return undefined
    return () => {
      if (conclusion === 'again') {
        record.round = { number: record.round.number + 1, openedOn: date, until: daysAfter(date, 3), votes: new Map() }
        return
      }
      record.phase = String(conclusion)
      if (sum.result === undefined) return
      record.outcome =
        conclusion === 'decided'
          ? {
              on: date,
              kind: 'decision',
              result: sum.result,
              appealsUntil: daysAfter(date, 3),
              ...(sum.result === 'adopted' ? { effectFrom: daysAfter(date, 2) } : {}),
            }
          : { on: date, kind: 'opinion', result: sum.result, organ: COUNCIL }
    }
  },
  recordReturn(record, { organ, result }, date) {
    return organ === COUNCIL
      ? () => {
          record.phase = 'decided'
          record.outcome = {
            on: date,
            kind: 'returned',
            result: String(result),
            organ: COUNCIL,
            ...(result === 'adopted' ? { effectFrom: date } : {}),
          }
        }
      : undefined
  },
  publishDecision(record, _, date) {
    return () => Object.assign(record, { phase: 'published', publishedOn: date })
  },
  appealDecision(record, { by }, date) {
    const person = record.people.get(by)
    const until = record.outcome?.appealsUntil
    if (person === undefined || person.appealed || until === undefined || date > until) return undefined
    return () => {
      person.appealed = true
      if (record.appeal === undefined || record.appeal.decided) record.appeal = { decideBy: daysAfter(date, 4), decided: false }
    }
  },
  answerAppeal(record, { upheld }) {
    const { appeal } = record
    return appeal === undefined || appeal.decided
      ? undefined
      : () => {
          appeal.decided = true
          if (upheld) record.phase = 'lapsed'
        }
  },
  assignTask(record, { task, who }, date) {
    if (record.tasks.has(String(task)) || !record.isPositive() || isHeldBack(record, date)) return undefined
    return () => record.tasks.set(String(task), { who: String(who), done: false })
  },
  finishTask(record, { by, task }, date) {
    const found = record.tasks.get(String(task))
    if (found === undefined || found.done || found.who !== by || isHeldBack(record, date)) return undefined
    return () => (found.done = true)
  },
  completeTasks(record, _, date) {
    const { outcome, tasks } = record
    if ([...tasks.values()].some(({ done }) => !done)) return undefined
    if (tasks.size === 0 && record.isPositive() && outcome?.kind !== 'opinion') return undefined
    if (outcome?.appealsUntil !== undefined && date <= outcome.appealsUntil) return undefined
    return record.isAppealOpen(date) ? undefined : () => (record.phase = 'carriedOut')
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

/** It is not in effect yet, or an appeal is open. */
function isHeldBack(record: PaperRecord, date: string): boolean {
  return date < (record.outcome?.effectFrom ?? date) || record.isAppealOpen(date)
}
