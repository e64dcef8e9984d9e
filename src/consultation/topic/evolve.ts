import type { Reader, Write } from '../../base/lifecycle.ts'
import { concernedByRegister } from '../concern/stake.ts'
import { type ConcernedRow, type Consultation, tableOf } from '../consultation.ts'
import type { ConsultationEvolution } from '../phase.ts'
import { rulesOf } from './convening.ts'
import type { ConsultationConvened, MaterialsPublished, TopicEvent, TopicProposed } from './event.ts'

/** The case that is proposed. */
export function proposed(event: TopicProposed): ConsultationEvolution {
  const { case: id, phase, on, unit, topic, class: content, by, from, procedureId, procedure } = event
  const { supporters, support, forced, screenBy } = event
  return {
    case: {
      phase,
      unit,
      topic,
      class: content,
      proposedBy: by,
      proposedOn: on,
      ...(from === undefined ? {} : { from }),
      procedureId,
      procedure,
      supporters: supporters.length,
      support,
      ...(forced ? { forced } : {}),
      screenBy,
      concerned: 0,
      recused: [],
      opinions: { given: 0, unanswered: 0, organ: 0 },
      tasks: [],
      appraisals: { satisfied: 0, partly: 0, dissatisfied: 0 },
    },
    writes: joined(id, supporters, on),
  }
}

/** What the steps up to the deliberation make of a consultation, and of the table of those concerned. */
export function evolveTopic(
  event: Exclude<TopicEvent, TopicProposed>,
  consultation: Consultation,
  state: Reader,
): ConsultationEvolution {
  const { phase } = event
  switch (event.type) {
    case 'topicSupported': {
      const { case: id, supporters, support, forced, on } = event
      const count = consultation.supporters + supporters.length
      return {
        case: { ...consultation, phase, supporters: count, support, ...(forced ? { forced } : {}) },
        writes: joined(id, supporters, on),
      }
    }
    case 'topicScreened':
      return { case: { ...consultation, phase, class: event.class, screenedOn: event.on }, writes: [] }
    case 'consultationConvened':
      return convened(event, consultation, state)
    case 'materialsPublished':
      return informed(event, consultation)
    case 'topicWithdrawn':
    case 'topicLapsed':
    case 'deliberationOpened':
      return { case: { ...consultation, phase }, writes: [] }
  }
}

function convened(event: ConsultationConvened, consultation: Consultation, state: Reader): ConsultationEvolution {
  const { case: id, phase, on, procedure, stakes, bodies, deliberateOn, opinionsUntil, concerned } = event
  const table = tableOf('concerned', id)
  const entered = (key: string, row: ConcernedRow): Write => ({ table, key, value: { ...row } })
  const byRegister = concernedByRegister(state, consultation.unit, rulesOf(stakes, procedure), on)
  return {
    case: {
      ...consultation,
      phase,
      procedure,
      convened: { on, deliberateOn, opinionsUntil, stakes, bodies },
      concerned,
    },
    writes: [
      ...[...byRegister].map(([subject, row]) => entered(subject, row)),
      ...bodies.map((body) => entered(body, { since: on })),
    ],
  }
}

function informed(event: MaterialsPublished, consultation: Consultation): ConsultationEvolution {
  const { phase, on, text, deliberateOn, opinionsUntil } = event
  const days = {
    ...(deliberateOn === undefined ? {} : { deliberateOn }),
    ...(opinionsUntil === undefined ? {} : { opinionsUntil }),
  }
  return {
    case: {
      ...consultation,
      phase,
      ...(consultation.convened === undefined ? {} : { convened: { ...consultation.convened, ...days } }),
      materialsOn: on,
      ...(text === undefined ? {} : { text }),
    },
    writes: [],
  }
}

function joined(id: string, supporters: readonly string[], on: string): readonly Write[] {
  return supporters.map((key) => ({ table: tableOf('supporters', id), key, value: { on } }))
}
