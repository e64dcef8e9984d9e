// How do we write into our own constitution how we elect, and what of an election that runs while that changes?
// Run: npx tsx examples/write-an-election-procedure.ts
import { type ConstitutionDocument, DocumentError, openSociety, parseConstitution } from 'huzhu'
import { amendment } from 'huzhu/amendment'
import { type Election, type ElectionProcedure, election } from 'huzhu/election'
import { memoryJournal } from 'huzhu/journal'
import { referral } from 'huzhu/referral'
import charter from './charter.json' with { type: 'json' }

/** The garden elects a keeper at a meeting: whoever wants to stands, everybody names all of whom they approve, by show of hands. */
const byHand: ElectionProcedure = {
  unit: 'members',
  roll: { from: 'members', publishedDaysBefore: 7, rulingDays: 3 },
  nomination: { by: ['self'], publishedDaysBefore: 3, withdrawDaysBefore: 1 },
  poll: { ballot: 'open', channels: ['meeting'], scrutineers: 1 },
  count: { method: 'approval' },
  result: { postedDays: 7, handoverDays: 14 },
  postedAt: [{ id: 'gate', label: { en: 'board at the garden gate', 'zh-CN': '花园门口公告栏' } }],
}

/** From July on they vote in secret, and a box goes to whoever cannot come. */
const inSecret: ElectionProcedure = {
  ...byHand,
  poll: { ...byHand.poll, ballot: 'secret', channels: ['meeting', 'mobileBox'] },
}

console.log('A procedure that forgets something is found when the society opens, with the place and what is wanted:')
const forgetful = { ...byHand, nomination: { ...byHand.nomination, by: ['jointly'] } } as ElectionProcedure
console.log(await faultsOf(gardenWith(forgetful, inSecret)))
// => ['parameters.6.values.0.value.nomination.jointly: is named exactly where voters nominate jointly']

console.log('As we mean it:')
const garden = gardenWith(byHand, inSecret)
console.log(await faultsOf(garden)) // => []

const society = await openGarden(garden)
const founders = ['li', 'wang', 'zhao', 'chen', 'sun'].map((id) => ({ id, kind: 'resident' }))
await must('2026-06-01', 'li', 'foundSociety', { founded: { id: 'head' }, founders })

const posts = [{ office: 'keeper', seats: 1 }]
const forming = { unit: 'head', procedure: 'election.keeper', purpose: 'general', posts }

console.log('Two elections are formed in June. One is announced in June, the other in July.')
await must('2026-06-02', 'head:assembly', 'formElection', { case: 'june', ...forming })
await must('2026-06-02', 'head:assembly', 'formElection', { case: 'july', ...forming })
await must('2026-06-20', 'head:assembly', 'announceElection', { case: 'june', day: '2026-07-05' })
await must('2026-07-01', 'head:assembly', 'announceElection', { case: 'july', day: '2026-07-20' })

console.log('The announcement freezes the procedure: the first is held as people were told, though the poll is in July.')
console.log([kept('june').procedure.poll.ballot, kept('july').procedure.poll.ballot]) // => ['open', 'secret']
console.log(kept('june').calendar) // => { day: '2026-07-05', rollBy: '2026-06-28', candidatesBy: '2026-07-02', withdrawBy: '2026-07-04', ... }

console.log('What is posted, where, and until when:')
const posted = society.due('2026-06-20T05:00:00.000Z').filter(({ notice, case: id }) => notice === true && id === 'june')
console.log(posted.map(({ label, where, deadline }) => [label.en, where?.[0]?.label.en, deadline]))
// => [['keep the announcement of the election posted', 'board at the garden gate', '2026-07-05']]

/** The charter of the garden, with an office and the ways to elect to it: one until July, one from July on. */
function gardenWith(before: ElectionProcedure, after: ElectionProcedure): ConstitutionDocument {
  const source = { law: 'model', confidence: 'I' } as const
  const values = [
    { value: before, validFrom: '2026-01-01', validTo: '2026-07-01', source },
    { value: after, validFrom: '2026-07-01', source },
  ]
  const label = { en: 'how the keeper is elected', 'zh-CN': '管理员选举办法' }
  const actions = Object.entries(election.actions).map(([type, { label }]) => ({ type, label, lifecycle: 'election' }))
  const types = actions.map(({ type }) => type)
  return {
    ...charter,
    version: '2',
    structure: {
      ...charter.structure,
      offices: [{ id: 'keeper', label: { en: 'keeper', 'zh-CN': '管理员' }, layer: 'head', seats: 1, termMonths: 12 }],
    },
    parameters: [
      ...charter.parameters,
      { id: 'election.keeper', label, is: { type: 'procedure', lifecycle: 'election' }, values },
    ],
    actions: [...charter.actions, ...actions],
    articles: [
      ...charter.articles,
      {
        number: '9',
        heading: { en: 'Election of the keeper', 'zh-CN': '管理员的选举' },
        text: {
          en: 'The assembly elects the keeper. Members take part.',
          'zh-CN': '管理员由会员大会选举产生，会员依办法参加选举。',
        },
        sources: [source],
        rules: [
          {
            name: 'assemblyElects',
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

function openGarden(document: ConstitutionDocument) {
  const lifecycles = [amendment, election, referral]
  return openSociety({ constitution: parseConstitution(document), lifecycles, journal: memoryJournal() })
}

async function faultsOf(document: ConstitutionDocument): Promise<readonly string[]> {
  try {
    await openGarden(document)
    return []
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error
    return error.findings.map(({ path, message }) => `${path.join('.')}: ${message}`)
  }
}

/** Acts at noon in Beijing; whatever is refused ends the program. */
async function must(day: string, by: string, type: string, more: object): Promise<void> {
  const result = await society.act({ id: `a${society.length}`, type, by, at: `${day}T04:00:00.000Z`, ...more })
  if (!result.ok) throw new Error(`${type}: ${JSON.stringify(result.refusal)}`)
}

function kept(id: string): Election {
  return (society.get('cases', id) as { readonly case: Election }).case
}
