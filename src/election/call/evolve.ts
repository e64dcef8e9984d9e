import type { Election, Round } from '../election.ts'
import type { CallEvent, ElectionFormed } from './event.ts'

/** The case that is formed. */
export function formed(event: ElectionFormed): Election {
  const { unit, purpose, follows, person, procedureId, procedure, posts, phase, on } = event
  return {
    phase,
    unit,
    purpose,
    ...(follows === undefined ? {} : { follows }),
    procedureId,
    procedure,
    posts,
    formedOn: on,
    candidates:
      person === undefined
        ? []
        : posts.map(({ office }) => ({ office, person, status: 'accepted' as const, by: person, nominators: 0 })),
    openObjections: { roll: 0, candidate: 0, poll: 0 },
    officers: { tellers: [], scrutineers: [] },
    rounds: [],
    elected: [],
  }
}

/** What being called, put off or called off makes of an election. */
export function evolveCall(event: Exclude<CallEvent, ElectionFormed>, election: Election): Election {
  const { phase } = event
  switch (event.type) {
    case 'electionAnnounced': {
      const { procedure, calendar, contests } = event
      const { day, lastDay } = calendar
      return { ...election, phase, procedure, calendar, rounds: [{ kind: 'first', day, lastDay, contests, boxes: [] }] }
    }
    case 'electionPostponed': {
      const { calendar } = event
      const { day, lastDay } = calendar
      const rounds = election.rounds.map(
        (round, index): Round => (index === election.rounds.length - 1 ? { ...round, day, lastDay } : round),
      )
      return { ...election, phase, calendar, rounds }
    }
    case 'electionCancelled':
    case 'electionFailed':
      return { ...election, phase }
  }
}
