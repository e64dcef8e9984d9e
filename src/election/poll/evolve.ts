import type { Reader, Write } from '../../base/lifecycle.ts'
import type { Election, Round } from '../election.ts'
import type { ElectionEvolution } from '../phase.ts'
import { type Box, keyOf } from '../rows.ts'
import type { OpenBallotCast, PollEvent, PollsOpened, VoterMarked } from './event.ts'
import { lodged, revoked } from './proxies.ts'

/** What preparing the polls and voting make of an election. INVARIANT: who votes changes rows alone, so that a vote costs the same however many there are. */
export function evolvePoll(event: PollEvent, election: Election, state: Reader): ElectionEvolution {
  const { phase, on } = event
  switch (event.type) {
    case 'officersAppointed': {
      const { tellers, scrutineers } = event
      return { case: { ...election, phase, officers: { tellers, scrutineers } }, writes: [] }
    }
    case 'proxyLodged':
      return { writes: lodged(event, state) }
    case 'proxyRevoked':
      return { writes: revoked(event, state) }
    case 'pollsOpened': {
      const boxes = event.boxes.map(({ box }) => box)
      return {
        case: { ...election, phase, rounds: withRound(election, { openedOn: on, boxes }) },
        writes: boxRows(event, election.rounds.length),
      }
    }
    case 'voterMarked':
      return { writes: marks(event, state) }
    case 'openBallotCast': {
      const { case: id, round, voter, paper } = event
      const ballot = {
        table: 'election.openBallots',
        key: keyOf(id, round, voter),
        value: { paper } as unknown as Write['value'],
      }
      return { writes: [...marks(event, state), ballot as Write] }
    }
    case 'pollsClosed':
      return { case: { ...election, phase, rounds: withRound(election, { closedOn: on }) }, writes: [] }
  }
}

function withRound({ rounds }: Election, change: Partial<Round>): readonly Round[] {
  return rounds.map((round, index) => (index === rounds.length - 1 ? { ...round, ...change } : round))
}

function boxRows({ case: id, boxes }: PollsOpened, round: number): readonly Write[] {
  return boxes.map(({ box, channel, scrutineers }) => ({
    table: 'election.boxes',
    key: keyOf(id, round, box),
    value: { channel, voted: 0, ...(scrutineers === undefined ? {} : { scrutineers }) },
  }))
}

/** A voter is counted once in a round, at the box where they voted first; an open vote can be said again. */
function marks({ case: id, round, box, voter, proxy }: VoterMarked | OpenBallotCast, state: Reader): readonly Write[] {
  const key = keyOf(id, round, voter)
  const before = state.get('election.marked', key) as { readonly box: string } | undefined
  const mark = { table: 'election.marked', key, value: { box: before?.box ?? box, ...(proxy === undefined ? {} : { proxy }) } }
  const boxKey = keyOf(id, round, box)
  const row = state.get('election.boxes', boxKey) as Box | undefined
  if (before !== undefined || row === undefined) return [mark]
  return [
    mark,
    { table: 'election.boxes', key: boxKey, value: { ...row, voted: row.voted + 1 } as unknown as NonNullable<Write['value']> },
  ]
}
