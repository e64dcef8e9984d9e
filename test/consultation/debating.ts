import { type ConsultationProcedure, consultation, RULES_OF_ORDER } from 'huzhu/consultation'
import { given } from 'huzhu/testing'
import { on, ROOM, settingWith, TEXT, untilDeliberating } from './setting.ts'

/** A text of its own. */
export const text = (ref: string) => ({ ...TEXT, ref })

const [first, ...later] = untilDeliberating

/** The deliberation under other rules than those of the room. */
export function deliberating(change: Partial<ConsultationProcedure>, setting = settingWith) {
  return given(consultation, [], setting({ 'consultation.room': { ...ROOM, ...change } })).after(first as never, ...later)
}

/** A debate under some rules of order, with v40 in the chair. */
export function debating(rules: keyof typeof RULES_OF_ORDER, change: Partial<NonNullable<ConsultationProcedure['debate']>> = {}) {
  const debate = { ...RULES_OF_ORDER[rules].procedure, ...change }
  return deliberating({ debate }).after(on('openDebate', '2026-05-12', { chair: 'v40' }))
}

export const move = (by: string, motion: string, more: object = {}) =>
  on('moveMotion', '2026-05-12', { by, motion, text: text(motion), ...more })
export const amend = (by: string, motion: string, amends: string) => move(by, motion, { amends })
export const second = (by: string, motion: string) => on('secondMotion', '2026-05-12', { by, motion })
export const ask = (by: string, side: string) => on('requestFloor', '2026-05-12', { by, side })
export const speak = (speaker: string, minutes = 2) => on('giveFloor', '2026-05-12', { by: 'v40', speaker, minutes })
export const close = (more: object = {}) => on('closeDebate', '2026-05-12', { by: 'v40', ...more })
export const withdraw = (by: string, motion: string) => on('withdrawMotion', '2026-05-12', { by, motion })

/** The members' votes at a meeting. */
export const members = (votes: object) => ({ units: { members: votes } })
export const amendment = (motion: string, votes: object, more: object = {}) =>
  on('decideAmendment', '2026-05-12', { by: 'v40', motion, germane: true, tally: members(votes), ...more })
