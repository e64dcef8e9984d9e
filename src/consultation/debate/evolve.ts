import type { Reader, Write } from '../../base/lifecycle.ts'
import { type Consultation, tableOf } from '../consultation.ts'
import type { ConsultationEvolution } from '../phase.ts'
import type { DebateState, MotionState } from './debate.ts'
import type { AmendmentDecided, DebateClosed, DebateEvent, FloorGiven, MinorityReportAdded, MotionMoved } from './event.ts'
import { standing } from './meeting.ts'
import { speechesOf } from './next-speaker.ts'

/** What a debate makes of a consultation. */
export function evolveDebate(event: DebateEvent, consultation: Consultation, _state: Reader): ConsultationEvolution {
  if (event.type === 'minorityReportAdded') return { writes: [reportRow(event)] }
  const { debate } = consultation
  if (event.type === 'debateOpened') {
    const { chair } = event
    const opened: DebateState = { motions: [], waiting: [], queue: [], ...debate, chair }
    return { case: { ...consultation, debate: opened }, writes: [] }
  }
  if (debate === undefined) return { writes: [] }
  const after = (change: Partial<DebateState>) => ({ case: { ...consultation, debate: { ...debate, ...change } }, writes: [] })
  switch (event.type) {
    case 'motionMoved':
      return { case: { ...consultation, debate: moved(event, debate) }, writes: [] }
    case 'motionSeconded':
      return { case: { ...consultation, debate: seconded(event.motion, debate) }, writes: [] }
    case 'motionWithdrawn':
      return { case: { ...consultation, debate: withdrawn(event.motion, debate) }, writes: [] }
    case 'floorRequested': {
      const { speaker, side } = event
      return after({ queue: [...debate.queue, { speaker, side }] })
    }
    case 'floorGiven':
      return { case: { ...consultation, debate: spoke(event, debate) }, writes: [] }
    case 'debateClosed':
      return { case: closed(event, consultation, debate), writes: [] }
    case 'amendmentDecided':
      return { case: { ...consultation, debate: amended(event, debate) }, writes: [] }
  }
}

/** Another motion is debated: whoever wants to speak on it asks anew. */
function debating(debate: DebateState, motions: readonly MotionState[], waiting = debate.waiting): DebateState {
  return { chair: debate.chair, motions, waiting, queue: [] }
}

/** What nobody seconded gives way. A counter-proposal waits behind a main motion that stands. */
function moved({ motion, by, text, amends, seconded }: MotionMoved, debate: DebateState): DebateState {
  const made: MotionState = { motion, by, text, ...(amends === undefined ? {} : { amends }), seconded, spoken: {} }
  const before = standing(debate)
  if (amends === undefined && before.length > 0)
    return { ...debate, waiting: [...debate.waiting.filter((each) => each.seconded), made] }
  const motions = [...before, made]
  return seconded ? debating(debate, motions) : { ...debate, motions }
}

function seconded(motion: string, debate: DebateState): DebateState {
  const second = (each: MotionState) => (each.motion === motion ? { ...each, seconded: true } : each)
  return debate.motions.some((each) => each.motion === motion)
    ? debating(debate, debate.motions.map(second))
    : { ...debate, waiting: debate.waiting.map(second) }
}

/** A motion goes with its amendments; where it was the main one, the next counter-proposal takes its place. */
function withdrawn(motion: string, debate: DebateState): DebateState {
  const at = debate.motions.findIndex((each) => each.motion === motion)
  if (at < 0) return { ...debate, waiting: debate.waiting.filter((each) => each.motion !== motion) }
  if (at > 0) return without(debate, at)
  return debating(debate, debate.waiting.slice(0, 1), debate.waiting.slice(1))
}

/** Whoever was called and did not speak keeps the speech. */
function spoke({ motion, speaker, side, minutes }: FloorGiven, debate: DebateState): DebateState {
  const queue = debate.queue.filter((each) => each.speaker !== speaker)
  if (minutes === 0) return { ...debate, queue }
  const count = (each: MotionState) =>
    each.motion === motion ? { ...each, spoken: { ...each.spoken, [speaker]: speechesOf(each.spoken, speaker) + 1 } } : each
  return { ...debate, motions: debate.motions.map(count), queue, lastSide: side }
}

/** With the debate on the main motion the text is settled. */
function closed({ motion, closed: carried }: DebateClosed, consultation: Consultation, debate: DebateState): Consultation {
  if (!carried) return consultation
  const motions = standing(debate)
  const [main] = motions
  return {
    ...consultation,
    ...(main?.motion === motion ? { text: main.text } : {}),
    debate: { ...debate, motions, queue: [], closed: true },
  }
}

/** The text of an adopted amendment takes the place of the text that it amends. */
function amended({ text }: AmendmentDecided, debate: DebateState): DebateState {
  const left = without(debate, debate.motions.length - 1)
  if (text === undefined) return left
  return { ...left, motions: left.motions.map((each, at) => (at === left.motions.length - 1 ? { ...each, text } : each)) }
}

/** The debate goes back to what stood before an amendment; if that was never seconded, it never left it. */
function without(debate: DebateState, at: number): DebateState {
  const motions = debate.motions.slice(0, at)
  return debate.motions[at]?.seconded === true ? debating(debate, motions) : { ...debate, motions }
}

function reportRow({ case: id, on, report, text, signers }: MinorityReportAdded): Write {
  return { table: tableOf('reports', id), key: report, value: { on, text: { ...text }, signers } }
}
