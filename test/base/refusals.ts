import type { Refusal, RefusalCode } from '../../src/base/refusal.ts'

const ruling = {
  outcome: 'forbidden',
  facts: { action: 'distributeMoney', date: '2026-03-01' },
  grounds: [],
  needed: [],
  obligations: [],
  errors: [],
  constitution: { id: 'huzhushe', version: '1', hash: 'a'.repeat(64) },
} as const

/** One refusal of each code; the type of this table keeps it complete. */
export const SAMPLES: { readonly [Code in RefusalCode]: Extract<Refusal, { code: Code }> } = {
  malformed: { code: 'malformed', path: ['details', 'lending.hours'], problem: 'must be a whole number' },
  unknownAction: { code: 'unknownAction', type: 'lendRom', nearest: 'lendRoom' },
  notFound: { code: 'notFound', what: 'unit', id: 'b9' },
  alreadyExists: { code: 'alreadyExists', what: 'unit', id: 'b1' },
  idReused: { code: 'idReused', id: 'a1', position: 7 },
  timeReversed: { code: 'timeReversed', at: '2026-01-01T00:00:00.000Z', last: '2026-01-02T00:00:00.000Z' },
  timeAhead: { code: 'timeAhead', at: '2026-01-02T00:00:00.000Z', latest: '2026-01-01T00:00:00.000Z' },
  outOfPhase: {
    code: 'outOfPhase',
    phase: 'proposed',
    type: 'fileAmendment',
    expected: ['recordCouncilVote', 'withdrawAmendment'],
  },
  outOfTime: { code: 'outOfTime', what: 'on', date: '2025-01-01', from: '2026-01-01', until: '2026-02-01' },
  notPossible: {
    code: 'notPossible',
    reason: 'hasSubunits',
    ids: ['g1', 'g2'],
    text: { en: 'there are open units below it', 'zh-CN': '还有下设小组未撤销' },
  },
  tallyImpossible: { code: 'tallyImpossible', problem: '9 were present, but only 7 are entitled' },
  documentRefused: { code: 'documentRefused', findings: [{ code: 'wrongType', path: ['title'], message: 'is missing' }] },
  choiceMissing: { code: 'choiceMissing', choice: 'unranked', options: ['last', 'noOpinion'] },
  unconstitutional: { code: 'unconstitutional', ruling },
  referred: { code: 'referred', ruling, organ: 'council', deadline: '2026-03-16', digest: 'b'.repeat(64) },
  factsNeeded: { code: 'factsNeeded', ruling, needed: ['hearing.held', 'council.vote'] },
  conflict: { code: 'conflict', expected: 12, actual: 13 },
}
