import type { Pick } from '../../election/model/course.ts'
import { sumOf } from './deciding.ts'
import { debated, nextInOrder } from './floor.ts'
import type { Fields, PaperRecord } from './record.ts'
import { ASSEMBLY, COUNCIL, daysAfter, MEMBERS, OWNER, PEOPLE, STREET } from './setting.ts'

/** Actions that paper can bring later. */
export const LATE: readonly string[] = [
  'supportTopic',
  'screenTopic',
  'joinConcerned',
  'declinePlace',
  'declareInterest',
  'decideInterest',
  'publishMaterials',
  'openDeliberation',
  'giveOpinion',
  'answerOpinions',
  'castVote',
  'castChoice',
  'recordTally',
  'raiseConcern',
  'settleConcern',
  'addMinorityReport',
  'recordReturn',
  'ratifyDecision',
  'publishDecision',
  'appealDecision',
  'answerAppeal',
  'finishTask',
]

/** Something like what somebody could ask for: mostly what makes sense where the record stands. */
export function fieldsOf(type: string, record: PaperRecord, date: string, pick: Pick): Fields {
  const one = <Value>(values: readonly Value[]) => values[pick(values.length)] as Value
  const who = one([...PEOPLE, STREET])
  const opinion = `o${1 + pick(6)}`
  const group = one(['g1', 'g2'])
  switch (type) {
    case 'supportTopic':
      return { by: who, supporters: one([[who], [who], [who, one(MEMBERS)]]) }
    case 'screenTopic':
      return {
        by: ASSEMBLY,
        finding: one(['admitted', 'admitted', 'admitted', 'refused']),
        class: one(['room', 'room', 'repair']),
      }
    case 'conveneConsultation': {
      const stakes = one([['member', 'neighbour'], ['member', 'neighbour'], ['member'], ['neighbour'], []])
      return { by: ASSEMBLY, ...days(daysAfter(date, pick(4) - 1)), stakes, bodies: one([[], [STREET]]) }
    }
    case 'joinConcerned': {
      const evidence = pick(3) > 0 ? { evidence: { ref: 'deed', hash: '0'.repeat(64) } } : {}
      return { by: one([OWNER, OWNER, who]), subject: OWNER, stake: 'neighbour', ...evidence }
    }
    case 'drawParticipants': {
      const staked = [...record.people].flatMap(([each, { stake }]) => (stake === undefined ? [] : each))
      const pool = pick(3) > 0 ? staked : staked.slice(pick(2))
      return { by: ASSEMBLY, seed: `seed ${pick(100)}`, groups: [{ group: 'all', places: 6, reserves: 2, pool }] }
    }
    case 'declinePlace': {
      const { drawn = [who], reserves = [] } = record.lots ?? {}
      const subject = one([...drawn, ...drawn, ...reserves])
      return { by: one([subject, subject, who]), subject }
    }
    case 'declareInterest': {
      const by = one([who, who, ...(record.round?.objections ?? []).map((each) => each.by)])
      return { by, subject: one([by, by, one(PEOPLE)]) }
    }
    case 'decideInterest': {
      const open = [...record.people].flatMap(([each, { interest }]) =>
        interest === 'own' || interest === 'declared' ? each : [],
      )
      return { by: ASSEMBLY, subject: one([who, ...open, ...open]), recused: pick(3) > 0 }
    }
    case 'publishMaterials':
      return {
        by: ASSEMBLY,
        ...(pick(2) > 0 ? { deliberateOn: daysAfter(date, 2 + pick(4)), opinionsUntil: daysAfter(date, 4 + pick(4)) } : {}),
      }
    case 'giveOpinion':
      return pick(4) > 0 ? { by: who, opinion, author: one([who, who, who, 'm1']) } : { by: one([COUNCIL, who]), opinion }
    case 'groupOpinions':
      return { by: ASSEMBLY, group, opinions: [...new Set([opinion, `o${1 + pick(6)}`])] }
    case 'answerOpinions':
      return pick(2) > 0 ? { by: COUNCIL, opinions: [opinion] } : { by: COUNCIL, group }
    case 'openDebate':
      return { by: ASSEMBLY, chair: one(['m8', 'm8', who]) }
    case 'moveMotion': {
      const amended = record.debate && debated(record.debate)
      const motion = `q${1 + pick(5)}`
      const amends = one([amended?.id, amended?.id, undefined, undefined, undefined, 'q1'])
      return { by: who, motion, text: textOf(motion), ...(amends === undefined ? {} : { amends }) }
    }
    case 'secondMotion':
    case 'withdrawMotion': {
      const { motions = [], waiting = [] } = record.debate ?? {}
      const all = [...motions, ...waiting]
      const unseconded = all.filter(({ seconded }) => !seconded)
      const motion = one(type === 'secondMotion' ? [...unseconded, ...unseconded, ...unseconded, ...all, undefined] : all)
      return { by: type === 'withdrawMotion' ? one([motion?.by ?? who, who]) : who, motion: motion?.id ?? 'q1' }
    }
    case 'requestFloor':
      return { by: who, side: one(['for', 'against', 'neutral']) }
    case 'giveFloor':
      return { by: ASSEMBLY, speaker: pick(4) > 0 ? (nextInOrder(record)?.who ?? who) : who, minutes: pick(5) }
    case 'closeDebate':
      return { by: ASSEMBLY, ...(pick(3) === 0 ? { tally: members({ for: 1 + pick(6), against: pick(4) }) } : {}) }
    case 'decideAmendment': {
      const tally = pick(4) > 0 ? { tally: members({ for: 1 + pick(6), against: pick(6) }) } : {}
      return { by: ASSEMBLY, motion: record.debate?.motions.at(-1)?.id ?? 'q1', germane: pick(4) > 0, ...tally }
    }
    case 'addMinorityReport':
      return { by: who, report: one(['r1', 'r2']), signers: one([[who], [who, one(PEOPLE)], [one(PEOPLE)]]) }
    case 'openDecision':
      return { by: ASSEMBLY, ...one([optionsOf(record), optionsOf(record), { options: ['a'] }]), ...untilOf(date, pick) }
    case 'castVote': {
      const by = one([who, ...record.left()])
      return { by, voter: one([by, by, by, by, 'm1']), vote: one(['for', 'for', 'against', 'against', 'abstain']) }
    }
    case 'castChoice': {
      const by = one([who, ...record.left()])
      return { by, voter: one([by, by, by, by, 'm1']), ballot: { approvals: one([['a'], ['b'], ['a', 'b'], ['c']]) } }
    }
    case 'recordTally':
      return { by: ASSEMBLY, ...tallyOf(record, pick) }
    case 'raiseConcern':
      return { by: who, objection: one(['n1', 'n2', 'n3']) }
    case 'settleConcern': {
      const found = one([...(record.round?.objections ?? []), undefined])
      const text = pick(4) > 0 ? { text: textOf(`better ${record.round?.number}`) } : {}
      return {
        by: one([found?.by ?? who, who]),
        objection: found?.id ?? 'n1',
        settled: one(['withdrawn', 'integrated']),
        ...text,
      }
    }
    case 'concludeDecision': {
      const conclusion = one([...(sumOf(record, date)?.may ?? []), 'decided', 'referred', 'lapsed', 'again'])
      return { by: ASSEMBLY, conclusion, ...(conclusion === 'again' || pick(6) === 0 ? untilOf(date, pick) : {}) }
    }
    case 'recordReturn':
      return { by: ASSEMBLY, organ: one([COUNCIL, ASSEMBLY]), result: one(['adopted', 'rejected']) }
    case 'ratifyDecision': {
      const [yes, no] = [pick(7), pick(3)]
      const tally = members({ for: yes, against: no, voted: yes + no, present: yes + no, eligible: 10 })
      return { by: ASSEMBLY, ...(pick(2) > 0 ? { tally } : {}) }
    }
    case 'answerAppeal':
      return { by: COUNCIL, upheld: pick(3) === 0 }
    case 'assignTask':
    case 'reassignTask':
      return { by: ASSEMBLY, task: one(['t1', 't2']), who: one(PEOPLE) }
    case 'finishTask': {
      const task = one(['t1', 't2'])
      return { by: one([record.tasks.get(task)?.who ?? who, who]), task }
    }
    case 'withdrawTopic':
    case 'appealDecision':
    case 'appraise':
      return { by: one([who, MEMBERS[0] as string]) }
    default:
      return { by: ASSEMBLY }
  }
}

/** Days that the procedure bears, if they are counted from that day. */
export function days(from: string) {
  return { deliberateOn: daysAfter(from, 3), opinionsUntil: daysAfter(from, 5) }
}

/** What is put, where options are. */
export function optionsOf({ variant }: PaperRecord): { readonly options?: readonly string[] } {
  return variant.mode === 'options' ? { options: ['a', 'b', 'c'] } : {}
}

/** A tally that the round can have, more or less. */
function tallyOf(record: PaperRecord, pick: Pick): { readonly gate?: string; readonly tally: object } {
  const no = pick(6)
  const isFull = record.variant.mode === 'motion' && pick(2) > 0
  const yes = isFull ? record.left().length - no : 1 + pick(5)
  const gate = pick(8) === 0 ? { gate: 'discuss' } : record.round?.gate === undefined ? {} : { gate: record.round.gate }
  const present = Math.max(yes + no, 3 + pick(6))
  const tally = members({
    for: yes,
    against: no,
    ...(record.variant.mode === 'motion' ? { voted: yes + no } : { present }),
    ...(record.variant.mode === 'gates' ? { eligible: 10 } : {}),
  })
  return { ...gate, tally }
}

export function members(votes: object) {
  return { units: { members: votes } }
}

function untilOf(date: string, pick: Pick): { readonly until?: string } {
  return pick(3) === 0 ? { until: daysAfter(date, pick(6)) } : {}
}

function textOf(ref: string) {
  return { ref, commitment: '0'.repeat(64) }
}
