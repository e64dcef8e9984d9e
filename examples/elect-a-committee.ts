// A residents' committee of five, elected by one delegate of each household: is the poll valid, who is elected, who goes into the runoff?
// Run: npx tsx examples/elect-a-committee.ts
import { type Ballot, type CountRecord, candidatesFor, count, STATUTES, type StatutoryRules, type Turnout } from 'huzhu/voting'
import { pollOf, readTellersSheet } from 'huzhu/voting/formats'

const statute = STATUTES['cn.residents.2025.households']

console.log('Five seats. As many candidates at least:')
console.log(candidatesFor(statute, 5).least) // => 6

/** The tellers' sheet: one row for each pile of ballots that say the same. Xu stood on no list. */
const firstSheet = `票数,陈静,李伟,刘洋,王芳,赵敏,周强,孙丽,徐明
300,赞成,赞成,赞成,赞成,赞成,反对,,
200,赞成,赞成,赞成,,,赞成,赞成,
117,赞成,赞成,弃权,赞成,,赞成,,
80,赞成,,赞成,赞成,,,赞成,
3,,,,,,,,另选他人
12,赞成,赞成,赞成,赞成,赞成,赞成,,
`
const committee = ['陈静', '李伟', '刘洋', '王芳', '赵敏', '周强', '孙丽']
const turnout = { eligible: 1200, issued: 720, voted: 720, returned: 712 }
const first = held(5, committee, readBallots(firstSheet), turnout, statute)

console.log('The turnout, and how many had to come:')
console.log(first.validity?.turnout) // => { count: 720, base: 1200, least: 601, reached: true, ... }
console.log('Twelve ballots name six persons and are void; they stay among the ballots cast:')
console.log(first.ballots) // => { cast: '712', valid: '700', void: '12', blank: '0' }
console.log('More than half of the 720 who voted:')
console.log(first.quota) // => '361'
console.log(first.stages[0]?.votes)
// => { 陈静: '697', 李伟: '617', 刘洋: '580', 王芳: '497', 赵敏: '300', 周强: '317', 孙丽: '280', 徐明: '3' }
console.log(first.elected) // => ['陈静', '李伟', '刘洋', '王芳']

console.log('One seat is left. Into the runoff go:')
console.log(first.runoff) // => { seats: 1, candidates: ['赵敏', '周强'] }

/** The runoff is a poll of its own: most votes win, but not with less than a third of the ballots cast. */
const secondSheet = `票数,赵敏,周强
342,赞成,
342,,赞成
6,,
`
const two = first.runoff?.candidates ?? []
const runoff = held(
  1,
  two,
  readBallots(secondSheet),
  { eligible: 1200, issued: 690, voted: 690, returned: 690 },
  { ...statute, round: 'runoff' },
)
console.log('Both have the same number of votes, which nothing decides but another vote among them:')
console.log(runoff.elected) // => []
console.log(runoff.tied) // => [{ what: 'seats', seats: 1, among: ['赵敏', '周强'], stage: 0 }]

const thirdSheet = `票数,赵敏,周强
372,赞成,
290,,赞成
`
const again = { eligible: 1200, issued: 662, voted: 662, returned: 662 }
const revote = held(1, runoff.tied[0]?.among ?? [], readBallots(thirdSheet), again, { ...statute, round: 'revote' })
console.log(revote.elected) // => ['赵敏']

console.log('Had fewer persons voted than ballots were in the box:')
const stuffed = held(5, committee, readBallots(firstSheet), { ...turnout, voted: 700 }, statute)
console.log(stuffed.validity?.because) // => ['returnedExceedVoted']
console.log(stuffed.elected) // => []

function readBallots(sheet: string): readonly Ballot[] {
  const read = readTellersSheet(sheet, 'marks')
  if (!read.ok) throw new Error(JSON.stringify(read.refusal))
  return pollOf(read).ballots
}

function held(
  seats: number,
  candidates: readonly string[],
  ballots: readonly Ballot[],
  turnout: Turnout,
  rules: StatutoryRules,
): CountRecord {
  const poll = { method: 'statutory-majority', seats, candidates, ballots, turnout } as const
  const result = count({ ...poll, rules: { ...rules } })
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result
}
