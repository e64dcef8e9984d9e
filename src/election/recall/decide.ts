import type { Context } from '../../base/lifecycle.ts'
import { nextPhase } from '../../base/machine.ts'
import type { Refusal, Result } from '../../base/refusal.ts'
import { addDays, addMonths } from '../../base/time.ts'
import { isRunning } from '../../members/bookkeeping.ts'
import { lateFault } from '../../members/late.ts'
import { mandateOf, openUnit, type Register } from '../../members/register.ts'
import type { Structure } from '../../members/structure.ts'
import { inEffect, type Mandate } from '../../members/unit.ts'
import { namesFault } from '../call/names.ts'
import { isHandedIn } from '../person.ts'
import { electionProcedureSchema } from '../procedure.ts'
import type { CallRecallVote, ConcludeRecall, PetitionRecall, RecallStep, VerifyPetition } from './action.ts'
import type { RecallEvent, RecallHappening } from './event.ts'
import { recallMachine } from './machine.ts'
import { type RecallProcedure, recallProcedureSchema } from './procedure.ts'
import { notPossible } from './reason.ts'
import type { KeptRow, Recall, SignatureRow } from './recall.ts'
import { isSupported, type Signature, signaturesOf, without } from './support.ts'
import { voteOf } from './vote.ts'

type RecallDecision = Result<{ readonly events: readonly RecallEvent[] }>

/** What a petition brings: a case with a day for the check and one for the vote. */
export function open(action: PetitionRecall, context: Context): RecallDecision {
  const { case: id, unit, mandate: mandateId, grounds, reasons, signers } = action
  const { state, date } = context
  const late = lateFault(action, context)
  if (late !== undefined) return refuse(notPossible(late))
  const procedure = procedureNamed(action.procedure, context)
  if (procedure === undefined) return refuse(notPossible('noProcedure', action.procedure))
  if (openUnit(state, unit) === undefined) return refuse({ code: 'notFound', what: 'unit', id: unit })
  const mandate = mandateOf(state, mandateId)
  if (mandate === undefined) return refuse({ code: 'notFound', what: 'mandate', id: mandateId })
  const fault =
    mandateFault(mandate, action, context) ??
    voteFault(procedure, unit, context) ??
    repeatFault(grounds, mandateId, procedure, context)
  if (fault !== undefined) return refuse(fault)
  const asked = { signers, threshold: procedure.petition, unit, on: date }
  const { signatures, support } = signaturesOf(asked, state, structureOf(context))
  const strangers = signatures.filter(({ counts }) => counts.length === 0)
  if (strangers.length > 0) return refuse(notPossible('notEntitledToSign', ...strangers.map(({ signer }) => signer)))
  if (!isSupported({ procedure, support })) return refuse(notPossible('tooFewSignatures'))
  return happens({
    type: 'recallPetitioned',
    case: id,
    phase: 'petitioned',
    on: date,
    unit,
    office: mandate.office,
    person: mandate.subject,
    mandate: mandateId,
    procedureId: action.procedure,
    procedure,
    grounds,
    reasons,
    verifyBy: addDays(date, procedure.verifyDays),
    voteBy: addDays(date, procedure.voteDays),
    support,
    signatures,
  })
}

/** What a step of a recall brings. Its phase accepts it. What comes late counts and is marked: no delay of the committee may save the person. */
export function decide(action: RecallStep, recall: Recall, context: Context): RecallDecision {
  const { petitionedOn, person, mandate: mandateId } = recall
  const { date, state } = context
  if (date < petitionedOn) return refuse({ code: 'outOfTime', what: action.type, date, from: petitionedOn })
  const late = lateFault(action, context)
  if (late !== undefined) return refuse(notPossible(late))
  const mandate = mandateOf(state, mandateId)
  switch (action.type) {
    case 'verifyPetition':
      return verification(action, recall, context)
    case 'stateDefence': {
      if (action.by !== person && !isHandedIn(action, {}, context)) return refuse(notPossible('notThePerson', action.by))
      const { statement } = action
      return happens({ ...head('defenceStated', action, recall, context), ...(statement === undefined ? {} : { statement }) })
    }
    case 'callRecallVote':
      return calling(action, recall, context)
    case 'tenderResignation':
      if (action.by !== person && !isHandedIn(action, {}, context)) return refuse(notPossible('notThePerson', action.by))
      return happens(head('resignationTendered', action, recall, context))
    case 'acceptResignation':
      if (recall.resignationOn === undefined) return refuse(notPossible('noResignation', person))
      if (mandate === undefined || !isRunning(mandate, date)) return refuse(notPossible('notInOffice', mandateId))
      return happens({ ...head('resignationAccepted', action, recall, context), mandate: mandateId })
    case 'concludeRecall':
      return conclusion(action, recall, context)
    case 'lapseRecall': {
      if (voteOf(action.case, recall, state).standing === 'decided') return refuse(notPossible('voteRuns', recall.vote ?? ''))
      if (mandate !== undefined && isRunning(mandate, date)) return refuse(notPossible('stillInOffice', mandateId))
      return happens(head('recallLapsed', action, recall, context))
    }
  }
}

function verification(action: VerifyPetition, recall: Recall, context: Context): RecallDecision {
  const { finding, sameAs, struckOut: ids = [] } = action
  const struckOut: Signature[] = []
  for (const signer of ids) {
    const row = context.state.get('recall.signatures', `${action.case}/${signer}`) as SignatureRow | undefined
    if (row === undefined) return refuse({ code: 'notFound', what: 'signature', id: signer })
    struckOut.push({ signer, counts: row.counts })
  }
  const support = without(recall.support, struckOut)
  if (sameAs !== undefined && !bars(keptAs(sameAs, recall, context.state), recall.procedure, context)) {
    return refuse(notPossible('notKept', sameAs))
  }
  if (finding !== 'repeated' && isSupported({ ...recall, support }) !== (finding === 'supported')) {
    return refuse(notPossible('findingDiffers', finding))
  }
  return happens({
    ...head('petitionVerified', action, recall, context),
    finding,
    struckOut,
    support,
    late: context.date > recall.verifyBy,
    defenceUntil: addDays(context.date, recall.procedure.defenceDays),
    ...(sameAs === undefined ? {} : { sameAs }),
  })
}

/** The vote waits for the defence, or for the last day of it. It is called anew where the one before came to nothing. */
function calling(action: CallRecallVote, recall: Recall, context: Context): RecallDecision {
  const { defenceUntil, phase } = recall
  const { date, state } = context
  if (phase === 'verified' && defenceUntil !== undefined && date <= defenceUntil) {
    return refuse({ code: 'outOfTime', what: action.type, date, from: addDays(defenceUntil, 1) })
  }
  if (['running', 'decided'].includes(voteOf(action.case, recall, state).standing)) {
    return refuse(notPossible('voteRuns', recall.vote ?? ''))
  }
  if (state.get('cases', action.vote) !== undefined) return refuse({ code: 'alreadyExists', what: 'case', id: action.vote })
  return happens({ ...head('recallVoteCalled', action, recall, context), vote: action.vote })
}

function conclusion(action: ConcludeRecall, recall: Recall, context: Context): RecallDecision {
  const vote = voteOf(action.case, recall, context.state)
  if (vote.standing !== 'decided') return refuse(notPossible('noVoteYet', recall.vote ?? ''))
  if (vote.outcome !== action.outcome) return refuse(notPossible('outcomeDiffers', recall.vote ?? ''))
  return happens({
    ...head('recallConcluded', action, recall, context),
    outcome: vote.outcome,
    late: vote.day > recall.voteBy,
  })
}

/** A mandate is recalled while it is in effect, in the unit that it belongs to, by one recall at a time. */
function mandateFault(mandate: Mandate, { unit }: PetitionRecall, { state, date }: Context): Refusal | undefined {
  if (mandate.unit !== unit) return notPossible('notOfThisUnit', mandate.id)
  if (!inEffect(mandate, date)) return notPossible('notInOffice', mandate.id)
  const running = state.get('recall.open', mandate.id) as string | undefined
  return running === undefined ? undefined : { code: 'alreadyExists', what: 'recall', id: running }
}

/** The vote that the procedure names can be held in the unit: found when it is frozen, not when the vote is due. */
function voteFault({ vote }: RecallProcedure, unit: string, context: Context): Refusal | undefined {
  const read = electionProcedureSchema.safeParse(context.parameter(vote))
  if (!read.success) return notPossible('voteNotPossible', vote)
  const fault = namesFault(read.data, unit, context)
  return fault === undefined ? undefined : notPossible('voteNotPossible', vote, ...('ids' in fault ? fault.ids : []))
}

/** The same facts and reasons are not taken again while the mandate lasts, or for the months of the procedure. */
function repeatFault(grounds: string, mandate: string, procedure: RecallProcedure, context: Context): Refusal | undefined {
  const kept = context.state.get('recall.kept', `${mandate}/${grounds}`) as KeptRow | undefined
  if (kept === undefined || !bars(kept, procedure, context)) return undefined
  const { coolingMonths } = procedure
  if (coolingMonths === undefined) return notPossible('sameGrounds', kept.case)
  return { code: 'outOfTime', what: 'petitionRecall', date: context.date, from: addMonths(kept.on, coolingMonths) }
}

function bars(kept: KeptRow | undefined, { coolingMonths }: RecallProcedure, { date }: Context): boolean {
  return kept !== undefined && (coolingMonths === undefined || date < addMonths(kept.on, coolingMonths))
}

/** The vote of an earlier recall that kept the same holder in the same term. */
function keptAs(id: string, { mandate }: Recall, state: Register): KeptRow | undefined {
  const { kind, case: earlier } = (state.get('cases', id) ?? {}) as { readonly kind?: string; readonly case?: Recall }
  if (kind !== 'recall' || earlier === undefined) return undefined
  return state.get('recall.kept', `${mandate}/${earlier.grounds}`) as KeptRow | undefined
}

function procedureNamed(id: string, context: Context): RecallProcedure | undefined {
  const read = recallProcedureSchema.safeParse(context.parameter(id))
  return read.success ? read.data : undefined
}

function structureOf(context: Context): Structure {
  return context.structure as unknown as Structure
}

function head<Type extends RecallEvent['type']>(
  type: Type,
  action: RecallStep,
  recall: Recall,
  context: Context,
): RecallHappening<Type> {
  return { type, case: action.case, phase: nextPhase(recallMachine, recall.phase, {}, action), on: context.date }
}

function happens(event: RecallEvent): RecallDecision {
  return { ok: true, events: [event] }
}

function refuse(refusal: Refusal): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal }
}
