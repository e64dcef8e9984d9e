import type { Json, Locale } from 'huzhu'
import { describe, expect, test } from 'vitest'
import {
  articleInChinese,
  dateWords,
  joined,
  leastWords,
  sourceWords,
  tallyWords,
  thresholdWords,
  valueWords,
} from '../../src/constitution/wording.ts'
import { BASES, type Share, type Threshold, UNITS } from '../../src/voting/threshold.ts'

const share = (num: number, den: number, rest: Partial<Share> = {}): Share => ({
  num,
  den,
  cmp: '>=',
  of: 'eligible',
  unit: 'members',
  ...rest,
})

describe('a threshold is written as in a charter', () => {
  test.each<[Threshold, string, string]>([
    [share(2, 3, { of: 'present' }), 'two thirds or more of the members present', '到会会员三分之二以上'],
    [share(1, 2, { cmp: '>' }), 'more than half of all members', '全体会员过半数'],
    [share(1, 2), 'half or more of all members', '全体会员二分之一以上'],
    [share(2, 3, { cmp: '>' }), 'more than two thirds of all members', '全体会员超过三分之二'],
    [share(1, 1), 'all members', '全体会员百分之百'],
    [share(1, 1, { of: 'present' }), 'all the members present', '到会会员百分之百'],
    [
      share(80, 100, { of: 'voted', unit: 'voters' }),
      '80 per cent or more of the registered voters who voted',
      '参加投票的登记选民百分之八十以上',
    ],
    [share(7, 13), '7/13 or more of all members', '全体会员十三分之七以上'],
    [share(1, 10_001), '1/10001 or more of all members', '全体会员1/10001以上'],
    [
      { all: [share(2, 3, { unit: 'area' }), share(2, 3, { unit: 'heads' })] },
      'two thirds or more of all floor area and two thirds or more of all owners by head',
      '全部专有部分面积三分之二以上且全体业主人数三分之二以上',
    ],
    [
      { any: [share(1, 10, { unit: 'residents' }), { all: [share(1, 5), share(1, 3, { unit: 'groups' })] }] },
      'one tenth or more of all residents or (one fifth or more of all members and one third or more of all groups)',
      '全体居民十分之一以上或者（全体会员五分之一以上且全体小组三分之一以上）',
    ],
  ])('%j', (threshold, en, zh) => {
    expect(thresholdWords(threshold, 'en')).toBe(en)
    expect(thresholdWords(threshold, 'zh-CN')).toBe(zh)
  })

  test('no two of them are written alike', () => {
    const all = BASES.flatMap((of) =>
      UNITS.flatMap((unit) =>
        (['>', '>='] as const).flatMap((cmp) =>
          [
            [1, 2],
            [2, 3],
            [1, 3],
            [3, 4],
            [3, 100],
            [99, 100],
            [1, 1],
          ].map(([num, den]) => share(num!, den!, { cmp, of, unit })),
        ),
      ),
    )
    for (const locale of ['en', 'zh-CN'] as const)
      expect(new Set(all.map((each) => thresholdWords(each, locale))).size).toBe(all.length)
  })
})

test('a tally says how many of how many', () => {
  const present = [{ of: 'present', unit: 'councillors' }]
  expect(tallyWords([6, 8], present, 'en')).toBe('6 of 8 councillors present')
  expect(tallyWords([6, 8], present, 'zh-CN')).toBe('8名到会理事中6名')
  const eligible = ['residents', 'households', 'groups'].map((unit) => ({ of: 'eligible', unit }))
  expect(tallyWords([60, 600, 20, 200, 3, 9], eligible, 'en')).toBe('60 of 600 residents, 20 of 200 households and 3 of 9 groups')
  expect(tallyWords([60, 600, 20, 200, 3, 9], eligible, 'zh-CN')).toBe('600名居民中60名、200户住户中20户和9个小组中3个')
  const owners = ['heads', 'area'].map((unit) => ({ of: 'participating', unit }))
  expect(tallyWords([524, 700, 4_725_000, 6_300_000], owners, 'zh-CN')).toBe(
    '参与表决的业主人数700中的524和参与表决的专有部分面积6300000中的4725000',
  )
  expect(tallyWords([30, 50], [{ of: 'ballotsCast', unit: 'members' }], 'zh-CN')).toBe('50张会员已投选票中30张')
  expect(tallyWords([3, 5], [{ of: 'awake', unit: 'bees' }], 'en')).toBe('3 of 5 bees (awake)')
})

test('people are called what their body calls them', () => {
  const people = { councillors: { en: 'committee members', 'zh-CN': '委员' } }
  const councillors = share(1, 2, { cmp: '>', unit: 'councillors' })
  const shares = [{ of: 'eligible', unit: 'councillors' }]
  expect(thresholdWords({ all: [councillors, { any: [councillors] }] }, 'en', people)).toBe(
    'more than half of all committee members and (more than half of all committee members)',
  )
  expect(valueWords(councillors as never, { type: 'threshold' }, 'zh-CN', {}, people)).toBe('全体委员过半数')
  expect(valueWords([4, 5], { type: 'tally', shares }, 'zh-CN', {}, people)).toBe('5名委员中4名')
  expect(leastWords(councillors, [4, 5], 'zh-CN', people)).toBe('3名委员')
})

test('a threshold comes to so many, for what was counted', () => {
  const councillors = share(2, 3, { unit: 'councillors' })
  expect(leastWords(councillors, [5, 9], 'en')).toBe('6 councillors')
  expect(leastWords(councillors, [5, 9], 'zh-CN')).toBe('6名理事')
  const any = { any: [share(1, 5, { unit: 'residents' }), share(1, 3, { unit: 'groups' })] }
  expect(leastWords(any, [1, 600, 1, 12], 'en')).toBe('120 residents or 4 groups')
  expect(leastWords(any, [1, 600, 1, 12], 'zh-CN')).toBe('120名居民或者4个小组')
  const both = { all: [share(3, 4, { unit: 'heads' }), share(3, 4, { unit: 'area' })] }
  expect(leastWords(both, [1, 700, 1, 6_300_000], 'zh-CN')).toBe('业主人数525和专有部分面积4725000')
  expect(leastWords(councillors, [0, 0], 'en')).toBeUndefined()
  expect(leastWords(share(1, 1, { cmp: '>' }), [1, 9], 'en')).toBeUndefined()
  expect(leastWords({ all: [any] }, [1, 600, 1, 12], 'en')).toBeUndefined()
})

test('values are written by their type', () => {
  expect(valueWords(true, { type: 'boolean' }, 'zh-CN')).toBe('是')
  expect(valueWords(12, { type: 'integer' }, 'en')).toBe('12')
  expect(valueWords('2026-01-01', { type: 'date' }, 'zh-CN')).toBe('2026年1月1日')
  const organ = { type: 'enum', values: ['council', 'toString'] } as const
  const labels = { council: { en: 'council', 'zh-CN': '理事会' } }
  expect(valueWords('council', organ, 'zh-CN', labels)).toBe('理事会')
  expect(valueWords('toString', organ, 'zh-CN', labels)).toBe('toString')
  expect(valueWords('council', { type: 'id' }, 'zh-CN', labels)).toBe('理事会')
  expect(valueWords('resident-7', { type: 'id' }, 'zh-CN', labels)).toBe('resident-7')
  expect(valueWords(['council', 'toString'], { type: 'list', of: organ }, 'en', labels)).toBe('council and toString')
  expect(valueWords([], { type: 'list', of: organ }, 'zh-CN')).toBe('无')
  expect(dateWords('2026-12-31', 'en')).toBe('31 December 2026')
})

test('what a procedure holds is written by its form, since only its lifecycle knows its types', () => {
  const is = { type: 'procedure', lifecycle: 'election' } as const
  const labels = { council: { en: 'council', 'zh-CN': '理事会' } }
  const words = (value: Json, locale: Locale = 'zh-CN') => valueWords(value, is, locale, labels)
  expect(words(share(2, 3, { unit: 'councillors' }))).toBe('全体理事三分之二以上')
  expect(words('council')).toBe('理事会')
  expect(words('2026-01-01')).toBe('2026年1月1日')
  expect(words({ en: 'east gate', 'zh-CN': '东门' })).toBe('东门')
  expect(words('2026-02-30')).toBe('2026-02-30')
  expect([true, 14, null, [], {}].map((value) => words(value))).toEqual(['是', '14', '无', '无', '无'])
  expect(words({ days: 14, sealed: false, by: ['council', 'toString'] }, 'en')).toBe(
    'days: 14, sealed: no and by: council and toString',
  )
})

test('a source is cited as its readers cite it', () => {
  const law = 'Model articles of association (社会团体章程示范文本), Ministry of Civil Affairs, 1998'
  const of = (article: string) => sourceWords({ law, article, confidence: 'P' }, 'zh-CN')
  expect(of('Art. 26')).toBe('《社会团体章程示范文本》第二十六条')
  expect(of('Art. 14, 18-19')).toBe('《社会团体章程示范文本》第十四条、第十八条至第十九条')
  expect(of('item 3')).toBe('《社会团体章程示范文本》第三项')
  expect(of('items 1 and 2')).toBe('《社会团体章程示范文本》第一项、第二项')
  expect(of('items 12-17')).toBe('《社会团体章程示范文本》第十二项至第十七项')
  expect(of('Principle 2')).toBe('《社会团体章程示范文本》第二项原则')
  expect(of('§42')).toBe('《社会团体章程示范文本》 §42')
  expect(sourceWords({ law, article: 'Art. 26', confidence: 'P' }, 'en')).toBe(`${law}, Art. 26`)
  expect(sourceWords({ law: 'Opinions (民发〔2017〕191号)', confidence: 'V' }, 'zh-CN')).toBe('民发〔2017〕191号')
  expect(sourceWords({ law: 'model', confidence: 'I' }, 'zh-CN')).toBe('示范文本所定')
})

test('an article has its number in characters', () => {
  expect(articleInChinese('15')).toBe('第十五条')
  expect(articleInChinese('4.1')).toBe('第4.1条')
  expect(articleInChinese('east@1/3')).toBe('细则east@1第三条')
})

test('things are joined as a sentence joins them', () => {
  expect(joined(['a', 'b', 'c'], 'and', 'en')).toBe('a, b and c')
  expect(joined(['甲', '乙', '丙'], 'or', 'zh-CN')).toBe('甲、乙或者丙')
  expect(joined([], 'and', 'en')).toBe('')
})
