import type { Write } from '../base/lifecycle.ts'
import type { ReferralEvent } from './event.ts'
import type { Referral } from './referral.ts'

/** What an event makes of a referral. */
export function evolve(
  event: ReferralEvent,
  referral: Referral | undefined,
): { readonly case?: Referral; readonly writes: readonly Write[] } {
  if (event.type === 'referralBrought') {
    const { type: _, case: _case, on, ...brought } = event
    return { case: { ...brought, broughtOn: on }, writes: [] }
  }
  if (referral === undefined) return { writes: [] }
  const stepped: Referral = { ...referral, phase: event.phase }
  if (event.type === 'referralWithdrawn') return { case: stepped, writes: [] }
  const reasons = event.reasons === undefined ? {} : { reasons: event.reasons }
  return { case: { ...stepped, answeredOn: event.on, ...reasons }, writes: [] }
}
