import type { Reader, Write } from '../../base/lifecycle.ts'
import { draftOf, unseat } from '../../members/bookkeeping.ts'
import type { RecallEvent, RecallPetitioned } from './event.ts'
import type { KeptRow, Recall, SignatureRow } from './recall.ts'
import type { Signature } from './support.ts'

/** What an event makes of a recall and of the tables. */
export function evolve(
  event: RecallEvent,
  recall: Recall | undefined,
  state: Reader,
): { readonly case?: Recall; readonly writes: readonly Write[] } {
  if (event.type === 'recallPetitioned') return petitioned(event)
  if (recall === undefined) return { writes: [] }
  const { phase, on } = event
  const over = [{ table: 'recall.open', key: recall.mandate }]
  switch (event.type) {
    case 'petitionVerified': {
      const { support, struckOut, defenceUntil, finding } = event
      const rows = struckOut.map((signature) => row(event.case, signature, { struckOut: true }))
      return finding === 'supported'
        ? { case: { ...recall, phase, support, defenceUntil }, writes: rows }
        : { case: { ...recall, phase, support, closedOn: on }, writes: [...rows, ...over] }
    }
    case 'defenceStated':
      return { case: { ...recall, phase }, writes: [] }
    case 'recallVoteCalled':
      return { case: { ...recall, phase, vote: event.vote }, writes: [] }
    case 'resignationTendered':
      return { case: { ...recall, phase, resignationOn: on }, writes: [] }
    case 'resignationAccepted': {
      const draft = draftOf(state)
      unseat(draft, event.mandate, on, 'resigned')
      return { case: { ...recall, phase, closedOn: on }, writes: [...over, ...draft.writes()] }
    }
    case 'recallConcluded': {
      const kept: KeptRow = { case: event.case, on }
      const row = { table: 'recall.kept', key: `${recall.mandate}/${recall.grounds}`, value: { ...kept } }
      return { case: { ...recall, phase, closedOn: on }, writes: event.outcome === 'kept' ? [...over, row] : over }
    }
    case 'recallLapsed':
      return { case: { ...recall, phase, closedOn: on }, writes: over }
  }
}

function petitioned(event: RecallPetitioned): { readonly case: Recall; readonly writes: readonly Write[] } {
  const { type: _, case: id, on, reasons: _reasons, signatures, ...filed } = event
  return {
    case: { ...filed, petitionedOn: on },
    writes: [{ table: 'recall.open', key: filed.mandate, value: id }, ...signatures.map((signature) => row(id, signature, {}))],
  }
}

function row(id: string, { signer, counts }: Signature, more: { readonly struckOut?: true }): Write {
  const value: SignatureRow = { counts, ...more }
  return { table: 'recall.signatures', key: `${id}/${signer}`, value: { ...value } }
}
