/** A society of neighbours with one article: members may borrow the room, for four hours at the most. */
const CONSTITUTION = {
  format: 1,
  id: 'neighbours',
  version: '1',
  title: { en: 'Charter of the neighbours', 'zh-CN': '邻里章程' },
  zone: 'Asia/Shanghai',
  validFrom: '2026-01-01',
  structure: {
    legalForm: 'informalGroup',
    layers: [{ id: 'head', label: { en: 'society', 'zh-CN': '总社' } }],
    organs: [],
    offices: [],
  },
  parameters: [],
  facts: [
    {
      name: 'member',
      is: { type: 'boolean' },
      label: { en: 'is a member', 'zh-CN': '是会员' },
      source: 'host',
      changeable: true,
    },
    { name: 'hours', is: { type: 'integer' }, label: { en: 'hours', 'zh-CN': '小时' }, source: 'host', changeable: true },
  ],
  actions: [{ type: 'borrowRoom', label: { en: 'borrow the room', 'zh-CN': '借用场地' } }],
  conditions: {},
  articles: [
    {
      number: '1',
      heading: { en: 'The room', 'zh-CN': '场地' },
      text: { en: 'A member may borrow the room, for four hours at the most.', 'zh-CN': '会员可以借用场地，不得超过四小时。' },
      sources: [{ law: 'model', confidence: 'I' }],
      rules: [
        {
          name: 'membersBorrow',
          conditions: {
            all: [
              { fact: 'action', operator: 'equal', value: 'borrowRoom' },
              { fact: 'member', operator: 'equal', value: true },
            ],
          },
          event: { type: 'permit' },
        },
        {
          name: 'fourHours',
          conditions: {
            all: [
              { fact: 'action', operator: 'equal', value: 'borrowRoom' },
              { fact: 'hours', operator: 'greaterThan', value: 4 },
            ],
          },
          event: { type: 'forbid' },
        },
      ],
      examples: [],
    },
  ],
}

const body = `
const constitution = parseConstitution(${JSON.stringify(CONSTITUTION)})
const ask = (facts) => rule(constitution, { type: 'borrowRoom', at: '2026-03-01T02:00:00.000Z' }, facts)
const rulings = [ask({ member: true, hours: 2 }), ask({ member: true, hours: 5 }), ask({ member: true })]
const printed = rulings.map(({ outcome, grounds, needed }) => [outcome, ...grounds.map((ground) => ground.rule), ...needed].join(' ')).join(', ')
`

/** One program that rules three times, for each kind of project; what it prints. It holds the hash, so the SHA-256 is part of it. */
export const FIRST_RULING = {
  esm: `import { parseConstitution, rule } from 'huzhu/constitution'\n${body}console.log(printed + ' ' + constitution.hash)`,
  ts: `import { type Facts, parseConstitution, type Ruling, rule } from 'huzhu/constitution'
const constitution = parseConstitution(${JSON.stringify(CONSTITUTION)})
const facts: Facts = { member: true, hours: 2 }
const ruling: Ruling = rule(constitution, { type: 'borrowRoom', at: '2026-03-01T02:00:00.000Z' }, facts)
export const outcome: 'permitted' | 'forbidden' | 'referred' | 'unknown' = ruling.outcome
`,
  cjs: `const { parseConstitution, rule } = require('huzhu/constitution')\n${body}console.log(printed + ' ' + constitution.hash)`,
  module: `import { parseConstitution, rule } from 'huzhu/constitution'\n${body}const { hash } = constitution\nconst line = printed + ' ' + hash\nexport { line as printed }`,
  prints: /^permitted membersBorrow, forbidden fourHours, unknown hours [0-9a-f]{64}\n?$/,
}
