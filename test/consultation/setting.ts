import type { ConsultationProcedure } from 'huzhu/consultation'
import type { Setting } from 'huzhu/testing'
import { settingWith as electionSetting, TEXT } from '../election/setting.ts'

export { EAST, noon, STRUCTURE, TEXT } from '../election/setting.ts'

/** The hours of the activity room: the branch's own to decide, by a vote of its members. */
export const ROOM: ConsultationProcedure = {
  screening: {
    classes: ['room', 'repair'],
    withinDays: 10,
    petition: { num: 1, den: 10, cmp: '>=', of: 'eligible', unit: 'residents' },
  },
  competence: [
    { class: 'room', organ: 'east:branchAssembly', own: true },
    { class: 'repair', organ: 'head:council' },
  ],
  stakes: [
    { stake: 'member', from: 'members', kinds: ['resident'] },
    { stake: 'neighbour', from: 'evidence' },
  ],
  materialsDaysBefore: 3,
  opinions: { days: 5, anonymous: true, perPerson: 3, answerDays: 7, organs: ['east:branchAssembly', 'head:council'] },
  decision: {
    mode: 'motion',
    motion: {
      pass: { num: 1, den: 2, cmp: '>', of: 'forAndAgainst', unit: 'members' },
      quorum: { of: 'voted', reach: { num: 1, den: 2, cmp: '>', of: 'eligible', unit: 'members' } },
      tie: { unit: 'members', rule: 'fails' },
    },
    writtenDays: 7,
  },
  recusal: { effect: 'leavesBoth', fewest: 3, passUpTo: 'head:council' },
  outcome: {
    effectDays: 3,
    appeal: { days: 3, organ: 'head:council', decideDays: 7 },
    publishDays: 7,
    postedDays: 15,
    feedbackDays: 30,
    returnDays: 60,
    ratification: { days: 15, organ: 'east:branchAssembly' },
  },
}

/** The society of the election tests, with the procedure as the parameter `consultation.room`, and others that a test adds. */
export function settingWith(procedures: { readonly [id: string]: ConsultationProcedure } = {}): Setting {
  return {
    ...electionSetting(),
    parameters: { 'consultation.room': ROOM, ...procedures } as unknown as NonNullable<Setting['parameters']>,
  }
}

let acts = 0

/** An action on the consultation `c1` of the branch `east`. */
export function on<Type extends string>(type: Type, date: string, more: object = {}) {
  acts += 1
  return { id: `c${acts}`, type, by: 'east:branchAssembly', at: `${date}T04:00:00.000Z`, case: 'c1', ...more }
}

/** What late paper says of itself: an officer wrote it down from a document. */
export const PAPER = { recordedBy: 'v9', evidence: { ref: 'paper', hash: '0'.repeat(64) } }

/** An organ hands it in for somebody. */
export const HANDED_IN = { by: 'east:branchAssembly', ...PAPER }

/** A member proposes the topic. */
export function propose(more: object = {}) {
  return on('proposeTopic', '2026-05-01', {
    by: 'v1',
    unit: 'east',
    procedure: 'consultation.room',
    topic: TEXT,
    class: 'room',
    ...('supporters' in more ? { ...PAPER, recordedBy: 'v40' } : {}),
    ...more,
  })
}

/** From the topic to the open deliberation. */
export const untilDeliberating = [
  propose(),
  on('screenTopic', '2026-05-04', { finding: 'admitted' }),
  on('conveneConsultation', '2026-05-05', { stakes: ['member'], deliberateOn: '2026-05-12', opinionsUntil: '2026-05-16' }),
  on('publishMaterials', '2026-05-06', { materials: [TEXT], text: TEXT }),
  on('openDeliberation', '2026-05-12'),
]
