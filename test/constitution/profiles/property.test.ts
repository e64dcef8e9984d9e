import * as fc from 'fast-check'
import {
  datedValues,
  type LayerParameter,
  layered,
  type Profile,
  profileParameter,
  residents2018,
  residents2025,
} from 'huzhu/profiles'
import { expect, test } from 'vitest'
import { addDays } from '../../../src/base/time.ts'

const { label, source } = residents2025
const terms = { id: 'terms', label, is: { type: 'integer' }, source } as const
const day = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2018-01-01', days))

/** Values of a layer that follow each other, with gaps: between each second pair of days. */
const local = fc
  .uniqueArray(day, { minLength: 2, maxLength: 8 })
  .chain((days) =>
    fc.tuple(fc.constant([...days].sort()), fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 4, maxLength: 4 })),
  )
  .map(([days, values]) =>
    values.flatMap((value, index): LayerParameter[] => {
      const [validFrom, validTo] = [days[2 * index], days[2 * index + 1]]
      return validFrom === undefined || validTo === undefined ? [] : [{ ...terms, value, validFrom, validTo }]
    }),
  )
const set = fc.record({
  value: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
  tighter: fc.constantFrom('higher', 'lower', undefined),
})

function version(
  profile: Profile,
  { value, tighter }: { value: number | undefined; tighter: 'higher' | 'lower' | undefined },
): Profile {
  const other = { ...terms, id: 'other', value: 0 }
  const own = value === undefined ? [] : [{ ...terms, ...(tighter === undefined ? {} : { tighter }), value }]
  return { ...profile, parameters: [other, ...own] }
}

test('whatever law and layer say, on every day the value that prevails is read, and it is the only one', () => {
  fc.assert(
    fc.property(set, set, local, fc.array(day, { minLength: 20, maxLength: 20 }), (before, after, parameters, days) => {
      const law = [version(residents2018, before), version(residents2025, after)]
      const whole = layered(law, { format: 1, id: 'cn.residents.here', label, on: 'cn.residents', parameters })
      const edges = parameters.flatMap(({ validFrom, validTo = validFrom }) => [validFrom, validTo])
      for (const on of [...days, ...edges, residents2018.validFrom, residents2025.validFrom]) {
        const says = on < residents2018.validFrom ? undefined : on < residents2025.validFrom ? before : after
        const here = parameters.find(({ validFrom, validTo = '' }) => validFrom <= on && on < validTo)?.value as
          | number
          | undefined
        expect(profileParameter(whole, 'terms', on)?.value).toBe(says === undefined ? undefined : prevailing(says, here))
        const inForce = datedValues(whole, 'terms').filter(({ validFrom, validTo = '~' }) => validFrom <= on && on < validTo)
        expect(inForce.length).toBeLessThanOrEqual(1)
      }
    }),
  )
})

function prevailing({ value, tighter }: { value: number | undefined; tighter: string | undefined }, here: number | undefined) {
  if (value === undefined || here === undefined) return value ?? here
  return tighter === 'higher' ? Math.max(value, here) : tighter === 'lower' ? Math.min(value, here) : value
}
