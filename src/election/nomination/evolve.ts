import type { Write } from '../../base/lifecycle.ts'
import { type Candidate, currentRound, type Election, type Round } from '../election.ts'
import type { ElectionEvolution } from '../phase.ts'
import { keyOf } from '../rows.ts'
import type { CandidateBarred, CandidateNominated, CandidateWithdrawn, NominationEvent } from './event.ts'

/** What candidacies, and the list of them, make of an election. */
export function evolveNomination(event: NominationEvent, before: Election): ElectionEvolution {
  const election = { ...before, phase: event.phase }
  switch (event.type) {
    case 'candidateNominated':
      return { case: { ...election, candidates: nominated(event, election) }, writes: nominations(event) }
    case 'nominationAccepted':
      return { case: { ...election, candidates: marked(election, event, 'accepted') }, writes: [] }
    case 'candidateWithdrawn':
      return { case: gone(election, event, 'withdrawn'), writes: [] }
    case 'candidateBarred':
      return { case: gone(election, event, 'barred'), writes: [] }
    case 'candidatesPublished': {
      const { contests, on } = event
      const isListed = ({ office, person }: Candidate) =>
        contests.some((contest) => contest.office === office && contest.candidates.includes(person))
      const candidates = election.candidates.map((each) => (isListed(each) ? { ...each, status: 'listed' as const } : each))
      const rounds = withRound(election, (round) => ({ ...round, contests }))
      return { case: { ...election, candidates, candidatesPublishedOn: on, rounds }, writes: [] }
    }
    case 'votersMet':
      return { case: { ...election, metVotersOn: event.on }, writes: [] }
  }
}

/** Whoever is put forward again after withdrawing stands last. */
function nominated(
  { office, person, by, nominators, groups }: CandidateNominated,
  { candidates }: Election,
): readonly Candidate[] {
  const others = candidates.filter((each) => each.office !== office || each.person !== person)
  const status = 'nominated'
  return [...others, { office, person, status, by, nominators: nominators.length, ...(groups === undefined ? {} : { groups }) }]
}

function nominations({ case: id, office, person, nominators }: CandidateNominated): readonly Write[] {
  return nominators.map((voter) => ({ table: 'election.nominations', key: keyOf(id, office, voter), value: { person } }))
}

type Standing = Pick<Candidate, 'office' | 'person'>

/** Whoever was written in, and stood in a later round, was on no list until now. */
function marked({ candidates }: Election, { office, person }: Standing, status: Candidate['status']): readonly Candidate[] {
  if (!candidates.some((each) => each.office === office && each.person === person))
    return [...candidates, { office, person, status, by: person, nominators: 0 }]
  return candidates.map((each) => (each.office === office && each.person === person ? { ...each, status } : each))
}

/**
 * Whoever stands no longer leaves the contest. INVARIANT: once the polls are open, a contest stays as the ballots have it; the count takes who was barred since
 * from the candidates, and one that is done already is done again.
 */
function gone(election: Election, event: CandidateWithdrawn | CandidateBarred, status: 'withdrawn' | 'barred'): Election {
  const candidates = marked(election, event, status)
  if (currentRound(election)?.openedOn !== undefined)
    return { ...election, candidates, rounds: withRound(election, ({ counted: _, ...round }) => round) }
  const rounds = withRound(election, (round) => ({
    ...round,
    contests: round.contests.map((contest) =>
      contest.office === event.office
        ? { ...contest, candidates: contest.candidates.filter((person) => person !== event.person) }
        : contest,
    ),
  }))
  return { ...election, candidates, rounds }
}

function withRound({ rounds }: Election, change: (round: Round) => Round): readonly Round[] {
  return rounds.map((round, index) => (index === rounds.length - 1 ? change(round) : round))
}
