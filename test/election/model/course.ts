import { hasPlace } from './articles.ts'
import { type Ask, daysAfter } from './ask.ts'
import type { Model, PaperRound } from './model.ts'

/** What could be asked for next, and on which day. */
export interface Move {
  readonly ask: Ask
  readonly date: string
}

/** Picks a number below another one; the same picks make the same course. */
export type Pick = (below: number) => number

/** Picks from a seed. */
export function picks(seed: number): Pick {
  let state = seed % 2_147_483_647 || 1
  return (below) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
}

const COMMITTEE = 'east:electionCommittee'

/** What leads on from where an election stands: towards the polls, the count, the handover. */
export function forward(model: Model, today: string): readonly Move[] {
  const { phase, members } = model
  const round = model.rounds.at(-1)
  const at = (date: string, type: string, more: object = {}): Move => ({
    ask: { type, by: COMMITTEE, ...more },
    date: date > today ? date : today,
  })
  const now = (type: string, more: object = {}) => at(today, type, more)
  const free = members.filter(
    (each) => !model.isPartial(each, [...members.filter((one) => model.isStanding(one)), ...(round?.contest ?? [])]),
  )
  const sitting = model.committee?.members ?? []
  const seating = now('seatCommittee', {
    members: [...sitting, ...free.filter((each) => !sitting.includes(each))].slice(0, 3),
    substitutes: [],
  })
  const deciding = [...model.objections].flatMap(([objection, { open }]) =>
    open ? now('decideObjection', { objection, upheld: false }) : [],
  )
  const repairs = model.complete() ? deciding : [seating]
  const later = now('postponeElection', { day: daysAfter(today > (round?.day ?? '') ? today : (round?.day ?? ''), 3) })
  const officers = { tellers: free.slice(0, 2), scrutineers: free.slice(2, 3) }
  switch (phase) {
    case 'forming':
      return [...repairs, now('announceElection', { day: daysAfter(today, 8), lastDay: daysAfter(today, 9) })]
    case 'announced':
      return [...repairs, now('publishRoll'), later]
    case 'rollOpen':
      return [...repairs, at(daysAfter(model.roll?.publishedOn ?? today, 2), 'freezeRoll')]
    case 'nominating': {
      const nominated = members.filter((each) => model.candidates.get(each) === 'nominated')
      const accepting = nominated.map((person) => now('acceptNomination', { by: person, person }))
      const nominating = members.map((person) => now('nominateCandidate', { by: 'east:branchAssembly', person }))
      const published = [...model.candidates.values()].includes('accepted') ? [now('publishCandidates'), later] : []
      return [...repairs, ...published, ...accepting, ...nominating]
    }
    case 'campaigning': {
      const boxes = (...names: string[]) => names.map((box) => ({ box, channel: box === 'hall' ? 'station' : 'online' }))
      const { day = today, lastDay = today, contest = [] } = round ?? {}
      const unheld = model.rounds.length > 1 ? [now('dropRound')] : []
      if (today > lastDay) return [...repairs, later, ...unheld]
      const { tellers, scrutineers } = model.officers
      const watched = tellers.length >= 2 && scrutineers.length > 0
      const partial = [...tellers, ...scrutineers].some((each) => model.isPartial(each, contest))
      return [
        ...repairs,
        ...(watched && !partial ? [] : [at(day, 'appointOfficers', officers)]),
        at(day, 'openPolls', { boxes: boxes('hall', 'web') }),
        at(day, 'openPolls', { boxes: boxes('web') }),
        ...unheld,
      ]
    }
    case 'polling': {
      const { contest = [], seats = 1 } = round ?? {}
      const names = (voter: string) => {
        const first = round?.kind === 'revote' ? 0 : Number(voter.slice(1)) % contest.length
        return [...contest.slice(first), ...contest.slice(0, first)].slice(0, seats)
      }
      const left = members.filter((voter) => model.listed.has(voter) && !round?.voted.has(voter))
      const voting = left.flatMap((voter, index) => [
        now(index % 2 === 0 ? 'markVoter' : 'castBallot', { by: voter, voter, names: names(voter) }),
        now('castBallot', { by: voter, voter, names: names(voter) }),
      ])
      const closing = at(round?.lastDay ?? today, 'closePolls')
      return left.length < 3 ? [closing, ...voting] : [...voting, closing]
    }
    case 'counting':
      return [
        ...(round === undefined ? [] : counting(model, round).map(([type, more]) => now(type, more))),
        ...repairs,
        now('appointOfficers', officers),
      ]
    case 'confirmed': {
      const over = daysAfter(round?.lastDay ?? today, 6)
      const late = over > today ? over : today
      return [
        ...repairs,
        ...['revote', 'further'].map((kind) => now('callRound', { round: kind, day: daysAfter(today, 1) })),
        now('declareResult', { from: today }),
        ...[4, 3].map((days) => at(late, 'declareResult', { from: daysAfter(late, days) })),
      ]
    }
    case 'declared':
      return [now('handOver'), at(model.effectiveFrom, 'handOver')]
    default:
      return []
  }
}

/** What the count still lacks, if the tellers tell what lies in the box. */
function counting({ officers, rounds }: Model, round: PaperRound): readonly (readonly [type: string, more: object])[] {
  const { boxes, webOpened, reported, hall, batch, sheets, counted } = round
  const { tellers, scrutineers } = officers
  if (counted !== undefined) {
    return [['confirmPoll', { finding: counted.valid ? 'valid' : rounds.length === 1 ? 'void' : 'roundVoid' }]]
  }
  const papers = boxes.includes('hall') ? hall : []
  const told = batch === 'none' ? 0 : batch === 'agreed' ? sheets[0]?.papers.length : undefined
  if (boxes.includes('web') && !webOpened) return [['openBox', {}]]
  if (boxes.includes('hall') && reported?.returned !== hall.length)
    return [['reportBox', { issued: hall.length, returned: hall.length, scrutineers }]]
  if (told === papers.length) return [['countVotes', {}]]
  if (batch === 'agreed') return [['orderRecount', {}]]
  return [...tellers].reverse().map((teller) => ['submitSheet', { by: teller, teller, drawer: papers, scrutineers }])
}

/** Anything at all, by anybody: of three times twice something that has a place in the phase. */
export function anything(model: Model, today: string, pick: Pick): Move {
  const outside = pick(3) === 0
  let move = one(model, today, pick)
  while (!outside && !model.over && !hasPlace(model, move.ask)) move = one(model, today, pick)
  return move
}

function one(model: Model, today: string, pick: Pick): Move {
  const people = [...model.members, 'stranger']
  const person = () => people[pick(people.length)] as string
  const some = (most: number) => Array.from({ length: pick(most + 1) }, person)
  const [first, other] = [person(), person()]
  const yes = () => pick(2) === 0
  const { contest = [], hall = [] } = model.rounds.at(-1) ?? {}
  const names = () =>
    contest.length === 0 ? [] : [...new Set(Array.from({ length: pick(4) }, () => contest[pick(contest.length)] as string))]
  const { tellers, scrutineers } = model.officers
  const drawer = () => (yes() ? hall : [...hall, names()])
  const day = () => daysAfter(today, pick(12) - 1)
  const objection = `o${pick(4)}`
  const mine = yes() ? first : other
  const asks: readonly Ask[] = [
    { type: 'seatCommittee', by: COMMITTEE, members: some(3), substitutes: some(2) },
    { type: 'leaveCommittee', by: first, member: first, reason: 'resigned' },
    { type: 'stateRelatives', by: COMMITTEE, pairs: [[first, other]] },
    { type: 'announceElection', by: COMMITTEE, day: day() },
    { type: 'postponeElection', by: COMMITTEE, day: day(), ...(yes() ? {} : { lastDay: day() }) },
    { type: 'publishRoll', by: COMMITTEE },
    { type: 'freezeRoll', by: COMMITTEE },
    { type: 'correctRoll', by: COMMITTEE, voter: first, correction: yes() ? 'add' : 'remove' },
    { type: 'raiseObjection', by: first, objection, against: 'poll' },
    { type: 'raiseObjection', by: first, objection, against: 'candidate', about: other },
    { type: 'raiseObjection', by: first, objection, against: 'roll', about: other, claim: yes() ? 'add' : 'remove' },
    { type: 'decideObjection', by: COMMITTEE, objection, upheld: yes() },
    { type: 'nominateCandidate', by: pick(5) === 0 ? first : 'east:branchAssembly', person: other },
    { type: 'acceptNomination', by: mine, person: first },
    { type: 'withdrawCandidate', by: mine, person: first },
    { type: 'publishCandidates', by: COMMITTEE },
    { type: 'meetVoters', by: COMMITTEE },
    { type: 'appointOfficers', by: COMMITTEE, tellers: some(3), scrutineers: some(2) },
    { type: 'lodgeProxy', by: mine, principal: first, holder: other },
    ...[...model.proxies.values(), ...contest.slice(0, 1), 'p9'].map((holder) => ({
      type: 'lodgeProxy',
      by: first,
      principal: first,
      holder,
    })),
    { type: 'revokeProxy', by: mine, principal: first },
    { type: 'openPolls', by: COMMITTEE, boxes: [{ box: 'web', channel: 'online' }] },
    { type: 'markVoter', by: COMMITTEE, voter: first, names: names(), ...(yes() ? {} : { holder: other }) },
    { type: 'castBallot', by: yes() ? first : other, voter: first, names: names() },
    { type: 'markVoter', by: COMMITTEE, voter: first, names: names(), holder: model.proxies.get(first) ?? other },
    { type: 'castBallot', by: model.proxies.get(first) ?? first, voter: first, names: names() },
    { type: 'closePolls', by: COMMITTEE },
    { type: 'openBox', by: COMMITTEE },
    { type: 'reportBox', by: COMMITTEE, issued: pick(9), returned: pick(9), scrutineers: yes() ? scrutineers : some(2) },
    { type: 'submitSheet', by: first, teller: tellers[pick(2)] ?? first, drawer: drawer(), scrutineers },
    {
      type: 'submitSheet',
      by: tellers[0] ?? first,
      teller: tellers[0] ?? first,
      drawer: drawer(),
      scrutineers: yes() ? scrutineers : some(1),
    },
    { type: 'orderRecount', by: COMMITTEE },
    { type: 'countVotes', by: COMMITTEE },
    { type: 'confirmPoll', by: COMMITTEE, finding: ['valid', 'void', 'roundVoid'][pick(3)] },
    { type: 'callRound', by: COMMITTEE, round: yes() ? 'revote' : 'further', day: day() },
    { type: 'dropRound', by: COMMITTEE },
    { type: 'declineOffice', by: mine, person: model.elected[0] ?? first },
    { type: 'declineOffice', by: model.elected[0] ?? first, person: model.elected[0] ?? first },
    { type: 'declareResult', by: COMMITTEE, from: day() },
    { type: 'handOver', by: COMMITTEE },
    ...(pick(12) === 0 ? ['cancelElection', 'failElection', 'annulElection'].map((type) => ({ type, by: COMMITTEE })) : []),
  ]
  return { ask: asks[pick(asks.length)] as Ask, date: daysAfter(today, pick(5) === 0 ? 1 : 0) }
}
