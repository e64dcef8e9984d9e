import { type AnswerRow, type GroupRow, type OpinionRow, tableOf } from '../consultation.ts'

/** Where the rows of tables are read: a society, for example. */
export interface Tables {
  /** One row of a table. */
  get(table: string, key: string): unknown
  /** All rows of a table. */
  rows(table: string): Iterable<readonly [key: string, row: unknown]>
}

/** Where single rows are read. */
export type Rows = Pick<Tables, 'get'>

/** What waits for an answer: an opinion, or so many that say the same and are answered once. */
export type Unanswered = { readonly opinion: string } | { readonly group: string; readonly opinions: number }

/** An opinion of a consultation, by its id. */
export function opinionRow(state: Rows, id: string, opinion: string): OpinionRow | undefined {
  return state.get(tableOf('opinions', id), opinion) as OpinionRow | undefined
}

/** A group of opinions that say the same, by its id. */
export function groupRow(state: Rows, id: string, group: string): GroupRow | undefined {
  return state.get(tableOf('groups', id), group) as GroupRow | undefined
}

/** The answer to an opinion: its own, or that of its group. */
export function answerOf(state: Rows, id: string, { answer, group }: OpinionRow): AnswerRow | undefined {
  return answer ?? (group === undefined ? undefined : groupRow(state, id, group)?.answer)
}

/**
 * What waits for an answer in a consultation, at most `limit` of it, in no particular order: opinions one by one, and those that were grouped by their group.
 * Reads nothing of other consultations, nor what is answered.
 */
export function unansweredOpinions(tables: Tables, id: string, limit = Number.POSITIVE_INFINITY): readonly Unanswered[] {
  const waiting: Unanswered[] = []
  for (const [group] of tables.rows(tableOf('unansweredGroups', id))) {
    if (waiting.length >= limit) return waiting
    waiting.push({ group, opinions: groupRow(tables, id, group)?.opinions ?? 0 })
  }
  for (const [opinion] of tables.rows(tableOf('unanswered', id))) {
    if (waiting.length >= limit) return waiting
    waiting.push({ opinion })
  }
  return waiting
}
