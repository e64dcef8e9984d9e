// Members want to be rid of the head of their branch before the term is over: how do they, and what protects the head?
// Run: npx tsx examples/recall-an-officer.ts
import { openSociety, parseConstitution } from 'huzhu'
import { amendment } from 'huzhu/amendment'
import { consultation } from 'huzhu/consultation'
import { type Election, election, type Recall, recall } from 'huzhu/election'
import { memoryJournal } from 'huzhu/journal'
import { huzhushe } from 'huzhu/presets/huzhushe'
import { referral } from 'huzhu/referral'

const lifecycles = [amendment, consultation, election, recall, referral]
const society = await openSociety({ constitution: parseConstitution(huzhushe), lifecycles, journal: memoryJournal() })

/** The east branch has 40 members; v1 is its head until 2028. */
const voters = Array.from({ length: 40 }, (_, index) => `v${index + 1}`)
const meeting = 'east:branchAssembly'

await must('2026-03-01', 'v2', 'adoptSociety', {
  units: [
    { id: 'head', layer: 'head' },
    { id: 'east', layer: 'branch', parent: 'head' },
  ],
  subjects: [],
  rolls: [{ unit: 'east', members: voters.map((id) => ({ id, kind: 'resident' })) }],
  mandates: [{ id: 'm1', office: 'branchHead', unit: 'east', subject: 'v1', from: '2025-03-01', to: '2028-03-01' }],
})

/** What the petition says lies with the branch; the record has what shows that it was not changed. */
const grounds = 'a3'.repeat(32)
const reasons = { ref: 'petition-of-march', commitment: '5c'.repeat(32) }
const petition = { case: 'r1', unit: 'east', procedure: 'recall.petition', mandate: 'm1', grounds, reasons }

console.log('Seven of 40 are less than a fifth.')
const few = await act('2026-03-02', 'v2', 'petitionRecall', { ...petition, signers: voters.slice(1, 8) })
console.log(!few.ok && few.refusal) // => { code: 'notPossible', reason: 'tooFewSignatures', ids: [], ... }

console.log('Nine are enough. The check has a week, the vote a month.')
await must('2026-03-03', 'v2', 'petitionRecall', { ...petition, signers: voters.slice(1, 10) })
const { verifyBy, voteBy } = petitioned()
console.log({ verifyBy, voteBy }) // => { verifyBy: '2026-03-10', voteBy: '2026-04-02' }

console.log("The members' meeting finds one signature that is none. Eight are left, and eight are a fifth.")
await must('2026-03-05', meeting, 'verifyPetition', { case: 'r1', finding: 'supported', struckOut: ['v9'] })
console.log(petitioned().support) // => [{ unit: 'members', signed: 8, eligible: 40 }]

console.log('No vote before v1 has answered, or three days are over.')
const early = await act('2026-03-06', meeting, 'callRecallVote', { case: 'r1', vote: 'e1' })
console.log(!early.ok && early.refusal) // => { code: 'outOfTime', what: 'callRecallVote', date: '2026-03-06', from: '2026-03-09' }
await must('2026-03-07', 'v1', 'stateDefence', { case: 'r1', statement: { ref: 'answer', commitment: '7d'.repeat(32) } })

console.log('The vote is an election of its own kind: for or against one person.')
await must('2026-03-08', meeting, 'callRecallVote', { case: 'r1', vote: 'e1' })
const posts = [{ office: 'branchHead', seats: 1 }]
const vote = { unit: 'east', procedure: 'election.recallVote', purpose: 'recall', posts, follows: 'r1', person: 'v1' }
await must('2026-03-08', meeting, 'formElection', { case: 'e1', ...vote })
await must('2026-03-09', meeting, 'announceElection', { case: 'e1', day: '2026-03-24' })
await must('2026-03-10', meeting, 'publishRoll', { case: 'e1' })
await must('2026-03-13', meeting, 'freezeRoll', { case: 'e1' })
await must('2026-03-14', meeting, 'publishCandidates', { case: 'e1' })
await must('2026-03-15', meeting, 'appointOfficers', { case: 'e1', tellers: ['v30', 'v31'], scrutineers: ['v32', 'v33'] })

console.log('30 come to the meeting. 17 are for the recall, 12 against, one paper is void.')
const scrutineers = ['v32', 'v33']
await must('2026-03-24', meeting, 'openPolls', { case: 'e1', boxes: [{ box: 'hall', channel: 'meeting' }] })
await must('2026-03-24', meeting, 'closePolls', { case: 'e1' })
const report = { box: 'hall', issued: 30, voted: 30, returned: 30, scrutineers }
await must('2026-03-24', meeting, 'reportBox', { case: 'e1', ...report })
const papers = [
  { paper: { branchHead: { marks: { v1: 'for' } } }, count: 17 },
  { paper: { branchHead: { marks: { v1: 'against' } } }, count: 12 },
]
const written = { recordedBy: 'v36', evidence: { ref: 'sheets', hash: 'a'.repeat(64) } }
for (const teller of ['v30', 'v31']) {
  const sheet = { batch: 'b1', teller, papers, void: 1, scrutineers }
  await must('2026-03-24', meeting, 'submitSheet', { case: 'e1', ...sheet, ...written, on: '2026-03-24' })
}
await must('2026-03-24', meeting, 'countVotes', { case: 'e1' })
await must('2026-03-24', meeting, 'confirmPoll', { case: 'e1', finding: 'valid' })
console.log(voted().elected) // => [{ office: 'branchHead', person: 'v1', round: 1 }]

console.log('More than half of those who voted are for it: the term of v1 ends when the result is declared.')
await must('2026-03-25', meeting, 'declareResult', { case: 'e1', from: '2026-03-25' })
await must('2026-03-25', meeting, 'concludeRecall', { case: 'r1', outcome: 'recalled' })
console.log(petitioned().phase) // => 'recalled'
console.log(society.get('mandates', 'm1')) // => { subject: 'v1', ended: { on: '2026-03-25', reason: 'recalled' }, ... }

console.log('The branch has no head: Article 31 obliges it to elect one within 60 days.')
const owed = society.due('2026-03-26T04:00:00.000Z').filter(({ obligation }) => obligation !== undefined)
console.log(owed.map(({ what, who, deadline }) => [what, who, deadline]).at(-1)) // => ['branchElectsAnew', 'east:branchAssembly', '2026-05-24']

/** Acts at noon in Beijing. */
function act(day: string, by: string, type: string, more: object) {
  return society.act({ id: `a${day}.${type}.${society.length}`, type, by, at: `${day}T04:00:00.000Z`, ...more })
}

/** Whatever is refused ends the program. */
async function must(day: string, by: string, type: string, more: object): Promise<void> {
  const result = await act(day, by, type, more)
  if (!result.ok) throw new Error(`${type}: ${JSON.stringify(result.refusal)}`)
}

function petitioned(): Recall {
  return (society.get('cases', 'r1') as { readonly case: Recall }).case
}

function voted(): Election {
  return (society.get('cases', 'e1') as { readonly case: Election }).case
}
