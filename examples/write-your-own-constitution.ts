// How do we keep a society under a constitution that we wrote ourselves? The charter is the one of docs/write-a-constitution.md.
// Run: npx tsx examples/write-your-own-constitution.ts
import { type Ground, openSociety, parseConstitution } from 'huzhu'
import { amendment } from 'huzhu/amendment'
import { lint } from 'huzhu/constitution'
import { verifyJournal } from 'huzhu/journal'
import { fileJournal } from 'huzhu/journal/file'
import { referral } from 'huzhu/referral'
import charter from './charter.json' with { type: 'json' }

console.log('What is there to say about the charter, but for notes?')
console.log(lint(charter).filter(({ severity }) => severity !== 'info')) // => []

const journal = await fileJournal('journal.jsonl')
const constitution = parseConstitution(charter)
const society = await openSociety({ constitution, lifecycles: [amendment, referral], journal })

console.log('Three neighbours found the garden.')
const founders = ['li', 'wang', 'zhao'].map((id) => ({ id, kind: 'resident' }))
const at = '2026-03-02T02:00:00.000Z'
const founding = await society.act({ id: 'a1', type: 'foundSociety', by: 'li', at, founded: { id: 'head' }, founders })
console.log(founding.ok) // => true

console.log('Li takes a bed for half a year.')
const bed = { id: 'a2', type: 'takeBed', by: 'li', at, details: { 'bed.months': 6 } }
const taken = await society.act(bed, { 'beds.taken': 0 })
console.log(taken.ok && taken.ruling.grounds.map(cited)) // => ['Art. 1, membersTake']

console.log('Wang wants one for two years: the council must agree first.')
const long = { id: 'a3', type: 'takeBed', by: 'wang', at, details: { 'bed.months': 24 } }
const asked = await society.act(long, { 'beds.taken': 0 })
if (asked.ok || asked.refusal.code !== 'referred') throw new Error('the constitution leaves this to the council')
const { organ, digest, deadline } = asked.refusal
console.log([organ, deadline]) // => ['head:council', '2026-04-01']

console.log('Wang asks, the council agrees, and Wang takes the bed on its authority.')
const steps = [
  { id: 'a4', type: 'bringReferral', case: 'r1', by: 'wang', at, organ, subjectAction: 'takeBed', digest },
  { id: 'a5', type: 'answerReferral', case: 'r1', by: organ, at, answer: 'agreed' },
]
console.log((await society.actAll(steps)).map(({ ok }) => ok)) // => [true, true]
const granted = await society.act({ ...long, id: 'a6', authority: 'r1' }, { 'beds.taken': 0 })
console.log(granted.ok && granted.ruling.grounds.map(cited)) // => ['Art. 1, membersTake']

console.log('Zhao has a bed already.')
const second = { id: 'a7', type: 'takeBed', by: 'zhao', at, details: { 'bed.months': 6 } }
const refused = await society.act(second, { 'beds.taken': 1 })
if (refused.ok || refused.refusal.code !== 'unconstitutional') throw new Error('the constitution forbids this')
console.log(refused.refusal.ruling.grounds.map(cited)) // => ['Art. 2, enoughBeds']

const verification = await verifyJournal(journal)
console.log(verification.ok && verification.length) // => 7
await journal.close()

function cited({ article, rule }: Ground): string {
  return `Art. ${article}, ${rule}`
}
