import type { Context, Reader, Write } from '../../base/lifecycle.ts'
import { drawParticipants } from '../../voting/index.ts'
import { type Consultation, type DrawRow, tableOf } from '../consultation.ts'
import { inPersonFault } from '../person.ts'
import { type ConsultationDecision, happens, head, refuse } from '../phase.ts'
import { notPossible } from '../reason.ts'
import type { DeclinePlace, DrawParticipants } from './action.ts'
import { concernedRow, withConcerned } from './concerned.ts'
import type { ParticipantsDrawn, PlaceDeclined } from './event.ts'

/** A draw is held once, from those concerned. Anybody can hold it again from the pools and the seed. */
export function drawing(action: DrawParticipants, consultation: Consultation, context: Context): ConsultationDecision {
  const { case: id, seed, groups } = action
  if (consultation.drawn) return refuse(notPossible('drawnAlready'))
  for (const { pool } of groups) {
    const stranger = pool.find((person) => concernedRow(context.state, id, person) === undefined)
    if (stranger !== undefined) return refuse(notPossible('notConcerned', stranger))
  }
  const draw = drawParticipants({ seed, groups })
  if (!draw.ok) return draw
  return happens({ ...head('participantsDrawn', action, consultation, context), seed, groups, drawn: draw.groups })
}

/** The place of one who was drawn goes to the first who stands by; who stands by and declines does so no more. */
export function declining(action: DeclinePlace, consultation: Consultation, context: Context): ConsultationDecision {
  const { case: id, subject } = action
  const place = concernedRow(context.state, id, subject)?.place
  if (place === undefined || place.as === 'declined') return refuse(notPossible('notDrawn', subject))
  const fault = inPersonFault(action, subject)
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
