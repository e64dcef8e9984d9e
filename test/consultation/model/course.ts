import type { Pick } from '../../election/model/course.ts'
import { sumOf } from './deciding.ts'
import { days, fieldsOf, LATE, members, optionsOf } from './fields.ts'
import { PLACES } from './places.ts'
import type { Ask, PaperRecord } from './record.ts'
import { ASSEMBLY, COUNCIL, daysAfter, STREET } from './setting.ts'

/** What could be asked for next, and on which day. */
export interface Move {
  readonly ask: Ask
  readonly date: string
}

/** What leads on from where a consultation stands, towards its end. */
export function forward(record: PaperRecord, today: string): Move {
  const at = (date: string, type: string, more: object = {}): Move => ({
    ask: { type, by: ASSEMBLY, ...more },
    date: later(date, today),
  })
  const now = (type: string, more: object = {}) => at(today, type, more)
  switch (record.phase) {
    case 'proposed':
      return now('screenTopic', { finding: 'admitted' })
    case 'screened':
      return now('conveneConsultation', {
        ...days(today),
        stakes: record.content === 'room' ? ['member', 'neighbour'] : ['member'],
        bodies: [STREET],
      })
    case 'convened': {
      const { deliberateOn, opinionsUntil } = days(later(today, daysAfter(record.deliberateOn, -3)))
      return now('publishMaterials', { deliberateOn, opinionsUntil: later(opinionsUntil, record.opinionsUntil) })
    }
    case 'informed':
      return at(record.deliberateOn, 'openDeliberation')
    case 'deliberating':
      return at(daysAfter(record.opinionsUntil, 1), 'closeOpinions')
    case 'answering':
      return record.unanswered().length > 0 && !record.reported
        ? at(daysAfter(record.answerBy, 1), 'passOnOpinions')
        : now('openDecision', optionsOf(record))
    case 'deciding':
      return conclude(record, today, at)
    case 'referred':
      return now('recordReturn', { organ: COUNCIL, result: 'adopted' })
    case 'decided':
      return now('publishDecision')
    case 'published':
      return carryOut(record, today, at)
    case 'carriedOut':
      return now('giveFeedback')
    default:
      return at(daysAfter(record.publishedOn, 6), 'closeConsultation')
  }
}

type At = (date: string, type: string, more?: object) => Move

/** The round as it stands is concluded once nobody is awaited; at a gate somebody votes first. Another round, the first time, is announced ahead, so that it can end undecided. */
function conclude(record: PaperRecord, today: string, at: At): Move {
  const { gate, tally, until = today } = record.round ?? {}
  const last = record.lastDay()
  const date = last === undefined ? today : later(today, daysAfter(last, 1))
  if (gate !== undefined && tally === undefined && today <= until)
    return at(until, 'recordTally', {
      gate,
      tally: members({ for: 6, against: 1, present: 7, eligible: 10 }),
    })
  const conclusion = sumOf(record, date)?.may.at(record.round?.number === 1 ? 0 : -1)
  return at(date, 'concludeDecision', { conclusion, ...(conclusion === 'again' ? { until: daysAfter(date, 3) } : {}) })
}

function carryOut(record: PaperRecord, today: string, at: At): Move {
  if (record.isAppealOpen(today)) return at(today, 'answerAppeal', { upheld: false })
  if (record.isProvisional()) return settle(record, today, at)
  const { outcome, tasks } = record
  const open = [...tasks].find(([, { done }]) => !done)
  if (open !== undefined) return at(outcome?.effectFrom ?? today, 'finishTask', { by: open[1].who, task: open[0] })
  if (tasks.size === 0 && record.isPositive() && outcome?.kind !== 'opinion')
    return at(outcome?.effectFrom ?? today, 'assignTask', { task: 't1', who: 'm1' })
  return at(daysAfter(outcome?.appealsUntil ?? daysAfter(today, -1), 1), 'completeTasks')
}

/** Every other emergency decision is ratified in time; the rest becomes void. */
function settle({ variant, emergency }: PaperRecord, today: string, at: At): Move {
  const last = String(emergency?.ratifyBy)
  return variant.otherwise === 'passUp' && today <= last ? at(today, 'ratifyDecision') : at(daysAfter(last, 1), 'endEmergency')
}

/** Anything that anybody might ask for: mostly what has its place, by whoever comes, today or some days later; now and then by paper of some days ago. */
export function anything(record: PaperRecord, today: string, pick: Pick): Move {
  const soon = daysAfter(today, [1, 1, 2, 4, 12][pick(40)] ?? 0)
  if (pick(60) === 0) return { ask: { type: 'lapseTopic', by: ASSEMBLY }, date: daysAfter(today, 4 + pick(12)) }
  const placed = TYPES.filter((type) => PLACES[type]?.includes(record.phase) === true && !ENDING.includes(type))
  const often =
    record.phase === 'deliberating' ? inDebate(record) : OFTEN[record.phase === 'deciding' ? record.variant.mode : record.phase]
  const likely = often !== undefined && pick(3) > 0 ? often : placed
  const from = placed.length > 0 && pick(12) > 0 ? likely : TYPES
  const type = from[pick(from.length)] as string
  const ends = ENDS[type] !== undefined && pick(2) > 0 ? daysAfter(record.lastDay() ?? soon, ENDS[type]) : soon
  const date = later(soon, ends)
  const ask = { type, ...fieldsOf(type, record, date, pick) }
  if (!LATE.includes(type) || pick(10) > 0) return { ask, date }
  const evidence = { ref: 'paper', hash: '0'.repeat(64) }
  const paper = [{}, { recordedBy: 'm8' }, { recordedBy: 'nobody', evidence }][pick(12)] ?? { recordedBy: 'm8', evidence }
  const organ = pick(2) > 0 ? { by: ASSEMBLY } : {}
  return { ask: { ...ask, ...organ, on: daysAfter(date, -pick(4)), ...paper }, date }
}

const TYPES = Object.keys(PLACES)

/** What is mostly done on the last day of a round, or after it: so many days. */
const ENDS: { readonly [type: string]: number } = { recordTally: 0, concludeDecision: 1 }

const INTERESTS = ['declareInterest', 'decideInterest']
const OPINIONS = ['giveOpinion', 'giveOpinion', 'groupOpinions', 'answerOpinions']
/** What is asked more often, so that opinions, a debate and a vote get somewhere; while people decide, by how they do. */
const OFTEN: { readonly [phaseOrMode: string]: readonly string[] } = {
  convened: ['joinConcerned', 'drawParticipants', 'declinePlace', 'declinePlace', 'publishMaterials', ...INTERESTS],
  informed: [...OPINIONS, 'declinePlace'],
  decided: ['ratifyDecision', 'appealDecision', 'answerAppeal'],
  published: ['assignTask', 'finishTask', 'finishTask', 'completeTasks', 'completeTasks', 'ratifyDecision', 'answerAppeal'],
  motion: [...Array<string>(9).fill('castVote'), ...INTERESTS, 'recordTally', 'recordTally', 'concludeDecision'],
  meeting: ['recordTally', 'concludeDecision'],
  options: [...Array<string>(12).fill('castChoice'), ...INTERESTS, 'concludeDecision'],
  consent: ['raiseConcern', 'raiseConcern', 'settleConcern', 'settleConcern', 'concludeDecision', ...INTERESTS, ...INTERESTS],
  gates: ['recordTally', 'concludeDecision'],
}

/** What a debate comes to next: a motion, its second, speeches and amendments, the vote on these. */
function inDebate({ debate }: PaperRecord): readonly string[] {
  const motion = debate?.motions.at(-1)
  if (debate === undefined) return ['openDebate']
  if (motion === undefined) return ['moveMotion']
  const vote = motion.amends === undefined ? [] : ['decideAmendment']
  if (!motion.seconded) return ['secondMotion', 'secondMotion', 'moveMotion', ...vote]
  if (debate.closed) return vote.length > 0 ? vote : OPINIONS
  if (debate.waiting.some(({ seconded }) => !seconded)) return ['secondMotion', 'secondMotion', 'requestFloor', 'closeDebate']
  const moving = vote.length > 0 ? ['closeDebate', 'closeDebate', 'moveMotion'] : ['moveMotion', 'moveMotion', 'moveMotion']
  return [...moving, 'secondMotion', 'requestFloor', 'requestFloor', 'giveFloor', 'giveFloor', 'closeDebate']
}

/** What would end most histories early is left to the rest. */
const ENDING = ['withdrawTopic', 'lapseTopic']

function later(one: string, other: string): string {
  return one > other ? one : other
}
