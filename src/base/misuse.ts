import type { Finding } from './json.ts'

/** A document that cannot be used, with all that was found. Thrown by loaders; recognise it by `name`. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError'
  readonly findings: readonly Finding[]

  constructor(what: string, findings: readonly Finding[]) {
    super([`${what} cannot be used:`, ...findings.slice(0, 20).map(line), ...more(findings)].join('\n'))
    this.findings = findings
  }
}

function line(finding: Finding): string {
  const remedy = finding.remedy === undefined ? '' : ` (${finding.remedy})`
  return `- at \`${finding.path.join('.') || 'the root'}\`: ${finding.message}${remedy}`
}

function more(findings: readonly Finding[]): string[] {
  return findings.length > 20 ? [`- and ${findings.length - 20} more`] : []
}
