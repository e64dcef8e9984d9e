import { type Finding, isObject } from '../../base/json.ts'
import { DOCUMENT_LIMITS, plain } from '../../base/plain.ts'
import { shapeFindings } from '../../base/shape.ts'
import type { CivilDate } from '../../base/time.ts'
import { factFault } from '../../rules/index.ts'
import { NO_DIRECTION } from '../agreement.ts'
import { type Profile, profileSchema } from '../profile.ts'
import { type Advice, adviceFinding, faultFinding, type LintFinding } from './finding.ts'

/** What somebody should look at in a profile: its faults, or values for which no article of a law is named. Never throws. */
export function lintProfile(json: unknown): readonly LintFinding[] {
  const copy = plain(json, DOCUMENT_LIMITS)
  if (!copy.ok) return [faultFinding({ code: 'notPlain', path: copy.path, message: copy.message })]
  const shape = profileSchema.safeParse(copy.value)
  if (!shape.success) return shapeFindings(shape.error).map(runningCases).map(faultFinding)
  const profile = copy.value as unknown as Profile
  const faults = [...dateFaults(profile), ...valueFaults(profile)]
  return faults.length > 0 ? faults.map(faultFinding) : sourceAdvice(profile).map(adviceFinding)
}

/** Whether a document is meant as a profile: only profiles say for which kind of body they are. */
export function isProfile(json: unknown): boolean {
  return isObject(json) && 'body' in json && !('articles' in json)
}

function dateFaults({ validFrom, validTo }: Profile): readonly Finding[] {
  if (validTo === undefined || validFrom < validTo) return []
  return [{ code: 'datesReversed', path: ['validTo'], message: `ends on ${validTo}, not after it begins on ${validFrom}` }]
}

/** A clause that is missing is not a field of another type: the law must be asked. */
function runningCases(fault: Finding): Finding {
  const { path, message } = fault
  return path.length === 1 && path[0] === 'runningCases' ? { code: 'runningCasesUnsaid', path, message } : fault
}

function valueFaults(profile: Profile): readonly Finding[] {
  const dated = profile.parameters.map((each) => ({ validFrom: profile.validFrom, validTo: profile.validTo, ...each }))
  return dated.flatMap((each, at): Finding[] => {
    const { id, is, value, tighter, validFrom, validTo } = each
    const path = ['parameters', at]
    const fault = factFault(value, is)
    const reversed = validTo !== undefined && validTo <= validFrom
    const twice = dated.findIndex((other) => other.id === id && overlap(other, each))
    return [
      ...(fault === undefined ? [] : [{ code: 'wrongType', path: [...path, 'value'], message: fault }]),
      ...(is.type === 'procedure' && tighter !== undefined
        ? [{ code: 'noDirection', path: [...path, 'tighter'], message: NO_DIRECTION }]
        : []),
      ...(reversed ? [{ code: 'datesReversed', path: [...path, 'validTo'], message: `ends on ${validTo}, when it begins` }] : []),
      ...(reversed || twice === at
        ? []
        : [{ code: 'datesOverlap', path, message: `\`${id}\` is in force together with parameters.${twice}` }]),
    ]
  })
}

type Dated = { readonly validFrom: CivilDate; readonly validTo?: CivilDate | undefined }

function overlap(a: Dated, b: Dated): boolean {
  return (a.validTo === undefined || b.validFrom < a.validTo) && (b.validTo === undefined || a.validFrom < b.validTo)
}

function sourceAdvice({ parameters }: Profile): readonly Advice[] {
  return parameters.flatMap(({ id, source: { law, article, confidence } }, at): Advice[] => {
    const path = ['parameters', at, 'source']
    if (law === 'model') return [{ code: 'modelValue', path, message: `\`${id}\` stands on no law` }]
    if (article !== undefined) return []
    const code = confidence === 'V' || confidence === 'P' ? 'lawMissing' : 'lawUnread'
    return [{ code, path, message: `\`${id}\` names no article of ${law}` }]
  })
}
