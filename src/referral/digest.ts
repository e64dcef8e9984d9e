import { digest } from '../base/canonical.ts'
import type { Json, JsonObject } from '../base/json.ts'
import type { Referral } from './referral.ts'

/**
 * What makes two requests the same deed: the digest of everything that says who does what, when and to whom (`type`, `by`, `on`, the case,
 * the unit, the whole content). Left out is what a second request for the same deed has of its own (`id`, `at`, `authority`), and what
 * speaks only of the record (`meets`, `recordedBy`, `evidence`). An organ that agrees to a digest agrees to nothing else.
 *
 * The action must be without its secret fields.
 */
export function referralDigest(action: JsonObject): string {
  const { id: _id, at: _at, authority: _authority, meets: _meets, recordedBy: _recordedBy, evidence: _evidence, ...deed } = action
  return digest(deed)
}

/** The referral in which an organ agreed to exactly this action, if that is what a row of the table `cases` holds. */
export function agreedReferral(row: Json | undefined, action: JsonObject): Referral | undefined {
  const { kind, case: kept } = (row ?? {}) as { readonly kind?: string; readonly case?: Referral }
  if (kind !== 'referral' || kept?.phase !== 'agreed') return undefined
  return kept.digest === referralDigest(action) ? kept : undefined
}
