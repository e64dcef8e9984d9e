import { canonical } from '../../base/canonical.ts'
import type { Json } from '../../base/json.ts'
import type { Context } from '../../base/lifecycle.ts'
import type { Refusal } from '../../base/refusal.ts'
import type { MethodName } from '../../voting/index.ts'
import type { Election } from '../election.ts'
import { inPersonFault, personFault } from '../person.ts'
import { type ElectionDecision, happens, head, refuse } from '../phase.ts'
import { notPossible } from '../reason.ts'
import type { Hands } from '../rows.ts'
import type { SubmitHands } from './action.ts'
import { countedFault, elsewhere, unsigned } from './boxes.ts'
import { handsRow } from './hands.ts'
import { boxOf, type RoundAt } from './papers.ts'
import { readPostOf } from './post.ts'

/** Methods that count the votes of each person, so that a sum of hands is all that they read. */
const SUMMING: readonly MethodName[] = ['statutory-majority', 'plurality', 'limited', 'approval', 'two-round']

/** Two tellers who count the same hands close the vote of a meeting; two who do not begin it anew. */
export function submitHands(action: SubmitHands, at: RoundAt, election: Election, context: Context): ElectionDecision {
  const { box: id, teller, voted, hands, scrutineers } = action
  if (election.procedure.poll.ballot === 'secret') return refuse(notPossible('ballotIsSecret'))
  if (!election.officers.tellers.includes(teller)) return refuse(notPossible('noTeller', teller))
  const box = boxOf(at, id, context.state)
  if (box === undefined) return refuse({ code: 'notFound', what: 'box', id })
  if (box.channel !== 'meeting') return refuse(notPossible('otherBox', id))
  const { sheets, agreed } = handsRow(at, id, context.state)
  if (agreed === true) return refuse({ code: 'alreadyExists', what: 'hands', id })
  if (box.voted > 0) return refuse(notPossible('votersAreNamed', id))
  const [first] = sheets
  if (first?.teller === teller) return refuse(notPossible('sameTeller', teller))
  const fault =
    inPersonFault(action, teller, election, context) ??
    countedFault(at) ??
    elsewhere(scrutineers, id, at, context) ??
    unsigned(scrutineers, election) ??
    handsFault(action, at, election, context)
  if (fault !== undefined) return refuse(fault)
  const same = first !== undefined && canonical(plain(first)) === canonical(plain({ voted, hands }))
  return happens({
    ...head('handsSubmitted', action, election, context),
    round: at.number,
    box: id,
    teller,
    voted,
    hands,
    scrutineers,
    agrees: first === undefined ? 'first' : same ? 'yes' : 'no',
  })
}

/** Hands are raised for those who can be voted on, by no more than were there, and for no more persons each than a ballot may name. */
function handsFault(
  { voted, hands }: SubmitHands,
  { round }: RoundAt,
  election: Election,
  context: Context,
): Refusal | undefined {
  const { method } = election.procedure.count
  if (!SUMMING.includes(method)) return notPossible('handsSayTooLittle', method)
  const eligible = election.roll?.eligible ?? 0
  if (voted > eligible)
    return { code: 'tallyImpossible', problem: `${voted} are said to have voted, and ${eligible} are on the roll` }
  const persons = Object.values(hands).flatMap((votes) => Object.keys(votes))
  const twice = persons.find((person, index) => persons.indexOf(person) !== index)
  if (twice !== undefined) return notPossible('personForTwoPosts', twice)
  for (const [office, votes] of Object.entries(hands)) {
    const contest = round.contests.find((each) => each.office === office)
    if (contest === undefined) return { code: 'malformed', path: ['hands', office], problem: 'is no post of this round' }
    const { writeIns, candidates, most = Object.keys(votes).length } = readPostOf(contest, election, round)
    for (const [person, number] of Object.entries(votes)) {
      if (!candidates.includes(person) && !writeIns) return notPossible('noWriteIns', office)
      const unknown = candidates.includes(person) ? undefined : personFault(person, context)
      if (unknown !== undefined) return unknown
      if (number > voted)
        return { code: 'tallyImpossible', problem: `${number} hands for \`${person}\`, and ${voted} are said to have voted` }
    }
    const all = Object.values(votes).reduce((sum, number) => sum + number, 0)
    if (all > voted * most)
      return {
        code: 'tallyImpossible',
        problem: `${all} hands for \`${office}\`, and ${voted} voters raise ${most} each at most`,
      }
  }
  return undefined
}

function plain({ voted, hands }: Hands): Json {
  return { voted, hands } as unknown as Json
}
