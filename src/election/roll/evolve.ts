import type { Reader, Write } from '../../base/lifecycle.ts'
import type { Election } from '../election.ts'
import type { ElectionEvolution } from '../phase.ts'
import { keyOf } from '../rows.ts'
import { hasVoted } from './correction.ts'
import { electorate } from './electorate.ts'
import type { RollCorrected, RollEvent, RollPublished } from './event.ts'
import { entered, enterWrites, listWrites, rowOf } from './listing.ts'
import { type Entry, registrationWrites, strikingWrites } from './registration.ts'

type Roll = NonNullable<Election['roll']>

/** One row for all who have no delegate: a million of them take the room of one. */
const LISTED = Object.freeze({ status: 'listed' })

/** What registering voters, and publishing, closing and correcting their roll make of an election. */
export function evolveRoll(event: RollEvent, election: Election, state: Reader): ElectionEvolution {
  const { phase } = event
  switch (event.type) {
    case 'registrationOpened':
      return { case: { ...election, phase }, writes: [] }
    case 'voterRegistered':
      return { case: { ...election, phase }, writes: entry(event.case, event, election, state) }
    case 'rollPublished': {
      const { on, eligible, hash, objectionsUntil } = event
      const roll: Roll = { publishedOn: on, eligible, hash, ...(objectionsUntil === undefined ? {} : { objectionsUntil }) }
      return { case: { ...election, phase, roll }, writes: publication(event, election, state) }
    }
    case 'rollFrozen': {
      const { on, eligible, hash } = event
      const roll: Roll = { publishedOn: on, ...election.roll, eligible, hash, frozenOn: on }
      return { case: { ...election, phase, roll }, writes: [] }
    }
    case 'rollCorrected': {
      const { case: id, voter, correction } = event
      const writes = correction === 'add' ? entry(id, event, election, state) : striking(id, voter, election, state)
      return { case: { ...election, phase, ...correctedRoll(event, election, state) }, writes }
    }
  }
}

/** The roll for another round: whoever was struck off after voting in the round before does not count in it. */
export function rollOfNextRound({ stayed = 0, ...roll }: Roll): Roll {
  return { ...roll, eligible: roll.eligible - stayed }
}

function correctedRoll({ case: id, voter, correction, eligible }: RollCorrected, election: Election, state: Reader) {
  const { roll } = election
  if (roll === undefined) return {}
  if (!hasVoted(state, id, election, voter)) return { roll: { ...roll, eligible } }
  return { roll: { ...roll, eligible, stayed: (roll.stayed ?? 0) + (correction === 'remove' ? 1 : -1) } }
}

/**
 * Whoever is on the register is entered. A household that named a delegate has its row already; one that is not on the register any more loses it.
 */
function publication({ case: id, on }: RollPublished, election: Election, state: Reader): readonly Write[] {
  if (election.procedure.roll.from === 'applications') return []
  const voters = electorate(state, election, on)
  const named = new Set(entered(state, id))
  const writes: Write[] = [...listWrites(id, voters)]
  for (const voter of voters)
    if (!named.delete(voter)) writes.push({ table: 'election.roll', key: keyOf(id, voter), value: LISTED })
  for (const voter of named) writes.push({ table: 'election.roll', key: keyOf(id, voter) }, ...freeing(id, voter, state))
  return writes
}

/** A voter is entered, or entered again after being struck off. */
function entry(id: string, { voter, delegate }: Entry, election: Election, state: Reader): readonly Write[] {
  const key = keyOf(id, voter)
  return [
    { table: 'election.roll', key, value: delegate === undefined ? LISTED : { ...LISTED, delegate } },
    ...(rowOf(state, id, voter) === undefined ? enterWrites(state, id, voter) : []),
    ...(delegate === undefined ? [] : [{ table: 'election.delegates', key: keyOf(id, delegate), value: voter }]),
    ...registrationWrites(id, election, voter),
  ]
}

/** Whoever is struck off can register elsewhere, and the delegate of a household can be another's. */
function striking(id: string, voter: string, election: Election, state: Reader): readonly Write[] {
  return [
    { table: 'election.roll', key: keyOf(id, voter), value: { status: 'removed' } },
    ...freeing(id, voter, state),
    ...strikingWrites(id, election, voter, state),
  ]
}

function freeing(id: string, voter: string, state: Reader): readonly Write[] {
  const delegate = rowOf(state, id, voter)?.delegate
  return delegate === undefined ? [] : [{ table: 'election.delegates', key: keyOf(id, delegate) }]
}
