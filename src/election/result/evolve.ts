import type { Reader } from '../../base/lifecycle.ts'
import { draftOf, seat, unseat } from '../../members/bookkeeping.ts'
import type { Elected, Election } from '../election.ts'
import type { ElectionEvolution } from '../phase.ts'
import { rollOfNextRound } from '../roll/evolve.ts'
import type { ResultDeclared, ResultEvent, RoundCalled, RoundDropped } from './event.ts'

export function evolveResult(event: ResultEvent, election: Election, state: Reader): ElectionEvolution {
  const { phase, on } = event
  switch (event.type) {
    case 'roundCalled':
      return { case: called(event, election), writes: [] }
    case 'roundDropped':
      return { case: dropped(event, election), writes: [] }
    case 'officeDeclined': {
      const { office, person } = event
      const elected = election.elected.filter((each) => each.office !== office || each.person !== person)
      return { case: { ...election, phase, elected, declined: [...(election.declined ?? []), { office, person }] }, writes: [] }
    }
    case 'resultEndorsed': {
      const { decision, ground } = event
      return {
        case: { ...election, phase, endorsement: { on, decision, ...(ground === undefined ? {} : { ground }) } },
        writes: [],
      }
    }
    case 'resultDeclared': {
      const draft = draftOf(state)
      for (const mandate of event.mandates) seat(draft, mandate)
      if (event.recalled !== undefined) unseat(draft, event.recalled, event.from, 'recalled')
      return { case: declared(event, election), writes: draft.writes() }
    }
    case 'handedOver':
      return { case: { ...election, phase }, writes: [] }
    case 'electionAnnulled': {
      const draft = draftOf(state)
      for (const id of event.mandates) unseat(draft, id, on, 'annulled')
      return { case: { ...election, phase }, writes: draft.writes() }
    }
  }
}

/** What was confirmed above was the result before this round. */
function called({ phase, round: kind, day, lastDay, calendar, contests }: RoundCalled, election: Election): Election {
  const { endorsement: _, ...rest } = election
  const stands = (person: string) => contests.some(({ candidates }) => candidates.includes(person))
  const { tellers, scrutineers } = election.officers
  return {
    ...rest,
    phase,
    calendar,
    ...(election.roll === undefined ? {} : { roll: rollOfNextRound(election.roll) }),
    officers: { tellers: tellers.filter((each) => !stands(each)), scrutineers: scrutineers.filter((each) => !stands(each)) },
    rounds: [...election.rounds, { kind, day, lastDay, contests, boxes: [] }],
  }
}

/** Nobody has the seats of a dropped round, nor those who were elected together as close relatives and were to be voted on again. The result stands from that day. */
function dropped({ phase, on }: RoundDropped, election: Election): Election {
  const last = election.rounds.at(-1)
  const isIn = ({ office, person }: Elected) =>
    last?.contests.some((contest) => contest.office === office && contest.candidates.includes(person)) === true
  return {
    ...election,
    phase,
    confirmedOn: on,
    rounds: election.rounds.map((round) => (round === last ? { ...round, droppedOn: on } : round)),
    elected: election.elected.filter((each) => !isIn(each)),
  }
}

function declared({ phase, on, from, yielded, next, handoverBy }: ResultDeclared, election: Election): Election {
  const stays = election.elected.filter(
    ({ office, person }) => !yielded.some((each) => each.office === office && each.person === person),
  )
  return { ...election, phase, declaredOn: on, effectiveFrom: from, handoverBy, elected: [...stays, ...next] }
}
