// How does a group decide by consent: whose objection counts, and what if it is met?
// Run: npx tsx examples/decide-by-consent.ts
import { type ConstitutionDocument, openSociety, parseConstitution } from 'huzhu'
import { amendment } from 'huzhu/amendment'
import { CONSULTATION_PROCEDURES, type Consultation, type ConsultationProcedure, consultation } from 'huzhu/consultation'
import { memoryJournal } from 'huzhu/journal'
import { referral } from 'huzhu/referral'
import charter from './charter.json' with { type: 'json' }

/** The procedure of a sociocratic circle, taken over: here the assembly decides, in two rounds at most, and looks at it again after half a year. */
const circle: ConsultationProcedure = {
  ...CONSULTATION_PROCEDURES['sociocracy.circle'].procedure,
  competence: [{ class: 'ownAffairs', organ: 'head:assembly', own: true }],
  decision: { mode: 'consent', rounds: 2, reviewMonths: 6, otherwise: 'lapse' },
}

const society = await openSociety({
  constitution: parseConstitution(gardenWith(circle)),
  lifecycles: [amendment, consultation, referral],
  journal: memoryJournal(),
})
const founders = ['li', 'wang', 'zhao', 'chen', 'sun'].map((id) => ({ id, kind: 'resident' }))
await must('2026-03-01', 'li', 'foundSociety', { founded: { id: 'head' }, founders })

console.log('Li wants bees in the garden.')
const assembly = 'head:assembly'
const topic = { unit: 'head', procedure: 'consultation.circle', topic: text('bees'), class: 'ownAffairs' }
await must('2026-03-02', 'li', 'proposeTopic', topic)
await must('2026-03-02', assembly, 'screenTopic', { finding: 'admitted' })
const days = { deliberateOn: '2026-03-10', opinionsUntil: '2026-03-10' }
await must('2026-03-03', assembly, 'conveneConsultation', { stakes: ['member'], ...days })
await must('2026-03-03', assembly, 'publishMaterials', { materials: [text('plan')], text: text('two hives by the gate') })
await must('2026-03-10', assembly, 'openDeliberation')
await must('2026-03-11', assembly, 'closeOpinions')
await must('2026-03-11', assembly, 'openDecision')

console.log('Between the question and its answer lies one whole day at least, for whoever objects.')
console.log(await act('2026-03-12', assembly, 'concludeDecision', { conclusion: 'decided' }))
// => { code: 'outOfTime', what: 'conclusion', from: '2026-03-13', ... }

console.log('Zhao objects, with a reason. While an objection stands, nothing is decided.')
await must('2026-03-12', 'zhao', 'raiseConcern', { objection: 'allergy', reasons: text('a child passes the gate to school') })
console.log(await act('2026-03-13', assembly, 'concludeDecision', { conclusion: 'decided' }))
// => { code: 'notPossible', reason: 'concludedOtherwise', ids: ['again'], ... }

console.log('Nobody else takes the objection back.')
const withdrawn = { objection: 'allergy', settled: 'withdrawn' }
console.log(await act('2026-03-13', 'li', 'settleConcern', withdrawn)) // => { code: 'notPossible', reason: 'notInPerson', ids: ['zhao'], ... }

console.log('The hives move to the far wall. The proposal is another now, so everybody is asked again.')
const moved = { objection: 'allergy', settled: 'integrated', text: text('two hives by the far wall') }
await must('2026-03-13', assembly, 'settleConcern', moved)
await must('2026-03-13', assembly, 'concludeDecision', { conclusion: 'again' })
console.log(kept().ballot) // => { round: 2, objections: [], ... }

console.log('Nobody objects: it is decided, and looked at again in September.')
await must('2026-03-19', assembly, 'concludeDecision', { conclusion: 'decided' })
console.log(kept().outcome) // => { kind: 'decision', result: 'consented', effectFrom: '2026-03-19', reviewOn: '2026-09-19', ... }
console.log(kept().outcome?.text?.ref) // => 'two hives by the far wall'

/** The charter of the garden, with a procedure and an article on consultation. */
function gardenWith(procedure: ConsultationProcedure): ConstitutionDocument {
  const source = { law: 'model', confidence: 'I' } as const
  const actions = Object.entries(consultation.actions).map(([type, { label }]) => ({ type, label, lifecycle: 'consultation' }))
  const types = actions.map(({ type }) => type)
  return {
    ...charter,
    version: '2',
    parameters: [
      ...charter.parameters,
      {
        id: 'consultation.circle',
        label: { en: 'how we decide together', 'zh-CN': '共同决定办法' },
        is: { type: 'procedure', lifecycle: 'consultation' },
        values: [{ value: procedure, validFrom: '2026-01-01', source }],
      },
    ],
    actions: [...charter.actions, ...actions],
    articles: [
      ...charter.articles,
      {
        number: '9',
        heading: { en: 'Decisions by consent', 'zh-CN': '无异议决定' },
        text: {
          en: 'The assembly asks the members, who may object with reasons.',
          'zh-CN': '会员大会征求会员意见，会员可以说明理由提出反对意见。',
        },
        sources: [source],
        rules: [
          {
            name: 'membersConsent',
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
