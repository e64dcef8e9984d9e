import type { Pick } from '../../election/model/course.ts'
import { sumOf } from './deciding.ts'
import { nextInOrder } from './hearing.ts'
import { PLACES } from './places.ts'
import { ASSEMBLY, type Ask, COUNCIL, daysAfter, MEMBERS, OWNER, type PaperRecord, PEOPLE } from './record.ts'

/** What could be asked for next, and on which day. */
export interface Move {
  readonly ask: Ask
  readonly date: string
}

/** What leads on from where a consultation stands, towards its end. */
export function forward(record: PaperRecord, today: string): Move {
  const at = (date: string, type: string, more: object = {}): Move => ({
    ask: { type, by: ASSEMBLY, ...more },
    date: date > today ? date : today,
  })
  const now = (type: string, more: object = {}) => at(today, type, more)
  switch (record.phase) {
    case 'proposed':
      return now('screenTopic', { finding: 'admitted' })
    case 'screened':
      return now('conveneConsultation', days(today, ['member', 'neighbour']))
    case 'convened': {
      const { deliberateOn, opinionsUntil } = days(later(today, daysAfter(record.deliberateOn, -3)), [])
      return now('publishMaterials', { deliberateOn, opinionsUntil: later(opinionsUntil, record.opinionsUntil) })
    }
    case 'informed':
      return at(record.deliberateOn, 'openDeliberation')
    case 'deliberating':
      return at(daysAfter(record.opinionsUntil, 1), 'closeOpinions')
    case 'answering':
      return record.unanswered().length > 0 && !record.reported
        ? at(daysAfter(record.answerBy, 1), 'passOnOpinions')
        : now('openDecision')
    case 'deciding': {
      const date = later(today, daysAfter(record.round.until, 1))
      return at(date, 'concludeDecision', { conclusion: sumOf(record, date)?.may.at(-1) })
    }
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

function carryOut(record: PaperRecord, today: string, at: (date: string, type: string, more?: object) => Move): Move {
  if (record.isAppealOpen(today)) return at(today, 'answerAppeal', { upheld: false })
  const { outcome, tasks } = record
  const open = [...tasks].find(([, { done }]) => !done)
  if (open !== undefined) return at(today, 'finishTask', { by: open[1].who, task: open[0] })
  if (tasks.size === 0 && record.isPositive() && outcome?.kind !== 'opinion')
    return at(outcome?.effectFrom ?? today, 'assignTask', { task: 't1', who: 'm1' })
  return at(daysAfter(outcome?.appealsUntil ?? daysAfter(today, -1), 1), 'completeTasks')
}

/** Anything that anybody might ask for: mostly what has its place, by whoever comes, today or some days later. */
export function anything(record: PaperRecord, today: string, pick: Pick): Move {
  const date = daysAfter(today, [1, 1, 2, 4, 12][pick(40)] ?? 0)
  const placed = TYPES.filter((type) => PLACES[type]?.includes(record.phase) === true && !ENDING.includes(type))
  const often = OFTEN[record.phase]
  if (pick(60) === 0) return { ask: { type: 'lapseTopic', by: ASSEMBLY }, date: daysAfter(today, 14) }
  const likely = often !== undefined && pick(2) > 0 ? often : placed
  const from = placed.length > 0 && pick(12) > 0 ? likely : TYPES
  const type = from[pick(from.length)] as string
  return { ask: { type, ...fieldsOf(type, record, date, pick) }, date }
}

const TYPES = Object.keys(PLACES)

const OPINIONS = ['giveOpinion', 'giveOpinion', 'groupOpinions', 'answerOpinions']

/** What is asked half of the time, so that opinions, a debate and a vote get somewhere. */
const OFTEN: { readonly [phase: string]: readonly string[] } = {
  informed: OPINIONS,
  deliberating: ['openDebate', 'moveMotion', 'secondMotion', 'requestFloor', 'requestFloor', 'giveFloor', 'closeDebate'],
  deciding: ['castVote', 'castVote', 'declareInterest', 'decideInterest'],
}

/** What would end most histories early is left to the rest. */
const ENDING = ['withdrawTopic', 'lapseTopic']

/** Who asks, and what beside. */
interface Fields {
  readonly by: string
  readonly [field: string]: unknown
}

function fieldsOf(type: string, record: PaperRecord, date: string, pick: Pick): Fields {
  const one = <Value>(values: readonly Value[]) => values[pick(values.length)] as Value
  const who = one(PEOPLE)
  const opinion = `o${1 + pick(6)}`
  const group = one(['g1', 'g2'])
  switch (type) {
    case 'supportTopic':
      return { by: who, supporters: [who] }
    case 'screenTopic':
      return {
        by: ASSEMBLY,
        finding: one(['admitted', 'admitted', 'admitted', 'refused']),
        class: one(['room', 'room', 'repair']),
      }
    case 'conveneConsultation':
      return { by: ASSEMBLY, ...days(daysAfter(date, pick(4) - 1), one([['member'], ['member', 'neighbour']])) }
    case 'joinConcerned':
      return {
        by: one([OWNER, who]),
        subject: OWNER,
        ...(pick(2) > 0 ? { evidence: { ref: 'deed', hash: '0'.repeat(64) } } : {}),
        stake: 'neighbour',
      }
    case 'declareInterest':
      return { by: who, subject: who }
    case 'decideInterest':
      return { by: ASSEMBLY, subject: who, recused: pick(3) > 0 }
    case 'publishMaterials':
      return {
        by: ASSEMBLY,
        ...(pick(2) > 0 ? { deliberateOn: daysAfter(date, 2 + pick(4)), opinionsUntil: daysAfter(date, 4 + pick(4)) } : {}),
      }
    case 'giveOpinion':
      return pick(4) > 0 ? { by: who, opinion, author: one([who, who, who, 'm1']) } : { by: one([COUNCIL, who]), opinion }
    case 'groupOpinions':
      return { by: ASSEMBLY, group, opinions: [...new Set([opinion, `o${1 + pick(6)}`])] }
    case 'answerOpinions':
      return pick(2) > 0 ? { by: COUNCIL, opinions: [opinion] } : { by: COUNCIL, group }
    case 'openDebate':
      return { by: ASSEMBLY, chair: one(['m8', 'm8', who]) }
    case 'requestFloor':
      return { by: who, side: one(['for', 'against', 'neutral']) }
    case 'giveFloor':
      return { by: ASSEMBLY, speaker: pick(4) > 0 ? (nextInOrder(record)?.who ?? who) : who, minutes: pick(5) }
    case 'castVote':
      return { by: who, voter: one([who, who, who, who, 'm1']), vote: one(['for', 'for', 'against', 'abstain']) }
    case 'concludeDecision':
      return { by: ASSEMBLY, conclusion: one(['decided', 'referred', 'lapsed', 'again']) }
    case 'recordReturn':
      return { by: ASSEMBLY, organ: one([COUNCIL, ASSEMBLY]), result: one(['adopted', 'rejected']) }
    case 'answerAppeal':
      return { by: COUNCIL, upheld: pick(3) === 0 }
    case 'assignTask':
      return { by: ASSEMBLY, task: one(['t1', 't2']), who }
    case 'finishTask':
      return { by: who, task: one(['t1', 't2']) }
    case 'moveMotion':
    case 'secondMotion':
    case 'withdrawTopic':
    case 'appealDecision':
    case 'appraise':
      return { by: one([who, MEMBERS[0] as string]) }
    default:
      return { by: ASSEMBLY }
  }
}

/** Days that the procedure bears, if they are counted from that day. */
function days(from: string, stakes: readonly string[]) {
  return { stakes, deliberateOn: daysAfter(from, 3), opinionsUntil: daysAfter(from, 5) }
}

function later(one: string, other: string): string {
  return one > other ? one : other
}
