// Our society wants the handover that the law gives to residents' committees. How do we borrow ten days, and say that they are borrowed?
// Run: npx tsx examples/borrow-a-value.ts
import { type ConstitutionDocument, parameter, parseConstitution, type Ruling, rule } from 'huzhu'
import { huzhushe } from 'huzhu/presets/huzhushe'
import { datedValues, profileParameter, residents, villagers } from 'huzhu/profiles'

console.log('What the law says to others, on a day of ours:')
const committee = profileParameter(residents, 'handover.days', '2026-03-02')
console.log(`${committee?.value} days: ${committee?.source.law}, ${committee?.source.article}`)
// => "10 days: Organic Law of Urban Residents' Committees (城市居民委员会组织法), 2025, Art. 25"
console.log('Villages had it earlier:')
const village = profileParameter(villagers, 'handover.days', '2020-03-02')
console.log(`${village?.value} days: ${village?.source.law}, ${village?.source.article}`)
// => "10 days: Organic Law of Villagers' Committees (村民委员会组织法), 2018, Art. 20"

console.log('Our article asks for it. The days come from a parameter of ours, which names its model:')
const constitution = parseConstitution(withHandover(huzhushe))
const days = parameter(constitution, 'handover.days', '2026-03-02')
console.log(days?.value) // => 10
console.log(days?.source)
// => {
//   law: 'model',
//   confidence: 'I',
//   note: "after Organic Law of Urban Residents' Committees (城市居民委员会组织法), 2025, Art. 25",
// }

console.log('Eleven days after the election:')
const late = handedOver(11, '2026-03-02T02:00:00.000Z')
console.log(late.outcome) // => 'forbidden'
console.log(late.grounds.map(({ rule, parameters }) => `${rule}: ${parameters.map(({ id, value }) => `${id} is ${value}`)}`))
// => ['late: handover.days is 10']
console.log('Ten days after it:')
console.log(handedOver(10, '2026-03-02T02:00:00.000Z').outcome) // => 'permitted'

console.log('Before 2026 the law said nothing to them, so nothing was borrowed, and our article cannot be applied:')
console.log(parameter(constitution, 'handover.days', '2025-12-31')) // => undefined
const early = handedOver(10, '2025-12-31T02:00:00.000Z')
console.log(early.outcome) // => 'forbidden'
console.log(early.errors.map(({ message }) => message)) // => ['the parameter `handover.days` has no value on 2025-12-31']

function handedOver(after: number, at: string): Ruling {
  const facts = { 'society.founded': true, 'touches.sibling': false, 'by.body': 'none' }
  return rule(constitution, { type: 'handOverKeys', at, details: { 'handover.after': after } }, facts)
}

/** The preset with one parameter, one fact, one action and one article more. */
function withHandover(document: ConstitutionDocument): ConstitutionDocument {
  const values = datedValues(residents, 'handover.days').map(({ source, ...dated }) => ({
    ...dated,
    source: { law: 'model', confidence: 'I', note: `after ${source.law}, ${source.article}` } as const,
  }))
  const label = { en: 'handover', 'zh-CN': '移交' }
  const handingOver = { fact: 'action', operator: 'equal', value: 'handOverKeys' } as const
  const limit = { fact: 'param.handover.days' }
  return {
    ...document,
    parameters: [...document.parameters, { id: 'handover.days', label, is: { type: 'integer' }, values }],
    facts: [...document.facts, { name: 'handover.after', is: { type: 'integer' }, label, source: 'action', changeable: true }],
    actions: [...document.actions, { type: 'handOverKeys', label, details: ['handover.after'] }],
    articles: [
      ...document.articles,
      {
        number: '99',
        heading: { en: 'Handover', 'zh-CN': '移交' },
        text: {
          en: 'Whoever leaves an office hands over within ten days.',
          'zh-CN': '离任者应当在十日内完成移交。',
        },
        sources: [{ law: 'model', confidence: 'I' }],
        rules: [
          {
            name: 'inTime',
            conditions: { all: [handingOver, { fact: 'handover.after', operator: 'lessThanInclusive', value: limit }] },
            event: { type: 'permit' },
          },
          {
            name: 'late',
            conditions: { all: [handingOver, { fact: 'handover.after', operator: 'greaterThan', value: limit }] },
            event: { type: 'forbid' },
          },
        ],
        examples: [],
      },
    ],
  }
}
