import { DECIDING } from './deciding.ts'
import { HEARING } from './hearing.ts'
import type { Ask, PaperRecord } from './record.ts'

const CALLED = ['convened', 'informed', 'deliberating']
const HEARD = ['informed', 'deliberating']
const UNPUT = ['proposed', 'screened', 'convened', 'informed', 'deliberating', 'answering']

/** In which phases each step has its place. */
export const PLACES: { readonly [type: string]: readonly string[] } = {
  supportTopic: ['proposed'],
  screenTopic: ['proposed'],
  withdrawTopic: UNPUT,
  lapseTopic: [...UNPUT, 'referred'],
  conveneConsultation: ['screened'],
  joinConcerned: CALLED,
  declareInterest: [...CALLED, 'answering', 'deciding'],
  decideInterest: [...CALLED, 'answering', 'deciding'],
  publishMaterials: ['convened'],
  openDeliberation: ['informed'],
  giveOpinion: HEARD,
  groupOpinions: [...HEARD, 'answering'],
  answerOpinions: [...HEARD, 'answering'],
  closeOpinions: ['deliberating'],
  passOnOpinions: ['answering'],
  openDebate: ['deliberating'],
  moveMotion: ['deliberating'],
  secondMotion: ['deliberating'],
  requestFloor: ['deliberating'],
  giveFloor: ['deliberating'],
  closeDebate: ['deliberating'],
  openDecision: ['answering'],
  castVote: ['deciding'],
  concludeDecision: ['deciding'],
  recordReturn: ['referred'],
  publishDecision: ['decided'],
  appealDecision: ['decided', 'published'],
  answerAppeal: ['decided', 'published'],
  assignTask: ['published'],
  finishTask: ['published'],
  completeTasks: ['published'],
  giveFeedback: ['carriedOut'],
  appraise: ['fedBack'],
  closeConsultation: ['fedBack'],
}

/** Does a step on the record, if it can be; answers whether. */
export function perform(record: PaperRecord, ask: Ask, date: string): boolean {
  if (PLACES[ask.type]?.includes(record.phase) !== true) return false
  const change = (HEARING[ask.type] ?? DECIDING[ask.type])?.(record, ask, date)
  change?.()
  return change !== undefined
}
