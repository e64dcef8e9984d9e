// How does a branch ask everybody concerned, answer each of them, and pass on what it cannot decide itself?
// Run: npx tsx examples/ask-those-concerned.ts
import { openSociety, parseConstitution } from 'huzhu'
import { amendment } from 'huzhu/amendment'
import { type Consultation, consultation, unansweredOpinions } from 'huzhu/consultation'
import { election, recall } from 'huzhu/election'
import { memoryJournal } from 'huzhu/journal'
import { huzhushe } from 'huzhu/presets/huzhushe'
import { referral } from 'huzhu/referral'

const society = await openSociety({
  constitution: parseConstitution(huzhushe),
  lifecycles: [amendment, consultation, election, recall, referral],
  journal: memoryJournal(),
})

/** The east branch has 20 members, v1 to v20; the household h1 is no member. */
const meeting = 'east:branchAssembly'
await must('2026-05-01', 'v1', 'adoptSociety', {
  units: [
    { id: 'head', layer: 'head' },
    { id: 'east', layer: 'branch', parent: 'head' },
  ],
  subjects: [{ id: 'h1', kind: 'household' }],
  rolls: [{ unit: 'east', members: Array.from({ length: 20 }, (_, index) => ({ id: `v${index + 1}`, kind: 'resident' })) }],
  mandates: [],
})

console.log('A member asks for a bicycle shed in the courtyard, which belongs to all owners of the building.')
const topic = { unit: 'east', procedure: 'consultation.topic', topic: text('a shed'), class: 'commonParts' }
await must('2026-05-01', 'v1', 'proposeTopic', topic)
await must('2026-05-02', meeting, 'screenTopic', { finding: 'admitted' })
const days = { deliberateOn: '2026-05-12', opinionsUntil: '2026-05-16' }
await must('2026-05-03', meeting, 'conveneConsultation', { stakes: ['member', 'neighbour'], ...days })

console.log('The household beside it shows that it concerns them too.')
const evidence = { ref: 'deed', hash: '0'.repeat(64) }
await must('2026-05-04', 'h1', 'joinConcerned', { subject: 'h1', stake: 'neighbour', evidence })
console.log(kept().concerned) // => 21

console.log('Everybody is told what it is about. One opinion comes anonymously, by the organ that received it.')
await must('2026-05-05', meeting, 'publishMaterials', { materials: [text('plan')] })
await must('2026-05-06', 'h1', 'giveOpinion', { opinion: 'light', text: text('it takes our light'), author: 'h1' })
await must('2026-05-07', 'v2', 'giveOpinion', { opinion: 'theft', text: text('mine was stolen'), author: 'v2' })
await must('2026-05-07', 'v3', 'giveOpinion', { opinion: 'stolenToo', text: text('mine too'), author: 'v3' })
await must('2026-05-08', meeting, 'giveOpinion', { opinion: 'cost', text: text('who pays?') })
await must('2026-05-12', meeting, 'openDeliberation')
await must('2026-05-17', meeting, 'closeOpinions')

console.log('Two say the same and are answered once.')
await must('2026-05-17', meeting, 'groupOpinions', { group: 'thefts', opinions: ['theft', 'stolenToo'] })
await must('2026-05-18', meeting, 'answerOpinions', { group: 'thefts', outcome: 'adopted', reasons: text('a shed with a lock') })
await must('2026-05-18', meeting, 'answerOpinions', { opinions: ['light'], outcome: 'partlyAdopted', reasons: text('lower') })

console.log('One still waits: nothing is concluded over it.')
console.log(unansweredOpinions(society, 'c1')) // => [{ opinion: 'cost' }]
console.log(await act('2026-05-19', meeting, 'openDecision')) // => { code: 'notPossible', reason: 'unanswered', ids: ['cost'], ... }

console.log('The branch is silent until its 15 days are over. So it is the turn of the council, which answers.')
console.log(await act('2026-05-31', meeting, 'passOnOpinions')) // => { code: 'outOfTime', from: '2026-06-01', ... }
await must('2026-06-01', 'head:council', 'passOnOpinions')
await must('2026-06-02', 'head:council', 'answerOpinions', {
  opinions: ['cost'],
  outcome: 'answered',
  reasons: text('the owners'),
})

console.log('All agree on the shed. Still it is not theirs to decide: what they found is an opinion.')
await must('2026-06-03', meeting, 'openDecision', { text: text('a low shed with a lock') })
const advice = text('a low shed with a lock')
console.log(await act('2026-06-03', meeting, 'concludeDecision', { conclusion: 'decided', advice }))
// => { code: 'notPossible', reason: 'concludedOtherwise', ids: ['referred'], ... }
await must('2026-06-03', meeting, 'concludeDecision', { conclusion: 'referred', advice })
console.log(kept().outcome) // => { on: '2026-06-03', kind: 'opinion', result: 'advice', organ: 'owners', ... }

console.log('The owners agree, and their decision comes back.')
await must('2026-07-10', meeting, 'recordReturn', { organ: 'owners', result: 'adopted', effectFrom: '2026-07-15' })
console.log(kept().outcome) // => { on: '2026-07-10', kind: 'returned', result: 'adopted', organ: 'owners', effectFrom: '2026-07-15' }

/** Texts are kept outside; an action holds where, and their commitment. */
function text(ref: string) {
  return { ref, commitment: '0'.repeat(64) }
}

/** Acts at noon in Beijing; answers what happened, or why not. */
async function act(day: string, by: string, type: string, more: object = {}) {
  const head = { id: `a${society.length}`, type, by, at: `${day}T04:00:00.000Z` }
  const result = await society.act({ ...head, ...(type === 'adoptSociety' ? {} : { case: 'c1' }), ...more })
  return result.ok ? result.events.map(({ type }) => type) : result.refusal
}

/** The same; whatever is refused ends the program. */
async function must(day: string, by: string, type: string, more: object = {}): Promise<void> {
  const answer = await act(day, by, type, more)
  if ('code' in answer) throw new Error(`${type}: ${JSON.stringify(answer)}`)
}

/** The consultation as it stands. */
function kept() {
  return (society.get('cases', 'c1') as { readonly case: Consultation }).case
}
