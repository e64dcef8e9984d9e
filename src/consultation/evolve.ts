import type { Reader } from '../base/lifecycle.ts'
import { evolveConcern } from './concern/evolve.ts'
import type { Consultation } from './consultation.ts'
import { evolveDebate } from './debate/evolve.ts'
import { evolveDecision } from './decision/evolve.ts'
import type { ConsultationEvent } from './event.ts'
import { evolveOpinion } from './opinion/evolve.ts'
import { emergencyOf, evolveOutcome } from './outcome/evolve.ts'
import type { ConsultationEvolution } from './phase.ts'
import { evolveTopic, proposed } from './topic/evolve.ts'

/** What an event makes of a consultation and of the tables. */
export function evolve(event: ConsultationEvent, consultation: Consultation | undefined, state: Reader): ConsultationEvolution {
  if (event.type === 'topicProposed') return proposed(event)
  if (event.type === 'emergencyDecided') return emergencyOf(event, state)
  if (consultation === undefined) return { writes: [] }
  switch (event.type) {
    case 'topicSupported':
    case 'topicScreened':
    case 'topicWithdrawn':
    case 'topicLapsed':
    case 'consultationConvened':
    case 'materialsPublished':
    case 'deliberationOpened':
      return evolveTopic(event, consultation, state)
    case 'concernedJoined':
    case 'participantsDrawn':
    case 'placeDeclined':
    case 'interestDeclared':
    case 'interestDecided':
      return evolveConcern(event, consultation, state)
    case 'opinionGiven':
    case 'opinionsGrouped':
    case 'opinionsAnswered':
    case 'opinionsClosed':
    case 'opinionsPassedOn':
      return evolveOpinion(event, consultation, state)
    case 'debateOpened':
    case 'motionMoved':
    case 'motionSeconded':
    case 'motionWithdrawn':
    case 'floorRequested':
    case 'floorGiven':
    case 'debateClosed':
    case 'amendmentDecided':
    case 'minorityReportAdded':
      return evolveDebate(event, consultation, state)
    case 'decisionOpened':
    case 'voteCast':
    case 'choiceCast':
    case 'tallyRecorded':
    case 'concernRaised':
    case 'concernSettled':
    case 'decisionConcluded':
      return evolveDecision(event, consultation, state)
    case 'decisionRatified':
    case 'emergencyEnded':
    case 'decisionAppealed':
    case 'appealAnswered':
    case 'returnRecorded':
    case 'decisionPublished':
    case 'taskAssigned':
    case 'taskReassigned':
    case 'taskFinished':
    case 'tasksCompleted':
    case 'feedbackGiven':
    case 'appraised':
    case 'consultationClosed':
      return evolveOutcome(event, consultation, state)
  }
}
