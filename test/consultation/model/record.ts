import { type ConsultationProcedure, RULES_OF_ORDER } from 'huzhu/consultation'

/** What is asked for: the type, by whom, and what beside. */
export interface Ask {
  readonly type: string
  readonly by: string
  readonly [field: string]: unknown
}

/** Eight residents are members; the owner is on no roll that is called, and can show a stake. */
export const MEMBERS = ['m1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8']
export const OWNER = 'x1'
export const PEOPLE = [...MEMBERS, OWNER]
export const ASSEMBLY = 'b3:assembly'
export const COUNCIL = 'b3:council'

/** The procedure of a history: what becomes of those with an interest of their own is what differs. */
export function procedureWith(effect: ConsultationProcedure['recusal']['effect']): ConsultationProcedure {
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
      { stake: 'neighbour', from: 'evidence' },
    ],
    materialsDaysBefore: 3,
    opinions: { days: 5, anonymous: true, perPerson: 2, answerDays: 4, organs: [COUNCIL, ASSEMBLY] },
    debate: RULES_OF_ORDER.huzhushe.procedure,
    decision: {
      mode: 'motion',
      motion: {
        pass: { num: 1, den: 2, cmp: '>', of: 'forAndAgainst', unit: 'members' },
        quorum: { of: 'voted', reach: { num: 1, den: 2, cmp: '>', of: 'eligible', unit: 'members' } },
        tie: { unit: 'members', rule: 'fails' },
      },
      writtenDays: 3,
    },
    recusal: { effect, fewest: 6, passUpTo: COUNCIL },
    outcome: {
      effectDays: 2,
      appeal: { days: 3, organ: COUNCIL, decideDays: 4 },
      publishDays: 7,
      postedDays: 5,
      feedbackDays: 30,
      returnDays: 10,
    },
  }
}

/** The civil date so many days after another. */
export function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** Somebody concerned, as a clerk would keep it. */
export interface PaperPerson {
  readonly stake: string
  interest?: 'declared' | 'recused' | 'none'
  opinions: number
  appealed: boolean
  appraised: boolean
}

/** A consultation on paper: what a clerk keeps, in no form that the library knows. */
export class PaperRecord {
  phase = 'none'
  proposer = ''
  content = 'room'
  supporters = new Set<string>()
  screenBy = ''
  screenedOn = ''
  stakes: readonly string[] = []
  convenedOn = ''
  deliberateOn = ''
  opinionsUntil = ''
  materialsOn = ''
  people = new Map<string, PaperPerson>()
  opinions = new Map<string, { group?: string; answered: boolean }>()
  answeredGroups = new Set<string>()
  answerBy = ''
  organ = 0
  reported = false
  debate: { chair: string; queue: { who: string; side: string }[]; last?: string } | undefined
  motion: { by: string; seconded: boolean; closed: boolean; spoken: Map<string, number> } | undefined
  round = { number: 0, openedOn: '', until: '', votes: new Map<string, string>() }
  outcome: { on: string; kind: string; result: string; organ?: string; effectFrom?: string; appealsUntil?: string } | undefined
  appeal: { decideBy: string; decided: boolean } | undefined
  publishedOn = ''
  tasks = new Map<string, { who: string; done: boolean }>()
  readonly effect: ConsultationProcedure['recusal']['effect']

  constructor(effect: ConsultationProcedure['recusal']['effect']) {
    this.effect = effect
  }

  get over(): boolean {
    return ['closed', 'lapsed', 'withdrawn'].includes(this.phase)
  }

  /** Two of eight residents are a quarter. */
  get forced(): boolean {
    return MEMBERS.filter((each) => this.supporters.has(each)).length >= 2
  }

  isAnswered(id: string): boolean {
    const opinion = this.opinions.get(id)
    return opinion !== undefined && (opinion.answered || (opinion.group !== undefined && this.answeredGroups.has(opinion.group)))
  }

  unanswered(): readonly string[] {
    return [...this.opinions.keys()].filter((id) => !this.isAnswered(id))
  }

  inGroup(group: string): readonly string[] {
    return [...this.opinions].flatMap(([id, opinion]) => (opinion.group === group && !opinion.answered ? id : []))
  }

  /** Members who have stepped aside, where that changes anything. */
  aside(): readonly string[] {
    return this.effect === 'mayVote' ? [] : MEMBERS.filter((each) => this.people.get(each)?.interest === 'recused')
  }

  hasVote(who: string): boolean {
    return this.people.get(who)?.stake === 'member' && !this.aside().includes(who)
  }

  votesFor(vote: string): number {
    return [...this.round.votes].filter(([who, each]) => each === vote && this.hasVote(who)).length
  }

  isAppealOpen(date: string): boolean {
    return this.appeal !== undefined && !this.appeal.decided && date <= this.appeal.decideBy
  }

  /** Whether the outcome asks somebody to do something. */
  isPositive(): boolean {
    return this.outcome?.result === 'adopted'
  }
}
