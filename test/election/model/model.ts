import { daysAfter } from './ask.ts'

/** Ballots as one would keep them in a drawer: the names on each. */
export type Drawer = readonly (readonly string[])[]

/** A round on paper: its days, who stands, who has voted where, and what lies in the drawers. */
export interface PaperRound {
  readonly kind: 'first' | 'revote' | 'further'
  day: string
  lastDay: string
  contest: string[]
  readonly seats: number
  openedOn?: string
  boxes: string[]
  /** Who has voted, and in which box. */
  readonly voted: Map<string, string>
  readonly hall: string[][]
  readonly web: string[][]
  webOpened: boolean
  reported?: { issued: number; returned: number }
  /** Sheets of the one batch since the last recount; two that say the same agree. */
  sheets: { teller: string; papers: Drawer }[]
  batch: 'none' | 'open' | 'agreed'
  /** Votes by person, as last counted. */
  votes?: Map<string, number>
  counted?: Counted | undefined
  /** Not held after all. */
  dropped?: true
}

/** What a count comes to. */
export interface Counted {
  readonly valid: boolean
  readonly turnout: { readonly eligible: number; readonly voted: number; readonly returned: number }
  readonly elected: readonly string[]
  readonly tied: readonly string[]
  readonly tiedSeats: number
  readonly unfilled: number
}

/**
 * An election as a clerk would keep it on paper: lists, drawers and a calendar, everything looked up anew. Says whether what is asked for is possible, and
 * does it. One post; voters are the members `p1` to `p9`. Committee of 2 or 3; the roll lies open for a day; two days of poll; two proxies for one holder.
 */
export class Model {
  phase = 'forming'
  readonly members: readonly string[]
  readonly seats: number
  committee: { members: string[]; substitutes: string[]; seats: number } | undefined
  readonly relatives = new Set<string>()
  /** Who stood on the roll when it was published, and then when it was closed. */
  closed: readonly string[] = []
  roll: { publishedOn: string } | undefined
  readonly listed = new Set<string>()
  readonly candidates = new Map<string, 'nominated' | 'accepted' | 'listed' | 'withdrawn' | 'barred'>()
  published = false
  readonly objections = new Map<string, { against: string; about: string; claim: string; open: boolean }>()
  officers: { tellers: string[]; scrutineers: string[] } = { tellers: [], scrutineers: [] }
  readonly proxies = new Map<string, string>()
  readonly rounds: PaperRound[] = []
  /** When the mandates begin; nobody in this society holds the post before. */
  effectiveFrom = ''
  elected: string[] = []
  readonly declined: string[] = []

  constructor(members: readonly string[], seats: number) {
    this.members = members
    this.seats = seats
  }

  get round(): PaperRound {
    return this.rounds.at(-1) as PaperRound
  }

  get over(): boolean {
    return ['handedOver', 'failed', 'annulled', 'cancelled'].includes(this.phase)
  }

  /** Whoever is on the roll, and whoever was struck off it after voting in this round. */
  eligible(): number {
    return new Set([...this.listed, ...(this.rounds.at(-1)?.voted.keys() ?? [])]).size
  }

  complete(): boolean {
    return (this.committee?.members.length ?? 0) >= 2
  }

  isStanding(person: string): boolean {
    return ['nominated', 'accepted', 'listed'].includes(this.candidates.get(person) ?? '')
  }

  /** Why somebody is not above the parties: they stand, or a close relative of theirs does. */
  isPartial(person: string, standing = this.members.filter((each) => this.isStanding(each))): boolean {
    return standing.some((each) => each === person || this.relatives.has([each, person].sort().join()))
  }

  open(against?: string): number {
    return [...this.objections.values()].filter((each) => each.open && (against ?? each.against) === each.against).length
  }

  /** Members of the committee who are partial leave, and the next in line move up. */
  clear(): void {
    const { committee } = this
    for (const member of [...(committee?.members ?? [])]) if (this.isPartial(member)) this.leave(member)
  }

  leave(member: string): void {
    const { committee } = this
    if (committee === undefined) return
    const next = committee.members.includes(member) ? committee.substitutes.find((each) => !this.isPartial(each)) : undefined
    committee.members = committee.members.filter((each) => each !== member)
    if (next !== undefined) committee.members.push(next)
    committee.substitutes = committee.substitutes.filter((each) => each !== member && each !== next)
  }

  /** Somebody stands no longer. While people vote and after it the ballots stay as they are, and are counted again without them. */
  gone(person: string, status: 'withdrawn' | 'barred'): void {
    this.candidates.set(person, status)
    const { round } = this
    if (round.openedOn === undefined) round.contest = round.contest.filter((each) => each !== person)
    else round.counted = undefined
  }

  /** Strikes a voter off; proxies that were not used end, and a candidate is barred. */
  strike(voter: string): void {
    this.listed.delete(voter)
    for (const [principal, holder] of [...this.proxies])
      if ((principal === voter || holder === voter) && !this.rounds.at(-1)?.voted.has(principal)) this.proxies.delete(principal)
    if (this.isStanding(voter)) this.gone(voter, 'barred')
  }

  /** Those who are level for seats of the last round that was counted; nobody, once the round among them was dropped. */
  tied(): Pick<Counted, 'tied' | 'tiedSeats'> {
    if (this.rounds.at(-1)?.dropped === true) return { tied: [], tiedSeats: 0 }
    return this.rounds.flatMap(({ counted }) => counted ?? []).at(-1) ?? { tied: [], tiedSeats: 0 }
  }

  /** Seats that nobody has; those of the tied apart, and those that a dropped round left. */
  empty(): number {
    const left = this.rounds.filter(({ dropped }) => dropped === true).reduce((sum, { seats }) => sum + seats, 0)
    return this.seats - this.elected.length - this.tied().tiedSeats - left
  }

  /** The last day of a further election: five days after people last voted. */
  furtherUntil(): string {
    return daysAfter(this.rounds.filter(({ openedOn }) => openedOn !== undefined).at(-1)?.lastDay ?? '', 5)
  }

  /** Who would go into a further election for the empty seats: one more than these, and whoever is level with the last of them. */
  further(): readonly string[] {
    const [first] = this.rounds
    const empty = this.empty()
    if (empty <= 0 || this.rounds.some(({ kind, counted }) => kind === 'further' && counted?.valid === true)) return []
    const votes = (person = '') => first?.votes?.get(person) ?? 0
    const others = [...(first?.votes?.keys() ?? [])].filter(
      (each) => this.isStanding(each) && ![...this.elected, ...this.declined, ...this.tied().tied].includes(each),
    )
    const last = [...others].sort((a, b) => votes(b) - votes(a))[empty]
    return last === undefined ? others : others.filter((each) => votes(each) >= votes(last))
  }

  /** Seats that the first round left empty are voted on once more before they may stay empty. */
  furtherDue(): boolean {
    const [first] = this.rounds
    return this.further().length > 0 && (first?.counted?.unfilled ?? 0) > 0 && this.rounds.every(({ kind }) => kind !== 'further')
  }
}
