// What would this amendment change, who would gain or lose a power, and which of our cases would come out otherwise?
// Run: npx tsx examples/compare-two-versions.ts
import { type ConstitutionDocument, diff, diffText, parseConstitution, text } from 'huzhu/constitution'
import { huzhushe } from 'huzhu/presets/huzhushe'

const inForce = parseConstitution(huzhushe)

/** The draft: the head office no longer warns branches, the council alone does; a lending may last ten hours instead of eight. */
const draft = parseConstitution({
  ...huzhushe,
  version: '2-draft',
  validFrom: '2026-09-01',
  parameters: huzhushe.parameters.map((parameter) =>
    parameter.id === 'lending.hours' ? { ...parameter, values: withNewValue(parameter.values, 10) } : parameter,
  ),
  articles: huzhushe.articles.map((article) => ({
    ...article,
    rules: article.rules.map((rule) =>
      rule.name === 'warn' && 'all' in rule.conditions
        ? { ...rule, conditions: { all: [...rule.conditions.all, { condition: 'council' }] } }
        : rule,
    ),
  })),
})

/** A case of our own, and all worked examples of the constitution in force. */
const evening = {
  title: { en: 'A lending of nine hours', 'zh-CN': '出借用房九小时' },
  action: { type: 'lendRoom', at: '2026-10-01T02:00:00.000Z', details: { 'lending.hours': 9 } },
}
const examples = huzhushe.articles.flatMap((article) => article.examples)
const changes = diff(inForce, draft, [evening, ...examples])

console.log('Articles, figures, powers:')
console.log(
  changes.articles.changed.map(({ number, rules }) => `${number.after}: ${rules?.changed.map(({ after }) => after.name)}`),
)
console.log(
  changes.parameters.changed.map(({ after, values }) => `${after.label.en}: ${values.map(({ direction }) => direction)}`),
)
// => ['longest lending of the room, in hours: looser']
console.log(changes.powers.lost.map(({ actor, label }) => `${actor.label.en}: ${label.en}`)) // => ['head office: warn a branch']
console.log(changes.powers.gained) // => []
console.log('Cases that come out otherwise:')
console.log(changes.turned.map(({ title, before, after }) => `${title?.en}: ${before.outcome}, then ${after.outcome}`))
// => ['A lending of nine hours: forbidden, then unknown']

console.log('The comparison as people read it, and the first lines of the draft:')
console.log(diffText(changes, 'zh-CN'))
console.log(text(draft, 'en').split('\n').slice(0, 7).join('\n'))

/** The values until now, and a new one from September 2026 on. */
function withNewValue(values: ConstitutionDocument['parameters'][number]['values'], value: number) {
  const validFrom = '2026-09-01'
  const source = { law: 'model', confidence: 'I', note: 'the draft' } as const
  return [...values.map((each) => ({ ...each, validTo: validFrom })), { value, validFrom, source }]
}
