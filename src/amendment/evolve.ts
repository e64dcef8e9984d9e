import type { Reader, Write } from '../base/lifecycle.ts'
import type { Amendment, ConstitutionRow, ProposedDocument } from './amendment.ts'
import type { AmendmentCameIntoForce, AmendmentEvent, AmendmentProposed } from './event.ts'

interface AmendmentEvolution {
  readonly case?: Amendment
  readonly writes: readonly Write[]
}

/**
 * What an event makes of an amendment. Tables: `drafts` (proposed texts of open cases, by case), `versions` (every version name that was
 * ever proposed: it stands for one text for ever), `constitutions` (approved texts, by version).
 */
export function evolve(event: AmendmentEvent, amendment: Amendment | undefined, state: Reader): AmendmentEvolution {
  if (event.type === 'amendmentProposed') return proposed(event)
  if (amendment === undefined) return { writes: [] }
  const stepped: Amendment = { ...amendment, phase: event.phase, lastStep: event.on }
  switch (event.type) {
    case 'councilVoted':
      return { case: { ...stepped, councilVote: voteOf(event) }, writes: closing(event) }
    case 'congressVoted': {
      const due = event.filingDeadline === undefined ? {} : { filingDeadline: event.filingDeadline }
      return { case: { ...stepped, congressVote: voteOf(event), ...due }, writes: closing(event) }
    }
    case 'amendmentFiled':
      return { case: stepped, writes: [] }
    case 'amendmentCameIntoForce':
      return { case: { ...stepped, inForceFrom: event.inForceFrom }, writes: [...approved(event, state), ...closing(event)] }
    case 'amendmentRejected':
    case 'amendmentWithdrawn':
      return { case: stepped, writes: closing(event) }
  }
}

function proposed(event: AmendmentProposed): AmendmentEvolution {
  const { type: _, case: id, on, document, ...settled } = event
  return {
    case: { ...settled, validFrom: document.validFrom, lastStep: on },
    writes: [
      { table: 'drafts', key: id, value: document },
      { table: 'versions', key: event.procedure.constitution.version, value: true },
      { table: 'versions', key: document.version, value: true },
    ],
  }
}

function approved(event: AmendmentCameIntoForce, state: Reader): readonly Write[] {
  const document = state.get('drafts', event.case) as ProposedDocument | undefined
  if (document === undefined) return []
  const { constitution, inForceFrom, runningCases, order } = event
  const row: ConstitutionRow = { document, hash: constitution.hash, inForceFrom, runningCases, order }
  return [{ table: 'constitutions', key: constitution.version, value: { ...row } }]
}

/** The draft of a closed case goes; the record keeps it. */
function closing({ case: id, phase }: AmendmentEvent): readonly Write[] {
  return phase === 'inForce' || phase === 'rejected' || phase === 'withdrawn' ? [{ table: 'drafts', key: id }] : []
}

function voteOf({ on, tally, outcome }: Extract<AmendmentEvent, { readonly outcome: unknown }>) {
  return { on, tally, outcome }
}
