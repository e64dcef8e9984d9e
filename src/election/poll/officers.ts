import type { Context } from '../../base/lifecycle.ts'
import type { Refusal } from '../../base/refusal.ts'
import { committeeFault } from '../committee/complete.ts'
import { conflict } from '../committee/leaving.ts'
import { areRelatives } from '../committee/relatives.ts'
import { currentRound, type Election } from '../election.ts'
import { personFault } from '../person.ts'
import { type ElectionDecision, happens, head, refuse } from '../phase.ts'
import { notPossible } from '../reason.ts'
import type { AppointOfficers } from './action.ts'

/** Each batch is counted by two tellers, apart. */
const LEAST_TELLERS = 2

/** Tellers and scrutineers are different persons: who counts does not watch the count. Members of the committee can be either. */
export function appointment(action: AppointOfficers, election: Election, context: Context): ElectionDecision {
  const { tellers, scrutineers } = action
  const persons = [...tellers, ...scrutineers]
  const twice = persons.find((person, index) => persons.indexOf(person) !== index)
  const fault = committeeFault(election) ?? (twice === undefined ? undefined : notPossible('personTwice', twice))
  if (fault !== undefined) return refuse(fault)
  if (tellers.length < LEAST_TELLERS) return refuse(notPossible('tooFewTellers', ...tellers))
  for (const person of persons) {
    const unfit = personFault(person, context) ?? partialFault(action.case, person, election, context)
    if (unfit !== undefined) return refuse(unfit)
  }
  return happens({ ...head('officersAppointed', action, election, context), tellers, scrutineers })
}

/**
 * Why the officers are not those whom the polls need: too few, or one of them has become partial since, by a new candidate or by a relation that was found.
 * They are appointed anew.
 */
export function officersFault(id: string, election: Election, context: Context): Refusal | undefined {
  const { tellers, scrutineers } = election.officers
  if (election.procedure.poll.ballot === 'secret' && tellers.length < LEAST_TELLERS)
    return notPossible('tooFewTellers', ...tellers)
  if (scrutineers.length < election.procedure.poll.scrutineers) return notPossible('tooFewScrutineers', ...scrutineers)
  for (const person of [...tellers, ...scrutineers]) {
    const fault = partialFault(id, person, election, context)
    if (fault !== undefined) return fault
  }
  return undefined
}

/**
 * No candidate counts or watches the count, and no close relative of one.
 *
 * Source: Beijing Measures for the Election of Villagers' Committees, 2012 (tellers); for scrutineers it is a model.
 */
function partialFault(id: string, person: string, election: Election, { state }: Context): Refusal | undefined {
  const candidates = currentRound(election)?.contests.flatMap((contest) => contest.candidates) ?? []
  const why = conflict(person, candidates, (a, b) => areRelatives(state, id, a, b))
  return why === undefined ? undefined : notPossible(why === 'nominated' ? 'candidateAsOfficer' : 'relativeAsOfficer', person)
}
