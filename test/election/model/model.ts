import { daysAfter } from './ask.ts'

/** What one voter wrote: names by post. */
export type Slip = Readonly<Record<string, readonly string[]>>

/** Slips in a drawer. */
export type Drawer = readonly Slip[]

/** A post in a round: its seats, and among whom. */
export interface PaperContest {
  readonly office: string
  readonly seats: number
  persons: readonly string[]
}

/** A round on paper: its days, who stands, who has voted where, what lies in the drawers and what was told of it. */
export interface PaperRound {
  readonly kind: 'first' | 'revote' | 'further'
  day: string
  lastDay: string
  readonly contests: readonly PaperContest[]
  openedOn?: string
  boxes: string[]
  /** Who has voted, and in which box. */
  readonly voted: Map<string, string>
  readonly hall: Slip[]
  readonly web: Slip[]
  /** What people said openly, the last time they did. */
  readonly said: Map<string, Slip>
  webOpened: boolean
  reported?: { issued: number; returned: number }
  /** Sheets of the one batch since the last recount; two that say the same agree. */
  sheets: { teller: string; papers: Drawer }[]
  batch: 'none' | 'open' | 'agreed'
  /** Counts of the hands at the meeting; two that say the same agree. */
  hands: { teller: string; voted: number; hands: Readonly<Record<string, Readonly<Record<string, number>>>> }[]
  handsAgreed: boolean
  /** What another system reported. */
  city?: { voted: number; drawer: Drawer; void: number } | undefined
  /** Votes by post and person, as last counted. */
  votes?: Map<string, Map<string, number>>
  counted?: Counted | undefined
  /** Not held after all. */
  dropped?: true
}

/** What a count comes to. */
export interface Counted {
  readonly valid: boolean
  readonly turnout: { readonly eligible: number; readonly voted: number; readonly returned: number }
  readonly contests: readonly CountedContest[]
}

/** For one post. */
export interface CountedContest {
  readonly office: string
  readonly elected: readonly string[]
  readonly tied: readonly string[]
  readonly tiedSeats: number
  readonly unfilled: number
}

/** How a society elects. */
export interface Way {
  readonly posts: readonly { readonly office: string; readonly seats: number }[]
  /** By the votes of more than half of those who voted, by most approvals, or by transfers of ranked ballots (one seat). */
  readonly method: 'statutory-majority' | 'approval' | 'scottish-stv'
  readonly ballot: 'secret' | 'open'
  /** Those that are set up. */
  readonly boxes: readonly string[]
  /** A vote on whether this person stays in the post. */
  readonly recalled?: string
}

type Status = 'nominated' | 'accepted' | 'listed' | 'withdrawn' | 'barred'

/**
 * An election as a clerk would keep it on paper: lists, drawers and a calendar, everything looked up anew. Says whether what is asked for is possible, and
 * does it. Voters are the members `p1` to `p9`. Committee of 2 or 3; the roll lies open for a day; two days of poll; two proxies for one holder.
 */
export class Model {
  phase = 'forming'
  readonly members: readonly string[]
  readonly way: Way
  committee: { members: string[]; substitutes: string[]; seats: number } | undefined
  readonly relatives = new Set<string>()
  /** Who stood on the roll when it was published, and then when it was closed. */
  closed: readonly string[] = []
  roll: { publishedOn: string } | undefined
  readonly listed = new Set<string>()
  /** By `<post>/<person>`, in the order in which they were put forward. */
  readonly candidates = new Map<string, Status>()
  published = false
  readonly objections = new Map<string, { against: string; about: string; office: string; claim: string; open: boolean }>()
  officers: { tellers: string[]; scrutineers: string[] } = { tellers: [], scrutineers: [] }
  readonly proxies = new Map<string, string>()
  readonly rounds: PaperRound[] = []
  /** When the mandates begin; nobody holds the posts before, but for whoever is recalled. */
  effectiveFrom = ''
  /** By `<post>/<person>`. */
  elected: string[] = []
  readonly declined: string[] = []

  constructor(members: readonly string[], way: Way) {
    this.members = members
    this.way = way
    for (const { office } of way.posts)
      if (way.recalled !== undefined) this.candidates.set(`${office}/${way.recalled}`, 'accepted')
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

  isStanding(office: string, person: string): boolean {
    return ['nominated', 'accepted', 'listed'].includes(this.candidates.get(`${office}/${person}`) ?? '')
  }

  /** Whoever stands for any post. */
  standing(): readonly string[] {
    return this.members.filter((person) => this.way.posts.some(({ office }) => this.isStanding(office, person)))
  }

  /** Whoever is voted on in the round that runs. */
  votedOn(): readonly string[] {
    return this.rounds.at(-1)?.contests.flatMap(({ persons }) => persons) ?? []
  }

  contest(office: string): PaperContest | undefined {
    return this.rounds.at(-1)?.contests.find((each) => each.office === office)
  }

  /** Why somebody is not above the parties: they stand, or a close relative of theirs does. */
  isPartial(person: string, standing = this.standing()): boolean {
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
  gone(office: string, person: string, status: 'withdrawn' | 'barred'): void {
    this.candidates.set(`${office}/${person}`, status)
    const { round } = this
    const contest = this.contest(office)
    if (round.openedOn !== undefined) round.counted = undefined
    else if (contest !== undefined) contest.persons = contest.persons.filter((each) => each !== person)
  }

  /** Strikes a voter off; proxies that were not used end, and a candidate is barred. */
  strike(voter: string): void {
    this.listed.delete(voter)
    for (const [principal, holder] of [...this.proxies])
      if ((principal === voter || holder === voter) && !this.rounds.at(-1)?.voted.has(principal)) this.proxies.delete(principal)
    for (const { office } of this.way.posts)
      if (this.way.recalled === undefined && this.isStanding(office, voter)) this.gone(office, voter, 'barred')
  }

  /** The rounds in which a post was voted on, or was to be. */
  private roundsFor(office: string): readonly PaperRound[] {
    return this.rounds.filter(({ contests }) => contests.some((each) => each.office === office))
  }

  /** Those who are level for seats of a post in the last round that was counted; nobody, once the round among them was dropped. */
  tied(office: string): Pick<CountedContest, 'tied' | 'tiedSeats'> {
    const own = this.roundsFor(office)
    const last = own.filter(({ counted }) => counted !== undefined).at(-1)
    const found = own.at(-1)?.dropped === true ? undefined : countedFor(office, last)
    return found ?? { tied: [], tiedSeats: 0 }
  }

  /** Seats of a post that nobody has; those of the tied apart, and those that a dropped round left. A recall fills none. */
  empty(office: string): number {
    if (this.way.recalled !== undefined) return 0
    const seats = this.way.posts.find((each) => each.office === office)?.seats ?? 0
    const lost = this.roundsFor(office).filter(({ dropped }) => dropped === true)
    const left = lost.flatMap(({ contests }) => contests.flatMap((each) => (each.office === office ? each.seats : [])))
    const taken = this.elected.filter((each) => each.startsWith(`${office}/`)).length
    return seats - taken - this.tied(office).tiedSeats - left.reduce((sum, each) => sum + each, 0)
  }

  /** The last day of a further election: five days after people last voted. */
  furtherUntil(): string {
    return daysAfter(this.rounds.filter(({ openedOn }) => openedOn !== undefined).at(-1)?.lastDay ?? '', 5)
  }

  /**
   * Who would go into a further election for the empty seats of a post: by a majority one more than these, and whoever is level with the last of them; where most
   * approvals or transfers elect, everybody.
   */
  further(office: string): readonly string[] {
    const own = this.roundsFor(office)
    const empty = this.empty(office)
    if (empty <= 0 || own.some(({ kind, counted }) => kind === 'further' && counted?.valid === true)) return []
    const counted = this.rounds[0]?.votes?.get(office)
    const votes = (person = '') => counted?.get(person) ?? 0
    const out = [...this.elected, ...this.declined, ...this.tied(office).tied.map((each) => `${office}/${each}`)]
    const others = [...(counted?.keys() ?? [])].filter(
      (each) => this.isStanding(office, each) && !out.includes(`${office}/${each}`),
    )
    const last = this.way.method !== 'statutory-majority' ? undefined : [...others].sort((a, b) => votes(b) - votes(a))[empty]
    return last === undefined ? others : others.filter((each) => votes(each) >= votes(last))
  }

  /** Seats that the first round left empty are voted on once more before they may stay empty. */
  furtherDue(office: string): boolean {
    const own = this.roundsFor(office)
    const [first] = own
    const left = countedFor(office, first)?.unfilled ?? 0
    return (
      this.further(office).length > 0 && left > 0 && own.every(({ kind, counted }) => kind !== 'further' || counted === undefined)
    )
  }
}

function countedFor(office: string, round: PaperRound | undefined): CountedContest | undefined {
  return round?.counted?.contests.find((each) => each.office === office)
}
