import type { Finding, Path } from '../../base/json.ts'
import { ADVICE, LINT_CODES, type LintCode, type Severity } from './codes.ts'

/** Something about a document that somebody should look at: where, what, how much it weighs, and what would be right. */
export interface LintFinding extends Finding {
  readonly severity: Severity
  readonly remedy: string
}

/** What a check of a sound document found. Without `remedy`, what is right in most cases is right here. */
export interface Advice {
  readonly code: keyof typeof ADVICE
  readonly path: Path
  readonly message: string
  readonly remedy?: string
}

/** A fault as a finding. */
export function faultFinding(fault: Finding): LintFinding {
  return { ...fault, remedy: fault.remedy ?? LINT_CODES[fault.code as LintCode].remedy, severity: 'error' }
}

/** Advice as a finding. */
export function adviceFinding(advice: Advice): LintFinding {
  const { severity, remedy } = ADVICE[advice.code]
  return { remedy, ...advice, severity }
}
