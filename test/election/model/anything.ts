import { hasPlace } from './articles.ts'
import { type Ask, daysAfter } from './ask.ts'
import { boxesOf, COMMITTEE, type Move, type Pick } from './course.ts'
import type { Model, Slip } from './model.ts'

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
  const { posts } = model.way
  const office = posts[pick(posts.length)]?.office ?? ''
  const { contests = [], hall = [], voted = new Map<string, string>() } = model.rounds.at(-1) ?? {}
  const among = (persons: readonly string[]) =>
    persons.length === 0 ? [] : [...new Set(Array.from({ length: pick(4) }, () => persons[pick(persons.length)] as string))]
  const slip = (): Slip =>
    Object.fromEntries(contests.flatMap((each) => (pick(6) === 0 ? [] : [[each.office, among(each.persons)]])))
  const { tellers, scrutineers } = model.officers
  const drawer = () => (yes() ? hall : [...hall, slip()])
  const hands = () =>
    Object.fromEntries(
      contests.map((each) => [each.office, Object.fromEntries(among(each.persons).map((name) => [name, pick(4)]))]),
    )
  const day = () => daysAfter(today, pick(12) - 1)
  const objection = `o${pick(4)}`
  const mine = yes() ? first : other
  const [elected = ''] = model.elected
  const [taken, taker = first] = elected === '' ? [office] : elected.split('/')
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
    { type: 'raiseObjection', by: first, objection, against: 'candidate', office, about: other },
    { type: 'raiseObjection', by: first, objection, against: 'roll', about: other, claim: yes() ? 'add' : 'remove' },
    { type: 'decideObjection', by: COMMITTEE, objection, upheld: yes() },
    { type: 'nominateCandidate', by: pick(5) === 0 ? first : 'east:branchAssembly', office, person: other },
    { type: 'acceptNomination', by: mine, office, person: first },
    { type: 'withdrawCandidate', by: mine, office, person: first },
    { type: 'publishCandidates', by: COMMITTEE },
    { type: 'meetVoters', by: COMMITTEE },
    { type: 'appointOfficers', by: COMMITTEE, tellers: some(3), scrutineers: some(2) },
    { type: 'lodgeProxy', by: mine, principal: first, holder: other },
    ...[...model.proxies.values(), ...model.votedOn().slice(0, 1), 'p9'].map((holder) => ({
      type: 'lodgeProxy',
      by: first,
      principal: first,
      holder,
    })),
    { type: 'revokeProxy', by: mine, principal: first },
    { type: 'openPolls', by: COMMITTEE, boxes: boxesOf([['web'], ['room'], ['city'], ['hall', 'city']][pick(4)] ?? []) },
    { type: 'markVoter', by: COMMITTEE, voter: first, slip: slip(), ...(yes() ? {} : { holder: other }) },
    { type: 'castBallot', by: yes() ? first : other, voter: first, slip: slip() },
    { type: 'markVoter', by: COMMITTEE, voter: first, slip: slip(), holder: model.proxies.get(first) ?? other },
    { type: 'castBallot', by: model.proxies.get(first) ?? first, voter: first, slip: slip() },
    { type: 'castOpenBallot', by: yes() ? first : (model.proxies.get(first) ?? other), voter: first, box: 'hall', slip: slip() },
    { type: 'castOpenBallot', by: first, voter: first, box: ['room', 'city'][pick(2)], slip: slip() },
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
    {
      type: 'submitHands',
      by: tellers[pick(2)] ?? first,
      teller: tellers[pick(2)] ?? first,
      voted: pick(10),
      hands: hands(),
      scrutineers: pick(4) === 0 ? some(1) : scrutineers,
    },
    {
      type: 'importResult',
      by: COMMITTEE,
      issued: pick(6),
      voted: pick(10 - Math.min(9, voted.size)),
      drawer: [slip(), slip()],
      void: pick(2),
    },
    { type: 'orderRecount', by: COMMITTEE },
    { type: 'countVotes', by: COMMITTEE },
    { type: 'confirmPoll', by: COMMITTEE, finding: ['valid', 'void', 'roundVoid'][pick(3)] },
    { type: 'callRound', by: COMMITTEE, round: yes() ? 'revote' : 'further', day: day() },
    { type: 'dropRound', by: COMMITTEE },
    { type: 'declineOffice', by: mine, office: taken, person: taker },
    { type: 'declineOffice', by: taker, office: taken, person: taker },
    { type: 'declareResult', by: COMMITTEE, from: day() },
    { type: 'handOver', by: COMMITTEE },
    ...(pick(12) === 0 ? ['cancelElection', 'failElection', 'annulElection'].map((type) => ({ type, by: COMMITTEE })) : []),
  ]
  return { ask: asks[pick(asks.length)] as Ask, date: daysAfter(today, pick(5) === 0 ? 1 : 0) }
}
