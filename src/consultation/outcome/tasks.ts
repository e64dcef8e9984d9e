import type { Context } from '../../base/lifecycle.ts'
import type { Refusal } from '../../base/refusal.ts'
import { addDays, type CivilDate } from '../../base/time.ts'
import { subjectOf } from '../../members/register.ts'
import type { Structure } from '../../members/structure.ts'
import type { Consultation, Outcome, Task } from '../consultation.ts'
import { inPersonFault } from '../person.ts'
import { type ConsultationDecision, happens, head, refuse } from '../phase.ts'
import { notPossible } from '../reason.ts'
import type { AssignTask, CompleteTasks, FinishTask, ReassignTask } from './action.ts'
import { isPending } from './appeal.ts'
import { publishedFault } from './closing.ts'
import { isProvisional } from './ratification.ts'

/** Tasks of one decision: the case stays small. */
const MOST_TASKS = 100

/** Whether somebody has to carry it out: not what was rejected, and not an opinion, which may be followed all the same. */
export function isToCarryOut(outcome: Outcome | undefined): boolean {
  return outcome !== undefined && outcome.kind !== 'opinion' && isPositive(outcome)
}

/** From the day on which the decision takes effect, somebody is mandated for a part of it. */
export function assign(action: AssignTask, consultation: Consultation, context: Context): ConsultationDecision {
  const { task, who, until } = action
  const { tasks, outcome } = consultation
  if (tasks.some((each) => each.task === task)) return refuse({ code: 'alreadyExists', what: 'task', id: task })
  if (outcome === undefined || !isPositive(outcome)) return refuse(notPossible('nothingToDo', action.case))
  if (tasks.length >= MOST_TASKS) return refuse(notPossible('tooManyTasks', action.case))
  const fault = inEffectFault(consultation, context.date) ?? mandateFault(who, until, context)
  if (fault !== undefined) return refuse(fault)
  return happens({ ...head('taskAssigned', action, consultation, context), task, who, until })
}

/** What is not done yet goes to somebody else, or gets more time. */
export function reassign(action: ReassignTask, consultation: Consultation, context: Context): ConsultationDecision {
  const { task, who, until } = action
  const found = taskOf(task, consultation)
  if (!found.ok) return found
  const fault = mandateFault(who, until, context)
  if (fault !== undefined) return refuse(fault)
  return happens({ ...head('taskReassigned', action, consultation, context), task, who, until })
}

/** Whoever was given a task says that it is done. */
export function finish(action: FinishTask, consultation: Consultation, context: Context): ConsultationDecision {
  const { task, report } = action
  const found = taskOf(task, consultation)
  if (!found.ok) return found
  const fault =
    inPersonFault(action, found.task.who, context) ??
    publishedFault(consultation, context.date) ??
    inEffectFault(consultation, context.date)
  if (fault !== undefined) return refuse(fault)
  return happens({ ...head('taskFinished', action, consultation, context), task, report })
}

/**
 * All is done. A decision that takes effect has somebody who carried it out; an opinion, or what was rejected, asks for nothing. Nobody's appeal is cut
 * short, and what still has to be ratified is not done with.
 */
export function complete(action: CompleteTasks, consultation: Consultation, context: Context): ConsultationDecision {
  const { tasks, outcome } = consultation
  const open = tasks.filter(({ doneOn }) => doneOn === undefined)
  if (open.length > 0) return refuse(notPossible('tasksOpen', ...open.map(({ task }) => task)))
  if (tasks.length === 0 && isToCarryOut(outcome)) return refuse(notPossible('nobodyMandated', action.case))
  const until = outcome?.appealsUntil
  if (until !== undefined && context.date <= until)
    return refuse({ code: 'outOfTime', what: 'date', date: context.date, from: addDays(until, 1) })
  const fault = unsettledFault(consultation, context.date)
  return fault === undefined ? happens(head('tasksCompleted', action, consultation, context)) : refuse(fault)
}

/** It has taken effect, and neither an appeal nor the end of the days for ratifying it takes that away. */
function inEffectFault(consultation: Consultation, date: CivilDate): Refusal | undefined {
  const { outcome, emergency } = consultation
  const from = outcome?.effectFrom
  if (from !== undefined && date < from) return { code: 'outOfTime', what: 'date', date, from }
  if (emergency !== undefined && isProvisional(consultation) && date > emergency.ratifyBy) return notPossible('notRatified')
  return isPending(consultation, date) ? notPossible('appealOpen', consultation.appeal?.by ?? '') : undefined
}

function unsettledFault(consultation: Consultation, date: CivilDate): Refusal | undefined {
  if (isProvisional(consultation)) return notPossible('notRatified')
  return isPending(consultation, date) ? notPossible('appealOpen', consultation.appeal?.by ?? '') : undefined
}

/** A subject whom the society knows, until a day to come. */
function mandateFault(who: string, until: CivilDate, { state, structure, date }: Context): Refusal | undefined {
  if (subjectOf(state, structure as unknown as Structure, who) === undefined)
    return { code: 'notFound', what: 'subject', id: who }
  return until < date ? { code: 'outOfTime', what: 'until', date: until, from: date } : undefined
}

function taskOf(id: string, { tasks }: Consultation): { readonly ok: true; readonly task: Task } | ReturnType<typeof refuse> {
  const task = tasks.find((each) => each.task === id)
  if (task === undefined) return refuse({ code: 'notFound', what: 'task', id })
  return task.doneOn === undefined ? { ok: true, task } : refuse(notPossible('taskDone', id))
}

function isPositive({ result }: Outcome): boolean {
  return result === 'adopted' || result === 'consented' || result === 'chosen' || result === 'advice'
}
