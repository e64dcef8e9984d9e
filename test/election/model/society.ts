import { createHash } from 'node:crypto'
import type { Society } from 'huzhu'
import type { ElectionProcedure } from 'huzhu/election'
import type { Election } from '../../../src/election/election.ts'
import { noon, TEXT } from '../setting.ts'
import type { Ask } from './ask.ts'
import type { Model } from './model.ts'

export const MEMBERS = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7', 'p8', 'p9']

const voters = { unit: 'voters' } as const

/** By the articles that the model holds. */
export const PROCEDURE: ElectionProcedure = {
  unit: 'voters',
  roll: { from: 'members', publishedDaysBefore: 2, objectionDays: 1, rulingDays: 2 },
  committee: { min: 2, max: 3 },
  nomination: { by: ['organ'], organs: ['branchAssembly'], publishedDaysBefore: 1, withdrawDaysBefore: 0 },
  poll: { ballot: 'secret', channels: ['station', 'online'], proxies: { max: 2, lodgedDaysBefore: 0 }, scrutineers: 1, days: 2 },
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

/** A branch of nine. */
export const ADOPTION = {
  type: 'adoptSociety',
  units: [
    { id: 'head', layer: 'head' },
    { id: 'east', layer: 'branch', parent: 'head' },
  ],
  subjects: [],
  rolls: [{ unit: 'east', members: MEMBERS.map((id) => ({ id, kind: 'resident' })) }],
  mandates: [],
}

const OFFICE = 'deputy'
const paper = (names: readonly string[]) => ({ [OFFICE]: { approvals: names } })

/** The fields that an action has beside what matters to the model. */
function detailsOf({ type, against, names, drawer }: Ask): object {
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
      return { grounds: TEXT }
    case 'raiseObjection':
      return { grounds: TEXT, ...(against === 'candidate' ? { office: OFFICE } : {}) }
    case 'nominateCandidate':
    case 'acceptNomination':
    case 'withdrawCandidate':
    case 'declineOffice':
      return { office: OFFICE }
    case 'markVoter':
    case 'reportBox':
      return { box: 'hall' }
    case 'castBallot':
      return { box: 'web', ballot: paper(names as readonly string[]) }
    case 'submitSheet': {
      const papers = (drawer as readonly (readonly string[])[]).map((each) => ({ paper: paper(each), count: 1 }))
      return { batch: 'b1', void: 0, papers }
    }
    default:
      return {}
  }
}

/** The election of one or two deputies is formed. */
export function forming(seats: number): object {
  const form = { type: 'formElection', by: 'east', unit: 'east', procedure: 'election.deputy', purpose: 'general' }
  return { id: 'form', at: noon('2026-06-01'), case: 'e1', ...form, posts: [{ office: OFFICE, seats }] }
}

/** The action by which somebody asks. */
export function actionOf(ask: Ask, date: string, id: string): object {
  const { names: _names, drawer: _drawer, ...said } = ask
  return { id, at: noon(date), case: 'e1', ...said, ...detailsOf(ask) }
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
  const contest = counted?.contests[0]
  return {
    phase: election.phase,
    committee: election.committee,
    roll: MEMBERS.filter((each) => row<{ status: string }>('roll', `e1/${each}`)?.status === 'listed'),
    eligible: election.roll?.eligible,
    hash: election.roll?.hash,
    candidates: election.candidates.map(({ person, status }) => [person, status]),
    contest: round?.contests[0]?.candidates,
    open: Object.values(election.openObjections).reduce((sum, each) => sum + each, 0),
    officers: election.officers,
    proxies: MEMBERS.map((each) => row<{ holder: string }>('proxies', `e1/${each}`)?.holder),
    principals: MEMBERS.map((each) => [...(row<string[]>('holders', `e1/${each}`) ?? [])].sort()),
    voted: MEMBERS.map((each) => row<{ box: string }>('marked', `e1/${number}/${each}`)?.box),
    boxes: round?.boxes.map((box) => row<{ voted: number }>('boxes', `e1/${number}/${box}`)?.voted),
    counted: counted && {
      valid: counted.valid,
      turnout: { eligible: counted.turnout.eligible, voted: counted.turnout.voted, returned: counted.turnout.returned },
      elected: contest?.elected,
      tied: contest?.tied,
      tiedSeats: contest?.tiedSeats,
      unfilled: contest?.unfilled,
    },
    elected: election.elected.map(({ person }) => person),
  }
}

/** What the model keeps of the election. */
export function inModel(model: Model): ReturnType<typeof inSociety> {
  const round = model.rounds.at(-1)
  const votedAt = (box: string) => [...(round?.voted.values() ?? [])].filter((each) => each === box).length
  const known = model.roll !== undefined
  return {
    phase: model.phase as Election['phase'],
    committee: model.committee,
    roll: MEMBERS.filter((each) => model.listed.has(each)),
    eligible: known ? model.eligible() : undefined,
    hash: known ? createHash('sha256').update(JSON.stringify(model.closed)).digest('hex') : undefined,
    candidates: [...model.candidates],
    contest: round?.contest,
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
