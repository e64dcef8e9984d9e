import {
  associations,
  beijing,
  datedValues,
  layered,
  type Profile,
  type ProfileLayer,
  profileParameter,
  profileSchema,
  residents,
  shanghai,
  strictMajority,
  villagers,
} from 'huzhu/profiles'
import { describe, expect, test } from 'vitest'

const inBeijing = layered(residents, beijing)
const inShanghai = layered(residents, shanghai)
const history = (law: readonly Profile[], id: string) =>
  datedValues(law, id).map(({ value, validFrom, validTo, source }) => [value, validFrom, validTo, source.article])

describe('residents in Beijing', () => {
  test('what the national law does not say, Beijing says: two assemblies a year, under both versions', () => {
    expect(history(inBeijing, 'assembly.perYear')).toEqual([
      [2, '2018-12-29', '2026-01-01', 'Art. 16'],
      [2, '2026-01-01', undefined, 'Art. 16'],
    ])
  })

  test('a term of three years, of 1991, is out of force: the law of 2018 says five', () => {
    expect(history(inBeijing, 'committee.termYears').map(([years]) => years)).toEqual([5, 5])
  })

  test('as many candidates as seats were enough until the law of 2025 asked for more', () => {
    expect(history(inBeijing, 'election.moreCandidatesThanSeats')).toEqual([
      [false, '2018-12-29', '2026-01-01', 'Art. 13'],
      [true, '2026-01-01', undefined, 'Art. 18'],
    ])
  })

  test('five household delegates could nominate until the law of 2025 named others', () => {
    expect(profileParameter(inBeijing, 'election.jointDelegates', '2025-12-31')?.value).toBe(5)
    expect(profileParameter(inBeijing, 'election.jointDelegates', '2026-01-01')).toBeUndefined()
  })

  test('the order of elections as amended in 2021 is read from then on, within the law of 2018', () => {
    expect(history(inBeijing, 'election.committee.min')).toEqual([
      [5, '2021-03-17', '2026-01-01', 'Art. 4'],
      [5, '2026-01-01', undefined, 'Art. 4'],
    ])
  })

  test('a fifth of the residents, the share of 1991, does not outlive the tenth of 2025', () => {
    const national = ['2025-12-31', '2026-01-01'].map((day) => profileParameter(residents, 'assembly.petition', day))
    expect(['2025-12-31', '2026-01-01'].map((day) => profileParameter(inBeijing, 'assembly.petition', day))).toEqual(national)
  })
})

describe('residents in Shanghai', () => {
  test('an assembly a year, announced with its agenda', () => {
    expect(profileParameter(inShanghai, 'assembly.perYear', '2026-03-01')?.value).toBe(1)
    expect(profileParameter(inShanghai, 'assembly.agendaAnnounced', '2026-03-01')?.source.law).toContain('上海市')
  })

  test('a yearly appraisal by its own regulations, then by the law of 2025, which says the same', () => {
    expect(history(inShanghai, 'appraisal.perYear')).toEqual([
      [1, '2018-12-29', '2026-01-01', 'Art. 18'],
      [1, '2026-01-01', undefined, 'Art. 37'],
    ])
  })

  test('a runoff within 30 days where Beijing gives 15, both borrowed from villages', () => {
    const days = [inShanghai, inBeijing].map((law) => profileParameter(law, 'election.runoffDays', '2026-03-01'))
    expect(days.map((each) => [each?.value, each?.source.law])).toEqual([
      [30, 'model'],
      [15, 'model'],
    ])
  })
})

describe('a layer', () => {
  const { label, source } = residents[1] as Profile
  const stands = { id: 'terms', label, is: { type: 'integer' }, source } as const
  const law = (parameters: Profile['parameters']): readonly Profile[] => [{ ...(residents[1] as Profile), parameters }]
  const layer = (parameters: ProfileLayer['parameters'], id = 'cn.residents.here'): ProfileLayer => ({
    format: 1,
    id,
    label: { en: 'here', 'zh-CN': '本地' },
    on: 'cn.residents',
    parameters,
  })
  const values = (profiles: readonly Profile[]) =>
    profiles[0]?.parameters.map(({ value, validFrom, validTo }) => [value, validFrom, validTo])

  test('moves a value in the direction that the law names, and in no other', () => {
    const to = (value: number, tighter?: 'higher' | 'lower') =>
      values(
        layered(
          law([{ ...stands, ...(tighter === undefined ? {} : { tighter }), value: 5 }]),
          layer([{ ...stands, value, validFrom: '2026-01-01' }]),
        ),
      )?.[0]?.[0]
    expect([to(4, 'lower'), to(6, 'lower'), to(4, 'higher'), to(6, 'higher'), to(4), to(6)]).toEqual([4, 5, 5, 6, 5, 5])
  })

  test('never puts another base or another unit in the place of a share', () => {
    const half = { num: 1, den: 2, cmp: '>=', of: 'present', unit: 'members' }
    const to = (change: object) =>
      values(
        layered(
          law([{ ...stands, is: { type: 'threshold' }, tighter: 'higher', value: half }]),
          layer([{ ...stands, is: { type: 'threshold' }, value: { ...half, ...change }, validFrom: '2026-01-01' }]),
        ),
      )?.[0]?.[0]
    expect(to({ num: 2, den: 3 })).toMatchObject({ num: 2, den: 3 })
    expect(to({ cmp: '>' })).toMatchObject({ cmp: '>' })
    expect([to({ num: 1, den: 3 }), to({ num: 2, den: 3, of: 'eligible' }), to({ num: 2, den: 3, unit: 'heads' })]).toEqual([
      half,
      half,
      half,
    ])
  })

  test('that is tighter for some time leaves the law in force before and after', () => {
    const tighter = layer([{ ...stands, value: 3, validFrom: '2027-01-01', validTo: '2028-01-01' }])
    expect(values(layered(law([{ ...stands, tighter: 'lower', value: 5 }]), tighter))).toEqual([
      [5, undefined, '2027-01-01'],
      [3, '2027-01-01', '2028-01-01'],
      [5, '2028-01-01', undefined],
    ])
    const read = layered(law([{ ...stands, tighter: 'lower', value: 5 }]), tighter)
    expect(['2026-12-31', '2027-12-31', '2028-01-01'].map((day) => profileParameter(read, 'terms', day)?.value)).toEqual([
      5, 3, 5,
    ])
    expect(profileParameter(read, 'terms', '2027-06-01')).toMatchObject({ validFrom: '2027-01-01', validTo: '2028-01-01' })
  })

  test('that is looser leaves the law as it was, in one stretch', () => {
    const looser = layer([{ ...stands, value: 6, validFrom: '2027-01-01', validTo: '2028-01-01' }])
    expect(values(layered(law([{ ...stands, tighter: 'lower', value: 5 }]), looser))).toEqual([[5, undefined, undefined]])
  })

  test('that is tighter by one of two shares and looser by the other leaves the law in force', () => {
    const of = (heads: number, area: number) => ({
      all: [
        { num: heads, den: 4, cmp: '>=', of: 'eligible', unit: 'heads' },
        { num: area, den: 4, cmp: '>=', of: 'eligible', unit: 'area' },
      ],
    })
    const both = { ...stands, is: { type: 'threshold' }, tighter: 'higher' } as const
    const to = (heads: number, area: number) =>
      values(
        layered(law([{ ...both, value: of(2, 2) }]), layer([{ ...both, value: of(heads, area), validFrom: '2026-01-01' }])),
      )?.[0]?.[0]
    expect([to(3, 1), to(3, 2), to(3, 3)]).toEqual([of(2, 2), of(3, 2), of(3, 3)])
  })

  test('fills only the days on which the law is silent', () => {
    const youngLaw = law([{ ...stands, value: 5, validFrom: '2030-01-01' }])
    expect(values(layered(youngLaw, layer([{ ...stands, value: 3, validFrom: '2028-01-01' }])))).toEqual([
      [3, '2028-01-01', '2030-01-01'],
      [5, '2030-01-01', undefined],
    ])
  })

  test('whose value is younger or older than the profile is read within it', () => {
    const only = (dates: { validFrom: string; validTo?: string }) =>
      values(layered(law([{ ...stands, id: 'other', value: 1 }]), layer([{ ...stands, value: 3, ...dates }])))?.slice(1)
    expect(only({ validFrom: '1991-12-21' })).toEqual([[3, undefined, undefined]])
    expect(only({ validFrom: '1991-12-21', validTo: '2026-01-01' })).toEqual([])
    expect(only({ validFrom: '1991-12-21', validTo: '2026-01-02' })).toEqual([[3, undefined, '2026-01-02']])
  })

  test('of a city stands on that of its province', () => {
    const province = layered(
      law([{ ...stands, tighter: 'lower', value: 5 }]),
      layer([{ ...stands, tighter: 'lower', value: 4, validFrom: '2026-01-01' }]),
    )
    const city = layered(province, layer([{ ...stands, value: 3, validFrom: '2026-01-01' }], 'cn.residents.here.city'))
    expect(values(city)).toEqual([[3, undefined, undefined]])
    expect(city[0]?.id).toBe('cn.residents.2025.here.city')
  })

  test('gives profiles of their own names, with what it says beside what the law says', () => {
    expect(inBeijing.map(({ id }) => id)).toEqual(['cn.residents.2018.beijing', 'cn.residents.2025.beijing'])
    expect(inBeijing[1]?.label).toEqual({
      en: "residents' committees, law of 2025; in Beijing",
      'zh-CN': '居民委员会（二〇二五年法律）；北京市',
    })
    for (const profile of [...inBeijing, ...inShanghai, ...layered(associations, strictMajority)])
      expect(profileSchema.parse(profile)).toEqual(profile)
  })

  test('changes nothing else', () => {
    for (const id of residents.flatMap(({ parameters }) => parameters.map((parameter) => parameter.id)))
      expect(datedValues(inBeijing, id).at(-1)).toEqual(datedValues(residents, id).at(-1))
  })

  test('of one law does not stand on another', () => {
    expect(() => layered(villagers, beijing)).toThrow(
      'the layer `cn.residents.beijing` stands on `cn.residents`, not on `cn.villagers.2018`',
    )
  })
})
