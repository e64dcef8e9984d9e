import type { Finding, Path } from '../base/json.ts'
import { nearest } from '../base/nearest.ts'

/** Where the checks of a rule set put what they find. */
export interface Report {
  readonly findings: readonly Finding[]
  /** Whether so much was found that looking further helps nobody. */
  readonly full: boolean
  add(code: string, path: Path, message: string, remedy?: string): void
  /** A name that is not known, with the known one that it most likely means. */
  addUnknown(what: string, path: Path, name: string, known: Iterable<string>): void
  /** What a schema found in the part of the input at a path. */
  addShape(found: readonly Finding[], path: Path): void
}

/** Most findings of one check. */
const MOST_FINDINGS = 200

/** An empty report. */
export function report(): Report {
  const findings: Finding[] = []
  return {
    findings,
    get full() {
      return findings.length >= MOST_FINDINGS
    },
    add(code, path, message, remedy) {
      if (findings.length >= MOST_FINDINGS) return
      findings.push(remedy === undefined ? { code, path, message } : { code, path, message, remedy })
    },
    addUnknown(what, path, name, known) {
      if (findings.length >= MOST_FINDINGS) return
      const shown = shorten(name)
      const close = nearest(shown, known)
      const remedy = close === undefined ? `declare the ${what}` : `did you mean \`${close}\`?`
      findings.push({
        code: `unknown${what[0]?.toUpperCase()}${what.slice(1)}`,
        path,
        message: `there is no ${what} \`${shown}\``,
        remedy,
      })
    },
    addShape(found, path) {
      for (const { code, path: inner, message, remedy } of found) this.add(code, [...path, ...inner], message, remedy)
    },
  }
}

/** A text of the input, cut to what a sentence can bear. */
export function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}...` : text
}

/** Whether a name means something on every object of the language, so that reading it from facts would find that. */
export function isReserved(name: string): boolean {
  return Object.hasOwn(Object.prototype, name)
}
