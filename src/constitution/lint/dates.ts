import type { CivilDate } from '../../base/time.ts'
import type { ConstitutionDocument, DatedValue } from '../document.ts'
import type { Advice } from './finding.ts'

/** Days without a value, and values that stand on no law. Before the constitution is in force, nobody asks. */
export function parameterAdvice({ parameters, validFrom }: ConstitutionDocument): readonly Advice[] {
  return parameters.flatMap(({ id, values }, p) => {
    const path = ['parameters', p, 'values']
    const model = values.flatMap(({ source }, v): Advice[] => {
      if (source.law !== 'model') return []
      return [{ code: 'modelValue', path: [...path, v, 'source'], message: `\`${id}\` stands on no law` }]
    })
    return [...gaps(id, values, path, validFrom), ...model]
  })
}

function gaps(id: string, values: readonly DatedValue[], path: Advice['path'], since: CivilDate): readonly Advice[] {
  const order = values.map((_, index) => index).sort((a, b) => (at(a).validFrom < at(b).validFrom ? -1 : 1))
  const [first] = order as [number]
  const found: Advice[] = []
  if (at(first).validFrom > since) {
    const message = `\`${id}\` has no value from ${since} until ${at(first).validFrom}`
    found.push({ code: 'parameterLate', path: [...path, first, 'validFrom'], message })
  }
  order.forEach((index, place) => {
    const end = at(index).validTo
    const next = order[place + 1]
    if (end === undefined) return
    if (next === undefined)
      found.push({ code: 'parameterEnds', path: [...path, index, 'validTo'], message: `\`${id}\` has no value from ${end} on` })
    else if (end < at(next).validFrom && since < at(next).validFrom) {
      const message = `\`${id}\` has no value from ${end} until ${at(next).validFrom}`
      found.push({ code: 'parameterGap', path: [...path, index, 'validTo'], message })
    }
  })
  return found

  function at(index: number): DatedValue {
    return values[index] as DatedValue
  }
}
