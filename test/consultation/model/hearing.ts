import { ASSEMBLY, type Ask, COUNCIL, daysAfter, MEMBERS, type PaperRecord } from './record.ts'

/** What a step does to the record; undefined, if it cannot be. */
export type Change = (() => void) | undefined

/** How the clerk judges each step from the topic to the last answer, by the words of the procedure. */
export const HEARING: { readonly [type: string]: (record: PaperRecord, ask: Ask, date: string) => Change } = {
  supportTopic(record, { supporters }) {
    const [who] = supporters as readonly string[]
    return who === undefined || record.supporters.has(who) ? undefined : () => record.supporters.add(who)
  },
  screenTopic(record, { finding, class: content = record.content }, date) {
    if (finding === 'refused' && record.forced) return undefined
    return () => {
      record.phase = finding === 'refused' ? 'lapsed' : 'screened'
      record.content = String(content)
      record.screenedOn = date
    }
  },
  withdrawTopic(record, { by }) {
    return by === record.proposer && !record.forced ? () => (record.phase = 'withdrawn') : undefined
  },
  lapseTopic(record, _, date) {
    if (record.forced && record.phase !== 'referred') return undefined
    if (record.unanswered().length > 0 && !record.reported) return undefined
    const last: { readonly [phase: string]: string } = {
      proposed: record.screenBy,
      screened: daysAfter(record.screenedOn || date, 10),
      convened: daysAfter(record.deliberateOn || date, -3),
      informed: record.deliberateOn,
      deliberating: daysAfter(record.opinionsUntil || date, 1),
      answering: record.answerBy,
      referred: daysAfter(record.outcome?.on ?? date, 10),
    }
    return date > (last[record.phase] as string) ? () => (record.phase = 'lapsed') : undefined
  },
  conveneConsultation(record, { stakes, deliberateOn, opinionsUntil }, date) {
    if (String(deliberateOn) < daysAfter(date, 3) || String(opinionsUntil) < daysAfter(date, 5)) return undefined
    return () => {
      Object.assign(record, { phase: 'convened', convenedOn: date, stakes, deliberateOn, opinionsUntil })
      for (const each of MEMBERS) enter(record, each, 'member')
    }
  },
  joinConcerned(record, { by, subject, evidence }) {
    const may = by === subject && record.stakes.includes('neighbour') && evidence !== undefined && !record.people.has(String(by))
    return may ? () => enter(record, String(subject), 'neighbour') : undefined
  },
  declareInterest(record, { subject }) {
    const person = record.people.get(String(subject))
    if (person === undefined || person.interest === 'declared' || person.interest === 'recused') return undefined
    return () => (person.interest = 'declared')
  },
  decideInterest(record, { subject, recused }) {
    const person = record.people.get(String(subject))
    return person?.interest === 'declared' ? () => (person.interest = recused ? 'recused' : 'none') : undefined
  },
  publishMaterials(record, { deliberateOn = record.deliberateOn, opinionsUntil = record.opinionsUntil }, date) {
    const [meeting, last] = [String(deliberateOn), String(opinionsUntil)]
    if (meeting < record.deliberateOn || last < record.opinionsUntil) return undefined
    if (meeting < daysAfter(date, 3) || last < daysAfter(date, 5)) return undefined
    return () => Object.assign(record, { phase: 'informed', materialsOn: date, deliberateOn: meeting, opinionsUntil: last })
  },
  openDeliberation(record, _, date) {
    return date >= record.deliberateOn ? () => (record.phase = 'deliberating') : undefined
  },
  giveOpinion(record, { by, opinion, author }, date) {
    if (date > record.opinionsUntil || record.opinions.has(String(opinion))) return undefined
    const person = record.people.get(String(author))
    const may =
      author === undefined ? [ASSEMBLY, COUNCIL].includes(by) : by === author && person !== undefined && person.opinions < 2
    return may
      ? () => {
          record.opinions.set(String(opinion), { answered: false })
          if (person !== undefined) person.opinions += 1
        }
      : undefined
  },
  groupOpinions(record, { group, opinions }) {
    const ids = opinions as readonly string[]
    const may = wait(record, ids) && ids.every((id) => record.opinions.get(id)?.group !== group)
    return may
      ? () => {
          for (const id of ids) (record.opinions.get(id) as { group?: string }).group = String(group)
        }
      : undefined
  },
  answerOpinions(record, { opinions = [], group }) {
    const ids = opinions as readonly string[]
    if (!wait(record, ids)) return undefined
    if (group !== undefined && (record.answeredGroups.has(String(group)) || record.inGroup(String(group)).length === 0))
      return undefined
    return () => {
      for (const id of ids) Object.assign(record.opinions.get(id) as object, { answered: true, group: undefined })
      if (group !== undefined) record.answeredGroups.add(String(group))
    }
  },
  closeOpinions(record, _, date) {
    return date > record.opinionsUntil
      ? () => Object.assign(record, { phase: 'answering', answerBy: daysAfter(record.opinionsUntil, 4) })
      : undefined
  },
  passOnOpinions(record, _, date) {
    if (record.unanswered().length === 0 || record.reported || date <= record.answerBy) return undefined
    const onward = record.organ === 0 ? { organ: 1, answerBy: daysAfter(date, 4) } : { reported: true }
    return () => Object.assign(record, onward)
  },
  openDebate(record, { chair }) {
    const who = String(chair)
    if (record.debate?.chair === who) return undefined
    return () => {
      if (record.debate === undefined) record.debate = { chair: who, queue: [] }
      else record.debate.chair = who
    }
  },
  moveMotion(record, { by }) {
    return hasVoice(record, by) && record.motion === undefined
      ? () => (record.motion = { by, seconded: false, closed: false, spoken: new Map() })
      : undefined
  },
  secondMotion(record, { by }) {
    const { motion } = record
    return hasVoice(record, by) && motion?.seconded === false && motion.by !== by ? () => (motion.seconded = true) : undefined
  },
  requestFloor(record, { by, side }) {
    const { debate, motion } = record
    if (debate === undefined || !isDebated(record) || !hasVoice(record, by)) return undefined
    if (debate.queue.some(({ who }) => who === by) || (motion?.spoken.get(by) ?? 0) >= 2) return undefined
    return () => debate.queue.push({ who: by, side: String(side) })
  },
  giveFloor(record, { speaker, minutes }) {
    const { debate, motion } = record
    if (debate === undefined || motion === undefined || !isDebated(record)) return undefined
    const next = nextInOrder(record)
    if (next === undefined || next.who !== speaker || debate.chair === speaker || Number(minutes) > 3) return undefined
    return () => {
      debate.queue = debate.queue.filter(({ who }) => who !== speaker)
      if (minutes === 0) return
      motion.spoken.set(next.who, (motion.spoken.get(next.who) ?? 0) + 1)
      debate.last = next.side
    }
  },
  closeDebate(record) {
    const { debate, motion } = record
    if (debate === undefined || motion === undefined || !isDebated(record) || nextInOrder(record) !== undefined) return undefined
    return () => {
      motion.closed = true
      debate.queue = []
    }
  },
}

/** Who has not spoken before who has; then the other side than spoke last; then who asked first. */
export function nextInOrder({ debate, motion }: PaperRecord) {
  const ranked = (debate?.queue ?? []).flatMap(({ who, side }, asked) => {
    const spoken = motion?.spoken.get(who) ?? 0
    const other = { for: 'against', against: 'for', neutral: '' }[debate?.last ?? 'neutral'] ?? ''
    return spoken >= 2 ? [] : { who, side, rank: [Math.min(spoken, 1), side === other ? 0 : 1, asked] }
  })
  return ranked.sort((one, two) => one.rank.map((each, at) => each - (two.rank[at] as number)).find((each) => each !== 0) ?? 0)[0]
}

function isDebated({ motion }: PaperRecord): boolean {
  return motion?.seconded === true && !motion.closed
}

function hasVoice({ debate, people }: PaperRecord, who: string): boolean {
  return debate !== undefined && debate.chair !== who && people.has(who)
}

/** Each is there, once, and waits for an answer. */
function wait(record: PaperRecord, ids: readonly string[]): boolean {
  return new Set(ids).size === ids.length && ids.every((id) => record.opinions.has(id) && !record.isAnswered(id))
}

function enter(record: PaperRecord, who: string, stake: string): void {
  record.people.set(who, { stake, opinions: 0, appealed: false, appraised: false })
}
