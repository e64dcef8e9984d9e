import type { Commitment } from '../base/id.ts'
import type { CivilDate } from '../base/time.ts'
import type { SubjectKind } from '../members/subject.ts'
import type { Unit } from '../voting/index.ts'
import type { DebateState } from './debate/debate.ts'
import type { BallotState } from './decision/ballot.ts'
import type { ConsultationProcedure } from './procedure.ts'

/**
 * The phases of a consultation. A topic is proposed and screened; those concerned are convened and informed; they deliberate; their opinions are answered;
 * the question is decided, or goes to the body or organ that has the power; the decision is published, carried out, reported back, and the matter closed.
 */
export const CONSULTATION_PHASES = [
  'proposed',
  'screened',
  'convened',
  'informed',
  'deliberating',
  'answering',
  'deciding',
  'decided',
  'referred',
  'published',
  'carriedOut',
  'fedBack',
  'closed',
  'lapsed',
  'withdrawn',
] as const

/** A phase of a consultation. */
export type ConsultationPhase = (typeof CONSULTATION_PHASES)[number]

/** What came of the question. `opinion`: recorded here, decided elsewhere. `undecided`: passed up, since too few could decide it here, or an objection stands. */
export interface Outcome {
  readonly on: CivilDate
  readonly kind: 'decision' | 'opinion' | 'returned'
  readonly result: 'adopted' | 'rejected' | 'noQuorum' | 'consented' | 'chosen' | 'advice' | 'undecided'
  /** Text that was adopted, or the option chosen. */
  readonly text?: Commitment
  readonly option?: string
  /** Who decided, where it was not this consultation. */
  readonly organ?: string
  readonly effectFrom?: CivilDate
  readonly appealsUntil?: CivilDate
  readonly reviewOn?: CivilDate
  /** Opinions in time that the last organ left unanswered. */
  readonly unanswered?: number
}

/** One question: the case. Opinions, votes and those concerned stand in tables of their own, named after the case. */
export interface Consultation {
  readonly phase: ConsultationPhase
  readonly unit: string
  readonly topic: Commitment
  readonly class: string
  readonly proposedBy: string
  readonly proposedOn: CivilDate
  /** A question that came from another body or case. */
  readonly from?: string
  readonly procedureId: string
  /** Read when the topic is proposed, and again, then frozen, when it is convened. */
  readonly procedure: ConsultationProcedure
  readonly supporters: number
  /** Of those entitled, where the procedure knows of a petition: a line for each unit that it counts. */
  readonly support: readonly Support[]
  /** The petition reached what cannot be refused. */
  readonly forced?: true
  readonly screenBy: CivilDate
  readonly screenedOn?: CivilDate
  readonly convened?: Convened
  readonly materialsOn?: CivilDate
  /** How many are concerned; rows in the table `consultation.concerned/<case>`. */
  readonly concerned: number
  /** Participants were drawn by lot: of those concerned, nobody else takes part, but bodies that were invited. */
  readonly drawn?: true
  readonly recused: readonly string[]
  readonly opinions: {
    readonly given: number
    readonly unanswered: number
    readonly answerBy?: CivilDate
    /** Which of the procedure's organs is to answer: 0 is the first. */
    readonly organ: number
    /** Unanswered by the last organ too: reported, and no longer holding back. */
    readonly reported?: true
  }
  /** The text under deliberation, as amended. */
  readonly text?: Commitment
  readonly debate?: DebateState
  readonly ballot?: BallotState
  readonly outcome?: Outcome
  readonly appeal?: {
    readonly by: string
    readonly on: CivilDate
    readonly decideBy: CivilDate
    readonly decided?: 'upheld' | 'dismissed'
  }
  readonly emergency?: { readonly ratifyBy: CivilDate; readonly ratified?: CivilDate }
  readonly publishedOn?: CivilDate
  readonly tasks: readonly Task[]
  readonly feedbackBy?: CivilDate
  readonly appraisals: { readonly satisfied: number; readonly partly: number; readonly dissatisfied: number }
}

/** Who was convened, and for which days. */
export interface Convened {
  readonly on: CivilDate
  readonly deliberateOn: CivilDate
  /** Last day for opinions. */
  readonly opinionsUntil: CivilDate
  readonly stakes: readonly string[]
  readonly bodies: readonly string[]
}

/** Something to be done after a decision. */
export interface Task {
  readonly task: string
  readonly who: string
  readonly until: CivilDate
  readonly doneOn?: CivilDate
}

/** How many joined a proposal of those entitled on the day of the proposal, counted in one unit. */
export interface Support {
  readonly unit: Unit
  readonly signed: number
  readonly eligible: number
}

/** Why somebody is concerned: a row of `consultation.concerned/<case>`, by subject. */
export interface ConcernedRow {
  /** Absent for a body that was invited by name. */
  readonly stake?: string
  readonly since: CivilDate
  /** What the register had of them on that day, by which they weigh in a vote; absent for whoever joined by evidence alone. */
  readonly kind?: SubjectKind
  /** Floor area of an owner. */
  readonly area?: number
  /** Opinions that they gave. */
  readonly opinions?: number
  /** The group of a draw in which their lot came up, and what came of it. */
  readonly place?: { readonly group: string; readonly as: 'drawn' | 'reserve' | 'declined' }
  /** An interest that waits for a decision, `own` if they declared it themselves; `recused` or `none` by the decision on it. */
  readonly interest?: 'own' | 'declared' | 'recused' | 'none'
  readonly appealed?: true
  readonly appraised?: true
}

/** A group of a draw: a row of `consultation.draws/<case>`, by group. */
export interface DrawRow {
  /** Those who stand by, the next one first. */
  readonly reserves: readonly string[]
}

/**
 * An opinion: a row of `consultation.opinions/<case>`, by its id. While it is unanswered and in no group, its id also stands in
 * `consultation.unanswered/<case>`.
 */
export interface OpinionRow {
  /** Absent, where it was given anonymously. */
  readonly by?: string
  readonly on: CivilDate
  readonly text: Commitment
  readonly group?: string
  /** Its own answer; one in a group has that of the group. */
  readonly answer?: AnswerRow
}

/**
 * Opinions that say the same: a row of `consultation.groups/<case>`, by group. While it has no answer, its id also stands in
 * `consultation.unansweredGroups/<case>`.
 */
export interface GroupRow {
  /** Opinions in it that have no answer of their own. */
  readonly opinions: number
  readonly answer?: AnswerRow
}

/** An answer with reasons. */
export interface AnswerRow {
  readonly on: CivilDate
  readonly organ: string
  readonly outcome: 'adopted' | 'partlyAdopted' | 'notAdopted' | 'answered'
  readonly reasons: Commitment
}

/** Name of a table of one case. */
export function tableOf(
  table:
    | 'concerned'
    | 'draws'
    | 'opinions'
    | 'unanswered'
    | 'groups'
    | 'unansweredGroups'
    | 'supporters'
    | 'votes'
    | 'choices'
    | 'reports',
  id: string,
  round?: number,
): string {
  return round === undefined ? `consultation.${table}/${id}` : `consultation.${table}/${id}/${round}`
}
