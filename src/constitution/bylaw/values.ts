import { canonical } from '../../base/canonical.ts'
import type { Json, Path } from '../../base/json.ts'
import { type Report, report } from '../../rules/report.ts'
import { checkParameter, overlaps } from '../agreement.ts'
import type { Constitution } from '../constitution.ts'
import type { DatedValue, Parameter } from '../document.ts'
import { valueWords } from '../wording.ts'
import type { ByLawDocument } from './bylaw.ts'
import { rulesLoosened } from './loosened.ts'
import { valuesInForce } from './merge.ts'
import { type Direction, tightest } from './tightest.ts'

/** Whether a by-law sets only parameters that it may, each on every day in the direction that the constitution declares. */
export function checkValues(constitution: Constitution, document: ByLawDocument, found: Report): void {
  const declared = new Map(constitution.document.parameters.map((parameter) => [parameter.id, parameter]))
  const ids = document.parameters.map(({ id }) => id)
  document.parameters.forEach(({ id, values }, index) => {
    const path = ['parameters', index]
    const own = declared.get(id)
    if (own === undefined) return found.addUnknown('parameter', [...path, 'id'], id, declared.keys())
    if (ids.indexOf(id) < index) return found.add('duplicate', [...path, 'id'], `\`${id}\` is set already`, 'set it once')
    if (own.tighter === undefined) {
      const message = `the constitution leaves \`${id}\` to no by-law: it declares no direction`
      return found.add('notTightenable', [...path, 'id'], message, 'leave it out')
    }
    const wrong = report()
    checkParameter({ ...own, values }, path, wrong)
    for (const { code, path: at, message, remedy } of wrong.findings) found.add(code, at, message, remedy)
    if (wrong.findings.length > 0) return
    checkRules(constitution, own, own.tighter, [...path, 'id'], found)
    values.forEach((dated, at) => {
      const inForce = valuesInForce({ ...document, parameters: [{ id, values: [dated] }] }, id)
      for (const each of inForce) checkValue(own, own.tighter as Direction, each, [...path, 'values', at], found)
    })
  })
}

/** What a constitution calls tighter may still let a rule permit more, or forbid less. */
function checkRules(constitution: Constitution, { id }: Parameter, direction: Direction, path: Path, found: Report): void {
  const loosened = rulesLoosened(constitution, id, direction)
  if (loosened.length === 0) return
  const rules = loosened.map(({ article, rule }) => `\`${rule.name}\` (article ${article})`).join(', ')
  found.add('loosens', path, `a ${direction} \`${id}\` could loosen ${rules}`, 'leave it to the constitution')
}

function checkValue({ id, is, values }: Parameter, direction: Direction, own: DatedValue, path: Path, found: Report): void {
  const gap = firstGap(own, values)
  if (gap !== undefined) {
    const message = `the constitution has no value of \`${id}\` on ${gap}, so there is nothing to tighten`
    return found.add('nothingToTighten', path, message, 'begin and end with values of the constitution')
  }
  for (const above of values.filter((each) => overlaps(each, own))) {
    const tighter = tightest(direction, above.value, own.value)
    const limit = `${valueWords(above.value, is, 'en')} (\`${id}\`, in force from ${above.validFrom})`
    if (tighter === undefined) {
      const message = `cannot be compared with the constitution's ${limit}`
      return found.add('notComparable', [...path, 'value'], message, 'take the same share of the same people')
    }
    if (same(tighter, own.value)) continue
    const message = `${valueWords(own.value, is, 'en')} loosens the constitution's ${limit}`
    return found.add('loosens', [...path, 'value'], message, `give the same or a ${direction} one`)
  }
}

/** The first day on which a dated value is in force and none of the others is; undefined if there is none. */
function firstGap({ validFrom, validTo }: DatedValue, others: readonly DatedValue[]): string | undefined {
  let day = validFrom
  while (validTo === undefined || day < validTo) {
    const at = day
    const holds = others.find((each) => each.validFrom <= at && (each.validTo === undefined || at < each.validTo))
    if (holds === undefined) return at
    if (holds.validTo === undefined) return undefined
    day = holds.validTo
  }
  return undefined
}

function same(a: Json, b: Json): boolean {
  return canonical(a) === canonical(b)
}
