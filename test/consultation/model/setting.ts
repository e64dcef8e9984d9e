import { type ConsultationProcedure, RULES_OF_ORDER } from 'huzhu/consultation'

/** Eight residents are members; the owner is on no roll that is called, and can show a stake; the sub-district office can be invited. */
export const MEMBERS = ['m1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8']
export const OWNER = 'x1'
export const STREET = 'street'
export const PEOPLE = [...MEMBERS, OWNER]
export const ASSEMBLY = 'b3:assembly'
export const COUNCIL = 'b3:council'

export const MODES = ['motion', 'meeting', 'options', 'consent', 'gates', 'advisory'] as const

/** What differs from one history to another. */
export interface Variant {
  readonly mode: (typeof MODES)[number]
  readonly effect: ConsultationProcedure['recusal']['effect']
  readonly otherwise: 'lapse' | 'passUp'
  /** It begins with an emergency decision. */
  readonly emergency: boolean
}

const half = { num: 1, den: 2, cmp: '>', unit: 'members' } as const
const ofVotes = { pass: { ...half, of: 'forAndAgainst' } } as const

function decisionOf({ mode, otherwise }: Variant): ConsultationProcedure['decision'] {
  switch (mode) {
    case 'motion': {
      const quorum = { of: 'voted', reach: { ...half, of: 'eligible' } } as const
      return { mode, motion: { ...ofVotes, quorum, tie: { unit: 'members', rule: 'fails' } }, writtenDays: 3 }
    }
    case 'meeting':
      return { mode: 'motion', motion: { pass: { ...half, of: 'present' } } }
    case 'options':
      return { mode, method: 'approval', quorum: { ...half, of: 'eligible' } }
    case 'consent':
      return { mode, rounds: 2, reviewMonths: 6, otherwise }
    case 'gates': {
      const quorum = { of: 'present', reach: { ...half, of: 'eligible' } } as const
      return {
        mode,
        gates: [
          { gate: 'discuss', organ: COUNCIL, motion: ofVotes },
          { gate: 'resolve', organ: ASSEMBLY, motion: { ...ofVotes, quorum }, backTo: 'discuss' },
        ],
      }
    }
    case 'advisory':
      return { mode }
  }
}

/** The procedure of a history. */
export function procedureOf(variant: Variant): ConsultationProcedure {
  return {
    screening: {
      classes: ['room', 'repair'],
      withinDays: 10,
      petition: { num: 1, den: 4, cmp: '>=', of: 'eligible', unit: 'residents' },
    },
    competence: [
      { class: 'room', organ: ASSEMBLY, own: true },
      { class: 'repair', organ: COUNCIL },
    ],
    stakes: [
      { stake: 'member', from: 'members', kinds: ['resident'] },
      { stake: 'neighbour', from: 'evidence', classes: ['room'] },
    ],
    materialsDaysBefore: 3,
    opinions: { days: 5, anonymous: true, perPerson: 2, answerDays: 4, organs: [COUNCIL, ASSEMBLY] },
    debate: RULES_OF_ORDER.huzhushe.procedure,
    decision: decisionOf(variant),
    recusal: { effect: variant.effect, fewest: 5, passUpTo: COUNCIL },
    outcome: {
      effectDays: 2,
      appeal: { days: 3, organ: COUNCIL, decideDays: 4 },
      publishDays: 7,
      postedDays: 5,
      feedbackDays: 30,
      returnDays: 10,
      ratification: { days: 4, organ: ASSEMBLY },
    },
  }
}

/** The civil date so many days after another. */
export function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
