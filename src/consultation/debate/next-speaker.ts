import type { DebateRule } from '../procedure.ts'
import type { MotionState, Request, Side } from './debate.ts'

/** Why somebody is next: the rules that told them from others who wait, in the order in which they applied. */
export type SpeakerReason = 'firstSpeech' | 'otherSide' | 'askedFirst' | 'nobodyElse'

/** Who is to speak next, and why. */
export interface NextSpeaker extends Request {
  readonly why: readonly SpeakerReason[]
}

/**
 * Who of those that asked for the floor speaks next. Whoever has no speech left is passed over; then whoever has not spoken goes first, then the other side than
 * spoke last, where the rules say so; then whoever asked first. Undefined, if nobody who may speak has asked.
 *
 * Source: Robert's Rules of Order, 1915, § 42 (nobody speaks twice while somebody waits who has not spoken); twelve principles of Yuan Tianpeng, 3
 * (first speakers first, sides alternate).
 *
 * @example
 * ```ts
 * import { nextSpeaker } from 'huzhu/consultation'
 *
 * const rules = { speeches: 2, firstSpeakersFirst: true, alternate: true }
 * const queue = [
 *   { speaker: 'li', side: 'for' },
 *   { speaker: 'wang', side: 'for' },
 *   { speaker: 'zhao', side: 'against' },
 * ] as const
 *
 * // Li has spoken, and the last speech was for the motion.
 * const next = nextSpeaker(queue, { li: 1 }, rules, 'for')
 *
 * next?.speaker // => 'zhao'
 * next?.why // => ['firstSpeech', 'otherSide']
 * ```
 */
export function nextSpeaker(
  queue: readonly Request[],
  spoken: MotionState['spoken'],
  { speeches, firstSpeakersFirst, alternate }: Pick<DebateRule, 'speeches' | 'firstSpeakersFirst' | 'alternate'>,
  lastSide?: Side,
): NextSpeaker | undefined {
  const why: SpeakerReason[] = []
  let left = queue.filter(({ speaker }) => speechesOf(spoken, speaker) < speeches)
  const prefer = (reason: SpeakerReason, preferred: (request: Request) => boolean) => {
    const some = left.filter(preferred)
    if (some.length === 0 || some.length === left.length) return
    left = some
    why.push(reason)
  }
  if (firstSpeakersFirst) prefer('firstSpeech', ({ speaker }) => speechesOf(spoken, speaker) === 0)
  if (alternate && lastSide !== undefined && lastSide !== 'neutral') {
    const other = lastSide === 'for' ? 'against' : 'for'
    prefer('otherSide', ({ side }) => side === other)
  }
  const [next, second] = left
  if (next === undefined) return undefined
  if (second !== undefined) why.push('askedFirst')
  return { ...next, why: why.length === 0 ? ['nobodyElse'] : why }
}

/** How often somebody has spoken on a motion. */
export function speechesOf(spoken: MotionState['spoken'], speaker: string): number {
  return Object.hasOwn(spoken, speaker) ? (spoken[speaker] as number) : 0
}
