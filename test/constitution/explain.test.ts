import { type Constitution, explain, LOCALES, parseConstitution, type Ruling, rule } from 'huzhu/constitution'
import { huzhushe } from 'huzhu/presets/huzhushe'
import { describe, expect, test } from 'vitest'
import { tiny } from './tiny.ts'

const constitution = parseConstitution(huzhushe)
const small = parseConstitution(tiny())
const at = '2026-05-01T02:00:00.000Z'

/** The ruling of a worked example of the preset, found by its English title. */
function example(title: string): Ruling {
  const found = huzhushe.articles.flatMap((article) => article.examples).find((each) => each.title.en === title)!
  return rule(constitution, found.action, found.facts)
}

function lines(ruling: Ruling, law: Constitution = constitution): readonly string[] {
  return LOCALES.flatMap((locale) => explain(ruling, locale, law).text.split('\n'))
}

describe('a resident reads, in both languages', () => {
  const law = "under “Model constitution of the Residents' Mutual Support Society of Jiancaidongli Compound”, version 1."
  const zh = '根据《建材东里小区居民互助社章程（示范文本）》（版本1），'

  test('what is permitted, by which article and values, and what is owed by whom until when', () => {
    expect(lines(example('The assembly has agreed to the three years'))).toEqual([
      `“Sign an agreement with an outside body” on 2 March 2026 is permitted ${law}`,
      "Article 42 (Agreements) permits it. Facts: which organ acts: council; what kind of subject acts: organ; layer of the unit that acts, or whose organ acts: head office; where the unit concerned stands, seen from who acts: none; there is a written agreement; it is not so that an officer has an interest in the partner; term of the agreement, in months: 36; organ that agreed to exactly this: members' assembly. Figures: longest agreement without the assembly, in months: 12 (from 1 January 2024; a value of this model).",
      'The council must publish a notice by 17 March 2026, under Article 42 (Agreements).',
      `${zh}2026年3月2日申请“与社外组织签订协议”，可以办理。`,
      '第四十二条（协议）允许办理。情况：提出申请的机构为理事会；申请人的类别为机构；提出申请的组织或其机构所在的层级为总社；所涉组织与申请人的关系为无；有书面协议；不存在“任职人员与合作方有利害关系”的情形；协议期限（月）为36；已同意本申请的机构为会员大会。规定：无需会员大会决定的协议最长期限（月）为12（自2024年1月1日起，示范文本所定）。',
      '依照第四十二条（协议），理事会应当在2026年3月17日以前（含当日）公示。',
    ])
  })

  test('what is forbidden, how many were needed, and how many would do', () => {
    const ruling = example('100 of 600 residents ask for an assembly on 31 December 2025: less than one fifth')
    expect(lines(ruling)).toEqual([
      `“Ask for a members' assembly” on 31 December 2025 is forbidden ${law}`,
      "Article 25 (The members' assembly) forbids it. Facts: residents, households and groups who ask for an assembly: 100 of 600 residents, 20 of 240 households and 3 of 12 groups. Figures: share of members that forces an assembly: one fifth or more of all residents, one fifth or more of all households or one third or more of all groups, here 120 residents, 48 households or 4 groups (from 1 January 2024 to 31 December 2025; a value of this model).",
      'It would be permitted with this change: residents, households and groups who ask for an assembly: 120 of 600 residents, 20 of 240 households and 3 of 12 groups.',
      `${zh}2025年12月31日申请“要求召集会员大会”，不得办理。`,
      '第二十五条（会员大会）不允许办理。情况：要求召集会员大会的居民、住户和小组为600名居民中100名、240户住户中20户和12个小组中3个。规定：可以要求召集会员大会的比例为全体居民五分之一以上、全体住户五分之一以上或者全体小组三分之一以上，即120名居民、48户住户或者4个小组（自2024年1月1日起至2025年12月31日止，示范文本所定）。',
      '作如下改变即可办理：要求召集会员大会的居民、住户和小组为600名居民中120名、240户住户中20户和12个小组中3个。',
    ])
    expect(explain(ruling, 'en', constitution).change).toEqual({ 'petition.support': [120, 600, 20, 240, 3, 12] })
  })

  test('which law sets the value', () => {
    const [, forbidden] = explain(example('Five of nine councillors attend: no quorum'), 'zh-CN', constitution).text.split('\n')
    expect(forbidden).toMatch(
      '理事会出席人数为全体理事三分之二以上，即6名理事（自2024年1月1日起，《社会团体章程示范文本》第十九条）',
    )
  })

  test('who decides first and by when, and that the word of this organ would do', () => {
    expect(lines(example('A branch wants an agreement with a clinic'))).toEqual([
      `“Sign an agreement with an outside body” on 2 March 2026 is for the council to decide first, ${law}`,
      'Article 42 (Agreements) leaves it to the council, by 1 April 2026. Facts: what kind of subject acts: unit; layer of the unit that acts, or whose organ acts: branch; which organ acts: none; where the unit concerned stands, seen from who acts: its own unit; term of the agreement, in months: 12; organ that agreed to exactly this: none. Figures: longest agreement without the assembly, in months: 12 (from 1 January 2024; a value of this model).',
      'It would be permitted with this change: organ that agreed to exactly this: council.',
      `${zh}2026年3月2日申请“与社外组织签订协议”，应当先提请理事会决定。`,
      '第四十二条（协议）规定由理事会决定，答复期限至2026年4月1日。情况：申请人的类别为内部组织；提出申请的组织或其机构所在的层级为分社；提出申请的机构为无；所涉组织与申请人的关系为本组织；协议期限（月）为12；已同意本申请的机构为无。规定：无需会员大会决定的协议最长期限（月）为12（自2024年1月1日起，示范文本所定）。',
      '作如下改变即可办理：已同意本申请的机构为理事会。',
    ])
  })

  test('which facts are needed; then no change is looked for', () => {
    const ruling = example('Whether residents wait is not known')
    expect(lines(ruling)).toEqual([
      `“Lend the room” on 2 March 2026 cannot be answered yet ${law}`,
      'Needed for an answer: whether a resident waits for the room at that time.',
      `${zh}2026年3月2日申请“出借用房”，暂时不能答复。`,
      '还需说明：同一时段有居民等候借用（是或者否）。',
    ])
    expect(explain(ruling, 'en', constitution)).not.toHaveProperty('remedy')
  })

  test('that nothing which people could change would permit it', () => {
    expect(lines(example('The council distributes what is left of the year among the members'))).toEqual([
      `“Distribute money among members” on 2 March 2026 is forbidden ${law}`,
      'Article 1 (Name and nature) forbids it.',
      'Nothing that people could change would make it permitted.',
      `${zh}2026年3月2日申请“向会员分配资金”，不得办理。`,
      '第一条（名称与性质）不允许办理。',
      '凡可以改变的情况，无论怎样改变，都不能使此事获准。',
    ])
  })

  test('which articles permit it under other conditions, where nothing permits it as it stands', () => {
    const { reasons } = explain(rule(small, { type: 'requestAssembly', at }, { petition: [1, 100] }), 'en', small)
    expect(reasons).toEqual([
      'Nothing in it permits this as it stands. What permits it under other conditions: Article 2 (Assembly). Facts: signatures: 1 of 100 residents.',
    ])
    const bare = parseConstitution({ ...tiny(), articles: tiny().articles.slice(0, 1) })
    const nothing = rule(bare, { type: 'requestAssembly', at })
    expect(lines(nothing, bare)).toEqual([
      '“Request an assembly” on 1 May 2026 is forbidden under “A small society”, version 1.',
      'Nothing in it permits this action.',
      'Nothing that people could change would make it permitted.',
      '根据《A small society》（版本1），2026年5月1日申请“request an assembly”，不得办理。',
      '章程没有允许办理此事的规定。',
      '凡可以改变的情况，无论怎样改变，都不能使此事获准。',
    ])
  })

  test('a duty by its name, where the constitution names no action that meets it', () => {
    const ruling = rule(small, { type: 'lendRoom', at }, { 'borrower.inside': false, 'agreement.written': true, hours: 1 })
    expect(LOCALES.map((locale) => explain(ruling, locale, small).owed)).toEqual([
      ['Whoever acted must meet the duty “publishAgreement” by 4 May 2026, under Article 1 (The room).'],
      ['依照第一条（The room），申请人应当在2026年5月4日以前（含当日）履行该条规定的义务。'],
    ])
  })
})

describe('an input that cannot be used is explained by the place where it is wrong', () => {
  const lend = { type: 'lendRoom', at }
  test.each<[unknown, unknown, string, string]>([
    [{ type: 'lendRom', at }, {}, '`type`: there is no action `lendRom`; did you mean `lendRoom`?', '申请种类：没有这种申请。'],
    [{ type: 'lendRoom', at: 'now' }, {}, '`at`: is not an instant', '受理时间：格式有误，或者早于章程施行之日2024年1月1日。'],
    [{ ...lend, on: '2026-06-01' }, {}, '`on`: lies after 2026-05-01', '行为日期：格式有误，或者晚于受理之日。'],
    [{ ...lend, by: 7 }, {}, '`by`: is not an id.', '申请人：格式有误。'],
    [lend, { hours: 1.5 }, '“hours”: must be a whole number', '“hours”：应当填写一次，内容为整数。'],
    [lend, { hors: 1 }, '`facts.hors`: there is no fact `hors`; did you mean `hours`?', '“hors”：没有这一项。'],
    [lend, { date: '2026-01-01' }, '“date of the act”: comes from the action itself.', '“行为日期”：不得自行填写。'],
    [lend, [], '`facts`: is not an object of facts.', '所述情况：格式有误。'],
    [undefined, {}, 'The request: the action or its facts could not be read.', '申请：无法读取。'],
  ])('%j with %j', (action, facts, en, zh) => {
    const ruling = rule(small, action as never, facts as never)
    const [english, chinese] = LOCALES.map((locale) => explain(ruling, locale, small))
    expect(english).toMatchObject({ answer: 'The request could not be used, so “A small society”, version 1 permits nothing.' })
    expect(english!.reasons[0]).toMatch(en)
    expect(chinese).toMatchObject({ answer: '填报有误，无法根据《A small society》（版本1）办理。', reasons: [zh] })
    expect(english).not.toHaveProperty('remedy')
  })

  test('a value that the constitution lacks on the date, and a rule that could not be applied', () => {
    const old = parseConstitution({ ...tiny(), validFrom: '2010-01-01' })
    const early = rule(old, { type: 'requestAssembly', at: '2010-05-01T02:00:00.000Z' }, { petition: [1, 2] })
    expect(explain(early, 'en', old).reasons).toEqual(['The request: the parameter `petition` has no value on 2010-05-01.'])
    expect(explain(early, 'zh-CN', old).reasons).toEqual(['申请：章程在该日没有规定所需的数值。'])
    const broken = tiny()
    Object.assign(broken.articles[0]!.rules[2]!, { conditions: { all: [{ fact: 'hours', operator: 'odd', value: 1 }] } })
    const integer = { type: 'integer' } as const
    const test = () => {
      throw new Error('no idea')
    }
    const operators = [{ name: 'odd', left: integer, right: integer, pure: true as const, test }]
    const failing = parseConstitution(broken, { operators })
    const { reasons, remedy } = explain(rule(failing, { type: 'lendRoom', at }, { hours: 1 }), 'en', failing)
    expect(reasons).toEqual(['A rule of Article 1 (The room) could not be applied.'])
    expect(remedy).toBe('No change was found that would make it permitted.')
  })
})

test('a ruling of another constitution is not explained', () => {
  const ruling = rule(small, { type: 'lendRoom', at }, { 'borrower.inside': true, hours: 1 })
  expect(() => explain(ruling, 'en', constitution)).toThrow(
    `the ruling cites \`tiny\` version 1 (${small.hash}); this is \`huzhushe\` version 1 (${constitution.hash})`,
  )
})

describe('a ruling that was edited is not explained', () => {
  const ruling = example('The council calls it for the day after tomorrow')
  const [ground] = ruling.grounds
  test.each<[string, Partial<Ruling>]>([
    ['another outcome', { outcome: 'permitted' }],
    ['another fact', { facts: { ...ruling.facts, 'assembly.daysAhead': 20 } }],
    ['another article', { grounds: [{ ...ground!, article: '1' }] }],
    ['another figure', { grounds: [{ ...ground!, parameters: [{ ...ground!.parameters[0]!, value: 1 }] }] }],
    ['a fact that is not there', { grounds: [{ ...ground!, values: { 'no.such': 1 } }] }],
    ['a duty of its own', { obligations: [{ article: '1', rule: 'pay', duty: 'pay', who: 'by' }] }],
    ['no facts', { facts: {} }],
  ])('%s', (_, edit) => {
    expect(() => explain({ ...ruling, ...edit }, 'en', constitution)).toThrow(/the ruling was edited/)
  })

  test('nor one that permits what could not be used', () => {
    const unusable = rule(constitution, { type: 'callAssembly', at }, { 'assembly.daysAhead': 'soon' })
    expect(explain(unusable, 'en', constitution).outcome).toBe('forbidden')
    expect(() => explain({ ...unusable, outcome: 'permitted' }, 'en', constitution)).toThrow(/the ruling was edited/)
  })
})

test('an explanation is plain JSON, and its text is all of its sentences', () => {
  for (const { examples } of huzhushe.articles) {
    for (const { action, facts } of examples) {
      for (const locale of LOCALES) {
        const explanation = explain(rule(constitution, action, facts), locale, constitution)
        const { answer, reasons, owed, remedy, text } = explanation
        expect(JSON.parse(JSON.stringify(explanation))).toEqual(explanation)
        expect(text).toBe([answer, ...reasons, ...owed, ...(remedy === undefined ? [] : [remedy])].join('\n'))
        expect(text).not.toMatch(/undefined|NaN|\[object/)
        if (locale === 'zh-CN') expect(text.replace(/（自.*?）/g, '')).not.toMatch(/[A-Za-z]/)
      }
    }
  }
})
