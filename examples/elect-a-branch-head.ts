// How does a branch elect its head, on paper and online, and what if nobody gets a majority?
// Run: npx tsx examples/elect-a-branch-head.ts
import { type Facts, memoryBallotBox, openSociety, parseConstitution } from 'huzhu'
import { amendment } from 'huzhu/amendment'
import { consultation } from 'huzhu/consultation'
import { type Election, election, recall, verifyRound } from 'huzhu/election'
import { memoryJournal } from 'huzhu/journal'
import { huzhushe } from 'huzhu/presets/huzhushe'
import { referral } from 'huzhu/referral'

const society = await openSociety({
  constitution: parseConstitution(huzhushe),
  lifecycles: [amendment, consultation, election, recall, referral],
  journal: memoryJournal(),
  ballotBox: memoryBallotBox(),
})

/** The east branch has 40 members, v1 to v40. */
const voters = Array.from({ length: 40 }, (_, index) => `v${index + 1}`)
const meeting = 'east:branchAssembly'
const committee = 'east:branchElectionCommittee'

await must('2026-05-01', 'v1', 'adoptSociety', {
  units: [
    { id: 'head', layer: 'head' },
    { id: 'east', layer: 'branch', parent: 'head' },
  ],
  subjects: [],
  rolls: [{ unit: 'east', members: voters.map((id) => ({ id, kind: 'resident' })) }],
  mandates: [],
})

console.log("The members' meeting forms the election and chooses a committee, which announces the day.")
const posts = [{ office: 'branchHead', seats: 1 }]
await must('2026-05-21', meeting, 'formElection', { unit: 'east', procedure: 'election.branchHead', purpose: 'general', posts })
await must('2026-05-22', meeting, 'seatCommittee', { members: ['v36', 'v37', 'v38'], substitutes: ['v39'] })
await must('2026-05-25', committee, 'announceElection', { day: '2026-06-30' })

console.log('The roll lies open for two days and is closed.')
await must('2026-06-01', committee, 'publishRoll')
await must('2026-06-04', committee, 'freezeRoll')
console.log(kept().roll?.eligible) // => 40

console.log('Three members stand. Each was put forward by a member, and agrees in person.')
const candidates = ['v1', 'v2', 'v3']
const known = { 'candidate.age': 45, 'candidate.relatives': [] }
for (const [index, person] of candidates.entries())
  await must('2026-06-08', `v${index + 7}`, 'nominateCandidate', { office: 'branchHead', person }, known)
for (const person of candidates) await must('2026-06-09', person, 'acceptNomination', { office: 'branchHead', person })
await must('2026-06-15', committee, 'publishCandidates')
await must('2026-06-16', committee, 'appointOfficers', { tellers: ['v30', 'v31'], scrutineers: ['v32', 'v33'] })

console.log('On the day, twelve vote online, and twelve on paper.')
await openPolls('2026-06-30')
await voteOnline('2026-06-30', voters.slice(3, 15), (index) => (index < 6 ? 'v1' : 'v2'))
await voteOnPaper('2026-06-30', voters.slice(15, 27), { v1: 5, v2: 4, v3: 3 })
await must('2026-06-30', committee, 'countVotes')
const [first] = kept().rounds
console.log(first?.counted?.turnout) // => { eligible: 40, issued: 24, voted: 24, returned: 24 }
console.log('Elected would be who has 13 of 24 votes. v1 has 11, v2 has 10, v3 has 3.')
console.log(first?.counted?.contests[0]) // => { office: 'branchHead', elected: [], unfilled: 1, further: ['v1', 'v2'], ... }
await must('2026-06-30', committee, 'confirmPoll', { finding: 'valid' })

console.log('So the best two stand in a further election; a third of the ballots is enough, and most votes win.')
await must('2026-07-01', committee, 'callRound', { round: 'further', day: '2026-07-12' })
await openPolls('2026-07-12')
await voteOnline('2026-07-12', voters.slice(3, 10), () => 'v2')
await voteOnPaper('2026-07-12', voters.slice(10, 24), { v1: 8, v2: 6 })
await must('2026-07-12', committee, 'countVotes')
await must('2026-07-12', committee, 'confirmPoll', { finding: 'valid' })
console.log(kept().elected) // => [{ office: 'branchHead', person: 'v2', round: 2 }]

console.log('The council confirms the election, and the result is declared: v2 is in office.')
await must('2026-07-15', 'head:council', 'endorseResult', { decision: 'confirmed' })
await must('2026-07-16', committee, 'declareResult', { from: '2026-07-16' })
console.log(society.get('mandates', 'e1:branchHead:1')) // => { subject: 'v2', from: '2026-07-16', to: '2029-07-16', ... }
console.log('Anybody can count again what was recorded.')
console.log([verifyRound(society, 'e1', 1), verifyRound(society, 'e1', 2)]) // => [{ ok: true }, { ok: true }]

async function openPolls(day: string): Promise<void> {
  const boxes = [
    { box: 'hall', channel: 'station' },
    { box: 'web', channel: 'online' },
  ]
  await must(day, committee, 'openPolls', { boxes })
}

/** A secret ballot: who voted goes into the journal, the ballot into the box. */
async function voteOnline(day: string, who: readonly string[], choice: (index: number) => string): Promise<void> {
  for (const [index, voter] of who.entries()) {
    const ballot = { branchHead: { marks: { [choice(index)]: 'for' } } }
    await must(day, voter, 'castBallot', { box: 'web', voter, ballot })
  }
}

/** Everybody who gets a ballot is marked; then the polls close, and two tellers count the papers, each for themselves. */
async function voteOnPaper(day: string, who: readonly string[], votes: { readonly [person: string]: number }): Promise<void> {
  for (const voter of who) await must(day, committee, 'markVoter', { box: 'hall', voter })
  await must(day, committee, 'closePolls')
  await must(day, committee, 'openBox')
  const scrutineers = ['v32', 'v33']
  await must(day, committee, 'reportBox', { box: 'hall', issued: who.length, returned: who.length, scrutineers })
  const papers = Object.entries(votes).map(([person, count]) => ({
    paper: { branchHead: { marks: { [person]: 'for' } } },
    count,
  }))
  const written = { recordedBy: 'v36', evidence: { ref: 'sheets', hash: 'a'.repeat(64) } }
  for (const teller of ['v30', 'v31']) {
    const sheet = { batch: 'b1', teller, papers, void: 0, scrutineers, ...written, on: day }
    await must(day, committee, 'submitSheet', sheet)
  }
}

/** Acts at noon in Beijing; whatever is refused ends the program. */
async function must(day: string, by: string, type: string, more: object = {}, facts: Facts = {}): Promise<void> {
  const head = { id: `a${society.length}`, type, by, at: `${day}T04:00:00.000Z` }
  const result = await society.act({ ...head, ...(type === 'adoptSociety' ? {} : { case: 'e1' }), ...more }, facts)
  if (!result.ok) throw new Error(`${type}: ${JSON.stringify(result.refusal)}`)
}

/** The election as it stands. */
function kept() {
  return (society.get('cases', 'e1') as { readonly case: Election }).case
}
