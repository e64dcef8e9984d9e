import type { LintFinding } from '../constitution/index.ts'
import type { Output } from './command.ts'
import type { JsonFile } from './input.ts'

const WORDS = { error: 'error', warning: 'warning', info: 'note' } as const

/** Prints findings in the order of the file, each with its place, so that an editor can jump there. */
export function report(file: JsonFile, findings: readonly LintFinding[], output: Output): void {
  for (const { code, path, message, remedy, severity, line, column } of placed(file, findings)) {
    output.out(`${file.name}:${line}:${column} ${WORDS[severity]} ${code} at ${path.join('.') || 'the root'}`)
    output.out(`  ${message}: ${remedy}`)
  }
}

/** Findings with line and column, in the order of the file. */
export function placed(file: JsonFile, findings: readonly LintFinding[]) {
  return findings
    .map((finding) => ({ ...finding, ...file.place(finding.path) }))
    .sort((a, b) => a.line - b.line || a.column - b.column)
}

/** How many there are of each weight: `1 error, 2 warnings, 12 notes`. */
export function counted(findings: readonly LintFinding[]): string {
  return (['error', 'warning', 'info'] as const)
    .map((severity) => {
      const many = findings.filter((finding) => finding.severity === severity).length
      return `${many} ${WORDS[severity]}${many === 1 ? '' : 's'}`
    })
    .join(', ')
}
