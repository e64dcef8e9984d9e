/**
 * The society of the case through its first year, on its own facts: founding, supervision, sharing, an election, an amendment, the record.
 * `npm run demo`
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Done, memoryBallotBox, openSociety, parseConstitution, type Result } from 'huzhu'
import { amendment as amendmentLifecycle } from 'huzhu/amendment'
import { consultation } from 'huzhu/consultation'
import { type Election, election, recall, verifyRound } from 'huzhu/election'
import { verify } from 'huzhu/journal'
import { fileJournal } from 'huzhu/journal/file'
import { huzhushe } from 'huzhu/presets/huzhushe'
import { referral } from 'huzhu/referral'
import { amendment } from './amendment.ts'
import { consultation as branchConsultation } from './consultation.ts'
import { election as branchElection, found } from './election.ts'
import { founding } from './founding.ts'
import { type Chapter, instant, type Line, type SoFar } from './line.ts'
import * as print from './print.ts'
import { government, members, sharing, siblings, supervision, yearsEnd } from './year.ts'

const folder = await mkdtemp(join(tmpdir(), 'huzhu-demo-'))
const file = join(folder, 'journal.jsonl')
const constitution = parseConstitution(huzhushe)
const lifecycles = [amendmentLifecycle, consultation, election, recall, referral]

const journal = await fileJournal(file)
const society = await openSociety({ constitution, lifecycles, journal, ballotBox: memoryBallotBox() })
let number = 0
let referred: SoFar['referred']

for (const chapter of [
  founding,
  branchConsultation,
  siblings,
  supervision,
  government,
  sharing,
  members,
  branchElection,
  amendment,
  yearsEnd,
])
  await tell(chapter)

print.heading({ en: 'What is still to be done', 'zh-CN': '待办事项' })
print.dues(society.due(instant('2026-12-02 09:00')))

print.heading({ en: 'The record', 'zh-CN': '记录' })
const asked = number
const { hash } = society.snapshot()
await journal.close()

const entries = (await readFile(file, 'utf8')).trimEnd().split('\n')
const whole = verify(entries.map((text) => JSON.parse(text)))
if (!whole.ok) throw new Error(whole.message)
print.note(
  `${asked} actions asked for, ${whole.length} recorded, refusals included. Every hash holds; the last is ${whole.head.slice(0, 12)}…`,
  `共提出${asked}项申请，记录${whole.length}条，包括不予受理的。全部核对无误。`,
)

const reopened = await fileJournal(file)
const replayed = await openSociety({ constitution, lifecycles, journal: reopened })
await reopened.close()
if (replayed.snapshot().hash !== hash) throw new Error('the replayed society is another one')
print.note('The society opened again from its file is the same, to the last byte.', '从记录重新打开，社团状态完全一致。')

const west = (replayed.get('cases', 'west-head') as { readonly case: Election }).case
const { eligible, voted } = west.rounds[0]?.counted?.turnout ?? {}
const told = { eligible, voted, elected: west.elected[0]?.person }
const recount = verifyRound(replayed, 'west-head', 1)
if (!recount.ok || JSON.stringify(told) !== JSON.stringify(found)) throw new Error('the election came out otherwise')
const votes = entries.filter((text) => JSON.parse(text).action.type === 'castBallot')
if (votes.some((text) => text.includes('marks'))) throw new Error('the record says how somebody voted')
print.note(
  `${votes.length} entries say who voted online, none says for whom. Counted again from the record, the West branch elects the same head.`,
  `${votes.length}条记录写明谁在网上投了票，没有一条写明投给谁。凭记录重新计票，西分社选出的社长不变。`,
)

const bytes = await readFile(file)
const changed = bytes.indexOf('"grant.area":280') + '"grant.area":'.length
bytes.write('9', changed)
await writeFile(file, bytes)
const tampered = verify(
  bytes
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .map((text) => JSON.parse(text)),
)
if (tampered.ok) throw new Error('the change was not found')
print.note(
  `Somebody makes 980 m2 out of 280: one byte. Found: ${tampered.message}.`,
  `有人把280改成980，只动了一个字节：第${tampered.position}条记录被查出。`,
)
await rm(folder, { recursive: true })

async function tell({ title, intro, lines, postedAt }: Chapter): Promise<void> {
  print.heading(title, intro)
  for (const line of lines) {
    print.asked(line)
    const at = instant(line.when)
    const asked = typeof line.asked === 'function' ? line.asked({ referred, due: society.due(at) }) : line.asked
    const before = society.length
    const results: Result<Done>[] = []
    for (const request of [asked].flat()) {
      number += 1
      const result = await society.act({ id: `a${number}`, at, ...request }, line.facts)
      if (ending(result) !== line.ends) throw new Error(`the story says ${line.ends}, the society ${ending(result)}`)
      results.push(result)
    }
    results.slice(-1).forEach(answer)
    if (society.length > before) print.recorded(before, society.length - 1, society.snapshot().head)
    else print.notRecorded()
  }
  if (postedAt !== undefined) print.posted(society.due(instant(postedAt)))
}

function ending(result: Result<Done>): Line['ends'] {
  if (result.ok) return result.ruling.outcome
  return 'ruling' in result.refusal ? result.refusal.ruling.outcome : result.refusal.code
}

function answer(result: Result<Done>): void {
  if (result.ok) return print.ruled(result.ruling, constitution)
  const { refusal } = result
  if (refusal.code === 'referred') referred = refusal
  if ('ruling' in refusal) print.ruled(refusal.ruling, constitution)
  else print.refused(refusal, constitution)
}
