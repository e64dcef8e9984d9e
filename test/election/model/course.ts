import { type Ask, daysAfter } from './ask.ts'
import type { Model, PaperRound, Slip } from './model.ts'

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

export const COMMITTEE = 'east:electionCommittee'

/** What leads on from where an election stands: towards the polls, the count, the handover. */
export function forward(model: Model, today: string): readonly Move[] {
  const { phase, members, way } = model
  const round = model.rounds.at(-1)
  const at = (date: string, type: string, more: object = {}): Move => ({
    ask: { type, by: COMMITTEE, ...more },
    date: date > today ? date : today,
  })
  const now = (type: string, more: object = {}) => at(today, type, more)
  const free = members.filter((each) => !model.isPartial(each, [...model.standing(), ...model.votedOn()]))
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
  const apart = watchers(model)
  const appointing = (date: string) =>
    apart.length < 3 ? [] : [at(date, 'appointOfficers', { tellers: apart.slice(0, 2), scrutineers: apart.slice(2, 3) })]
  switch (phase) {
    case 'forming':
      return [...repairs, now('announceElection', { day: daysAfter(today, 8), lastDay: daysAfter(today, 9) })]
    case 'announced':
      return [...repairs, now('publishRoll'), later]
    case 'rollOpen':
      return [...repairs, at(daysAfter(model.roll?.publishedOn ?? today, 2), 'freezeRoll')]
    case 'nominating': {
      const hasChosen = (person: string) =>
        way.posts.some(({ office }) => model.candidates.get(`${office}/${person}`) === 'accepted')
      const accepting = [...model.candidates].flatMap(([key, status]) => {
        const [office = '', person = ''] = key.split('/')
        if (status !== 'nominated') return []
        return now(hasChosen(person) ? 'withdrawCandidate' : 'acceptNomination', { by: person, office, person })
      })
      // Every other member is put forward for each post, the rest for one.
      const nominating = members.flatMap((person, index) =>
        way.posts.flatMap(({ office }, post) =>
          (index % 2 === 0 || post === index % way.posts.length) && !hasChosen(person)
            ? now('nominateCandidate', { by: 'east:branchAssembly', office, person })
            : [],
        ),
      )
      const accepted = way.posts.every(({ office }) =>
        [...model.candidates].some(([key, status]) => status === 'accepted' && key.startsWith(`${office}/`)),
      )
      const published = accepted ? [now('publishCandidates'), later] : []
      const few = model.candidates.size < 2 * way.posts.length + 2
      return [...repairs, ...accepting, ...(few || !accepted ? nominating : []), ...(model.complete() ? published : [])]
    }
    case 'campaigning': {
      const { day = today, lastDay = today } = round ?? {}
      const unheld = model.rounds.length > 1 ? [now('dropRound')] : []
      if (today > lastDay) return [...repairs, later, ...unheld]
      const { tellers, scrutineers } = model.officers
      const watched = tellers.length >= 2 && scrutineers.length > 0
      const partial = [...tellers, ...scrutineers].some((each) => model.isPartial(each, model.votedOn()))
      const unwatched = way.ballot === 'secret' ? ['web'] : ['city']
      return [
        ...repairs,
        ...(watched && !partial ? [] : appointing(day)),
        ...[way.boxes, unwatched].map((names) => at(day, 'openPolls', { boxes: boxesOf(names) })),
        ...unheld,
      ]
    }
    case 'polling': {
      const left = members.filter((voter) => model.listed.has(voter) && !round?.voted.has(voter))
      const voting = left.flatMap((voter, index) => {
        const said = { voter, slip: slipOf(model, voter) }
        return [
          now(index % 2 === 0 ? 'markVoter' : 'castBallot', { by: voter, ...said }),
          now('castBallot', { by: voter, ...said }),
          now('castOpenBallot', { by: voter, box: 'hall', ...said }),
        ]
      })
      const closing = at(round?.lastDay ?? today, 'closePolls')
      return left.length < 3 || round?.boxes.includes('room') ? [closing, ...voting] : [...voting, closing]
    }
    case 'counting':
      return [
        ...(round === undefined ? [] : counting(model, round).map(([type, more]) => now(type, more))),
        ...repairs,
        ...appointing(today),
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
      return [...repairs, now('handOver'), at(model.effectiveFrom, 'handOver')]
    default:
      return []
  }
}

/** Whoever can count and watch: nobody who is voted on, and no close relative of theirs. */
export function watchers(model: Model): readonly string[] {
  return model.members.filter((each) => !model.isPartial(each, model.votedOn()))
}

const CHANNELS: Readonly<Record<string, string>> = { hall: 'station', web: 'online', room: 'meeting', city: 'imported' }

export function boxesOf(names: readonly string[]) {
  return names.map((box) => ({ box, channel: CHANNELS[box] }))
}

/** Whom a voter names: nearby candidates of each post, and in a revote all the same one. */
function slipOf({ rounds, way }: Model, voter: string): Slip {
  const { kind, contests = [] } = rounds.at(-1) ?? {}
  const slips = contests.map(({ office, seats, persons }) => {
    const first = kind === 'revote' ? 0 : Number(voter.slice(1)) % Math.max(1, persons.length)
    const most = way.method === 'scottish-stv' ? 1 + (Number(voter.slice(1)) % 3) : seats
    return [office, [...persons.slice(first), ...persons.slice(0, first)].slice(0, most)]
  })
  return Object.fromEntries(slips)
}

/** What the count still lacks, if the tellers tell what lies in the box. */
function counting(
  { officers, rounds, listed, way }: Model,
  round: PaperRound,
): readonly (readonly [type: string, more: object])[] {
  const { boxes, webOpened, reported, hall, batch, sheets, counted, contests, hands, handsAgreed, city, voted } = round
  const { tellers, scrutineers } = officers
  if (counted !== undefined) {
    return [['confirmPoll', { finding: counted.valid ? 'valid' : rounds.length === 1 ? 'void' : 'roundVoid' }]]
  }
  if (boxes.includes('web') && !webOpened) return [['openBox', {}]]
  const left = Math.max(0, listed.size - voted.size)
  if (boxes.includes('city') && city === undefined) {
    const drawer = Array.from({ length: Math.floor(left / 2) }, () =>
      Object.fromEntries(contests.map(({ office, persons }) => [office, persons.slice(0, 1)])),
    )
    return [['importResult', { issued: drawer.length, voted: drawer.length, drawer, void: 0 }]]
  }
  if (way.ballot === 'open') {
    const isNamed = [...voted.values()].includes('room')
    if (boxes.includes('room') && !isNamed && !handsAgreed) {
      const number = Math.ceil(left / 2)
      const raised = contests.map(({ office, persons }) => [
        office,
        Object.fromEntries(persons.slice(0, 1).map((each) => [each, number])),
      ])
      const told = { voted: number, hands: Object.fromEntries(raised), scrutineers }
      const open = hands.length > 0 ? [['orderRecount', {}] as const] : []
      return [...tellers.map((teller) => ['submitHands', { by: teller, teller, ...told }] as const), ...open]
    }
    return [
      ['countVotes', {}],
      ['orderRecount', {}],
    ]
  }
  const papers = boxes.includes('hall') ? hall : []
  const told = batch === 'none' ? 0 : batch === 'agreed' ? sheets[0]?.papers.length : undefined
  if (boxes.includes('hall') && reported?.returned !== hall.length)
    return [['reportBox', { issued: hall.length, returned: hall.length, scrutineers }]]
  if (told === papers.length)
    return [
      ['countVotes', {}],
      ['orderRecount', {}],
    ]
  if (batch === 'agreed') return [['orderRecount', {}]]
  return [...tellers].reverse().map((teller) => ['submitSheet', { by: teller, teller, drawer: papers, scrutineers }])
}
