import { canonical } from '../base/canonical.ts'
import type { Json } from '../base/json.ts'
import type { Context, Reader } from '../base/lifecycle.ts'
import type { Result } from '../base/refusal.ts'
import type { ConstitutionReference } from '../base/ruling.ts'
import type { Parameter } from '../constitution/document.ts'
import { readParameter } from '../constitution/parameter.ts'
import { type Threshold, thresholdSchema } from '../voting/index.ts'
import type { AmendmentProcedure, ConstitutionRow, ProposedDocument } from './amendment.ts'
import { notPossible } from './reason.ts'
import { isMeetingRule } from './vote.ts'

/** The parameters that rule an amendment: four thresholds, and the days for filing. */
export const AMENDMENT_PARAMETERS = [
  'amendment.council.quorum',
  'amendment.council.pass',
  'amendment.congress.quorum',
  'amendment.congress.pass',
  'amendment.filing.days',
] as const

/** The procedure that an amendment proposed on this date would have; refused where the constitution leaves a part of it open. */
export function readProcedure(context: Context): Result<{ readonly procedure: AmendmentProcedure }> {
  const missing = AMENDMENT_PARAMETERS.filter((id) => context.parameter(id) === undefined)
  if (missing.length > 0) return { ok: false, refusal: notPossible('parameterMissing', ...missing) }
  const council = meetingRule(context, 'council')
  const congress = meetingRule(context, 'congress')
  const filingDays = context.parameter('amendment.filing.days')
  const unfit = [...council.unfit, ...congress.unfit, ...(isDays(filingDays) ? [] : ['amendment.filing.days'])]
  if (council.rule === undefined || congress.rule === undefined || !isDays(filingDays)) {
    return { ok: false, refusal: notPossible('parameterUnfit', ...unfit) }
  }
  return {
    ok: true,
    procedure: { constitution: context.constitution, council: council.rule, congress: congress.rule, filingDays },
  }
}

/** The version that was approved last, in force already or not, and its place in the order; none before the first amendment. */
export function latestVersion(
  state: Reader,
): (ConstitutionReference & Pick<ConstitutionRow, 'inForceFrom' | 'order'>) | undefined {
  const rows = [...state.rows('constitutions')].map(([, row]) => row as unknown as ConstitutionRow)
  const last = rows.reduce<ConstitutionRow | undefined>((a, b) => (a === undefined || b.order > a.order ? b : a), undefined)
  if (last === undefined) return undefined
  const { document, hash, inForceFrom, order } = last
  return { id: document.id, version: document.version, hash, inForceFrom, order }
}

/**
 * Whether a text would change a parameter about amendments (`amendment.`) on any day from its start on. Values are compared on the start
 * and wherever the new text changes one.
 */
export function changesAmendmentRules(document: ProposedDocument, context: Context): boolean {
  const parameters = ((document.parameters ?? []) as unknown as readonly Parameter[]).filter(({ id }) =>
    id.startsWith('amendment.'),
  )
  const ids = new Set<string>([...AMENDMENT_PARAMETERS, ...parameters.map(({ id }) => id)])
  const turns = parameters.flatMap(({ values }) =>
    values.flatMap(({ validFrom, validTo }) => (validTo === undefined ? [validFrom] : [validFrom, validTo])),
  )
  const days = [document.validFrom, ...turns.filter((day) => day > document.validFrom)]
  return [...ids].some((id) => {
    const proposed = parameters.find((each) => each.id === id)
    return days.some((day) => !equal(proposed && readParameter(proposed, day)?.value, context.parameter(id, day)))
  })
}

function meetingRule(context: Context, meeting: 'council' | 'congress') {
  const ids = [`amendment.${meeting}.quorum`, `amendment.${meeting}.pass`] as const
  const [quorum, pass] = ids.map((id) => threshold(context.parameter(id)))
  if (quorum === undefined || pass === undefined)
    return { rule: undefined, unfit: ids.filter((id) => threshold(context.parameter(id)) === undefined) }
  return isMeetingRule({ quorum, pass }) ? { rule: { quorum, pass }, unfit: [] } : { rule: undefined, unfit: ids }
}

function threshold(value: Json | undefined): Threshold | undefined {
  const parsed = thresholdSchema.safeParse(value)
  return parsed.success ? parsed.data : undefined
}

/** At most ten years: beyond that, days are a slip of the pen. */
function isDays(value: Json | undefined): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 1 && (value as number) <= 3660
}

function equal(a: Json | undefined, b: Json | undefined): boolean {
  return a === undefined || b === undefined ? a === b : canonical(a) === canonical(b)
}
