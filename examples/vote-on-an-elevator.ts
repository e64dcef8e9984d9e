// Do the owners of a building get their elevator? By heads it passes; and by floor area?
// Run: npx tsx examples/vote-on-an-elevator.ts
import { type ConstitutionDocument, openSociety, parseConstitution } from 'huzhu'
import { amendment } from 'huzhu/amendment'
import { CONSULTATION_PROCEDURES, type Consultation, type ConsultationProcedure, consultation } from 'huzhu/consultation'
import { memoryJournal } from 'huzhu/journal'
import { referral } from 'huzhu/referral'
import charter from './charter.json' with { type: 'json' }

const { procedure, sources } = CONSULTATION_PROCEDURES['cn.owners.2020.special']
console.log(sources['decision.motion']?.article) // => 'Art. 278'

const society = await openSociety({
  constitution: parseConstitution(buildingWith(procedure)),
  lifecycles: [amendment, consultation, referral],
  journal: memoryJournal(),
})

console.log('Ten owners, with their floor area in hundredths of a square metre. One has five flats, one a shop.')
const flats = ['zhang', 'li', 'wang', 'zhao', 'chen', 'sun', 'zhou', 'wu']
const founders = [...flats.map((id) => ({ id, kind: 'owner', area: 6_000 })), { id: 'xu', kind: 'owner', area: 30_000 }]
await must('2026-03-01', 'li', 'foundSociety', {
  founded: { id: 'head' },
  founders: [...founders, { id: 'shop', kind: 'owner', area: 22_000 }],
})

const assembly = 'head:assembly'
const topic = { unit: 'head', procedure: 'consultation.elevator', topic: text('an elevator'), class: 'elevator' }
await must('2026-03-02', 'zhang', 'proposeTopic', topic)

console.log('Two of ten owners are a fifth of the heads: the topic cannot be refused.')
await must('2026-03-03', 'li', 'supportTopic', { supporters: ['li'] })
console.log(kept().support) // => [{ unit: 'heads', signed: 2, eligible: 10 }]
console.log(await act('2026-03-04', assembly, 'screenTopic', { finding: 'refused', reasons: text('too dear') }))
// => { code: 'notPossible', reason: 'petitionForces', ids: [], ... }

console.log('So it is consulted on: fifteen days to read the plan, then a month to answer in writing.')
await must('2026-03-04', assembly, 'screenTopic', { finding: 'admitted' })
const days = { deliberateOn: '2026-03-20', opinionsUntil: '2026-03-20' }
await must('2026-03-05', assembly, 'conveneConsultation', { stakes: ['owner'], ...days })
await must('2026-03-05', assembly, 'publishMaterials', { materials: [text('plan')], text: text('an elevator, paid by floor') })
await must('2026-03-20', assembly, 'openDeliberation')
await must('2026-03-21', assembly, 'closeOpinions')
await must('2026-03-21', assembly, 'openDecision')
console.log(kept().ballot) // => { round: 1, until: '2026-04-20', eligible: { heads: 10, area: 100000 }, ... }

console.log('Eight agree. Xu, who has five flats, does not. The shop does not answer, and so takes no part.')
for (const voter of flats) await must('2026-03-25', voter, 'castVote', { voter, vote: 'for' })
await must('2026-03-26', 'xu', 'castVote', { voter: 'xu', vote: 'against' })
await must('2026-04-21', assembly, 'concludeDecision', { conclusion: 'decided' })

console.log(
  'Two thirds of heads and area take part. Of these three quarters must agree: 7 of 9 heads, and 585 of 780 square metres.',
)
console.log(kept().ballot?.decision?.quorum.map(({ count, base }) => [count, base])) // => [[9, 10], [78000, 100000]]
console.log(kept().ballot?.decision?.shares.map(({ count, least }) => [count, least])) // => [[8, 7], [48000, 58500]]
console.log('By heads it passes, by area it fails; both are needed.')
console.log(kept().outcome?.result) // => 'rejected'

/** The charter of the examples as that of a building, with a procedure and an article on consultation. */
function buildingWith(procedure: ConsultationProcedure): ConstitutionDocument {
  const source = { law: 'model', confidence: 'I' } as const
  const actions = Object.entries(consultation.actions).map(([type, { label }]) => ({ type, label, lifecycle: 'consultation' }))
  const types = actions.map(({ type }) => type)
  return {
    ...charter,
    version: '2',
    parameters: [
      ...charter.parameters,
      {
        id: 'consultation.elevator',
        label: { en: 'how the owners decide', 'zh-CN': '业主共同决定办法' },
        is: { type: 'procedure', lifecycle: 'consultation' },
        values: [{ value: procedure, validFrom: '2026-01-01', source }],
      },
    ],
    actions: [...charter.actions, ...actions],
    articles: [
      ...charter.articles,
      {
        number: '9',
        heading: { en: 'Decisions of the owners', 'zh-CN': '业主共同决定' },
        text: {
          en: 'The assembly asks the owners, who vote by heads and by area.',
          'zh-CN': '会员大会组织业主表决，按人数和专有部分面积计票。',
        },
        sources: [source],
        rules: [
          {
            name: 'ownersVote',
            conditions: {
              all: [
                { fact: 'action', operator: 'in', value: types },
                {
                  any: [
                    { fact: 'by.organ', operator: 'equal', value: 'assembly' },
                    { fact: 'by.member', operator: 'equal', value: true },
                  ],
                },
              ],
            },
            event: { type: 'permit' },
          },
        ],
        examples: [],
      },
    ],
  } as unknown as ConstitutionDocument
}

/** Texts are kept outside; an action holds where, and their commitment. */
function text(ref: string) {
  return { ref, commitment: '0'.repeat(64) }
}

/** Acts at noon in Beijing; answers what happened, or why not. */
async function act(day: string, by: string, type: string, more: object = {}) {
  const head = { id: `a${society.length}`, type, by, at: `${day}T04:00:00.000Z` }
  const result = await society.act({ ...head, ...(type === 'foundSociety' ? {} : { case: 'c1' }), ...more })
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
