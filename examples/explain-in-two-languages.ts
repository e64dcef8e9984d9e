// A branch wants an agreement with the school next door, by word of mouth. Why not, what would do, and how do we tell the residents?
// Run: npx tsx examples/explain-in-two-languages.ts
import { explain, type Facts, parseConstitution, rule } from 'huzhu'
import { huzhushe } from 'huzhu/presets/huzhushe'

const constitution = parseConstitution(huzhushe)

const known: Facts = {
  'society.founded': true,
  'by.kind': 'unit',
  'by.body': 'none',
  'by.organ': 'none',
  'by.layer': 'branch',
  'unit.relation': 'own',
  'touches.sibling': false,
  authority: 'none',
  'term.monthsOver': 0,
}
const agreement = {
  type: 'signAgreement',
  by: 'east-branch',
  at: '2026-03-02T02:00:00.000Z',
  details: { 'agreement.written': false, 'agreement.months': 6 },
}
const ruling = rule(constitution, agreement, { ...known, 'partner.related': false })

console.log('For the notice board:')
const chinese = explain(ruling, 'zh-CN', constitution)
console.log(chinese.text)
console.log('For the visitors from abroad:')
const english = explain(ruling, 'en', constitution)
console.log(english.text)

console.log('The change, as facts that can be put into a form:')
console.log(english.change) // => { 'agreement.written': true, authority: 'council' }

console.log('With all of it the answer is another; with a part of it, it is not permitted:')
const changed = { ...known, 'partner.related': false, ...english.change }
const { 'agreement.months': months } = agreement.details
console.log(rule(constitution, { ...agreement, details: { 'agreement.months': months } }, changed).outcome) // => 'permitted'
const written = { ...agreement, details: { ...agreement.details, 'agreement.written': true } }
console.log(rule(constitution, written, { ...known, 'partner.related': false }).outcome) // => 'referred'
