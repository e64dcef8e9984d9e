import { type Days, daysAfter, type Person, possibleDays, type Rules, round, to } from './ask.ts'
import type { PaperContest } from './model.ts'

/** From the finding to the handover. */
export const RESULT: Rules = {
  confirmPoll(model, { finding }: { finding: string }) {
    const { counted, contests } = model.round
    if (counted === undefined || !model.complete()) return false
    if (finding !== (counted.valid ? 'valid' : model.rounds.length === 1 ? 'void' : 'roundVoid')) return false
    if (finding === 'valid' && model.open() > 0) return false
    if (finding === 'void') return to(model, 'failed')
    if (finding === 'valid') {
      const again = contests.flatMap(({ office, persons }) => persons.map((person) => `${office}/${person}`))
      const elected = counted.contests.flatMap((each) => each.elected.map((person) => `${each.office}/${person}`))
      model.elected = [...model.elected.filter((each) => !again.includes(each)), ...elected]
    }
    return to(model, 'confirmed')
  },
  callRound(model, ask: Days & { round: 'revote' | 'further' }, date) {
    const level = model.way.posts.map(({ office }) => ({ office, ...model.tied(office) }))
    const isTied = level.some(({ tiedSeats }) => tiedSeats > 0)
    const asked: readonly PaperContest[] =
      ask.round === 'revote'
        ? level.map(({ office, tied, tiedSeats }) => ({ office, seats: tiedSeats, persons: [...tied] }))
        : model.way.posts.map(({ office }) => ({
            office,
            seats: isTied ? 0 : model.empty(office),
            persons: [...model.further(office)],
          }))
    const contests = asked.filter(({ seats, persons }) => seats > 0 && persons.length > 0)
    if (contests.length === 0 || !model.complete() || !possibleDays(ask, date)) return false
    if (ask.round === 'further' && ask.day > model.furtherUntil()) return false
    const stand = contests.flatMap(({ persons }) => persons)
    const apart = (persons: string[]) => persons.filter((each) => !stand.includes(each))
    const { tellers, scrutineers } = model.officers
    model.officers = { tellers: apart(tellers), scrutineers: apart(scrutineers) }
    for (const [principal, holder] of [...model.proxies]) if (stand.includes(holder)) model.proxies.delete(principal)
    model.rounds.push(round(ask.round, ask, contests))
    return to(model, 'campaigning')
  },
  dropRound(model) {
    const { round } = model
    if (model.rounds.length < 2 || !model.complete()) return false
    round.dropped = true
    return to(model, 'confirmed')
  },
  declineOffice(model, { by, office, person }: Person) {
    const key = `${office}/${person}`
    if (by !== person || !model.elected.includes(key) || model.way.recalled !== undefined) return false
    model.elected = model.elected.filter((each) => each !== key)
    model.declined.push(key)
    return true
  },
  declareResult(model, { from }: { from: string }, date) {
    const { posts } = model.way
    if (!model.complete() || model.open() > 0 || from < date || from > daysAfter(date, 3)) return false
    if (posts.some(({ office }) => model.tied(office).tiedSeats > 0)) return false
    if (posts.some(({ office }) => model.furtherDue(office)) && date <= model.furtherUntil()) return false
    model.effectiveFrom = from
    return to(model, 'declared')
  },
  handOver: (model, _, date) => model.open() === 0 && date >= model.effectiveFrom && to(model, 'handedOver'),
}
