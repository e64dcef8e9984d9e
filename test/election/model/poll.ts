import { type Days, daysAfter, distinct, type Person, possibleDays, type Rules, round, to } from './ask.ts'
import type { Drawer, Model } from './model.ts'

/** From the officers of the poll to the handover. */
export const POLL: Rules = {
  appointOfficers(model, { tellers, scrutineers }: { tellers: string[]; scrutineers: string[] }) {
    const all = [...tellers, ...scrutineers]
    if (!model.complete() || !distinct(all) || tellers.length < 2) return false
    if (all.some((each) => !model.members.includes(each) || model.isPartial(each, model.round.contest))) return false
    model.officers = { tellers: [...tellers], scrutineers: [...scrutineers] }
    return true
  },
  lodgeProxy(model, { by, principal, holder }: { by: string; principal: string; holder: string }, date) {
    const { proxies, listed, round } = model
    const holders = [...proxies.values()]
    if (date > round.day || by !== principal || holder === principal || !listed.has(principal) || !listed.has(holder))
      return false
    if (round.contest.includes(holder) || proxies.has(principal) || proxies.has(holder) || holders.includes(principal))
      return false
    if (holders.filter((each) => each === holder).length >= 2) return false
    proxies.set(principal, holder)
    return true
  },
  revokeProxy(model, { by, principal }: { by: string; principal: string }) {
    if (!model.proxies.has(principal) || !model.listed.has(principal) || by !== principal) return false
    if (model.round.voted.has(principal)) return false
    return model.proxies.delete(principal)
  },
  openPolls(model, { boxes }: { boxes: readonly { box: string }[] }, date) {
    const { day, lastDay, contest } = model.round
    const { tellers, scrutineers } = model.officers
    if (!model.complete() || date < day || date > lastDay || contest.length === 0) return false
    if (boxes.some(({ box }) => box === 'hall')) {
      if (tellers.length < 2 || scrutineers.length < 1) return false
      if ([...tellers, ...scrutineers].some((each) => model.isPartial(each, contest))) return false
    }
    model.round.openedOn = date
    model.round.boxes = boxes.map(({ box }) => box)
    return to(model, 'polling')
  },
  markVoter(model, { voter, holder, names }: { voter: string; holder?: string; names: string[] }, date) {
    if (!vote(model, voter, holder, 'hall', date)) return false
    model.round.hall.push(names)
    return true
  },
  castBallot(model, { by, voter, names }: { by: string; voter: string; names: string[] }, date) {
    const { contest, seats, web } = model.round
    if (names.length > seats || names.some((each) => !contest.includes(each))) return false
    if (!vote(model, voter, by === voter ? undefined : by, 'web', date)) return false
    web.push(names)
    return true
  },
  closePolls(model, _, date) {
    return (date >= model.round.lastDay || model.round.voted.size >= model.eligible()) && to(model, 'counting')
  },
  openBox({ round }) {
    if (!round.boxes.includes('web') || round.webOpened) return false
    round.webOpened = true
    return true
  },
  reportBox(model, { issued, returned, scrutineers }: { issued: number; returned: number; scrutineers: string[] }) {
    if (!model.round.boxes.includes('hall') || model.round.counted !== undefined || !signed(model, scrutineers)) return false
    model.round.reported = { issued, returned }
    return true
  },
  submitSheet(model, ask: { by: string; teller: string; drawer: Drawer; scrutineers: string[] }) {
    const { by, teller, drawer, scrutineers } = ask
    const { round } = model
    if (by !== teller || !model.officers.tellers.includes(teller) || round.batch === 'agreed') return false
    if (round.sheets[0]?.teller === teller || round.counted !== undefined || !signed(model, scrutineers)) return false
    if (drawer.flat().some((each) => !round.contest.includes(each))) return false
    const sorted = [...drawer].map((names) => [...names].sort()).sort()
    const [first] = round.sheets
    const agrees = JSON.stringify(first?.papers) === JSON.stringify(sorted)
    round.batch = agrees ? 'agreed' : 'open'
    if (first === undefined || agrees) round.sheets.push({ teller, papers: sorted })
    else round.sheets = []
    return true
  },
  orderRecount({ round }) {
    round.sheets = []
    round.batch = 'none'
    round.counted = undefined
    return true
  },
  countVotes(model) {
    const { round } = model
    const { boxes, reported, webOpened, batch, sheets } = round
    if (round.counted !== undefined || batch === 'open') return false
    if (boxes.includes('hall') ? reported === undefined : false) return false
    if (boxes.includes('web') && !webOpened) return false
    const told = batch === 'agreed' ? (sheets[0]?.papers.length ?? 0) : 0
    if (told !== (boxes.includes('hall') ? reported?.returned : 0)) return false
    count(model)
    return true
  },
  confirmPoll(model, { finding }: { finding: string }) {
    const { counted } = model.round
    if (counted === undefined || !model.complete()) return false
    if (finding !== (counted.valid ? 'valid' : model.rounds.length === 1 ? 'void' : 'roundVoid')) return false
    if (finding === 'valid' && model.open() > 0) return false
    if (finding === 'void') return to(model, 'failed')
    if (finding === 'valid') {
      model.elected = [...model.elected.filter((each) => !model.round.contest.includes(each)), ...counted.elected]
    }
    return to(model, 'confirmed')
  },
  callRound(model, ask: Days & { round: 'revote' | 'further' }, date) {
    const { tied, tiedSeats } = model.tied()
    const contest = ask.round === 'revote' ? tied : tied.length > 0 ? [] : model.further()
    if (contest.length === 0 || !model.complete() || !possibleDays(ask, date)) return false
    if (ask.round === 'further' && ask.day > model.furtherUntil()) return false
    const { tellers, scrutineers } = model.officers
    const apart = (persons: string[]) => persons.filter((each) => !contest.includes(each))
    model.officers = { tellers: apart(tellers), scrutineers: apart(scrutineers) }
    model.rounds.push(round(ask.round, ask, [...contest], ask.round === 'revote' ? tiedSeats : model.empty()))
    return to(model, 'campaigning')
  },
  dropRound(model) {
    const { round } = model
    if (model.rounds.length < 2 || !model.complete()) return false
    round.dropped = true
    return to(model, 'confirmed')
  },
  declineOffice(model, { by, person }: Person) {
    if (by !== person || !model.elected.includes(person)) return false
    model.elected = model.elected.filter((each) => each !== person)
    model.declined.push(person)
    return true
  },
  declareResult(model, { from }: { from: string }, date) {
    if (!model.complete() || model.open() > 0 || model.tied().tied.length > 0 || from < date) return false
    if (model.furtherDue() && date <= model.furtherUntil()) return false
    if (from > daysAfter(date, 3)) return false
    model.effectiveFrom = from
    return to(model, 'declared')
  },
  handOver: (model, _, date) => date >= model.effectiveFrom && to(model, 'handedOver'),
}

/** Somebody votes: in person, which ends their proxy, or by whoever holds it. */
function vote(model: Model, voter: string, holder: string | undefined, box: string, date: string): boolean {
  const { openedOn = '', lastDay, boxes, contest, voted } = model.round
  const held = model.proxies.get(voter)
  if (date < openedOn || date > lastDay || !boxes.includes(box) || !model.listed.has(voter)) return false
  if (holder !== undefined && (held !== holder || !model.listed.has(holder) || contest.includes(holder))) return false
  if (voted.has(voter)) return false
  if (holder === undefined) model.proxies.delete(voter)
  voted.set(voter, box)
  return true
}

/** Ballots with more names than seats are void; whoever was barred since is not elected. */
function count(model: Model): void {
  const { kind, contest, seats, web, voted, boxes } = model.round
  const told = boxes.includes('hall') ? (model.round.sheets[0]?.papers ?? []) : []
  const ballots = [...told, ...(boxes.includes('web') ? web : [])]
  const valid = ballots.filter((names) => names.length <= seats)
  const able = contest.filter((person) => model.candidates.get(person) !== 'barred')
  const votes = new Map(able.map((person) => [person, valid.filter((names) => names.includes(person)).length]))
  const cast = ballots.length
  model.round.votes = votes
  const isValid = voted.size * 2 > model.eligible() && cast <= voted.size
  const turnout = { eligible: model.eligible(), voted: voted.size, returned: cast }
  const passes = (number: number) =>
    kind === 'first' ? number * 2 > voted.size : kind === 'further' ? number * 3 >= cast && number > 0 : number > 0
  const passed = isValid ? able.filter((person) => passes(votes.get(person) ?? 0)) : []
  const above = (person: string) => passed.filter((other) => (votes.get(other) ?? 0) >= (votes.get(person) ?? 0)).length
  const elected = passed.filter((person) => above(person) <= seats).sort((a, b) => (votes.get(b) ?? 0) - (votes.get(a) ?? 0))
  const tied = passed.filter((person) => {
    const better = passed.filter((other) => (votes.get(other) ?? 0) > (votes.get(person) ?? 0)).length
    return better < seats && above(person) > seats
  })
  const tiedSeats = tied.length === 0 ? 0 : seats - elected.length
  model.round.counted = { valid: isValid, turnout, elected, tied, tiedSeats, unfilled: seats - elected.length - tiedSeats }
}

/** A scrutineer who was appointed signs, and nobody who was not. */
function signed({ officers }: Model, scrutineers: readonly string[]): boolean {
  return scrutineers.length > 0 && scrutineers.every((each) => officers.scrutineers.includes(each))
}
