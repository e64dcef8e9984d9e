import { checkDocument } from '../check.ts'
import { constitutionOf, type ParseOptions } from '../constitution.ts'
import { parameterAdvice } from './dates.ts'
import { exampleAdvice } from './examples.ts'
import { adviceFinding, faultFinding, type LintFinding } from './finding.ts'
import { orderAdvice } from './order.ts'
import { overriddenAdvice } from './overridden.ts'
import { placedRules } from './place.ts'
import { reachAdvice } from './reach.ts'
import { unreadAdvice } from './unread.ts'
import { dutyAdvice, referralAdvice } from './way-out.ts'

/**
 * What somebody should look at in a constitution before it is adopted. A document with faults gives these, as errors, and nothing else;
 * a sound one gives what is likely not what was meant: articles that no example reaches, rules that never decide, matters without a way
 * out, dates with gaps, names that nothing reads. Empty if there is nothing. Never throws.
 *
 * @example
 * ```ts
 * import { lint } from 'huzhu/constitution'
 * import { huzhushe } from 'huzhu/presets/huzhushe'
 *
 * lint(huzhushe).filter(({ severity }) => severity === 'error') // => []
 * lint({ ...huzhushe, zone: 'Asia/Peking2' }).map(({ code, path }) => [code, path.join('.')]) // => [['unknownZone', 'zone']]
 * ```
 */
export function lint(json: unknown, options: ParseOptions = {}): readonly LintFinding[] {
  const check = checkDocument(json, options.operators)
  if (!check.ok) return check.findings.map(faultFinding)
  const constitution = constitutionOf(check, options)
  const rules = placedRules(check.document)
  return [
    ...orderAdvice(check.document),
    ...exampleAdvice(constitution, rules),
    ...reachAdvice(constitution, rules),
    ...overriddenAdvice(constitution, rules),
    ...referralAdvice(constitution, rules),
    ...dutyAdvice(constitution, rules),
    ...parameterAdvice(check.document),
    ...unreadAdvice(constitution),
  ].map(adviceFinding)
}
