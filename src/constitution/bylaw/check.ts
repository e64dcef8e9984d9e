import { digest } from '../../base/canonical.ts'
import type { Finding, Json, Path } from '../../base/json.ts'
import { DocumentError } from '../../base/misuse.ts'
import { DOCUMENT_LIMITS, plain } from '../../base/plain.ts'
import { shapeFindings } from '../../base/shape.ts'
import type { Unit } from '../../members/unit.ts'
import { type Report, report, shorten } from '../../rules/report.ts'
import { checkDocument } from '../check.ts'
import type { Constitution, ParseOptions } from '../constitution.ts'
import type { ConstitutionDocument } from '../document.ts'
import { type ByLaw, type ByLawDocument, byLawOutline } from './bylaw.ts'
import { cited, merged } from './merge.ts'
import { checkValues } from './values.ts'

/** As much of a unit as by-laws look at: a row of the members' register will do. */
export type UnitPlace = Pick<Unit, 'id' | 'parent' | 'closed'>

/** What a by-law is checked with, beside the constitution. */
export interface ByLawOptions extends ParseOptions {
  /** The units of the society; without them nobody asks whether the by-law's own is there. */
  readonly units?: Iterable<UnitPlace>
}

/**
 * Checks a by-law against the constitution that it stands under.
 *
 * @throws DocumentError with every finding of {@link checkByLaw}.
 */
export function parseByLaw(constitution: Constitution, json: unknown, options: ByLawOptions = {}): ByLaw {
  const check = read(constitution, json, options)
  if (!check.ok) throw new DocumentError('the by-law', check.findings)
  const { id, version } = check.document
  return Object.freeze({ id, version, hash: digest(check.json), under: constitution.hash, document: check.document })
}

/**
 * Why a by-law cannot stand under a constitution, each fault with its path, what it would loosen, and a remedy; empty if {@link parseByLaw}
 * would take it. Never throws.
 */
export function checkByLaw(constitution: Constitution, json: unknown, options: ByLawOptions = {}): readonly Finding[] {
  const check = read(constitution, json, options)
  return check.ok ? [] : check.findings
}

type ByLawCheck =
  | { readonly ok: true; readonly document: ByLawDocument; readonly json: Json }
  | { readonly ok: false; readonly findings: readonly Finding[] }

function read(constitution: Constitution, json: unknown, options: ByLawOptions): ByLawCheck {
  const copy = plain(json, DOCUMENT_LIMITS)
  if (!copy.ok)
    return { ok: false, findings: [{ code: 'notPlain', path: copy.path, message: copy.message, remedy: 'give plain JSON' }] }
  const shape = byLawOutline.safeParse(copy.value)
  if (!shape.success) return { ok: false, findings: shapeFindings(shape.error) }
  const document = copy.value as unknown as ByLawDocument
  const found = report()
  checkDates(document, found)
  checkUnit(document, options, found)
  checkEffects(document, found)
  checkNumbers(document, found)
  checkValues(constitution, document, found)
  if (found.findings.length > 0) return { ok: false, findings: found.findings }
  const findings = ruleFindings(constitution.document, document, options)
  return findings.length > 0 ? { ok: false, findings } : { ok: true, document, json: copy.value }
}

function checkDates({ validFrom, validTo }: ByLawDocument, found: Report): void {
  if (validTo === undefined || validTo > validFrom) return
  found.add('datesReversed', ['validTo'], `ends on ${validTo}, not after it begins on ${validFrom}`)
}

function checkUnit({ unit }: ByLawDocument, { units }: ByLawOptions, found: Report): void {
  if (units === undefined) return
  const known = new Map([...units].map((each) => [each.id, each]))
  const own = known.get(unit)
  if (own === undefined) found.addUnknown('unit', ['unit'], unit, known.keys())
  else if (own.closed !== undefined) {
    const message = `\`${shorten(unit)}\` was closed on ${own.closed}, and its by-laws with it`
    found.add('unitClosed', ['unit'], message, 'adopt it for the unit that took its place')
  }
}

/** The powers of a society come from its constitution alone. */
function checkEffects({ articles }: ByLawDocument, found: Report): void {
  articles.forEach(({ rules }, a) => {
    rules.forEach(({ name, event }, r) => {
      if (event.type !== 'permit') return
      const message = `\`${shorten(name)}\` would permit what the constitution does not, and a by-law can only tighten`
      found.add('loosens', ['articles', a, 'rules', r, 'event', 'type'], message, 'use `forbid`, `refer` or `oblige`')
    })
  })
}

function checkNumbers({ articles }: ByLawDocument, found: Report): void {
  const numbers = articles.map(({ number }) => number)
  numbers.forEach((number, index) => {
    const first = numbers.indexOf(number)
    if (first === index) return
    found.add(
      'duplicate',
      ['articles', index, 'number'],
      `\`${number}\` stands at articles.${first} already`,
      'give each its own',
    )
  })
}

/**
 * The rules are read over the facts, conditions, organs and actions of the constitution, first as they are written, then as they will stand
 * beside it, within the dates of the by-law.
 */
function ruleFindings(document: ConstitutionDocument, byLaw: ByLawDocument, { operators }: ParseOptions): readonly Finding[] {
  const articles = byLaw.articles.map((article) => cited(article, byLaw))
  const written = checkDocument({ ...document, articles: [...document.articles, ...articles] }, operators)
  const check = written.ok ? checkDocument(merged(document, [byLaw]), operators) : written
  return check.ok ? [] : check.findings.map((finding) => ({ ...finding, path: ownPath(finding.path, document.articles.length) }))
}

/** Where a fault of the joined document stands in the by-law: its articles follow those of the constitution. */
function ownPath(path: Path, before: number): Path {
  const [list, index, ...rest] = path
  return list === 'articles' && typeof index === 'number' ? [list, index - before, ...rest] : path
}
