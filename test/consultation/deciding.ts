import type { ConsultationProcedure } from 'huzhu/consultation'
import type { Given } from 'huzhu/testing'
import { deliberating } from './debating.ts'
import { on, ROOM, TEXT } from './setting.ts'

type Rule = ConsultationProcedure['decision']

export const closeOpinions = on('closeOpinions', '2026-05-17')

/** The question is put on 18 May. */
export const put = (more: object = {}) => on('openDecision', '2026-05-18', more)

/** The opinions are closed, and everybody has an answer. */
export function answered(change: Partial<ConsultationProcedure> = {}): Given {
  return deliberating(change).after(closeOpinions)
}

/** The question is put under a rule; nobody declared an interest. */
export function deciding(decision: Rule = ROOM.decision, change: Partial<ConsultationProcedure> = {}, more: object = {}): Given {
  return answered({ decision, ...change }).after(put(more))
}

/** Some step aside. */
export const asideOf = (...subjects: readonly string[]) =>
  subjects.flatMap((subject) => [
    on('declareInterest', '2026-05-18', { by: subject, subject, interest: TEXT }),
    on('decideInterest', '2026-05-18', { subject, recused: true, reasons: TEXT }),
  ])

export const vote = (voter: string, choice: string, more: object = {}) =>
  on('castVote', '2026-05-19', { by: voter, voter, vote: choice, ...more })
export const votes = (choice: string, ...voters: readonly string[]) => voters.map((voter) => vote(voter, choice))
export const choose = (voter: string, ...ranking: readonly string[]) =>
  on('castChoice', '2026-05-19', { by: voter, voter, ballot: { ranking } })
export const tally = (units: object, more: object = {}) => on('recordTally', '2026-05-19', { tally: { units }, ...more })
export const object = (by: string, objection: string) => on('raiseConcern', '2026-05-19', { by, objection, reasons: TEXT })
export const settle = (objection: string, settled: string, more: object = {}) =>
  on('settleConcern', '2026-05-19', { objection, settled, ...more })
export const conclude = (conclusion: string, more: object = {}, date = '2026-05-26') =>
  on('concludeDecision', date, { conclusion, ...more })

/** What came of the question. */
export const outcomeOf = (so: Given) => so.case('c1')?.outcome as object
/** The round that is open. */
export const ballotOf = (so: Given) => so.case('c1')?.ballot as object
