import { type CallEvent, callEvents } from './call/event.ts'
import { type CommitteeEvent, committeeEvents } from './committee/event.ts'
import { type CountEvent, countEvents } from './count/event.ts'
import { type NominationEvent, nominationEvents } from './nomination/event.ts'
import { type ObjectionEvent, objectionEvents } from './objection/event.ts'
import { type PollEvent, pollEvents } from './poll/event.ts'
import { type ResultEvent, resultEvents } from './result/event.ts'
import { type RollEvent, rollEvents } from './roll/event.ts'

/** An event of an election. */
export type ElectionEvent =
  | CallEvent
  | CommitteeEvent
  | RollEvent
  | ObjectionEvent
  | NominationEvent
  | PollEvent
  | CountEvent
  | ResultEvent

/** The events of an election, by type. */
export const electionEvents = {
  ...callEvents,
  ...committeeEvents,
  ...rollEvents,
  ...objectionEvents,
  ...nominationEvents,
  ...pollEvents,
  ...countEvents,
  ...resultEvents,
}
