import { distinct, type Rules, to } from './ask.ts'
import type { Model, Slip } from './model.ts'

/** From the officers of the poll to its close. */
export const POLL: Rules = {
  appointOfficers(model, { tellers, scrutineers }: { tellers: string[]; scrutineers: string[] }) {
    const all = [...tellers, ...scrutineers]
    if (!model.complete() || !distinct(all) || tellers.length < 2) return false
    if (all.some((each) => !model.members.includes(each) || model.isPartial(each, model.votedOn()))) return false
    model.officers = { tellers: [...tellers], scrutineers: [...scrutineers] }
    return true
  },
  lodgeProxy(model, { by, principal, holder }: { by: string; principal: string; holder: string }, date) {
    const { proxies, listed, round } = model
    const holders = [...proxies.values()]
    if (date > round.day || by !== principal || holder === principal || !listed.has(principal) || !listed.has(holder))
      return false
    if (model.votedOn().includes(holder) || proxies.has(principal) || proxies.has(holder) || holders.includes(principal))
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
    const { day, lastDay, contests } = model.round
    const { tellers, scrutineers } = model.officers
    if (!model.complete() || date < day || date > lastDay || contests.some(({ persons }) => persons.length === 0)) return false
    const names = boxes.map(({ box }) => box)
    if (names.includes('web') && model.way.ballot === 'open') return false
    if (names.includes('room') && model.way.ballot === 'secret') return false
    if (names.includes('hall') || names.includes('room')) {
      if ((model.way.ballot === 'secret' && tellers.length < 2) || scrutineers.length < 1) return false
      if ([...tellers, ...scrutineers].some((each) => model.isPartial(each, model.votedOn()))) return false
    }
    model.round.openedOn = date
    model.round.boxes = names
    return to(model, 'polling')
  },
  markVoter(model, { voter, holder, slip }: { voter: string; holder?: string; slip: Slip }, date) {
    if (model.way.ballot === 'open' || model.round.voted.has(voter) || !vote(model, voter, holder, 'hall', date)) return false
    model.round.hall.push(slip)
    return true
  },
  castBallot(model, { by, voter, slip }: { by: string; voter: string; slip: Slip }, date) {
    if (model.way.ballot === 'open' || model.round.voted.has(voter) || !isSound(model, slip)) return false
    if (!vote(model, voter, by === voter ? undefined : by, 'web', date)) return false
    model.round.web.push(slip)
    return true
  },
  castOpenBallot(model, { by, voter, box, slip }: { by: string; voter: string; box: string; slip: Slip }, date) {
    if (model.way.ballot === 'secret' || box === 'city' || !isSound(model, slip)) return false
    if (!vote(model, voter, by === voter ? undefined : by, box, date)) return false
    model.round.said.set(voter, slip)
    return true
  },
  closePolls(model, _, date) {
    return (date >= model.round.lastDay || model.round.voted.size >= model.eligible()) && to(model, 'counting')
  },
}

/** Somebody votes: in person, which ends their proxy, or by whoever holds it. They are counted at the box where they voted first. */
function vote(model: Model, voter: string, holder: string | undefined, box: string, date: string): boolean {
  const { openedOn = '', lastDay, boxes, voted } = model.round
  const held = model.proxies.get(voter)
  if (date < openedOn || date > lastDay || !boxes.includes(box) || !model.listed.has(voter)) return false
  if (holder !== undefined && (held !== holder || !model.listed.has(holder) || model.votedOn().includes(holder))) return false
  if (holder === undefined) model.proxies.delete(voter)
  if (!voted.has(voter)) voted.set(voter, box)
  return true
}

/** Names of those who stand, and by a majority no more than there are seats. */
function isSound(model: Model, slip: Slip): boolean {
  return Object.entries(slip).every(([office, names]) => {
    const contest = model.contest(office)
    if (contest === undefined || names.some((each) => !contest.persons.includes(each))) return false
    return model.way.method !== 'statutory-majority' || names.length <= contest.seats
  })
}
