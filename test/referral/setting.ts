import { type AnswerReferral, type BringReferral, referralDigest } from 'huzhu/referral'
import type { Setting } from 'huzhu/testing'

const label = (en: string, zh: string) => ({ en, 'zh-CN': zh })

/** A head office with a council; two branches, each with an assembly; a group below the first. */
export const setting: Setting = {
  structure: {
    legalForm: 'other',
    layers: [
      { id: 'head', label: label('head office', '总社') },
      { id: 'branch', label: label('branch office', '分社'), parent: 'head' },
      { id: 'group', label: label('group', '小组'), parent: 'branch' },
    ],
    organs: [
      { id: 'council', label: label('council', '理事会'), layer: 'head' },
      { id: 'assembly', label: label('assembly', '会员大会'), layer: 'branch' },
    ],
    offices: [],
  },
  tables: {
    society: { head: 'head' },
    units: {
      head: { id: 'head', layer: 'head', founded: '2024-01-01' },
      east: { id: 'east', layer: 'branch', parent: 'head', founded: '2024-01-01' },
      west: { id: 'west', layer: 'branch', parent: 'head', founded: '2024-01-01' },
      chess: { id: 'chess', layer: 'group', parent: 'east', founded: '2024-01-01' },
    },
    subjects: {
      'head:council': { id: 'head:council', kind: 'organ', organ: 'council', unit: 'head' },
      'east:assembly': { id: 'east:assembly', kind: 'organ', organ: 'assembly', unit: 'east' },
      'west:assembly': { id: 'west:assembly', kind: 'organ', organ: 'assembly', unit: 'west' },
      east: { id: 'east', kind: 'unit' },
      chess: { id: 'chess', kind: 'unit' },
      'resident-1': { id: 'resident-1', kind: 'resident' },
    },
  },
}

/** What was referred: a group wants to lend the room to somebody outside. */
export const lending = {
  id: 'lend-1',
  type: 'lendRoom',
  by: 'chess',
  at: '2026-03-02T04:00:00.000Z',
  unit: 'chess',
  details: { 'lending.hours': 3 },
}

type Content<Action> = Partial<Omit<Action, 'type'>>

export function bring(more: Content<BringReferral> = {}) {
  return {
    id: 'bring-1',
    type: 'bringReferral',
    by: 'resident-1',
    at: '2026-03-03T04:00:00.000Z',
    case: 'referral-1',
    organ: 'head:council',
    subjectAction: 'lendRoom',
    digest: referralDigest(lending),
    deadline: '2026-03-17',
    ...more,
  } as const
}

export function answer(more: Content<AnswerReferral> = {}) {
  return {
    id: 'answer-1',
    type: 'answerReferral',
    by: 'head:council',
    at: '2026-03-10T04:00:00.000Z',
    case: 'referral-1',
    answer: 'agreed',
    ...more,
  } as const
}

export function withdraw(by = 'resident-1') {
  return { id: 'withdraw-1', type: 'withdrawReferral', by, at: '2026-03-09T04:00:00.000Z', case: 'referral-1' } as const
}
