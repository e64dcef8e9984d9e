import { createHash } from 'node:crypto'
import type { Society } from 'huzhu'
import type { ElectionProcedure, RecallProcedure } from 'huzhu/election'
import type { Election } from '../../../src/election/election.ts'
import { noon, TEXT } from '../setting.ts'
import type { Ask } from './ask.ts'
import type { Counted, Model, Slip, Way } from './model.ts'

export const MEMBERS = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7', 'p8', 'p9']

const voters = { unit: 'voters' } as const

/** By the articles that the model holds. */
const PROCEDURE: ElectionProcedure = {
  unit: 'voters',
  roll: { from: 'members', publishedDaysBefore: 2, objectionDays: 1, rulingDays: 2 },
  committee: { min: 2, max: 3 },
  nomination: { by: ['organ'], organs: ['branchAssembly'], publishedDaysBefore: 1, withdrawDaysBefore: 0 },
  poll: {
    ballot: 'secret',
    channels: ['station', 'online', 'imported'],
    proxies: { max: 2, lodgedDaysBefore: 0 },
    scrutineers: 1,
    days: 2,
  },
  count: {
    method: 'statutory-majority',
    rules: {
      turnout: { num: 1, den: 2, cmp: '>', of: 'eligible', ...voters },
      win: { num: 1, den: 2, cmp: '>', of: 'voted', ...voters },
      runoff: { win: { num: 1, den: 3, cmp: '>=', of: 'ballotsCast', ...voters } },
      returnedExceed: ['voted'],
    },
    furtherWithinDays: 5,
  },
  result: { postedDays: 3, handoverDays: 3 },
}

/** Votes openly: by show of hands, under one's name, or in another system. */
const OPEN: ElectionProcedure = {
  ...PROCEDURE,
  poll: { ...PROCEDURE.poll, ballot: 'open', channels: ['meeting', 'station', 'imported'] },
}
const STV = { method: 'scottish-stv', furtherWithinDays: 5 } as const
const APPROVAL = { method: 'approval', furtherWithinDays: 5 } as const

/** The procedures, by ballot and method. */
export const PROCEDURES: { readonly [id: string]: ElectionProcedure } = {
  'election.secret.majority': PROCEDURE,
  'election.secret.approval': { ...PROCEDURE, count: APPROVAL },
  'election.secret.stv': { ...PROCEDURE, count: STV },
  'election.open.majority': OPEN,
  'election.open.approval': { ...OPEN, count: APPROVAL },
}

export const RECALL: RecallProcedure = {
  petition: { num: 1, den: 9, cmp: '>=', of: 'eligible', unit: 'residents' },
  verifyDays: 3,
  defenceDays: 1,
  voteDays: 60,
  vote: 'election.secret.majority',
}

const SHORT = { approval: 'approval', 'statutory-majority': 'majority', 'scottish-stv': 'stv' } as const

function procedureOf({ ballot, method }: Way): string {
  return `election.${ballot}.${SHORT[method]}`
}

/** A branch of nine; of whom one may hold a post. */
export function adoption({ recalled, posts }: Way): object {
  const held = { id: 'm1', office: posts[0]?.office, unit: 'east', subject: recalled, from: '2025-01-01', to: '2028-01-01' }
  return {
    type: 'adoptSociety',
    units: [
      { id: 'head', layer: 'head' },
      { id: 'east', layer: 'branch', parent: 'head' },
    ],
    subjects: [],
    rolls: [{ unit: 'east', members: MEMBERS.map((id) => ({ id, kind: 'resident' })) }],
    mandates: recalled === undefined ? [] : [held],
  }
}

/** The election is formed; for a recall, after its petition. */
export function forming(way: Way): readonly object[] {
  const form = { id: 'form', type: 'formElection', by: 'east', at: noon('2026-06-01'), case: 'e1', unit: 'east' }
  const election = { ...form, procedure: procedureOf(way), posts: way.posts }
  if (way.recalled === undefined) return [{ ...election, purpose: 'general' }]
  const of = (type: string, date: string, by: string, more: object = {}) => ({
    id: type,
    type,
    by,
    at: noon(date),
    case: 'r1',
    ...more,
  })
  const petition = {
    unit: 'east',
    procedure: 'recall',
    mandate: 'm1',
    grounds: 'a'.repeat(64),
    reasons: TEXT,
    signers: ['p8', 'p9'],
  }
  return [
    of('petitionRecall', '2026-05-10', 'p8', petition),
    of('verifyPetition', '2026-05-11', 'east', { finding: 'supported' }),
    of('stateDefence', '2026-05-12', way.recalled),
    of('callRecallVote', '2026-05-13', 'east', { vote: 'e1' }),
    { ...election, purpose: 'recall', follows: 'r1', person: way.recalled },
  ]
}

/** A slip as a ballot of the method: names in their order, or in none. */
function paperIn({ method }: Way, slip: Slip) {
  const form = (names: readonly string[]) => (method === 'scottish-stv' ? { ranking: names } : { approvals: names })
  return Object.fromEntries(Object.entries(slip).map(([office, names]) => [office, form(names)]))
}

/** The fields that an action has beside what matters to the model. */
function detailsOf(way: Way, { type, slip, drawer }: Ask): object {
  const paper = (each: Slip) => paperIn(way, each)
  const papersOf = (slips: readonly Slip[]) => slips.map((each) => ({ paper: paper(each), count: 1 }))
  switch (type) {
    case 'cancelElection':
    case 'dropRound':
    case 'failElection':
    case 'annulElection':
    case 'postponeElection':
    case 'orderRecount':
    case 'decideObjection':
      return { reasons: TEXT }
    case 'correctRoll':
    case 'raiseObjection':
      return { grounds: TEXT }
    case 'markVoter':
    case 'reportBox':
      return { box: 'hall' }
    case 'castBallot':
      return { box: 'web', ballot: paper(slip as Slip) }
    case 'castOpenBallot':
      return { ballot: paper(slip as Slip) }
    case 'submitSheet':
      return { batch: 'b1', void: 0, papers: papersOf(drawer as readonly Slip[]) }
    case 'submitHands':
      return { box: 'room' }
    case 'importResult':
      return { box: 'city', papers: papersOf(drawer as readonly Slip[]), evidence: { ref: 'city', hash: '0'.repeat(64) } }
    default:
      return {}
  }
}

/** The action by which somebody asks. */
export function actionOf(way: Way, ask: Ask, date: string, id: string): object {
  const { slip: _slip, drawer: _drawer, ...said } = ask
  return { id, at: noon(date), case: 'e1', ...said, ...detailsOf(way, ask) }
}

/** The election as the society keeps it. */
export function electionIn(society: Society): Election {
  return (society.get('cases', 'e1') as { case: Election }).case
}

/** What the society keeps of the election, as {@link inModel} puts it. */
export function inSociety(society: Society) {
  const election = electionIn(society)
  const round = election.rounds.at(-1)
  const number = election.rounds.length
  const row = <Row>(table: string, key: string) => society.get(`election.${table}`, key) as Row | undefined
  const counted = round?.counted
  return {
    phase: election.phase,
    committee: election.committee,
    roll: MEMBERS.filter((each) => row<{ status: string }>('roll', `e1/${each}`)?.status === 'listed'),
    eligible: election.roll?.eligible,
    hash: election.roll?.hash,
    candidates: election.candidates.map(({ office, person, status }) => [`${office}/${person}`, status]),
    contests: round?.contests.map(({ office, seats, candidates }) => [office, seats, candidates]),
    open: Object.values(election.openObjections).reduce((sum, each) => sum + each, 0),
    officers: election.officers,
    proxies: MEMBERS.map((each) => row<{ holder: string }>('proxies', `e1/${each}`)?.holder),
    principals: MEMBERS.map((each) => [...(row<string[]>('holders', `e1/${each}`) ?? [])].sort()),
    voted: MEMBERS.map((each) => row<{ box: string }>('marked', `e1/${number}/${each}`)?.box),
    boxes: round?.boxes.map((box) => row<{ voted: number }>('boxes', `e1/${number}/${box}`)?.voted),
    counted: counted && {
      valid: counted.valid,
      turnout: { eligible: counted.turnout.eligible, voted: counted.turnout.voted, returned: counted.turnout.returned },
      contests: counted.contests.map(({ further: _, ...each }) => each) as Counted['contests'],
    },
    elected: election.elected.map(({ office, person }) => `${office}/${person}`),
  }
}

/** What the model keeps of the election. */
export function inModel(model: Model): ReturnType<typeof inSociety> {
  const round = model.rounds.at(-1)
  const known = model.roll !== undefined
  const figure: { readonly [box: string]: number | undefined } = {
    city: round?.city?.voted,
    room: round?.handsAgreed === true ? round.hands[0]?.voted : undefined,
  }
  const votedAt = (box: string) => figure[box] ?? [...(round?.voted.values() ?? [])].filter((each) => each === box).length
  return {
    phase: model.phase as Election['phase'],
    committee: model.committee,
    roll: MEMBERS.filter((each) => model.listed.has(each)),
    eligible: known ? model.eligible() : undefined,
    hash: known ? createHash('sha256').update(JSON.stringify(model.closed)).digest('hex') : undefined,
    candidates: [...model.candidates],
    contests: round?.contests.map(({ office, seats, persons }) => [office, seats, persons]),
    open: model.open(),
    officers: model.officers,
    proxies: MEMBERS.map((each) => model.proxies.get(each)),
    principals: MEMBERS.map((holder) => MEMBERS.filter((each) => model.proxies.get(each) === holder)),
    voted: MEMBERS.map((each) => round?.voted.get(each)),
    boxes: round?.boxes.map(votedAt),
    counted: round?.counted,
    elected: model.elected,
  }
}
