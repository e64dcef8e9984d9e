import type { Context, Reader, Write } from '../../base/lifecycle.ts'
import type { Refusal } from '../../base/refusal.ts'
import { drawParticipants } from '../../voting/index.ts'
import { type ConcernedRow, type Consultation, type DrawRow, tableOf } from '../consultation.ts'
import { inPersonFault } from '../person.ts'
import { type ConsultationDecision, happens, head, refuse } from '../phase.ts'
import { notPossible } from '../reason.ts'
import type { DeclinePlace, DrawParticipants } from './action.ts'
import { concernedRow, withConcerned } from './concerned.ts'
import type { ParticipantsDrawn, PlaceDeclined } from './event.ts'

/** How many who are left out a refusal names. */
const NAMED = 5

/** A draw is held once, from all who are concerned by a stake. Anybody can hold it again from the pools and the seed. */
export function drawing(action: DrawParticipants, consultation: Consultation, context: Context): ConsultationDecision {
  const { seed, groups } = action
  if (consultation.drawn) return refuse(notPossible('drawnAlready'))
  const fault = poolsFault(action, context.state)
  if (fault !== undefined) return refuse(fault)
  const draw = drawParticipants({ seed, groups })
  if (!draw.ok) return draw
  return happens({ ...head('participantsDrawn', action, consultation, context), seed, groups, drawn: draw.groups })
}

/** The pools together hold everybody concerned by a stake: whoever makes the pools leaves nobody out, and lets nobody in. */
function poolsFault({ case: id, groups }: DrawParticipants, state: Reader): Refusal | undefined {
  const pooled = new Set<string>()
  for (const person of groups.flatMap(({ pool }) => pool)) {
    const row = concernedRow(state, id, person)
    if (row === undefined) return notPossible('notConcerned', person)
    if (row.stake === undefined) return notPossible('noVote', person)
    pooled.add(person)
  }
  const left: string[] = []
  for (const [person, row] of state.rows(tableOf('concerned', id))) {
    if ((row as unknown as ConcernedRow).stake !== undefined && !pooled.has(person)) left.push(person)
    if (left.length === NAMED) break
  }
  return left.length === 0 ? undefined : notPossible('leftOutOfPools', ...left)
}

/** The place of one who was drawn goes to the first who stands by; who stands by and declines does so no more. */
export function declining(action: DeclinePlace, consultation: Consultation, context: Context): ConsultationDecision {
  const { case: id, subject } = action
  const place = concernedRow(context.state, id, subject)?.place
  if (place === undefined || place.as === 'declined') return refuse(notPossible('notDrawn', subject))
  const fault = inPersonFault(action, subject, context)
  if (fault !== undefined) return refuse(fault)
  const [next] = place.as === 'drawn' ? reservesOf(context.state, id, place.group) : []
  return happens({
    ...head('placeDeclined', action, consultation, context),
    subject,
    ...(next === undefined ? {} : { replacedBy: next }),
  })
}

/** The rows of a draw: who takes part, and who stands by, in order. */
export function drawn({ case: id, drawn: groups }: ParticipantsDrawn, state: Reader): readonly Write[] {
  return groups.flatMap(({ group, drawn: persons, reserves }) => [
    { table: tableOf('draws', id), key: group, value: { reserves } },
    ...persons.map((person) => withConcerned(state, id, person, { place: { group, as: 'drawn' } })),
    ...reserves.map((person) => withConcerned(state, id, person, { place: { group, as: 'reserve' } })),
  ])
}

/** The rows after somebody declined. */
export function declined({ case: id, subject, replacedBy }: PlaceDeclined, state: Reader): readonly Write[] {
  const group = concernedRow(state, id, subject)?.place?.group
  if (group === undefined) return []
  const reserves = reservesOf(state, id, group).filter((each) => each !== subject && each !== replacedBy)
  return [
    { table: tableOf('draws', id), key: group, value: { reserves } },
    withConcerned(state, id, subject, { place: { group, as: 'declined' } }),
    ...(replacedBy === undefined ? [] : [withConcerned(state, id, replacedBy, { place: { group, as: 'drawn' } })]),
  ]
}

function reservesOf(state: Pick<Reader, 'get'>, id: string, group: string): readonly string[] {
  return (state.get(tableOf('draws', id), group) as DrawRow | undefined)?.reserves ?? []
}
