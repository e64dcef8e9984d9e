import { drawParticipants } from 'huzhu/voting'
import { ASSEMBLY, COUNCIL, daysAfter, MEMBERS, type Variant } from './setting.ts'

/** Who asks, and what beside; `on` and `recordedBy`, where it is late paper. */
export interface Fields {
  readonly by: string
  readonly on?: string
  readonly recordedBy?: string
  readonly [field: string]: unknown
}

/** What is asked for. */
export interface Ask extends Fields {
  readonly type: string
}

/** Somebody concerned, as a clerk would keep it; without a stake a body that was invited. */
export interface PaperPerson {
  readonly stake?: string
  interest?: 'own' | 'declared' | 'recused' | 'none'
  opinions: number
  appealed: boolean
  appraised: boolean
}

/** A motion, an amendment or a counter-proposal. */
export interface PaperMotion {
  readonly id: string
  readonly by: string
  readonly amends?: string
  text: string
  seconded: boolean
  readonly spoken: Map<string, number>
}

/** The tally of a meeting; `base` is what it was a share of, where that is known. */
export interface PaperTally {
  readonly yes: number
  readonly no: number
  readonly present?: number
  readonly base: number
}

/** A round of votes, choices, objections, or a gate. */
export interface PaperRound {
  readonly number: number
  readonly openedOn: string
  readonly until?: string
  readonly gate?: string
  readonly options: readonly string[]
  readonly votes: Map<string, string>
  /** The day of the last vote or choice of each. */
  readonly heardOn: Map<string, string>
  readonly choices: Map<string, readonly string[]>
  readonly objections: { readonly id: string; readonly by: string; settled?: string }[]
  text: string
  tally?: PaperTally
}

/** A debate: the main motion and what amends it, and counter-proposals that wait. */
export interface PaperDebate {
  chair: string
  motions: PaperMotion[]
  waiting: PaperMotion[]
  queue: { readonly who: string; readonly side: string }[]
  last?: string
  closed: boolean
}

/** What came of the question. */
export interface PaperOutcome {
  readonly on: string
  readonly kind: string
  readonly result: string
  readonly organ?: string
  readonly option?: string
  readonly effectFrom?: string
  readonly appealsUntil?: string
}

/** A consultation on paper: what a clerk keeps, in no form that the library knows. */
export class PaperRecord {
  phase = 'none'
  proposer = ''
  content = 'room'
  proposedOn = ''
  supporters = new Set<string>()
  screenBy = ''
  screenedOn = ''
  stakes: readonly string[] = []
  convenedOn = ''
  deliberateOn = ''
  opinionsUntil = ''
  materialsOn = ''
  people = new Map<string, PaperPerson>()
  /** The pool of a draw, its seed, and who declined since, in order. */
  #draw: { readonly seed: string; readonly pool: readonly string[]; readonly declined: readonly string[] } | undefined
  /** The lots as they stand: who takes part and who stands by. */
  lots: { readonly drawn: readonly string[]; readonly reserves: readonly string[] } | undefined
  opinions = new Map<string, { group?: string; answered: boolean; readonly on: string }>()
  answeredGroups = new Set<string>()
  answerBy = ''
  organ = 0
  reported = false
  text = ''
  debate: PaperDebate | undefined
  reports = new Set<string>()
  round: PaperRound | undefined
  outcome: PaperOutcome | undefined
  appeal: { readonly on: string; readonly decideBy: string; decided: boolean } | undefined
  emergency: { readonly ratifyBy: string; ratified: boolean } | undefined
  publishedOn = ''
  tasks = new Map<string, { readonly who: string; done: boolean }>()
  readonly variant: Variant

  constructor(variant: Variant) {
    this.variant = variant
  }

  get over(): boolean {
    return ['closed', 'lapsed', 'withdrawn'].includes(this.phase)
  }

  /** Two of eight residents are a quarter. */
  get forced(): boolean {
    return MEMBERS.filter((each) => this.supporters.has(each)).length >= 2
  }

  enter(who: string, stake?: string): void {
    const person = { opinions: 0, appealed: false, appraised: false }
    this.people.set(who, stake === undefined ? person : { stake, ...person })
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

  /** Lots are drawn, or drawn again from the same seed once somebody declined. */
  drawLots(draw: { readonly seed: string; readonly pool: readonly string[]; readonly declined: readonly string[] }): void {
    const groups = [{ group: 'all', places: 6, reserves: 2, pool: draw.pool }]
    const result = drawParticipants({ seed: draw.seed, groups, refused: draw.declined })
    if (!result.ok) throw new Error(JSON.stringify(result.refusal))
    this.#draw = draw
    this.lots = result.groups[0]
  }

  decline(who: string): void {
    if (this.#draw !== undefined) this.drawLots({ ...this.#draw, declined: [...this.#draw.declined, who] })
  }

  /** Everybody concerned; after a draw those drawn, and the bodies that were invited. */
  takesPart(who: string): boolean {
    const person = this.people.get(who)
    return person !== undefined && (person.stake === undefined || (this.lots?.drawn.includes(who) ?? true))
  }

  /** Whoever has a vote on the question. */
  voters(): readonly string[] {
    return this.seated(['motion', 'meeting', 'options'].includes(this.variant.mode))
  }

  /** Whoever takes part by a stake: only the members, where members are counted. */
  seated(counted: boolean): readonly string[] {
    return [...this.people].flatMap(([who, { stake }]) =>
      stake !== undefined && this.takesPart(who) && (!counted || stake === 'member') ? who : [],
    )
  }

  /** Voters who have stepped aside, where that changes anything. */
  aside(): readonly string[] {
    return this.variant.effect === 'mayVote' ? [] : this.voters().filter((each) => this.people.get(each)?.interest === 'recused')
  }

  /** Voters who have not stepped aside. */
  left(): readonly string[] {
    const aside = this.aside()
    return this.voters().filter((each) => !aside.includes(each))
  }

  /** How many are the base of a share. */
  base(): number {
    return (this.variant.effect === 'leavesBoth' ? this.left() : this.voters()).length
  }

  isAppealOpen(date: string): boolean {
    return this.appeal !== undefined && !this.appeal.decided && date <= this.appeal.decideBy
  }

  /** Whether the outcome asks somebody to do something, or may. */
  isPositive(): boolean {
    return ['adopted', 'chosen', 'consented', 'advice'].includes(this.outcome?.result ?? '')
  }

  isProvisional(): boolean {
    return this.emergency !== undefined && !this.emergency.ratified
  }

  /** The day on which an opened round ends by itself, the next one at the earliest; none, where nobody votes, chooses or objects one by one. */
  lastDay(): string | undefined {
    const { round, variant } = this
    if (round === undefined || round.until !== undefined) return round?.until
    return ['advisory', 'gates'].includes(variant.mode) ? undefined : daysAfter(round.openedOn, 1)
  }
}

/** In person, or by an organ that hands in their paper. */
export function inPerson(ask: Ask, person: string | undefined): boolean {
  return ask.by === person || isHandedIn(ask)
}

export function isHandedIn({ by, recordedBy, evidence }: Ask): boolean {
  return recordedBy !== undefined && evidence !== undefined && [ASSEMBLY, COUNCIL].includes(by)
}

/** Whether each is named once. */
export function once(names: readonly string[]): boolean {
  return new Set(names).size === names.length
}
