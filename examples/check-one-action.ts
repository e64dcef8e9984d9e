// May our council sign this agreement, and what would we have to know to be sure? One action and your own facts; no society, no journal.
// Run: npx tsx examples/check-one-action.ts
import { DocumentError, type Facts, factsNeeded, parseConstitution, rule } from 'huzhu'
import { huzhushe } from 'huzhu/presets/huzhushe'

const constitution = parseConstitution(huzhushe)

/** What the application knows: its own data, under the names that the constitution declares. */
const known: Facts = {
  'society.founded': true,
  'by.kind': 'organ',
  'by.body': 'none',
  'by.organ': 'council',
  'by.layer': 'head',
  'unit.relation': 'none',
  'touches.sibling': false,
  authority: 'none',
  'term.monthsOver': 0,
}
const action = {
  type: 'signAgreement',
  by: 'head:council',
  at: '2026-03-02T02:00:00.000Z',
  details: { 'agreement.written': true, 'agreement.months': 6 },
}

console.log('What can matter to `signAgreement`:')
for (const { name, source, label } of factsNeeded(constitution, 'signAgreement')) {
  console.log(`  ${name} (${source}): ${label.en}, ${label['zh-CN']}`)
}

console.log('With what the application knows:')
const unsure = rule(constitution, action, known)
console.log(unsure.outcome) // => 'unknown'
console.log(unsure.needed) // => ['partner.related']

console.log('No officer has an interest in the partner:')
const allowed = rule(constitution, action, { ...known, 'partner.related': false })
console.log(allowed.outcome) // => 'permitted'
console.log(allowed.grounds.map(({ article, rule }) => `Art. ${article}, ${rule}`)) // => ['Art. 42, headSigns']
console.log(allowed.obligations.map(({ duty, who, deadline }) => `${who}: ${duty} by ${deadline}`))
// => ['council: publishAgreement by 2026-03-17']

console.log('An officer has one:')
const refused = rule(constitution, action, { ...known, 'partner.related': true })
console.log(refused.outcome) // => 'forbidden'
console.log(refused.grounds.map(({ rule, values }) => ({ rule, values })))
// => [{ rule: 'noInterest', values: { 'partner.related': true } }]

console.log('A fact with a misspelt name permits nothing, and the answer says where it stands:')
const misspelt = rule(constitution, action, { ...known, 'partner.realted': false })
console.log(misspelt.errors)
// => [{ path: ['facts', 'partner.realted'],
//       message: 'there is no fact `partner.realted`; did you mean `partner.related`?' }]

console.log('A constitution that cannot be used is refused when it is read:')
const articles = huzhushe.articles.map((article) => (article.number === '14' ? { ...article, sources: [] } : article))
const errors = faultsOf({ ...huzhushe, articles })
console.log(errors) // => ['articles.13.sources: is below the least allowed, 1']

function faultsOf(document: unknown): readonly string[] {
  try {
    parseConstitution(document)
    return []
  } catch (error) {
    if (error instanceof DocumentError) return error.findings.map(({ path, message }) => `${path.join('.')}: ${message}`)
    throw error
  }
}
