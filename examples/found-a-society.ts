// How do we found a society with two branches, and what does it answer to a good and to a bad request?
// Run: npx tsx examples/found-a-society.ts
import { openSociety, parseConstitution, refusalText } from 'huzhu'
import { amendment } from 'huzhu/amendment'
import { consultation } from 'huzhu/consultation'
import { election, recall } from 'huzhu/election'
import { memoryJournal, verifyJournal } from 'huzhu/journal'
import { huzhushe } from 'huzhu/presets/huzhushe'
import { referral } from 'huzhu/referral'

const journal = memoryJournal()
const society = await openSociety({
  constitution: parseConstitution(huzhushe),
  lifecycles: [amendment, consultation, election, recall, referral],
  journal,
})

console.log('Ten residents found the society; its council founds two branches.')
const founders = Array.from({ length: 10 }, (_, index) => ({ id: `resident-${index + 1}`, kind: 'resident' }))
const at = '2026-03-02T02:00:00.000Z'
const founding = await society.actAll([
  { id: 'a1', type: 'foundSociety', by: 'resident-1', at, founded: { id: 'head' }, founders },
  { id: 'a2', type: 'foundUnit', by: 'head:council', at, founded: { id: 'east', layer: 'branch', parent: 'head' } },
  { id: 'a3', type: 'foundUnit', by: 'head:council', at, founded: { id: 'west', layer: 'branch', parent: 'head' } },
])
console.log(founding.map((result) => (result.ok ? result.events.map(({ type }) => type).join() : result.refusal.code)))
// => ['societyFounded', 'unitFounded', 'unitFounded']

console.log('The east branch holds an open tea party.')
const tea = {
  id: 'a4',
  type: 'holdActivity',
  by: 'east',
  unit: 'east',
  at: '2026-03-03T02:00:00.000Z',
  details: { 'activity.forProfit': false, 'activity.voluntary': true },
}
const held = await society.act(tea)
console.log(held.ok && held.ruling.grounds.map(({ article }) => article)) // => ['5']

console.log('The east branch orders the west branch to join in.')
const order = {
  id: 'a5',
  type: 'giveOrder',
  by: 'east',
  unit: 'west',
  at: '2026-03-03T03:00:00.000Z',
  details: { 'order.ownAffair': false },
}
const ordered = await society.act(order)
if (ordered.ok || ordered.refusal.code !== 'unconstitutional') throw new Error('the constitution forbids this')
console.log(refusalText(ordered.refusal, 'en')) // => 'the constitution does not allow it'
for (const { article, rule } of ordered.refusal.ruling.grounds) {
  const { heading, text } = huzhushe.articles.find(({ number }) => number === article) ?? {}
  console.log(`  Art. ${article} (${rule}): ${heading?.en}. ${text?.en}`)
  console.log(`  第${article}条：${heading?.['zh-CN']}。${text?.['zh-CN']}`)
}
console.log(ordered.refusal.ruling.grounds.map(({ article }) => article)) // => ['4']

console.log('The council signs an agreement. It is due to publish it.')
const agreement = {
  id: 'a6',
  type: 'signAgreement',
  by: 'head:council',
  at: '2026-03-04T02:00:00.000Z',
  details: { 'agreement.written': true, 'agreement.months': 6 },
}
await society.act(agreement, { 'partner.related': false })
console.log(society.due('2026-03-05T02:00:00.000Z').map(({ who, what, deadline }) => `${who}: ${what} by ${deadline}`))
// => ['head:council: publishAgreement by 2026-03-19']

console.log('What the east branch may do now, each ruled before its content is known:')
const answers = new Map(society.options('east', '2026-03-05T02:00:00.000Z').map(({ type, answer }) => [type, answer]))
console.log([answers.get('distributeMoney'), answers.get('giveOrder'), answers.get('holdActivity')]) // => ['no', 'depends', 'depends']

console.log('Everything is on record, the refusal too, and the chain holds:')
const checked = await verifyJournal(journal)
console.log(checked) // => { ok: true, length: 6, withheld: [], ... }
