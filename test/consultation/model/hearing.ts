import { type Ask, inPerson, once, type PaperRecord } from './record.ts'
import { ASSEMBLY, COUNCIL, daysAfter, MEMBERS } from './setting.ts'

/** What a step does to the record; undefined, if it cannot be. */
export type Change = (() => void) | undefined

/** How the clerk judges a step, by the words of the procedure, on the day on which it takes place. */
export type Judgement = (record: PaperRecord, ask: Ask, date: string) => Change

/** The steps from the topic to the last answer. */
export const HEARING: { readonly [type: string]: Judgement } = {
  supportTopic(record, { by, supporters, recordedBy, evidence }, date) {
    const names = supporters as readonly string[]
    const signed = (recordedBy !== undefined && evidence !== undefined) || names.every((each) => each === by)
    const may = signed && date >= record.proposedOn && once(names) && names.every((each) => !record.supporters.has(each))
    return may ? () => names.forEach((each) => record.supporters.add(each)) : undefined
  },
  screenTopic(record, { finding, class: content = record.content }, date) {
    if (date < record.proposedOn || (finding === 'refused' && record.forced)) return undefined
    return () => {
      record.phase = finding === 'refused' ? 'lapsed' : 'screened'
      record.content = String(content)
      record.screenedOn = date
    }
  },
  withdrawTopic(record, ask) {
    const owed = record.unanswered().length > 0 && !record.reported
    return inPerson(ask, record.proposer) && !record.forced && !owed ? () => (record.phase = 'withdrawn') : undefined
  },
  lapseTopic(record, _, date) {
    if (record.forced && record.phase !== 'referred') return undefined
    if (record.unanswered().length > 0 && !record.reported) return undefined
    const isAsked = !['advisory', 'gates'].includes(record.variant.mode) || record.round?.tally !== undefined
    if (record.phase === 'deciding' && isAsked) return undefined
    const last: { readonly [phase: string]: () => string } = {
      proposed: () => record.screenBy,
      screened: () => daysAfter(record.screenedOn, 10),
      convened: () => daysAfter(record.deliberateOn, -3),
      informed: () => record.deliberateOn,
      deliberating: () => daysAfter(record.opinionsUntil, 1),
      answering: () => record.answerBy,
      deciding: () => {
        const until = record.lastDay()
        return until === undefined ? (record.round?.openedOn ?? '') : daysAfter(until, 1)
      },
      referred: () => daysAfter(record.outcome?.on ?? date, 10),
    }
    return date > String(last[record.phase]?.()) ? () => (record.phase = 'lapsed') : undefined
  },
  conveneConsultation(record, { stakes, bodies = [], deliberateOn, opinionsUntil }, date) {
    const called = stakes as readonly string[]
    const known = record.content === 'room' ? ['member', 'neighbour'] : ['member']
    if (!called.includes('member') || !once(called) || called.some((each) => !known.includes(each))) return undefined
    if (String(deliberateOn) < daysAfter(date, 3) || String(opinionsUntil) < daysAfter(date, 5)) return undefined
    return () => {
      Object.assign(record, { phase: 'convened', convenedOn: date, stakes, deliberateOn, opinionsUntil })
      for (const each of MEMBERS) record.enter(each, 'member')
      for (const each of bodies as readonly string[]) record.enter(each)
    }
  },
  joinConcerned(record, ask, date) {
    const { subject, stake, evidence } = ask
    const may = inPerson(ask, String(subject)) && date >= record.convenedOn && !record.people.has(String(subject))
    const called = stake === 'neighbour' && record.stakes.includes('neighbour') && evidence !== undefined
    return may && called ? () => record.enter(String(subject), 'neighbour') : undefined
  },
  drawParticipants(record, { seed, groups }) {
    const [{ pool }] = groups as readonly [{ readonly pool: readonly string[] }]
    const staked = [...record.people].flatMap(([who, { stake }]) => (stake === undefined ? [] : who))
    const all = once(pool) && pool.length === staked.length && pool.every((each) => staked.includes(each))
    return all && record.lots === undefined ? () => record.drawLots({ seed: String(seed), pool, declined: [] }) : undefined
  },
  declinePlace(record, ask, date) {
    const subject = String(ask.subject)
    const { drawn = [], reserves = [] } = record.lots ?? {}
    const may = [...drawn, ...reserves].includes(subject) && inPerson(ask, subject) && date >= record.convenedOn
    return may ? () => record.decline(subject) : undefined
  },
  declareInterest(record, ask, date) {
    const subject = record.people.get(String(ask.subject))
    const own = inPerson(ask, String(ask.subject))
    if (date < record.convenedOn || subject === undefined) return undefined
    if (!own && (record.phase === 'deciding' || !record.people.has(ask.by))) return undefined
    const before = subject.interest
    if (before === 'recused' || before === 'own' || (before === 'declared' && !own)) return undefined
    return () => (subject.interest = own ? 'own' : 'declared')
  },
  decideInterest(record, { subject, recused }, date) {
    const person = record.people.get(String(subject))
    const open = person?.interest === 'own' || (person?.interest === 'declared' && record.phase !== 'deciding')
    if (person === undefined || !open || date < record.convenedOn) return undefined
    return () => (person.interest = recused ? 'recused' : 'none')
  },
  publishMaterials(record, { deliberateOn = record.deliberateOn, opinionsUntil = record.opinionsUntil }, date) {
    const [meeting, last] = [String(deliberateOn), String(opinionsUntil)]
    if (date < record.convenedOn || meeting < record.deliberateOn || last < record.opinionsUntil) return undefined
    if (meeting < daysAfter(date, 3) || last < daysAfter(date, 5)) return undefined
    const text = 'text'
    return () => Object.assign(record, { phase: 'informed', materialsOn: date, deliberateOn: meeting, opinionsUntil: last, text })
  },
  openDeliberation(record, _, date) {
    return date >= record.deliberateOn ? () => (record.phase = 'deliberating') : undefined
  },
  giveOpinion(record, ask, date) {
    const { by, opinion, author } = ask
    if (date < record.materialsOn || date > record.opinionsUntil || record.opinions.has(String(opinion))) return undefined
    const person = record.people.get(String(author))
    const signed = inPerson(ask, String(author)) && person !== undefined && person.opinions < 2
    if (author === undefined ? ![ASSEMBLY, COUNCIL].includes(by) : !signed) return undefined
    return () => {
      record.opinions.set(String(opinion), { answered: false, on: date })
      if (person !== undefined) person.opinions += 1
    }
  },
  groupOpinions(record, { group, opinions }, date) {
    const ids = opinions as readonly string[]
    if (!wait(record, ids, date) || ids.some((id) => record.opinions.get(id)?.group === group)) return undefined
    return () => {
      for (const id of ids) Object.assign(record.opinions.get(id) as object, { group })
    }
  },
  answerOpinions(record, { opinions = [], group }, date) {
    const ids = opinions as readonly string[]
    if (date < record.materialsOn || !wait(record, ids, date)) return undefined
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
}

/** Each is there on that day, once, and waits for an answer. */
function wait(record: PaperRecord, ids: readonly string[], date: string): boolean {
  return once(ids) && ids.every((id) => date >= (record.opinions.get(id)?.on ?? '~') && !record.isAnswered(id))
}
