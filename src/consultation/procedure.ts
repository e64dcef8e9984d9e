import type { Json } from '../base/json.ts'
import type { SubjectKind } from '../members/subject.ts'
import type { MethodName, Motion, Threshold, TieRule, Unranked } from '../voting/index.ts'

/** Who may put forward a topic 议题, and when it must be taken up. */
export interface ScreeningRule {
  /** Content classes 协商内容 that can be consulted on. */
  readonly classes: readonly string[]
  /** Screened within so many days of the proposal, and convened within as many of the admission. */
  readonly withinDays: number
  /** A petition that reaches this cannot be refused; each share has its own base. */
  readonly petition?: Threshold
}

/** Which organ has the power to decide on a class of content. */
export interface CompetenceRule {
  readonly class: string
  /** The organ or body, by its id; where it is not `own`, what is found here is an opinion. */
  readonly organ: string
  /** It is this consultation that decides. */
  readonly own?: true
}

/** Why somebody is concerned: on the roll of the unit, or of a kind there; or by evidence that they bring. */
export interface StakeRule {
  readonly stake: string
  readonly from: 'members' | 'evidence'
  readonly kinds?: readonly SubjectKind[]
  /** The classes of content for which it is one; all, if absent. */
  readonly classes?: readonly string[]
}

/** Opinions: until when they are taken follows from the convening; each one in time is owed an answer with reasons (model). */
export interface OpinionRule {
  /** At least so many days from the publication of the materials to the last day for opinions. */
  readonly days: number
  readonly anonymous?: true
  /** Most opinions of one person; no limit, if absent. */
  readonly perPerson?: number
  /** Answered within so many days after the last day for opinions. */
  readonly answerDays: number
  /** Organs that answer, in this order: what one leaves unanswered goes to the next. The last one's silence is reported and the question goes on (model). */
  readonly organs: readonly string[]
}

/** Rules of order: who speaks how often and how long, and what becomes of motions. */
export interface DebateRule {
  readonly second: boolean
  readonly speeches: number
  readonly minutes: number
  /** Speakers for and against take turns. */
  readonly alternate: boolean
  /** Whoever has not spoken goes before whoever has. */
  readonly firstSpeakersFirst: boolean
  /** What it takes to close a debate before everybody has used their right. */
  readonly close: Motion
  /** Adopts an amendment. */
  readonly adopt: Motion
  /** The chair keeps out of the debate. */
  readonly neutralChair: boolean
  readonly amendmentDepth: number
}

/** One gate of a pipeline: an organ, and what it takes to pass there. */
export interface Gate {
  readonly gate: string
  readonly organ: string
  readonly motion: Motion
  /** The gate to which failing sends back; the question lapses, if absent. */
  readonly backTo?: string
}

/** How the question is decided. */
export type DecisionRule =
  | { readonly mode: 'advisory' }
  | {
      readonly mode: 'consent'
      /** Rounds of integration. */
      readonly rounds: number
      readonly reviewMonths: number
      /** What becomes of it, if an objection stands after the last round. */
      readonly otherwise: 'lapse' | 'passUp'
    }
  | {
      readonly mode: 'motion'
      readonly motion: Motion
      /** A written round: votes come in until a day; no answer is no vote. */
      readonly writtenDays?: number
    }
  | {
      readonly mode: 'options'
      readonly method: MethodName
      readonly rules?: { readonly [rule: string]: Json }
      readonly ties?: readonly TieRule[]
      readonly unranked?: Unranked
      readonly quorum?: Threshold
    }
  | { readonly mode: 'gates'; readonly gates: readonly Gate[] }

/** What becomes of those with an interest of their own 回避. */
export interface RecusalRule {
  /**
   * `leavesBoth`: neither votes nor counts in any base; `staysInBase`: does not vote, and still counts (owners, Civil Code Art. 278); `mayVote`: should not
   * vote and cannot be kept from it (RONR 45:4).
   */
  readonly effect: 'leavesBoth' | 'staysInBase' | 'mayVote'
  /** Fewer than so many left: the question goes to this organ. */
  readonly fewest?: number
  readonly passUpTo?: string
}

/** What follows a decision. */
export interface OutcomeRule {
  /** It takes effect so many days after it was taken. */
  readonly effectDays: number
  readonly appeal?: { readonly days: number; readonly organ: string; readonly decideDays: number }
  readonly publishDays: number
  readonly postedDays: number
  readonly feedbackDays: number
  /** A body that is referred to answers within so many days; after that the question can be closed as unanswered. */
  readonly returnDays: number
  /** An emergency decision is void unless ratified within so many days. */
  readonly ratification?: { readonly days: number; readonly organ: string }
}

/** The procedure of a consultation 协商办法: what it freezes when it is convened. A parameter of the constitution of the type `procedure`. */
export interface ConsultationProcedure {
  readonly screening: ScreeningRule
  readonly competence: readonly CompetenceRule[]
  readonly stakes: readonly StakeRule[]
  /** Materials are published at least so many days before the deliberation. */
  readonly materialsDaysBefore: number
  readonly opinions: OpinionRule
  readonly debate?: DebateRule
  readonly decision: DecisionRule
  readonly recusal: RecusalRule
  readonly outcome: OutcomeRule
}
