import type { Context } from '../../base/lifecycle.ts'
import type { Refusal } from '../../base/refusal.ts'
import type { Consultation } from '../consultation.ts'
import { inPersonFault } from '../person.ts'
import { type ConsultationDecision, happens, head, refuse } from '../phase.ts'
import { notPossible } from '../reason.ts'
import type { DecideAmendment, MoveMotion, SecondMotion, WithdrawMotion } from './action.ts'
import type { MotionState } from './debate.ts'
import { carried, debatedMotion, type Meeting, meetingOf, standing, voiceFault } from './meeting.ts'

/** Counter-proposals that can wait at once. */
const MOST_WAITING = 20

/** Somebody moves something. A motion that nobody seconded holds nothing up: the next one takes its place. */
export function moving(action: MoveMotion, consultation: Consultation, context: Context): ConsultationDecision {
  const { motion, text, amends, by } = action
  const meeting = meetingOf(consultation)
  if (!meeting.ok) return meeting
  const fault = voiceFault(action, meeting, consultation, context) ?? orderFault(action, meeting)
  if (fault !== undefined) return refuse(fault)
  return happens({
    ...head('motionMoved', action, consultation, context),
    motion,
    by,
    text,
    ...(amends === undefined ? {} : { amends }),
    seconded: !meeting.rules.second,
  })
}

export function seconding(action: SecondMotion, consultation: Consultation, context: Context): ConsultationDecision {
  const { motion: id, by } = action
  const meeting = meetingOf(consultation)
  if (!meeting.ok) return meeting
  const fault = voiceFault(action, meeting, consultation, context)
  if (fault !== undefined) return refuse(fault)
  const motion = motionIn(meeting, id)
  if (motion === undefined) return refuse({ code: 'notFound', what: 'motion', id })
  if (motion.seconded) return refuse(notPossible('secondedAlready', id))
  if (motion.by === by) return refuse(notPossible('ownMotion', by))
  return happens({ ...head('motionSeconded', action, consultation, context), motion: id, by })
}

/** A motion goes with the amendments of it. */
export function withdrawing(action: WithdrawMotion, consultation: Consultation, context: Context): ConsultationDecision {
  const { motion: id } = action
  const meeting = meetingOf(consultation)
  if (!meeting.ok) return meeting
  const motion = motionIn(meeting, id)
  if (motion === undefined) return refuse({ code: 'notFound', what: 'motion', id })
  if (isSettled(meeting) && meeting.debate.motions.includes(motion)) return refuse(notPossible('debateClosed', id))
  const fault = inPersonFault(action, motion.by, context)
  if (fault !== undefined) return refuse(fault)
  return happens({ ...head('motionWithdrawn', action, consultation, context), motion: id })
}

/** An amendment that the chair rules out is not voted on; any other once everybody could speak on it. */
export function amending(action: DecideAmendment, consultation: Consultation, context: Context): ConsultationDecision {
  const { motion: id, germane } = action
  const meeting = meetingOf(consultation)
  if (!meeting.ok) return meeting
  const { debate, rules } = meeting
  const amendment = debate.motions.at(-1)
  if (amendment?.motion !== id || amendment.amends === undefined) return refuse(notPossible('noAmendment', id))
  const event = { ...head('amendmentDecided', action, consultation, context), motion: id }
  if (!germane) return happens({ ...event, adopted: false })
  if (!amendment.seconded) return refuse(notPossible('notSeconded', id))
  if (debate.closed !== true) return refuse(notPossible('debateGoesOn', id))
  const vote = carried(rules.adopt, action, consultation, context)
  if (!vote.ok) return vote
  return happens(vote.carried ? { ...event, adopted: true, text: amendment.text } : { ...event, adopted: false })
}

/** The debate on the main motion is closed: what remains is to put the question. */
function isSettled({ debate: { motions, closed } }: Meeting): boolean {
  return closed === true && motions.length === 1
}

function motionIn({ debate: { motions, waiting } }: Meeting, id: string): MotionState | undefined {
  return [...motions, ...waiting].find(({ motion }) => motion === id)
}

/** One thing at a time: what is debated can be amended, and nothing else; as deep as the rules say. */
function orderFault({ motion, amends }: MoveMotion, meeting: Meeting): Refusal | undefined {
  const { debate, rules } = meeting
  if (motionIn(meeting, motion) !== undefined) return { code: 'alreadyExists', what: 'motion', id: motion }
  if (amends === undefined) {
    const waits = debate.motions[0]?.seconded === true
    if (isSettled(meeting)) return notPossible('debateClosed', String(debate.motions[0]?.motion))
    return waits && debate.waiting.length >= MOST_WAITING ? notPossible('tooManyWaiting') : undefined
  }
  if (motionIn(meeting, amends) === undefined) return { code: 'notFound', what: 'motion', id: amends }
  const debated = debatedMotion(debate)
  if (!debated.ok) return debated.refusal
  if (debated.motion.motion !== amends) return notPossible('oneAtATime', debated.motion.motion)
  return standing(debate).length > rules.amendmentDepth ? notPossible('amendmentTooDeep', amends) : undefined
}
