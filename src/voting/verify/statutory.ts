import type { ShareReached } from '../reached.ts'
import type { Runoff, Validity, VoidPoll } from '../record.ts'
import type { Fraction, StatutoryRules } from '../statute.ts'
import { reaches, type Share, smallestPassing } from '../threshold.ts'
import type { Turnout } from '../turnout.ts'
import { mostOf } from './choice.ts'
import { compare, exact, ZERO } from './exact.ts'
import type { Paper, Poll } from './paper.ts'
import { type Problem, problem } from './problem.ts'
import { firstStage, type Outcome, oneEach, type Totals, totalsOf } from './totals.ts'

/** The tellers' sheet, completed by what was counted. */
interface Box extends Turnout {
  readonly returned: number
  readonly void: number
}

/** Election by a statutory majority, one round of it. */
export function checkStatutory(poll: Poll, papers: readonly Paper[]): Outcome | Problem {
  const rules = poll.rules as unknown as StatutoryRules
  const [least, most] = rules.round === 'revote' ? [0, undefined] : candidatesFor(rules, poll.seats)
  const standing = poll.candidates.length
  if (standing < least || (most !== undefined && standing > most))
    return problem(['candidates'], 'are too few or too many for the seats')
  const totals = totalsOf(poll, papers, ({ names = [] }) => oneEach(names, rules.marks ?? poll.seats))
  if ('ok' in totals) return totals
  const box = boxOf(poll, totals)
  if ('ok' in box) return box
  const share = rules.round === 'revote' ? undefined : rules.round === 'runoff' ? rules.runoff?.win : rules.win
  const lacks = neededFor(rules, share).find((number) => box[number] === undefined)
  if (lacks !== undefined) return problem(['turnout', lacks], 'is missing; the rules are about it')
  const validity = validityOf(rules, box)
  if (validity.valid && poll.turnout !== undefined && box.returned > poll.turnout.eligible)
    return problem(['turnout', 'eligible'], `is ${poll.turnout.eligible}; ${box.returned} ballots were returned`)
  const ballots = { cast: `${box.returned}`, valid: `${totals.valid}`, void: `${box.void}`, blank: `${totals.blank}` }
  const open = { elected: [], tied: [], broken: [], stages: [firstStage(totals)], ballots, validity }
  return validity.valid ? { ...open, ...elect(poll, rules, totals, share, baseOf(share, box)) } : open
}

/** The fewest candidates that may stand for so many seats, and the most: more than the seats by shares of them, and by one at least. */
function candidatesFor(
  { differential }: Pick<StatutoryRules, 'differential'>,
  seats: number,
): readonly [number, number | undefined] {
  if (differential === undefined) return [0, undefined]
  const { min, max } = differential
  const beyond = (share: Fraction | undefined, round: 'up' | 'down') => {
    const { num, den } = share ?? { num: 0, den: 1 }
    return Number((BigInt(seats) * BigInt(num) + (round === 'up' ? BigInt(den) - 1n : 0n)) / BigInt(den))
  }
  const least = Math.max(1, beyond(min, 'up'))
  return [seats + least, max === undefined ? undefined : seats + Math.max(least, beyond(max, 'down'))]
}

/** What was in the box; or why sheet and count do not fit. */
function boxOf({ turnout }: Poll, { valid, void: found }: Totals): Box | Problem {
  if (valid + found > BigInt(Number.MAX_SAFE_INTEGER)) return problem(['ballots'], 'are more than there can be voters')
  const voided = turnout?.void ?? Number(found)
  if (valid + BigInt(voided) > BigInt(Number.MAX_SAFE_INTEGER))
    return problem(['turnout', 'void'], 'are more than there can be voters')
  const returned = turnout?.returned ?? Number(valid) + voided
  if (turnout?.voted !== undefined && turnout.voted > turnout.eligible)
    return problem(['turnout', 'voted'], 'are more than are entitled to')
  if (BigInt(voided) < found) return problem(['turnout', 'void'], `is ${voided}; ${found} of the ballots are void`)
  if (BigInt(returned) !== valid + BigInt(voided))
    return problem(['turnout', 'returned'], `is ${returned}; ${valid} are valid and ${voided} void`)
  return { ...(turnout as Turnout), returned, void: voided }
}

function neededFor(
  { turnout, returnedExceed = [] }: StatutoryRules,
  share: Share | undefined,
): readonly ('eligible' | 'issued' | 'voted')[] {
  const base = share?.of
  return [
    ...(turnout === undefined ? [] : (['eligible', 'voted'] as const)),
    ...returnedExceed,
    ...(base === 'eligible' || base === 'voted' ? [base] : []),
  ]
}

function validityOf(
  { turnout, returnedExceed = [] }: StatutoryRules,
  { eligible, issued = 0, voted = 0, returned }: Box,
): Validity {
  const reached = turnout === undefined ? undefined : shareReached(turnout, voted, eligible)
  const because: VoidPoll[] = []
  if (returnedExceed.includes('issued') && returned > issued) because.push('returnedExceedIssued')
  if (returnedExceed.includes('voted') && returned > voted) because.push('returnedExceedVoted')
  if (reached?.reached === false) because.push('turnoutNotReached')
  return { valid: because.length === 0, because, ...(reached === undefined ? {} : { turnout: reached }) }
}

function shareReached(share: Share, count: number, base: number): ShareReached {
  const least = base === 0 ? undefined : smallestPassing(share, base)
  return { share, count, base, ...(least === undefined ? {} : { least }), reached: reaches([count, base], share) }
}

/** What the share that elects is taken of. */
function baseOf(share: Share | undefined, { eligible, voted, returned }: Box): number {
  return share === undefined ? 0 : share.of === 'eligible' ? eligible : share.of === 'voted' ? (voted ?? 0) : returned
}

/** Elects whoever has enough, those with most if they are too many; the others stand in a runoff for the seats that are left. */
function elect(poll: Poll, rules: StatutoryRules, totals: Totals, share: Share | undefined, base: number): Partial<Outcome> {
  const { votes } = totals
  const ties = poll.ties ?? []
  const ids = [...votes.keys()]
  const least = share === undefined || base === 0 ? undefined : smallestPassing(share, base)
  const able = ids.filter((id) => {
    const own = votes.get(id) ?? ZERO
    if (share === undefined) return poll.candidates.includes(id) && own.num > 0n
    return least !== undefined && compare(own, exact(BigInt(least))) >= 0
  })
  const { chosen, tied, broken } = mostOf(ties, able, poll.seats, 'seats', [votes])
  const outcome = {
    ...{ elected: chosen, tied, broken },
    stages: [{ ...firstStage(totals), elected: chosen }],
    ...(least === undefined ? {} : { quota: `${least}` }),
  }
  const others = ids.filter((id) => !chosen.includes(id))
  const seats = poll.seats - chosen.length - tied.reduce((open, tie) => open + tie.seats, 0)
  const { runoff, round = 'first' } = rules
  if (seats === 0 || others.length === 0 || runoff === undefined || round !== 'first') return outcome
  const [fewest] = candidatesFor({ differential: rules.differential ?? {} }, seats)
  const places = runoff.beyond === undefined ? fewest : seats + runoff.beyond
  const into = mostOf(ties, others, places, 'runoff', [votes])
  const next: Runoff = { seats, candidates: others.filter((id) => into.chosen.includes(id)) }
  return { ...outcome, tied: into.tied, broken: [...broken, ...into.broken], ...(into.tied.length === 0 ? { runoff: next } : {}) }
}
