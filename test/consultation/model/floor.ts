import type { Judgement } from './hearing.ts'
import { inPerson, isHandedIn, once, type PaperDebate, type PaperMotion, type PaperRecord } from './record.ts'
import { membersIn } from './tally.ts'

/** How the clerk judges the steps of a debate: a second, two speeches of three minutes, sides in turns, a neutral chair, amendments one deep. */
export const FLOOR: { readonly [type: string]: Judgement } = {
  openDebate(record, { chair }) {
    const who = String(chair)
    if (record.debate?.chair === who) return undefined
    return () => {
      if (record.debate === undefined) record.debate = { chair: who, motions: [], waiting: [], queue: [], closed: false }
      else record.debate.chair = who
    }
  },
  moveMotion(record, { by, motion, amends }) {
    const { debate } = record
    if (debate === undefined || !hasVoice(record, by) || named(debate, String(motion)) !== undefined) return undefined
    const made = { id: String(motion), by, text: String(motion), seconded: false, spoken: new Map<string, number>() }
    const stands = debate.motions.filter(({ seconded }) => seconded)
    if (amends !== undefined) {
      if (debated(debate)?.id !== amends || stands.length > 1) return undefined
      return () => (debate.motions = [...stands, { ...made, amends: String(amends) }])
    }
    if (isSettled(debate)) return undefined
    return () => {
      if (stands.length === 0) debate.motions = [made]
      else debate.waiting = [...debate.waiting.filter(({ seconded }) => seconded), made]
    }
  },
  secondMotion(record, { by, motion: id }) {
    const { debate } = record
    const motion = debate && named(debate, String(id))
    if (debate === undefined || motion === undefined || !hasVoice(record, by)) return undefined
    if (motion.seconded || motion.by === by) return undefined
    return () => {
      motion.seconded = true
      if (debate.motions.includes(motion)) anew(debate, debate.motions)
    }
  },
  withdrawMotion(record, ask) {
    const { debate } = record
    const motion = debate && named(debate, String(ask.motion))
    if (debate === undefined || motion === undefined || !inPerson(ask, motion.by)) return undefined
    const at = debate.motions.indexOf(motion)
    if (at >= 0 && isSettled(debate)) return undefined
    return () => {
      if (at < 0) debate.waiting = debate.waiting.filter((each) => each !== motion)
      else if (at > 0) without(debate, motion)
      else {
        const [next, ...others] = debate.waiting
        debate.waiting = others
        anew(debate, next === undefined ? [] : [next])
      }
    }
  },
  requestFloor(record, { by, side }) {
    const { debate } = record
    const motion = debate && debated(debate)
    if (debate === undefined || motion === undefined || !hasVoice(record, by)) return undefined
    if (debate.queue.some(({ who }) => who === by) || (motion.spoken.get(by) ?? 0) >= 2) return undefined
    return () => debate.queue.push({ who: by, side: String(side) })
  },
  giveFloor(record, { speaker, minutes }) {
    const { debate } = record
    const motion = debate && debated(debate)
    const next = nextInOrder(record)
    if (debate === undefined || motion === undefined || next === undefined) return undefined
    if (next.who !== speaker || debate.chair === speaker || Number(minutes) > 3) return undefined
    return () => {
      debate.queue = debate.queue.filter(({ who }) => who !== speaker)
      if (minutes === 0) return
      motion.spoken.set(next.who, (motion.spoken.get(next.who) ?? 0) + 1)
      debate.last = next.side
    }
  },
  closeDebate(record, { tally }) {
    const { debate } = record
    const motion = debate && debated(debate)
    if (debate === undefined || motion === undefined) return undefined
    if (tally === undefined && nextInOrder(record) !== undefined) return undefined
    const votes = yesAndNo(tally)
    if (votes.yes + votes.no > record.seated(true).length) return undefined
    return () => {
      if (tally !== undefined && 3 * votes.yes < 2 * (votes.yes + votes.no)) return
      debate.motions = debate.motions.filter(({ seconded }) => seconded)
      if (debate.motions[0] === motion) record.text = motion.text
      debate.queue = []
      debate.closed = true
    }
  },
  decideAmendment(record, { motion: id, germane, tally }) {
    const { debate } = record
    const motion = debate?.motions.at(-1)
    if (debate === undefined || motion === undefined || motion.id !== id || motion.amends === undefined) return undefined
    if (germane && (!motion.seconded || !debate.closed || tally === undefined)) return undefined
    const votes = yesAndNo(tally)
    if (germane && votes.yes + votes.no > record.seated(true).length) return undefined
    return () => {
      without(debate, motion)
      const amended = debate.motions.at(-1)
      if (germane && votes.yes > votes.no && amended !== undefined) amended.text = motion.text
    }
  },
  addMinorityReport(record, ask) {
    const { by, report, signers } = ask
    const names = signers as readonly string[]
    const signed = isHandedIn(ask) || names.includes(by)
    const may = signed && once(names) && names.every((each) => record.takesPart(each)) && !record.reports.has(String(report))
    return may ? () => record.reports.add(String(report)) : undefined
  },
}

/** Who has not spoken before who has; then the other side than spoke last; then who asked first. */
export function nextInOrder({ debate }: PaperRecord) {
  const motion = debate && debated(debate)
  if (debate === undefined || motion === undefined) return undefined
  const ranked = debate.queue.flatMap(({ who, side }, asked) => {
    const spoken = motion.spoken.get(who) ?? 0
    const other = { for: 'against', against: 'for' }[debate.last ?? '']
    return spoken >= 2 ? [] : { who, side, rank: [Math.min(spoken, 1), side === other ? 0 : 1, asked] }
  })
  return ranked.sort((one, two) => one.rank.map((each, at) => each - (two.rank[at] as number)).find((each) => each !== 0) ?? 0)[0]
}

/** The last motion that was seconded, while its debate is open. */
export function debated({ motions, closed }: PaperDebate): PaperMotion | undefined {
  return closed ? undefined : motions.filter(({ seconded }) => seconded).at(-1)
}

function isSettled({ motions, closed }: PaperDebate): boolean {
  return closed && motions.length === 1
}

function named({ motions, waiting }: PaperDebate, id: string): PaperMotion | undefined {
  return [...motions, ...waiting].find((each) => each.id === id)
}

/** Another motion is debated: whoever wants to speak on it asks anew. */
function anew(debate: PaperDebate, motions: readonly PaperMotion[]): void {
  Object.assign(debate, { motions: [...motions], queue: [], last: undefined, closed: false })
}

/** An amendment goes, with what amends it; if it was debated, the debate goes back to what stood before. */
function without(debate: PaperDebate, motion: PaperMotion): void {
  const left = debate.motions.slice(0, debate.motions.indexOf(motion))
  if (motion.seconded) anew(debate, left)
  else debate.motions = left
}

function hasVoice(record: PaperRecord, who: string): boolean {
  return record.debate?.chair !== who && record.takesPart(who)
}

function yesAndNo(tally: unknown): { readonly yes: number; readonly no: number } {
  const { for: yes = 0, against: no = 0 } = tally === undefined ? {} : membersIn(tally)
  return { yes, no }
}
