import { parseConstitution } from 'huzhu/constitution'
import {
  datedValues,
  type Profile,
  profileParameter,
  profileSchema,
  residents,
  residents2018,
  residents2025,
} from 'huzhu/profiles'
import { passes, type Tally, type Threshold } from 'huzhu/voting'
import { describe, expect, test } from 'vitest'
import { civilDate } from '../../src/base/time.ts'
import { factFault } from '../../src/rules/facts.ts'
import { tiny } from './tiny.ts'

/** What the law says, written down once more: number, base, what is counted. */
const LAW_2018: { readonly [id: string]: readonly [unknown, string] } = {
  'area.householdsMin': [100, 'Art. 6'],
  'area.householdsMax': [700, 'Art. 6'],
  'committee.min': [5, 'Art. 7'],
  'committee.max': [9, 'Art. 7'],
  'committee.termYears': [5, 'Art. 8'],
  'election.votingAge': [18, 'Art. 8'],
  'assembly.age': [18, 'Art. 9'],
  'assembly.quorum': ['> 1/2 of eligible residents, or households, or delegates', 'Art. 9'],
  'assembly.pass': ['> 1/2 of present residents, or households, or delegates', 'Art. 9'],
  'assembly.petition': [
    '>= 1/5 of eligible residents, or >= 1/5 of eligible households, or >= 1/3 of eligible groups',
    'Art. 10',
  ],
}
const LAW_2025: { readonly [id: string]: readonly [unknown, string] } = {
  'area.householdsMin': [1000, 'Art. 3'],
  'area.householdsMax': [3000, 'Art. 3'],
  'committee.min': [5, 'Art. 8'],
  'committee.max': [9, 'Art. 8'],
  'representatives.householdsMin': [20, 'Art. 13'],
  'representatives.householdsMax': [50, 'Art. 13'],
  'committee.termYears': [5, 'Art. 14'],
  'election.votingAge': [18, 'Art. 16'],
  'election.workMonths': [6, 'Art. 16'],
  'election.voterListDays': [20, 'Art. 17'],
  'election.objectionDays': [5, 'Art. 17'],
  'election.decisionDays': [3, 'Art. 17'],
  'election.jointNominators': [10, 'Art. 18'],
  'election.moreCandidatesThanSeats': [true, 'Art. 18'],
  'election.turnout.voters': ['> 1/2 of eligible voters', 'Art. 19'],
  'election.turnout.households': ['> 1/2 of eligible householdDelegates', 'Art. 19'],
  'election.turnout.representatives': ['> 2/3 of eligible representatives', 'Art. 19'],
  'election.win.voters': ['> 1/2 of voted voters', 'Art. 19'],
  'election.win.households': ['> 1/2 of voted householdDelegates', 'Art. 19'],
  'election.win.representatives': ['> 1/2 of voted representatives', 'Art. 19'],
  'election.runoffFloor.voters': ['>= 1/3 of ballotsCast voters', 'Art. 19'],
  'election.runoffFloor.households': ['>= 1/3 of ballotsCast householdDelegates', 'Art. 19'],
  'election.runoffFloor.representatives': ['>= 1/3 of ballotsCast representatives', 'Art. 19'],
  'election.proxy.max': [3, 'Art. 19'],
  'election.proxy.candidateMayHold': [false, 'Art. 19'],
  'election.proxy.byRepresentatives': [false, 'Art. 19'],
  'recall.petition': [
    '>= 1/10 of eligible residents, or >= 1/10 of eligible householdDelegates, or >= 1/3 of eligible representatives',
    'Art. 20',
  ],
  'recall.turnout.voters': ['> 1/2 of eligible voters', 'Art. 20'],
  'recall.turnout.households': ['> 1/2 of eligible householdDelegates', 'Art. 20'],
  'recall.turnout.representatives': ['> 2/3 of eligible representatives', 'Art. 20'],
  'recall.pass.voters': ['> 1/2 of voted voters', 'Art. 20'],
  'recall.pass.households': ['> 1/2 of voted householdDelegates', 'Art. 20'],
  'recall.pass.representatives': ['> 1/2 of voted representatives', 'Art. 20'],
  'handover.days': [10, 'Art. 25'],
  'assembly.age': [18, 'Art. 26'],
  'assembly.petition': [
    '>= 1/10 of eligible residents, or >= 1/10 of eligible householdDelegates, or >= 1/3 of eligible representatives',
    'Art. 26',
  ],
  'assembly.noticeDays': [10, 'Art. 26'],
  'assembly.quorum': ['> 1/2 of eligible residents, or householdDelegates', 'Art. 27'],
  'assembly.pass': ['> 1/2 of present residents, or householdDelegates', 'Art. 27'],
  'representatives.share': ['>= 4/5 of seats representatives', 'Art. 28-29'],
  'representatives.everyMonths': [6, 'Art. 28-29'],
  'representatives.petition': ['>= 1/5 of eligible representatives', 'Art. 28-29'],
  'representatives.quorum': ['>= 2/3 of eligible members', 'Art. 28-29'],
  'representatives.pass': ['> 1/2 of present members', 'Art. 28-29'],
  'publicity.postedDays': [15, 'Art. 34'],
  'appraisal.perYear': [1, 'Art. 37'],
  'appraisal.failuresToEnd': [2, 'Art. 37'],
  'audit.petition': ['>= 1/10 of eligible residents, or >= 1/3 of eligible representatives', 'Art. 38'],
}

describe.each([
  ['2018', residents2018, LAW_2018],
  ['2025', residents2025, LAW_2025],
] as const)("the law of residents' committees of %s", (_, profile, law) => {
  test('holds these values and no others', () => {
    expect(profile.parameters.map(({ id }) => id).sort()).toEqual(Object.keys(law).sort())
  })

  test.each(profile.parameters.map((parameter) => [parameter.id, parameter] as const))(
    '%s',
    (id, { value, is, source, label }) => {
      const [says, article] = law[id] as readonly [unknown, string]
      expect(typeof says === 'string' ? inWords(value as unknown as Threshold) : value).toEqual(
        typeof says === 'string' ? expanded(says) : says,
      )
      expect(source).toMatchObject({ article, confidence: 'V' })
      expect(source.law).toContain(`城市居民委员会组织法), ${_}`)
      expect(factFault(value, is)).toBeUndefined()
      expect(label['zh-CN']).not.toMatch(/[A-Za-z]|[\u4e00-\u9fff][,.:;?!()]/)
    },
  )

  test('has the form of a profile', () => {
    expect(profileSchema.parse(profile)).toEqual(profile)
  })
})

describe('dated profiles', () => {
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
    const tally: Tally = {
      residents: { for: 100, eligible: 1000 },
      households: { for: 0, eligible: 0 },
      householdDelegates: { for: 0, eligible: 0 },
      groups: { for: 0, eligible: 0 },
      representatives: { for: 0, eligible: 0 },
    }
    const forces = (date: string) =>
      passes(profileParameter(residents, 'assembly.petition', date)?.value as unknown as Threshold, tally)
    expect([forces('2025-12-31'), forces('2026-01-01')]).toEqual([false, true])
  })

  test('a value that only the later law sets is not there before', () => {
    expect(profileParameter(residents, 'assembly.noticeDays', '2025-12-31')).toBeUndefined()
    expect(profileParameter(residents, 'assembly.noticeDays', '2026-01-01')?.value).toBe(10)
  })

  test('before the first profile, and for an unknown value, there is nothing', () => {
    expect(profileParameter(residents, 'assembly.petition', '2018-12-28')).toBeUndefined()
    expect(profileParameter(residents, 'assembly.petitions', '2026-01-01')).toBeUndefined()
    expect(profileParameter([], 'assembly.petition', '2026-01-01')).toBeUndefined()
  })

  test('one law follows the other without gap or overlap, whatever the order in which they are given', () => {
    expect(residents2018.validTo).toBe(residents2025.validFrom)
    const backwards: readonly Profile[] = [residents2025, residents2018]
    expect(datedValues(backwards, 'assembly.petition')).toEqual(datedValues(residents, 'assembly.petition'))
    expect(datedValues(residents, 'assembly.petition').map(({ validFrom }) => validFrom)).toEqual(['2018-12-29', '2026-01-01'])
  })

  test('dated values can become a parameter of a constitution', () => {
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

function inWords(threshold: Threshold): string {
  if ('any' in threshold) return threshold.any.map(inWords).join(', or ')
  if ('all' in threshold) return threshold.all.map(inWords).join(', and ')
  const { cmp, num, den, of, unit } = threshold
  return `${cmp} ${num}/${den} of ${of} ${unit}`
}

/** `> 1/2 of present a, or b` is short for `> 1/2 of present a, or > 1/2 of present b`. */
function expanded(says: string): string {
  const [first = '', ...others] = says.split(', or ')
  const lead = first.slice(0, first.lastIndexOf(' '))
  return [first, ...others.map((other) => (other.includes(' ') ? other : `${lead} ${other}`))].join(', or ')
}
