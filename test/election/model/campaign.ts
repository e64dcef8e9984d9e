import { type Days, daysAfter, distinct, type Person, possibleDays, type Rules, round, to } from './ask.ts'
import type { Model } from './model.ts'

/** From the committee to the list of candidates. */
export const CAMPAIGN: Rules = {
  seatCommittee(model, { members, substitutes }: { members: string[]; substitutes: string[] }) {
    const { committee } = model
    if (members.length < 2 || members.length > 3) return false
    if (committee !== undefined && model.phase !== 'forming') {
      if (committee.members.length >= committee.seats || !committee.members.every((each) => members.includes(each))) return false
    }
    const all = [...members, ...substitutes]
    if (!distinct(all) || all.some((each) => !model.members.includes(each) || model.isPartial(each))) return false
    model.committee = { members: [...members], substitutes: [...substitutes], seats: members.length }
    return true
  },
  leaveCommittee(model, { member }: { member: string }) {
    const { members = [], substitutes = [] } = model.committee ?? {}
    if (![...members, ...substitutes].includes(member)) return false
    model.leave(member)
    return true
  },
  stateRelatives(model, { pairs: [[a, b]] }: { pairs: [[string, string]] }) {
    if (a === b || !model.members.includes(a) || !model.members.includes(b)) return false
    model.relatives.add([a, b].sort().join())
    model.clear()
    return true
  },
  announceElection(model, ask: Days, date) {
    if (!model.complete() || !possibleDays(ask, date) || daysAfter(ask.day, -2) < date) return false
    model.rounds.push(
      round(
        'first',
        ask,
        model.way.posts.map((post) => ({ ...post, persons: [] })),
      ),
    )
    return to(model, 'announced')
  },
  postponeElection(model, ask: Days, date) {
    if (!possibleDays(ask, date) || ask.day <= model.round.day) return false
    if (model.round.kind === 'further' && ask.day > model.furtherUntil()) return false
    model.round.day = ask.day
    model.round.lastDay = ask.lastDay ?? ask.day
    return true
  },
  cancelElection: (model) => model.rounds.length < 2 && to(model, 'cancelled'),
  failElection: (model) => model.rounds.length < 2 && to(model, 'failed'),
  annulElection: (model) => (model.phase !== 'campaigning' || model.rounds.length > 1) && to(model, 'annulled'),
  publishRoll(model, _, date) {
    if (!model.complete() || date > daysAfter(model.round.day, -2)) return false
    for (const each of model.members) model.listed.add(each)
    model.roll = { publishedOn: date }
    model.closed = [...model.listed].sort()
    return to(model, 'rollOpen')
  },
  freezeRoll(model, _, date) {
    if (!model.complete() || date <= daysAfter(model.roll?.publishedOn ?? '', 1) || model.open('roll') > 0) return false
    model.closed = [...model.listed].sort()
    return to(model, 'nominating')
  },
  correctRoll(model, { voter, correction }: { voter: string; correction: string }) {
    if (!model.complete() || !model.members.includes(voter) || model.listed.has(voter) === (correction === 'add')) return false
    if (correction === 'add') model.listed.add(voter)
    else model.strike(voter)
    return true
  },
  raiseObjection(model, ask: { objection: string; against: string; about?: string; office?: string; claim?: string }, date) {
    const { objection, against, about = '', office = '', claim = '' } = ask
    if (model.objections.has(objection)) return false
    const inTime = date <= daysAfter(model.roll?.publishedOn ?? '', 1)
    const possible =
      against === 'roll'
        ? model.phase === 'rollOpen' && inTime && model.listed.has(about) === (claim === 'remove')
        : against === 'candidate'
          ? model.way.recalled === undefined &&
            ['nominating', 'campaigning'].includes(model.phase) &&
            model.isStanding(office, about)
          : model.rounds.some(({ openedOn }) => openedOn !== undefined)
    if (possible) model.objections.set(objection, { against, about, office, claim, open: true })
    return possible
  },
  decideObjection(model, { objection, upheld }: { objection: string; upheld: boolean }) {
    const found = model.objections.get(objection)
    if (!model.complete() || found?.open !== true) return false
    const { against, about, office, claim } = found
    if (upheld && against === 'roll' && claim === 'add' && !model.members.includes(about)) return false
    found.open = false
    if (upheld && against === 'candidate' && model.isStanding(office, about)) model.gone(office, about, 'barred')
    if (upheld && against === 'roll' && claim === 'add') model.listed.add(about)
    if (upheld && against === 'roll' && claim === 'remove' && model.listed.has(about)) model.strike(about)
    return true
  },
  nominateCandidate(model, { by, office, person }: Person) {
    if (by !== 'east:branchAssembly' || !model.members.includes(person) || model.way.recalled !== undefined) return false
    if (!hasPost(model, office) || model.candidates.get(`${office}/${person}`) === 'barred') return false
    if (model.isStanding(office, person)) return false
    model.candidates.delete(`${office}/${person}`)
    model.candidates.set(`${office}/${person}`, 'nominated')
    model.clear()
    return true
  },
  acceptNomination(model, { by, office, person }: Person) {
    const key = `${office}/${person}`
    if (by !== person || model.candidates.get(key) !== 'nominated') return false
    // Of two posts a person chooses one.
    if (model.way.posts.some((post) => model.candidates.get(`${post.office}/${person}`) === 'accepted')) return false
    model.candidates.set(key, 'accepted')
    return true
  },
  withdrawCandidate(model, { by, office, person }: Person, date) {
    const status = model.candidates.get(`${office}/${person}`)
    const stands = model.published ? model.contest(office)?.persons.includes(person) === true : model.isStanding(office, person)
    if (by !== person || !stands || model.way.recalled !== undefined) return false
    if (status !== 'nominated' && date > model.round.day) return false
    model.gone(office, person, 'withdrawn')
    return true
  },
  publishCandidates(model, _, date) {
    const lists = model.way.posts.map(({ office }) =>
      [...model.candidates].flatMap(([key, status]) =>
        status === 'accepted' && key.startsWith(`${office}/`) ? key.slice(office.length + 1) : [],
      ),
    )
    if (!model.complete() || date > daysAfter(model.round.day, -1) || model.open('candidate') > 0) return false
    if (lists.some((list) => list.length === 0)) return false
    for (const [index, contest] of model.round.contests.entries()) {
      contest.persons = lists[index] ?? []
      for (const person of contest.persons) model.candidates.set(`${contest.office}/${person}`, 'listed')
    }
    model.published = true
    return to(model, 'campaigning')
  },
  meetVoters: () => true,
}

function hasPost({ way }: Model, office: string): boolean {
  return way.posts.some((post) => post.office === office)
}
