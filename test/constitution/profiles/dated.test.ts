import { parseConstitution } from 'huzhu/constitution'
import {
  associations,
  beijing,
  datedValues,
  layered,
  nantang13,
  owners,
  type Profile,
  profileOfCase,
  profileOn,
  profileParameter,
  residents,
  residents2018,
  residents2025,
  ronr,
  shanghai,
  strictMajority,
  villagers,
} from 'huzhu/profiles'
import { passes, type Tally, type Threshold } from 'huzhu/voting'
import { describe, expect, test } from 'vitest'
import { addDays, civilDate } from '../../../src/base/time.ts'
import { tiny } from '../tiny.ts'
import { inWords } from './words.ts'

describe('a value of the law by date', () => {
  const share = (instant: string) => {
    const reading = profileParameter(residents, 'assembly.petition', civilDate(instant, 'Asia/Shanghai'))
    return [
      inWords(reading?.value as unknown as Threshold).split(' of ')[0],
      reading?.source.article,
      reading?.validFrom,
      reading?.validTo,
    ]
  }

  test('a fifth of the residents forces an assembly on the last day of 2025, a tenth on the first of 2026, by the date in Beijing', () => {
    expect(share('2025-12-31T15:59:59.999Z')).toEqual(['>= 1/5', 'Art. 10', '2018-12-29', '2026-01-01'])
    expect(share('2025-12-31T16:00:00.000Z')).toEqual(['>= 1/10', 'Art. 26', '2026-01-01', undefined])
  })

  test('100 of 1,000 residents are too few on one day and enough on the next', () => {
    const nobody = { for: 0, eligible: 0 }
    const tally: Tally = {
      residents: { for: 100, eligible: 1000 },
      households: nobody,
      householdDelegates: nobody,
      groups: nobody,
      representatives: nobody,
    }
    const forces = (date: string) =>
      passes(profileParameter(residents, 'assembly.petition', date)?.value as unknown as Threshold, tally)
    expect([forces('2025-12-31'), forces('2026-01-01')]).toEqual([false, true])
  })

  test('that only the later law sets is not there before', () => {
    expect(profileParameter(residents, 'assembly.noticeDays', '2025-12-31')).toBeUndefined()
    expect(profileParameter(residents, 'assembly.noticeDays', '2026-01-01')?.value).toBe(10)
  })

  test('may begin later than its profile: fees by the notice of 2014', () => {
    expect(profileParameter(associations, 'fees.secret', '2014-07-24')).toBeUndefined()
    expect(profileParameter(associations, 'fees.secret', '2014-07-25')).toMatchObject({ value: true, validFrom: '2014-07-25' })
  })

  test('is nothing before the first profile, and nothing under an unknown name', () => {
    expect(profileParameter(residents, 'assembly.petition', '2018-12-28')).toBeUndefined()
    expect(profileParameter(residents, 'assembly.petitions', '2026-01-01')).toBeUndefined()
    expect(profileParameter([], 'assembly.petition', '2026-01-01')).toBeUndefined()
  })

  test('can become a parameter of a constitution, with all its dates', () => {
    const document = tiny()
    const borrowed = {
      id: 'assembly.petitionOfResidents',
      label: { en: 'petition', 'zh-CN': '联名' },
      is: { type: 'threshold' as const },
      values: datedValues(residents, 'assembly.petition'),
    }
    expect(() => parseConstitution({ ...document, parameters: [...document.parameters, borrowed] })).not.toThrow()
  })
})

const LAWS: readonly (readonly [string, readonly Profile[]])[] = [
  ['residents', residents],
  ['residents in Beijing', layered(residents, beijing)],
  ['residents in Shanghai', layered(residents, shanghai)],
  ['villagers', villagers],
  ['associations', associations],
  ['associations, read strictly', layered(associations, strictMajority)],
  ['owners', owners],
  ['Robert', ronr],
  ['Nantang', nantang13],
]

describe.each(LAWS)('the dates of the law of %s', (_, law) => {
  test('one version follows the other without gap or overlap, in order', () => {
    law.slice(1).forEach((next, index) => {
      expect(law[index]?.validTo).toBe(next.validFrom)
    })
    expect(law.at(-1)?.validTo).toBeUndefined()
  })

  test('no value is in force together with another, and none ends before it begins', () => {
    for (const id of idsOf(law)) {
      const values = datedValues(law, id)
      values.forEach(({ validFrom, validTo = '~' }, index) => {
        expect(validFrom < validTo).toBe(true)
        expect(validTo <= (values[index + 1]?.validFrom ?? '~')).toBe(true)
      })
    }
  })

  test('every value stays within its version', () => {
    for (const { validFrom, validTo = '~', parameters } of law) {
      for (const parameter of parameters) {
        expect(validFrom <= (parameter.validFrom ?? validFrom)).toBe(true)
        expect((parameter.validTo ?? validTo) <= validTo).toBe(true)
      }
    }
  })

  test('the order in which the versions are given does not matter', () => {
    const backwards = [...law].reverse()
    for (const id of idsOf(law)) expect(datedValues(backwards, id)).toEqual(datedValues(law, id))
  })

  test('on each day on which a value begins or ends, and on the days around it, at most one is read, and it is the one in force', () => {
    for (const id of idsOf(law)) {
      const values = datedValues(law, id)
      const edges = values.flatMap(({ validFrom, validTo }) => (validTo === undefined ? [validFrom] : [validFrom, validTo]))
      for (const day of edges.flatMap((edge) => [addDays(edge, -1), edge, addDays(edge, 1)])) {
        const inForce = values.filter(({ validFrom, validTo = '~' }) => validFrom <= day && day < validTo)
        const read = profileParameter(law, id, day)
        expect(read === undefined ? [] : [{ ...read }]).toEqual(inForce.map((each) => ({ id, ...each })))
      }
    }
  })
})

function idsOf(law: readonly Profile[]): readonly string[] {
  return [...new Set(law.flatMap(({ parameters }) => parameters.map(({ id }) => id)))]
}

describe('an act under an expired version of the rules (edge case 40)', () => {
  test('goes by the version in force on its own day', () => {
    expect(profileOn(residents, '2018-12-28')).toBeUndefined()
    expect(profileOn(residents, '2018-12-29')).toBe(residents2018)
    expect(profileOn(residents, '2025-12-31')).toBe(residents2018)
    expect(profileOn(residents, '2026-01-01')).toBe(residents2025)
  })

  test('in a case, by the version of the day on which the case was opened', () => {
    expect(profileOfCase(residents, '2025-12-20', '2025-12-31')).toBe(residents2018)
    expect(profileOfCase(residents, '2025-12-20', '2026-02-01')).toBe(residents2018)
    expect(profileOfCase(residents, '2026-01-01', '2026-02-01')).toBe(residents2025)
  })

  test('unless a later version takes over what is running, from its own first day on', () => {
    const { source } = residents2025
    const takesOver: Profile = { ...residents2025, runningCases: { become: 'migrate', source } }
    const law = [residents2018, takesOver]
    expect(profileOfCase(law, '2025-12-20', '2025-12-31')).toBe(residents2018)
    expect(profileOfCase(law, '2025-12-20', '2026-01-01')).toBe(takesOver)
    const then: Profile = { ...residents2025, id: 'cn.residents.2031', validFrom: '2031-01-01' }
    const three = [residents2018, { ...takesOver, validTo: '2031-01-01' }, then]
    expect(profileOfCase(three, '2025-12-20', '2031-06-01')?.id).toBe('cn.residents.2025')
    expect(profileOfCase([...three].reverse(), '2025-12-20', '2031-06-01')?.id).toBe('cn.residents.2025')
    expect(profileOfCase(three, '2031-01-01', '2031-06-01')?.id).toBe('cn.residents.2031')
    const both = [residents2018, { ...takesOver, validTo: '2031-01-01' }, { ...then, runningCases: takesOver.runningCases }]
    expect(profileOfCase(both, '2025-12-20', '2031-06-01')?.id).toBe('cn.residents.2031')
  })
})
