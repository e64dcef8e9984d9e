import type { Judgement } from './hearing.ts'
import { type Ask, inPerson, once, type PaperRecord, type PaperRound } from './record.ts'
import { COUNCIL, daysAfter } from './setting.ts'
import { membersIn } from './tally.ts'

/** What a round comes to, on paper: which conclusions there are, the result, and what another round puts. */
export interface Sum {
  readonly may: readonly string[]
  readonly result?: string
  readonly organ?: string
  readonly option?: string
  readonly next?: {
    readonly options?: readonly string[]
    readonly gate?: string
    readonly motion?: string
    readonly text?: string
  }
}

/** What a round comes to on a day; undefined, while anybody is awaited, at a gate without a last day as long as it takes. */
export function sumOf(record: PaperRecord, date: string): Sum | undefined {
  const { round } = record
  if (round === undefined) return undefined
  if (record.left().length < 5) return { may: ['referred'], result: 'undecided', organ: COUNCIL }
  const last = record.lastDay()
  if (last !== undefined && date <= last && !isComplete(record, round)) return undefined
  switch (record.variant.mode) {
    case 'motion':
      return ofVotes(record, round, date)
    case 'meeting': {
      const { yes, no, present = 0 } = round.tally ?? { yes: 0, no: 0 }
      return yes + no === 0 ? undecided(record, date) : votedOn(record, 2 * yes > present)
    }
    case 'options':
      return ofChoices(record, round, date)
    case 'consent':
      return ofObjections(record, round)
    case 'gates':
      return ofGate(record, round, date)
    case 'advisory':
      return answered(record, 'advice')
  }
}

/** A written vote, or the tally of a meeting in its place. */
export function countOf(record: PaperRecord, round: PaperRound) {
  if (round.tally !== undefined) return { ...round.tally, voted: round.tally.yes + round.tally.no }
  const left = record.left()
  const cast = (vote: string) => [...round.votes].filter(([who, each]) => each === vote && left.includes(who)).length
  const [yes, no] = [cast('for'), cast('against')]
  return { yes, no, voted: yes + no + cast('abstain'), base: record.base() }
}

function ofVotes(record: PaperRecord, round: PaperRound, date: string): Sum {
  const { yes, no, voted, base } = countOf(record, round)
  if (2 * voted <= base) return undecided(record, date)
  return votedOn(record, yes > no)
}

/** What is rejected gives way to the counter-proposal that waited. */
function votedOn(record: PaperRecord, isAdopted: boolean): Sum {
  if (isAdopted) return answered(record, 'adopted')
  const counter = record.debate?.waiting.find(({ seconded }) => seconded)
  return counter === undefined
    ? answered(record, 'rejected')
    : { may: ['again'], next: { motion: counter.id, text: counter.text } }
}

function ofChoices(record: PaperRecord, round: PaperRound, date: string): Sum {
  const left = record.left()
  const ballots = [...round.choices].flatMap(([who, options]) => (left.includes(who) ? [options] : []))
  if (2 * ballots.length <= record.base()) return undecided(record, date)
  const approvals = (option: string) => ballots.filter((each) => each.includes(option)).length
  const most = Math.max(...round.options.map(approvals))
  const [option, ...others] = round.options.filter((each) => approvals(each) === most)
  if (option === undefined || others.length > 0)
    return { ...undecided(record, date), next: { options: [String(option), ...others] } }
  return { ...answered(record, 'chosen'), option }
}

function ofObjections(record: PaperRecord, round: PaperRound): Sum {
  const aside = record.aside()
  const stands = round.objections.some(({ by, settled }) => settled === undefined && !aside.includes(by))
  if (!stands && !round.objections.some(({ settled }) => settled === 'integrated')) return answered(record, 'consented')
  if (round.number <= 2) return { may: ['again'] }
  return record.variant.otherwise === 'passUp' ? { may: ['referred'], result: 'undecided', organ: COUNCIL } : { may: ['lapsed'] }
}

function ofGate(record: PaperRecord, { gate, tally, until }: PaperRound, date: string): Sum | undefined {
  if (tally === undefined) return until === undefined ? undefined : { may: record.forced ? ['again'] : ['again', 'lapsed'] }
  const passed = tally.yes > tally.no
  if (gate === 'discuss') return passed ? { may: ['again'], next: { gate: 'resolve' } } : { may: ['lapsed'] }
  if (2 * (tally.present ?? 0) <= tally.base) return undecided(record, date)
  return passed ? answered(record, 'adopted') : { may: ['again'], next: { gate: 'discuss' } }
}

/** What was asked for by a petition ends undecided only after a last day that was announced ahead. */
function undecided({ forced, round }: PaperRecord, date: string): Sum {
  const announced = round?.until !== undefined && round.until > round.openedOn && date > round.until
  return { may: forced && !announced ? ['again'] : ['again', 'lapsed'] }
}

function answered({ content }: PaperRecord, result: string): Sum {
  return content === 'room' ? { may: ['decided'], result } : { may: ['referred'], result, organ: COUNCIL }
}

function isComplete(record: PaperRecord, { votes, choices, tally }: PaperRound): boolean {
  const { mode } = record.variant
  const cast = { motion: votes, options: choices }[mode as 'motion' | 'options']
  return tally !== undefined || (cast !== undefined && record.left().every((each) => cast.has(each)))
}

/** How the clerk judges the steps from the question that is put to its conclusion. */
export const DECIDING: { readonly [type: string]: Judgement } = {
  openDecision(record, { options, until }, date) {
    if (record.unanswered().length > 0 && !record.reported) return undefined
    const names = (options ?? []) as readonly string[]
    const may = record.variant.mode === 'options' ? names.length > 1 && once(names) : options === undefined
    if (!may || isTooEarly(record, until, date)) return undefined
    return () => {
      record.phase = 'deciding'
      put(record, date, until ?? (record.variant.mode === 'motion' ? daysAfter(date, 3) : undefined), {
        options: names,
        ...(record.variant.mode === 'gates' ? { gate: 'discuss' } : {}),
      })
    }
  },
  castVote(record, ask, date) {
    const { round, variant } = record
    if (round === undefined || variant.mode !== 'motion' || round.tally !== undefined) return undefined
    if (!hasTurn(record, round, ask, date)) return undefined
    return () => {
      round.votes.set(String(ask.voter), String(ask.vote))
      round.heardOn.set(String(ask.voter), date)
    }
  },
  castChoice(record, ask, date) {
    const { round, variant } = record
    const { approvals } = ask.ballot as { readonly approvals: readonly string[] }
    if (round === undefined || variant.mode !== 'options' || !once(approvals)) return undefined
    const may = hasTurn(record, round, ask, date) && approvals.every((each) => round.options.includes(each))
    if (!may) return undefined
    return () => {
      round.choices.set(String(ask.voter), approvals)
      round.heardOn.set(String(ask.voter), date)
    }
  },
  recordTally(record, { gate, tally }, date) {
    const { round, variant } = record
    if (round === undefined || !isOpen(round, date) || round.tally !== undefined || round.votes.size > 0) return undefined
    if (!['motion', 'meeting', 'gates'].includes(variant.mode) || gate !== round.gate) return undefined
    const { for: yes = 0, against: no = 0, present, eligible } = membersIn(tally)
    const base = variant.mode === 'gates' ? (eligible ?? 0) : record.base()
    if (present !== undefined && (present > base || yes + no > present)) return undefined
    if (variant.mode !== 'gates' && yes + no > record.left().length) return undefined
    const shutsOut = variant.mode === 'motion' && date < String(round.until) && yes + no < record.left().length
    if (shutsOut) return undefined
    return () => (round.tally = { yes, no, base, ...(present === undefined ? {} : { present }) })
  },
  raiseConcern(record, { by, objection }, date) {
    const { round, variant } = record
    if (round === undefined || variant.mode !== 'consent' || !isOpen(round, date)) return undefined
    const may = record.left().includes(by) && round.objections.every(({ id }) => id !== objection)
    return may ? () => round.objections.push({ id: String(objection), by }) : undefined
  },
  settleConcern(record, ask) {
    const { round, variant } = record
    const found = round?.objections.find(({ id }) => id === ask.objection)
    if (round === undefined || variant.mode !== 'consent' || found === undefined || found.settled !== undefined) return undefined
    const withdrawn = ask.settled === 'withdrawn'
    if (withdrawn ? !inPerson(ask, found.by) : round.number > 2 || ask.text === undefined) return undefined
    return () => {
      found.settled = String(ask.settled)
      if (!withdrawn) round.text = (ask.text as { readonly ref: string }).ref
    }
  },
  concludeDecision(record, { conclusion, until }, date) {
    const { round } = record
    const sum = sumOf(record, date)
    if (round === undefined || sum === undefined || !sum.may.includes(String(conclusion))) return undefined
    if (until !== undefined && (conclusion !== 'again' || isTooEarly(record, until, date))) return undefined
    return () => {
      if (conclusion === 'again') return again(record, round, sum, until, date)
      record.phase = String(conclusion)
      const { result, option, organ } = sum
      if (result === undefined) return
      const found = { on: date, result, ...(option === undefined ? {} : { option }) }
      if (organ !== undefined) record.outcome = { ...found, kind: 'opinion', organ }
      else if (result === 'advice') record.outcome = { ...found, kind: 'opinion' }
      else {
        const effect = result === 'rejected' ? {} : { effectFrom: daysAfter(date, 2) }
        record.outcome = { ...found, kind: 'decision', ...effect, appealsUntil: daysAfter(date, 3) }
      }
    }
  },
}

/** Another round takes as many days as the one before, if no other day is announced. */
function again(record: PaperRecord, round: PaperRound, { next = {} }: Sum, until: unknown, date: string): void {
  const { debate } = record
  if (debate !== undefined) debate.waiting = debate.waiting.filter(({ id }) => id !== next.motion)
  record.text = next.text ?? round.text
  const days = round.until === undefined ? undefined : Date.parse(round.until) - Date.parse(round.openedOn)
  const same = days === undefined ? undefined : daysAfter(date, days / 86_400_000)
  put(record, date, until ?? same, { ...round, ...next })
}

function put(record: PaperRecord, date: string, until: unknown, { options, gate }: Pick<PaperRound, 'options' | 'gate'>): void {
  const { round } = record
  record.round = {
    number: (round?.number ?? 0) + 1,
    openedOn: date,
    ...(until === undefined ? {} : { until: String(until) }),
    ...(gate === undefined ? {} : { gate }),
    options,
    votes: new Map(),
    heardOn: new Map(),
    choices: new Map(),
    objections: round?.objections.filter(({ settled }) => settled === undefined) ?? [],
    text: record.text,
  }
}

/** So many days a round takes at least. */
const LEAST = { motion: 3, meeting: 1, options: 1, consent: 1, gates: 0, advisory: 0 } as const

function isTooEarly({ variant }: PaperRecord, until: unknown, date: string): boolean {
  return until !== undefined && String(until) < daysAfter(date, LEAST[variant.mode])
}

function isOpen({ openedOn, until }: PaperRound, date: string): boolean {
  return date >= openedOn && (until === undefined || date <= until)
}

/** Whoever voted or chose on a later day is not heard by paper of an earlier one. */
function hasTurn(record: PaperRecord, round: PaperRound, ask: Ask, date: string): boolean {
  const voter = String(ask.voter)
  const isLate = date < (round.heardOn.get(voter) ?? date)
  return isOpen(round, date) && !isLate && inPerson(ask, voter) && record.left().includes(voter)
}
