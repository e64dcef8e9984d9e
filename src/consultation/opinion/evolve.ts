import type { Json } from '../../base/json.ts'
import type { Reader, Write } from '../../base/lifecycle.ts'
import { concernedRow, withConcerned } from '../concern/concerned.ts'
import { type AnswerRow, type Consultation, type GroupRow, type OpinionRow, tableOf } from '../consultation.ts'
import type { ConsultationEvolution } from '../phase.ts'
import type { OpinionEvent, OpinionGiven, OpinionsAnswered, OpinionsGrouped } from './event.ts'
import { groupRow, opinionRow } from './opinions.ts'

/** What opinions and the answers to them make of a consultation and of the tables. The case keeps nothing but counts. */
export function evolveOpinion(event: OpinionEvent, consultation: Consultation, state: Reader): ConsultationEvolution {
  const { opinions } = consultation
  switch (event.type) {
    case 'opinionGiven':
      return {
        case: counted(consultation, { given: opinions.given + 1, unanswered: opinions.unanswered + 1 }),
        writes: given(event, state),
      }
    case 'opinionsGrouped':
      return {
        case: counted(consultation, { unanswered: opinions.unanswered - event.answered }),
        writes: grouped(event, state),
      }
    case 'opinionsAnswered':
      return {
        case: counted(consultation, { unanswered: opinions.unanswered - event.answered }),
        writes: answered(event, state),
      }
    case 'opinionsClosed':
      return { case: { ...counted(consultation, { answerBy: event.answerBy }), phase: event.phase }, writes: [] }
    case 'opinionsPassedOn': {
      const { organ, answerBy, reported } = event
      return { case: counted(consultation, { organ, answerBy, ...(reported ? { reported } : {}) }), writes: [] }
    }
  }
}

function counted(consultation: Consultation, more: Partial<Consultation['opinions']>): Consultation {
  return { ...consultation, opinions: { ...consultation.opinions, ...more } }
}

function given({ case: id, opinion, author, on, text }: OpinionGiven, state: Reader): readonly Write[] {
  const row: OpinionRow = { ...(author === undefined ? {} : { by: author }), on, text }
  const before = author === undefined ? undefined : concernedRow(state, id, author)
  return [
    written('opinions', id, opinion, row),
    { table: tableOf('unanswered', id), key: opinion, value: true },
    ...(author === undefined ? [] : [withConcerned(state, id, author, { opinions: (before?.opinions ?? 0) + 1 })]),
  ]
}

function grouped({ case: id, group, opinions }: OpinionsGrouped, state: Reader): readonly Write[] {
  const before = groupRow(state, id, group)
  return [
    ...changed(id, opinions, { group }, state),
    ...groupWrites(id, group, { ...before, opinions: (before?.opinions ?? 0) + opinions.length }),
  ]
}

function answered(event: OpinionsAnswered, state: Reader): readonly Write[] {
  const { case: id, opinions = [], group, on, organ, outcome, reasons } = event
  const answer: AnswerRow = { on, organ, outcome, reasons }
  const answering = group === undefined ? undefined : groupRow(state, id, group)
  return [
    ...changed(id, opinions, { answer }, state),
    ...(group === undefined || answering === undefined ? [] : groupWrites(id, group, { ...answering, answer })),
  ]
}

/** Opinions that waited each for themselves, or left the group in which they did: for another one, or for an answer of their own. */
function changed(id: string, opinions: readonly string[], change: Partial<OpinionRow>, state: Reader): readonly Write[] {
  const rows = opinions.map((opinion) => [opinion, opinionRow(state, id, opinion)] as const)
  const leaving = new Map<string, number>()
  for (const [, row] of rows) if (row?.group !== undefined) leaving.set(row.group, (leaving.get(row.group) ?? 0) + 1)
  return [
    ...rows.map(([opinion, row]) => written('opinions', id, opinion, { ...row, ...change })),
    ...opinions.map((key) => ({ table: tableOf('unanswered', id), key })),
    ...[...leaving].flatMap(([group, many]) => {
      const before = groupRow(state, id, group)
      return before === undefined ? [] : groupWrites(id, group, { ...before, opinions: before.opinions - many })
    }),
  ]
}

/** A group that everything has left is none; one without an answer waits for it. */
function groupWrites(id: string, group: string, row: GroupRow): readonly Write[] {
  const waits = row.opinions > 0 && row.answer === undefined
  return [
    row.opinions > 0 ? written('groups', id, group, row) : { table: tableOf('groups', id), key: group },
    { table: tableOf('unansweredGroups', id), key: group, ...(waits ? { value: true } : {}) },
  ]
}

function written(table: 'opinions' | 'groups', id: string, key: string, value: object): Write {
  return { table: tableOf(table, id), key, value: value as Json }
}
