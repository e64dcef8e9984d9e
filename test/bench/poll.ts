import { memoryBallotBox, openSociety, parseConstitution, type Society } from 'huzhu'
import { election } from 'huzhu/election'
import { memoryJournal } from 'huzhu/journal'
import type { CountRecord } from 'huzhu/voting'
import { ELECTING, SEATS } from './electing.ts'
import { mulberry32 } from './random.ts'

/** A society of so many members, m.0 to the last, that can hold one election after another. */
export interface Electing {
  readonly society: Society
  readonly members: number
  act(action: object): Promise<void>
}

/** An open poll, and what was cast in it by us: for whom how many. */
export interface Poll {
  readonly id: string
  readonly votes: Map<string, number>
  cast: number
}

/** Three are elected; the voters are for up to three of these. */
export const CANDIDATES = ['m.0', 'm.1', 'm.2', 'm.3', 'm.4']

const DAY = '2026-06-30'
const NOON = `${DAY}T04:00:00.000Z`

const TELLERS = ['m.10', 'm.11']
const SCRUTINEERS = ['m.12', 'm.13']
const ORGAN = 'head:council'

/** Most members of one action. */
const AT_ONCE = 10_000

/** A society is founded in memory and admits its members, 10,000 at once. */
export async function foundElecting(members: number): Promise<Electing> {
  const society = await openSociety({
    constitution: parseConstitution(ELECTING),
    lifecycles: [election],
    journal: memoryJournal(),
    ballotBox: memoryBallotBox(),
  })
  let count = 0
  const act = async (action: object) => {
    count += 1
    const result = await society.act({ id: `act.${count}`, by: ORGAN, at: NOON, ...action })
    if (!result.ok) throw new TypeError(JSON.stringify({ action, refusal: result.refusal }).slice(0, 4000))
  }
  const persons = (from: number, until: number) =>
    Array.from({ length: until - from }, (_, index) => ({ id: `m.${from + index}`, kind: 'resident' }))
  const founders = Math.min(members, 100)
  await act({ type: 'foundSociety', by: 'm.0', founded: { id: 'head' }, founders: persons(0, founders) })
  for (let from = founders; from < members; from += AT_ONCE)
    await act({ type: 'admitMembers', unit: 'head', members: persons(from, Math.min(from + AT_ONCE, members)) })
  return { society, members, act }
}

/** An election is announced. */
export async function announce({ act }: Electing, id: string): Promise<void> {
  await act({
    type: 'formElection',
    case: id,
    unit: 'head',
    procedure: 'election.council',
    purpose: 'general',
    posts: [{ office: 'councillor', seats: SEATS }],
  })
  await act({ type: 'announceElection', case: id, day: DAY })
}

/** From the closed roll to the open poll. */
export async function openPoll({ act }: Electing, id: string): Promise<Poll> {
  for (const person of CANDIDATES) {
    await act({ type: 'nominateCandidate', case: id, office: 'councillor', person })
    await act({ type: 'acceptNomination', case: id, by: person, office: 'councillor', person })
  }
  await act({ type: 'publishCandidates', case: id })
  await act({ type: 'appointOfficers', case: id, tellers: TELLERS, scrutineers: SCRUTINEERS })
  await act({ type: 'openPolls', case: id, boxes: [{ box: 'web', channel: 'online' }] })
  return { id, votes: new Map(), cast: 0 }
}

/** The next voters cast their ballots, each with a tracker. */
export async function cast({ society }: Electing, poll: Poll, times: number): Promise<void> {
  for (let left = times; left > 0; left -= 1) {
    const voter = `m.${poll.cast}`
    const chosen = CHOICES[poll.cast % CHOICES.length] as readonly string[]
    poll.cast += 1
    const result = await society.act({
      id: `${poll.id}.${voter}`,
      type: 'castBallot',
      by: voter,
      at: NOON,
      case: poll.id,
      box: 'web',
      voter,
      ballot: { councillor: { marks: Object.fromEntries(chosen.map((person) => [person, 'for'])) } },
      tracker: `tracker-of-${String(poll.cast).padStart(9, '0')}`,
    })
    if (!result.ok) throw new TypeError(JSON.stringify(result.refusal))
    for (const person of chosen) poll.votes.set(person, (poll.votes.get(person) ?? 0) + 1)
  }
}

/** Who got how many votes by the count that was recorded, and how many ballots it counted. */
export function counted(
  { society }: Electing,
  { id }: Poll,
): { readonly ballots: number; readonly votes: ReadonlyMap<string, number> } {
  const { records } = society.get('election.counts', `${id}/1`) as {
    readonly records: { readonly [office: string]: CountRecord }
  }
  const { ballots, stages } = records.councillor as CountRecord
  const votes = Object.entries(stages[0]?.votes ?? {}).map(([person, count]) => [person, Number(count)] as const)
  return { ballots: Number(ballots.cast), votes: new Map(votes) }
}

/** Choices of a seeded generator: of up to three candidates each, the first named most often. */
const CHOICES: readonly (readonly string[])[] = choices(9973)

function choices(count: number): readonly (readonly string[])[] {
  const random = mulberry32(42)
  return Array.from({ length: count }, () =>
    CANDIDATES.filter((_, index) => random() < 0.8 - index / 8).slice(0, Math.floor(random() * (SEATS + 1))),
  )
}
