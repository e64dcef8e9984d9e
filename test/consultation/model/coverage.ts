import type { Ask, PaperRecord } from './record.ts'
import { STREET } from './setting.ts'

/** How a record stood before a step. */
export interface Glance {
  readonly phase: string
  readonly drawn: readonly string[]
  readonly reserves: readonly string[]
  readonly waiting: number
  readonly gate: string | undefined
  readonly adopted: string | undefined
}

export function glance(record: PaperRecord): Glance {
  const { drawn = [], reserves = [] } = record.lots ?? {}
  const { motions = [], waiting = [] } = record.debate ?? {}
  return {
    phase: record.phase,
    drawn,
    reserves,
    waiting: waiting.length,
    gate: record.round?.gate,
    adopted: motions.at(-2)?.text,
  }
}

/** What random histories came across. */
export class Coverage {
  steps = 0
  done = 0
  readonly met = new Set<string>()

  /** A step was done. */
  note(ask: Ask, before: Glance, record: PaperRecord): void {
    this.done += 1
    for (const [each, is] of Object.entries(occurrences(ask, before, record))) if (is) this.met.add(each)
    this.met.add(ask.type)
    this.met.add(record.phase)
    const { mode } = record.variant
    if (ask.type === 'concludeDecision') this.met.add(`${mode}: ${ask.conclusion}`)
    if (ask.type === 'recordTally') this.met.add(`${mode}: a tally`)
    if (record.outcome !== undefined) this.met.add(`${record.outcome.kind} ${record.outcome.result}`)
  }
}

function occurrences(ask: Ask, before: Glance, record: PaperRecord): { readonly [what: string]: boolean } {
  const { type, subject } = ask
  const took = type === 'declinePlace' && before.drawn.includes(String(subject))
  const again = type === 'concludeDecision' && ask.conclusion === 'again'
  const amendment = type === 'decideAmendment' && ask.germane === true
  const isAdopted = record.debate?.motions.at(-1)?.text !== before.adopted
  return {
    'late paper': ask.on !== undefined,
    'a reserve takes a place': took && before.reserves.length > 0,
    'a place stays empty': took && before.reserves.length === 0,
    'a reserve declines': type === 'declinePlace' && before.reserves.includes(String(subject)),
    'an amendment is adopted': amendment && isAdopted,
    'an amendment fails': amendment && !isAdopted,
    'an amendment is not germane': type === 'decideAmendment' && ask.germane === false,
    'a counter-proposal is put': again && before.waiting > (record.debate?.waiting.length ?? 0),
    'an invited body speaks': type === 'giveFloor' && ask.speaker === STREET,
    'an invited body gives an opinion': type === 'giveOpinion' && ask.author === STREET,
    'a gate sends back': again && before.gate === 'resolve' && record.round?.gate === 'discuss',
    'a gate leads on': again && before.gate === 'discuss' && record.round?.gate === 'resolve',
    'a tie is put again': again && record.variant.mode === 'options' && (record.round?.options.length ?? 0) < 3,
    'a proposal is changed': type === 'settleConcern' && ask.settled === 'integrated',
    'an objection is taken back': type === 'settleConcern' && ask.settled === 'withdrawn',
    'a petition is held again': again && record.forced,
    'somebody steps aside while people vote': type === 'decideInterest' && before.phase === 'deciding' && ask.recused === true,
    'somebody speaks of another’s interest': type === 'declareInterest' && ask.by !== subject && ask.recordedBy === undefined,
    'an emergency decision is ratified': type === 'ratifyDecision' && ask.tally === undefined,
    'an emergency decision is ratified by a vote': type === 'ratifyDecision' && ask.tally !== undefined,
    'an appeal is upheld': type === 'answerAppeal' && ask.upheld === true,
    'an appeal is dismissed': type === 'answerAppeal' && ask.upheld === false,
    'unanswered by the last organ': record.reported,
  }
}

/** What must have occurred beside every step. */
export const EXPECTED: readonly string[] = [
  ...Object.keys(
    occurrences({ type: '', by: '' }, { phase: '', drawn: [], reserves: [], waiting: 0, gate: '', adopted: '' }, {
      variant: {},
    } as PaperRecord),
  ),
  ...['closed', 'lapsed', 'withdrawn'],
  ...['decision adopted', 'decision rejected', 'decision chosen', 'decision consented', 'returned adopted', 'returned rejected'],
  ...['opinion adopted', 'opinion rejected', 'opinion chosen', 'opinion consented', 'opinion advice', 'opinion undecided'],
  ...['motion', 'meeting', 'options', 'consent', 'gates'].flatMap((mode) =>
    ['decided', 'referred', 'again', 'lapsed'].map((conclusion) => `${mode}: ${conclusion}`),
  ),
  ...['advisory: decided', 'advisory: referred', 'motion: a tally', 'meeting: a tally', 'gates: a tally'],
]
