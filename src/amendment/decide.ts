import { digest } from '../base/canonical.ts'
import type { FactDeclaration, Facts } from '../base/fact.ts'
import type { Finding } from '../base/json.ts'
import type { Context } from '../base/lifecycle.ts'
import { nextPhase } from '../base/machine.ts'
import type { Refusal, Result } from '../base/refusal.ts'
import { addDays } from '../base/time.ts'
import { headOf, numbersOf } from '../members/register.ts'
import type {
  AmendmentAction,
  AmendmentStep,
  ApproveAmendment,
  ProposeAmendment,
  RecordCongressVote,
  RecordCouncilVote,
  WithdrawAmendment,
} from './action.ts'
import type { Amendment, AmendmentPhase } from './amendment.ts'
import type { AmendmentEvent } from './event.ts'
import { amendmentMachine } from './machine.ts'
import { changesAmendmentRules, latestVersion, readProcedure } from './procedure.ts'
import { notPossible } from './reason.ts'
import { tallyFault, voteOutcome } from './vote.ts'

type AmendmentDecision = Result<{ readonly events: readonly AmendmentEvent[] }>

/** What proposing an amendment brings: a case with its procedure settled. */
export function open(action: ProposeAmendment, context: Context): AmendmentDecision {
  const { document, runningCases, support = 0 } = action
  const { state, date, constitution } = context
  const findings = [...context.faults(document), ...otherId(document.id, constitution.id)]
  if (findings.length > 0) return refuse({ code: 'documentRefused', findings })
  if (document.validFrom < date) return refuse({ code: 'outOfTime', what: 'validFrom', date: document.validFrom, from: date })
  if (document.version === constitution.version || state.get('versions', document.version) !== undefined) {
    return refuse({ code: 'alreadyExists', what: 'version of the constitution', id: document.version })
  }
  const members = membersOf(context)
  if (support > members)
    return refuse({ code: 'tallyImpossible', problem: `${support} members joined, but the society has ${members}` })
  const read = readProcedure(context)
  if (!read.ok) return read
  const latest = latestVersion(state)
  return happens({
    type: 'amendmentProposed',
    case: action.case,
    phase: 'proposed',
    on: date,
    procedure: read.procedure,
    basis: latest === undefined ? constitution : { id: latest.id, version: latest.version, hash: latest.hash },
    proposed: { id: document.id, version: document.version, hash: digest(document) },
    proposedBy: action.by,
    runningCases,
    support,
    members,
    entrenched: changesAmendmentRules(document, context),
    document,
  })
}

/** What a step of an amendment brings. Its phase accepts it. */
export function decide(action: AmendmentStep, amendment: Amendment, context: Context): AmendmentDecision {
  const { date } = context
  if (date < amendment.lastStep) return refuse({ code: 'outOfTime', what: action.type, date, from: amendment.lastStep })
  const phase = () => nextPhase(amendmentMachine, amendment.phase, amendment, action)
  switch (action.type) {
    case 'recordCouncilVote':
    case 'recordCongressVote':
      return vote(action, amendment, context, phase)
    case 'fileAmendment':
      return happens({ type: 'amendmentFiled', ...step(action, phase(), context), late: isLate(amendment, context) })
    case 'approveAmendment':
      return approval(action, amendment, context, phase())
    case 'rejectAmendment': {
      const reasons = action.reasons === undefined ? {} : { reasons: action.reasons }
      return happens({ type: 'amendmentRejected', ...step(action, phase(), context), ...reasons })
    }
    case 'withdrawAmendment':
      return withdrawal(action, amendment, context, phase())
  }
}

/** The facts about amendments that rules may read. */
export const AMENDMENT_FACTS: readonly FactDeclaration[] = [
  {
    name: 'amendment.support',
    is: { type: 'tally', shares: [{ of: 'eligible', unit: 'members' }] },
    label: { en: 'members who joined the proposal, of all members', 'zh-CN': '联名提出章程修改案的成员数与成员总数' },
    source: 'state',
    changeable: true,
  },
  {
    name: 'amendment.entrenched',
    is: { type: 'boolean' },
    label: { en: 'it changes the thresholds or days for amendments', 'zh-CN': '改动修改章程本身所须的票数或者期限' },
    source: 'state',
    changeable: true,
  },
  {
    name: 'amendment.eligible',
    is: { type: 'integer' },
    label: { en: 'entitled to vote, as the record of the vote says', 'zh-CN': '表决记录所载应到人数' },
    source: 'state',
    changeable: true,
  },
  {
    name: 'amendment.eligibleArea',
    is: { type: 'integer' },
    label: { en: 'floor area entitled to vote, as the record of the vote says', 'zh-CN': '表决记录所载专有部分总面积' },
    source: 'state',
    changeable: true,
  },
  {
    name: 'amendment.late',
    is: { type: 'boolean' },
    label: { en: 'it is filed after the day by which it was to be filed', 'zh-CN': '逾期报请核准' },
    source: 'state',
    changeable: false,
  },
]

/** The facts about one action on an amendment. */
export function facts(action: AmendmentAction, amendment: Amendment | undefined, context: Context): Facts {
  const proposal = action.type === 'proposeAmendment' ? action : undefined
  return {
    'amendment.support':
      amendment === undefined ? [proposal?.support ?? 0, membersOf(context)] : [amendment.support, amendment.members],
    'amendment.entrenched':
      amendment?.entrenched ?? (proposal !== undefined && changesAmendmentRules(proposal.document, context)),
    'amendment.eligible': 'tally' in action ? action.tally.eligible : 0,
    'amendment.eligibleArea': 'tally' in action ? (action.tally.area?.eligible ?? 0) : 0,
    'amendment.late': action.type === 'fileAmendment' && amendment !== undefined && isLate(amendment, context),
  }
}

function vote(
  action: RecordCouncilVote | RecordCongressVote,
  amendment: Amendment,
  context: Context,
  phase: () => AmendmentPhase,
): AmendmentDecision {
  const { tally } = action
  const inCouncil = action.type === 'recordCouncilVote'
  const rule = inCouncil ? amendment.procedure.council : amendment.procedure.congress
  const problem = tallyFault(rule, tally)
  if (problem !== undefined) return refuse({ code: 'tallyImpossible', problem })
  const outcome = voteOutcome(rule, tally)
  if (outcome === 'agreed') {
    // The text was written to replace a version; agreeing now would silently undo what another amendment has changed since.
    const latest = latestVersion(context.state)
    if (latest !== undefined && latest.hash !== amendment.basis.hash) {
      return refuse(notPossible('basisAmended', amendment.basis.version, latest.version))
    }
  }
  const happened = { ...step(action, phase(), context), tally, outcome }
  if (inCouncil) return happens({ type: 'councilVoted', ...happened })
  const due = outcome === 'agreed' ? { filingDeadline: addDays(context.date, amendment.procedure.filingDays) } : {}
  return happens({ type: 'congressVoted', ...happened, ...due })
}

function approval(action: ApproveAmendment, amendment: Amendment, context: Context, phase: AmendmentPhase): AmendmentDecision {
  const latest = latestVersion(context.state)
  return happens({
    type: 'amendmentCameIntoForce',
    ...step(action, phase, context),
    constitution: amendment.proposed,
    inForceFrom: [context.date, amendment.validFrom, latest?.inForceFrom ?? ''].reduce((a, b) => (b > a ? b : a)),
    runningCases: amendment.runningCases,
    order: (latest?.order ?? 0) + 1,
  })
}

function withdrawal(action: WithdrawAmendment, amendment: Amendment, context: Context, phase: AmendmentPhase): AmendmentDecision {
  if (action.by !== amendment.proposedBy) return refuse(notPossible('notTheProposer', action.by))
  return happens({ type: 'amendmentWithdrawn', ...step(action, phase, context) })
}

/** Late filing is taken and marked: the days bind the society, but no law lets the congress's resolution lapse (C-61). */
function isLate(amendment: Amendment, context: Context): boolean {
  return amendment.filingDeadline !== undefined && context.date > amendment.filingDeadline
}

function otherId(proposed: string, own: string): readonly Finding[] {
  if (proposed === own) return []
  return [
    {
      code: 'otherConstitution',
      path: ['id'],
      message: `is \`${proposed}\`, another constitution than the society's`,
      remedy: `name \`${own}\``,
    },
  ]
}

function membersOf({ state }: Context): number {
  const head = headOf(state)
  return head === undefined ? 0 : numbersOf(state, head).members
}

function step(action: AmendmentStep, phase: AmendmentPhase, context: Context) {
  return { case: action.case, phase, on: context.date }
}

function happens(event: AmendmentEvent): AmendmentDecision {
  return { ok: true, events: [event] }
}

function refuse(refusal: Refusal): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal }
}
