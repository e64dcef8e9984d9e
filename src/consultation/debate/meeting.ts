import type { Context } from '../../base/lifecycle.ts'
import type { Refusal, Result } from '../../base/refusal.ts'
import { type Motion, decide as measured } from '../../voting/index.ts'
import { takesPart } from '../concern/concerned.ts'
import type { Consultation } from '../consultation.ts'
import { electorateOf, unitsOf } from '../decision/entitled.ts'
import { withBase } from '../decision/tally.ts'
import { refuse } from '../phase.ts'
import type { DebateRule } from '../procedure.ts'
import { notPossible } from '../reason.ts'
import type { CloseDebate, DecideAmendment } from './action.ts'
import type { DebateState, MotionState } from './debate.ts'

/** A debate and its rules of order. */
export interface Meeting {
  readonly rules: DebateRule
  readonly debate: DebateState
}

/** The debate that is open. */
export function meetingOf({ procedure: { debate: rules }, debate }: Consultation): Result<Meeting> {
  if (rules === undefined) return refuse(notPossible('noRulesOfOrder'))
  return debate === undefined ? refuse(notPossible('noDebate')) : { ok: true, rules, debate }
}

/** The motions before the meeting: a motion that nobody has seconded is not, and holds nothing up. */
export function standing({ motions }: Pick<DebateState, 'motions'>): readonly MotionState[] {
  return motions.filter(({ seconded }) => seconded)
}

/** The motion that is debated now. */
export function debatedMotion(debate: DebateState): Result<{ readonly motion: MotionState }> {
  const motion = standing(debate).at(-1)
  if (motion === undefined) {
    const [moved] = debate.motions
    return refuse(moved === undefined ? notPossible('noMotion') : notPossible('notSeconded', moved.motion))
  }
  return debate.closed === true ? refuse(notPossible('debateClosed', motion.motion)) : { ok: true, motion }
}

/** Whoever moves, seconds and speaks takes part, and does not keep the chair meanwhile. */
export function voiceFault(
  { case: id, by }: { readonly case: string; readonly by: string },
  { rules, debate }: Meeting,
  consultation: Consultation,
  { state }: Context,
): Refusal | undefined {
  if (rules.neutralChair && debate.chair === by) return notPossible('chairIsNeutral', by)
  return takesPart(state, id, consultation, by) ? undefined : notPossible('notConcerned', by)
}

/**
 * Whether a vote of the meeting carries. It holds no more votes than there are concerned who have one. The quorum is measured at each vote: without one nothing
 * is voted on, and what was voted before stands.
 */
export function carried(
  motion: Motion,
  { case: id, tally }: CloseDebate | DecideAmendment,
  consultation: Consultation,
  context: Context,
): Result<{ readonly carried: boolean }> {
  if (tally === undefined) return refuse(notPossible('tallyMissing'))
  const { eligible } = electorateOf(id, consultation, context, unitsOf({ mode: 'motion', motion }))
  const read = withBase(tally, { eligible, entitled: eligible })
  if (!read.ok) return read
  const decision = measured(motion, read.tally)
  if (!decision.ok) return decision
  if (decision.outcome === 'noQuorum') return refuse(notPossible('noQuorum'))
  if (decision.outcome === 'castingVoteNeeded') return refuse(notPossible('castingVoteNeeded'))
  return { ok: true, carried: decision.outcome === 'passed' }
}
