import type { Context } from '../../base/lifecycle.ts'
import type { Consultation } from '../consultation.ts'
import { type ConsultationDecision, happens, head, refuse } from '../phase.ts'
import { notPossible } from '../reason.ts'
import type { CloseDebate, GiveFloor, RequestFloor } from './action.ts'
import { carried, debatedMotion, meetingOf, voiceFault } from './meeting.ts'
import { nextSpeaker, speechesOf } from './next-speaker.ts'

/** Most who can wait for the floor at once, so that the case stays small. */
const LONGEST_QUEUE = 200

export function asking(action: RequestFloor, consultation: Consultation, context: Context): ConsultationDecision {
  const { by, side } = action
  const meeting = meetingOf(consultation)
  if (!meeting.ok) return meeting
  const fault = voiceFault(action, meeting, consultation, context)
  if (fault !== undefined) return refuse(fault)
  const { debate, rules } = meeting
  const debated = debatedMotion(debate)
  if (!debated.ok) return debated
  if (debate.queue.some(({ speaker }) => speaker === by)) return refuse(notPossible('askedAlready', by))
  if (speechesOf(debated.motion.spoken, by) >= rules.speeches) return refuse(notPossible('noSpeechesLeft', by))
  if (debate.queue.length >= LONGEST_QUEUE) return refuse(notPossible('queueFull'))
  return happens({ ...head('floorRequested', action, consultation, context), speaker: by, side })
}

/** Whoever is next by the rules speaks, and nobody longer than the rules allow. */
export function speaking(action: GiveFloor, consultation: Consultation, context: Context): ConsultationDecision {
  const { speaker, minutes } = action
  const meeting = meetingOf(consultation)
  if (!meeting.ok) return meeting
  const { debate, rules } = meeting
  const debated = debatedMotion(debate)
  if (!debated.ok) return debated
  const { motion, spoken } = debated.motion
  const next = nextSpeaker(debate.queue, spoken, rules, debate.lastSide)
  if (next === undefined) return refuse(notPossible('nobodyAsked'))
  if (next.speaker !== speaker) return refuse(notPossible('notNext', next.speaker, ...next.why))
  if (rules.neutralChair && debate.chair === speaker) return refuse(notPossible('chairIsNeutral', speaker))
  if (minutes > rules.minutes) return refuse(notPossible('speechTooLong', speaker))
  return happens({ ...head('floorGiven', action, consultation, context), motion, speaker, side: next.side, minutes })
}

/** A debate ends when nobody who may speak waits; before that, only by a vote. A vote that does not carry lets it go on. */
export function closing(action: CloseDebate, consultation: Consultation, context: Context): ConsultationDecision {
  const { tally } = action
  const meeting = meetingOf(consultation)
  if (!meeting.ok) return meeting
  const { debate, rules } = meeting
  const debated = debatedMotion(debate)
  if (!debated.ok) return debated
  const { motion, spoken } = debated.motion
  const event = { ...head('debateClosed', action, consultation, context), motion }
  if (tally === undefined) {
    const next = nextSpeaker(debate.queue, spoken, rules, debate.lastSide)
    return next === undefined ? happens({ ...event, closed: true }) : refuse(notPossible('speakersWaiting', next.speaker))
  }
  const vote = carried(rules.close, action, consultation, context)
  return vote.ok ? happens({ ...event, closed: vote.carried }) : vote
}
