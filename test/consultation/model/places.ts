import { DECIDING } from './deciding.ts'
import { FLOOR } from './floor.ts'
import { FOLLOWING } from './following.ts'
import { HEARING } from './hearing.ts'
import type { Ask, PaperRecord } from './record.ts'

const CALLED = ['convened', 'informed', 'deliberating']
const HEARD = ['informed', 'deliberating']
const UNPUT = ['proposed', 'screened', 'convened', 'informed', 'deliberating', 'answering']
const DONE = ['decided', 'published']

/** In which phases each step has its place. */
export const PLACES: { readonly [type: string]: readonly string[] } = {
  supportTopic: UNPUT,
  screenTopic: ['proposed'],
  withdrawTopic: UNPUT,
  lapseTopic: [...UNPUT, 'deciding', 'referred'],
  conveneConsultation: ['screened'],
  joinConcerned: CALLED,
  drawParticipants: ['convened'],
  declinePlace: ['convened', 'informed'],
  declareInterest: [...CALLED, 'answering', 'deciding'],
  decideInterest: [...CALLED, 'answering', 'deciding'],
  publishMaterials: ['convened'],
  openDeliberation: ['informed'],
  giveOpinion: [...HEARD, 'answering'],
  groupOpinions: [...HEARD, 'answering'],
  answerOpinions: [...HEARD, 'answering'],
  closeOpinions: ['deliberating'],
  passOnOpinions: ['answering'],
  openDebate: ['deliberating'],
  moveMotion: ['deliberating'],
  secondMotion: ['deliberating'],
  withdrawMotion: ['deliberating'],
  requestFloor: ['deliberating'],
  giveFloor: ['deliberating'],
  closeDebate: ['deliberating'],
  decideAmendment: ['deliberating'],
  addMinorityReport: ['deliberating', 'answering', 'deciding'],
  openDecision: ['answering'],
  castVote: ['deciding'],
  castChoice: ['deciding'],
  recordTally: ['deciding'],
  raiseConcern: ['deciding'],
  settleConcern: ['deciding'],
  concludeDecision: ['deciding'],
  recordReturn: ['referred'],
  ratifyDecision: DONE,
  endEmergency: DONE,
  publishDecision: ['decided'],
  appealDecision: DONE,
  answerAppeal: DONE,
  assignTask: ['published'],
  reassignTask: ['published'],
  finishTask: ['published'],
  completeTasks: ['published'],
  giveFeedback: ['carriedOut'],
  appraise: ['fedBack'],
  closeConsultation: ['fedBack'],
}

const JUDGEMENTS = { ...HEARING, ...FLOOR, ...DECIDING, ...FOLLOWING }

/** Does a step on the record, if it can be; answers whether. */
export function perform(record: PaperRecord, ask: Ask, date: string): boolean {
  if (PLACES[ask.type]?.includes(record.phase) !== true || !isPaper(ask)) return false
  const change = JUDGEMENTS[ask.type]?.(record, ask, date)
  change?.()
  return change !== undefined
}

/** What took place on an earlier day was written down by a person who is known, from a document; on the day itself no document is needed. */
function isPaper({ on, recordedBy, evidence }: Ask): boolean {
  if (recordedBy === undefined) return on === undefined
  return recordedBy === 'm8' && (on === undefined || evidence !== undefined)
}
