import type { Reader } from '../../base/lifecycle.ts'
import { withConcerned } from '../concern/concerned.ts'
import { concernedByRegister, stakesIn } from '../concern/stake.ts'
import { type Consultation, type Task, tableOf } from '../consultation.ts'
import type { ConsultationEvolution } from '../phase.ts'
import type { DecisionAppealed, EmergencyDecided, OutcomeEvent } from './event.ts'

/** What follows a decision makes of a consultation. */
export function evolveOutcome(
  event: Exclude<OutcomeEvent, EmergencyDecided>,
  consultation: Consultation,
  state: Reader,
): ConsultationEvolution {
  const { phase, on, case: id } = event
  const { appeal, emergency, tasks, appraisals } = consultation
  switch (event.type) {
    case 'decisionRatified':
      return only({ ...consultation, phase, ...(emergency === undefined ? {} : { emergency: { ...emergency, ratified: on } }) })
    case 'decisionAppealed':
      return {
        case: { ...consultation, phase, appeal: appealWith(event, consultation) },
        writes: [withConcerned(state, id, event.by, { appealed: true })],
      }
    case 'appealAnswered': {
      const decided = event.upheld ? ('upheld' as const) : ('dismissed' as const)
      return only({ ...consultation, phase, ...(appeal === undefined ? {} : { appeal: { ...appeal, decided } }) })
    }
    case 'returnRecorded':
      return only({ ...consultation, phase, outcome: event.outcome })
    case 'decisionPublished':
      return only({ ...consultation, phase, publishedOn: on, feedbackBy: event.feedbackBy })
    case 'taskAssigned':
      return only({ ...consultation, phase, tasks: [...tasks, { task: event.task, who: event.who, until: event.until }] })
    case 'taskReassigned':
      return only({ ...consultation, phase, tasks: changed(tasks, event.task, { who: event.who, until: event.until }) })
    case 'taskFinished':
      return only({ ...consultation, phase, tasks: changed(tasks, event.task, { doneOn: on }) })
    case 'appraised':
      return {
        case: {
          ...consultation,
          phase,
          appraisals: { ...appraisals, [event.appraisal]: appraisals[event.appraisal] + 1 },
        },
        writes: [withConcerned(state, id, event.by, { appraised: true })],
      }
    case 'emergencyEnded':
    case 'tasksCompleted':
    case 'feedbackGiven':
    case 'consultationClosed':
      return only({ ...consultation, phase })
  }
}

/** The case that an emergency decision opens, and those whom it concerns by the register. */
export function emergencyOf(event: EmergencyDecided, state: Reader): ConsultationEvolution {
  const { case: id, phase, on, unit, topic, class: content, by, procedureId, procedure, outcome, ratifyBy } = event
  const concerned = concernedByRegister(state, unit, stakesIn(content, procedure.stakes), on)
  return {
    case: {
      phase,
      unit,
      topic,
      class: content,
      proposedBy: by,
      proposedOn: on,
      procedureId,
      procedure,
      supporters: 0,
      support: [],
      screenBy: on,
      concerned: concerned.size,
      recused: [],
      opinions: { given: 0, unanswered: 0, organ: 0 },
      ...(outcome.text === undefined ? {} : { text: outcome.text }),
      outcome,
      emergency: { ratifyBy },
      tasks: [],
      appraisals: { satisfied: 0, partly: 0, dissatisfied: 0 },
    },
    writes: [...concerned].map(([key, row]) => ({ table: tableOf('concerned', id), key, value: { ...row } })),
  }
}

function only(consultation: Consultation): ConsultationEvolution {
  return { case: consultation, writes: [] }
}

/** One that is open is joined, and keeps its days; one that was decided is followed by another. */
function appealWith({ by, on, decideBy }: DecisionAppealed, { appeal }: Consultation): NonNullable<Consultation['appeal']> {
  return appeal !== undefined && appeal.decided === undefined ? appeal : { by, on, decideBy }
}

function changed(tasks: readonly Task[], id: string, more: Partial<Task>): readonly Task[] {
  return tasks.map((each) => (each.task === id ? { ...each, ...more } : each))
}
