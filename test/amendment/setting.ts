import type {
  AmendmentAction,
  AmendmentStep,
  FileAmendment,
  MeetingTally,
  ProposeAmendment,
  ProposedDocument,
  RecordCongressVote,
  RecordCouncilVote,
} from 'huzhu/amendment'
import type { Setting } from 'huzhu/testing'

/** The first constitution: everything before an amendment comes into force is ruled by it. */
export const first = { id: 'huzhushe.model', version: '2024', hash: 'a'.repeat(64) }

export const parameters = {
  'amendment.council.quorum': { num: 2, den: 3, cmp: '>=', of: 'eligible', unit: 'councillors' },
  'amendment.council.pass': { num: 1, den: 2, cmp: '>', of: 'present', unit: 'councillors' },
  'amendment.congress.quorum': { num: 2, den: 3, cmp: '>=', of: 'eligible', unit: 'members' },
  'amendment.congress.pass': { num: 2, den: 3, cmp: '>=', of: 'present', unit: 'members' },
  'amendment.filing.days': 15,
} as const

/** A society of 44 members. */
export const setting: Setting = {
  constitution: first,
  parameters,
  tables: {
    society: { head: 'head' },
    numbers: { head: { members: 44, residents: 44, households: 0, heads: 0, area: 0 } },
  },
}

/** A text that leaves the rules about amendments as they are. */
export function draft(version: string, more: Partial<ProposedDocument> = {}): ProposedDocument {
  const dated = Object.entries(parameters).map(([id, value]) => ({ id, values: [{ value, validFrom: '2024-01-01' }] }))
  return { format: 1, id: first.id, version, validFrom: '2026-07-01', parameters: dated, ...more }
}

/** Noon in Beijing on a civil date. */
export function noon(date: string): string {
  return `${date}T04:00:00.000Z`
}

type Content<Action> = Partial<Omit<Action, 'type'>> & { readonly on?: string; readonly recordedBy?: string }

function on<Type extends AmendmentAction['type']>(type: Type, date: string, more: object = {}) {
  return { id: `${type}-${date}`, type, by: 'head:council', at: noon(date), case: 'amend-1', ...more }
}

export function propose(date = '2026-05-10', more: Content<ProposeAmendment> = {}) {
  return on('proposeAmendment', date, { document: draft('2026'), runningCases: 'keep', by: 'resident-1', support: 9, ...more })
}

export function councilVote(date: string, tally: MeetingTally, more: Content<RecordCouncilVote> = {}) {
  return on('recordCouncilVote', date, { tally, ...more })
}

export function congressVote(date: string, tally: MeetingTally, more: Content<RecordCongressVote> = {}) {
  return on('recordCongressVote', date, { tally, ...more })
}

export function file(date: string, more: Content<FileAmendment> = {}) {
  return on('fileAmendment', date, more)
}

export function approve(date: string, more: Content<AmendmentStep> = {}) {
  return on('approveAmendment', date, { by: 'registrar', ...more })
}

export function reject(date: string, more: object = {}) {
  return on('rejectAmendment', date, { by: 'registrar', ...more })
}

export function withdraw(date: string, more: Content<AmendmentStep> = {}) {
  return on('withdrawAmendment', date, { by: 'resident-1', ...more })
}

/** Nine councillors: seven present, five for it. */
export const councilAgrees: MeetingTally = { eligible: 9, present: 7, for: 5, against: 2, abstain: 0 }

/** Forty-four members: thirty present, twenty-two for it. */
export const congressAgrees: MeetingTally = { eligible: 44, present: 30, for: 22, against: 5, abstain: 3 }

/** From the proposal to the filing. */
export const untilFiled = [
  propose(),
  councilVote('2026-05-20', councilAgrees),
  congressVote('2026-06-01', congressAgrees),
  file('2026-06-16'),
] as const
