import * as z from 'zod'
import type { BallotTotals } from '../record.ts'
import { asDecimal, asFraction, compare, cut, type Exact, exact, over, plus, times } from './exact.ts'
import { type Markings, orderOf } from './order.ts'
import type { Paper, Poll } from './paper.ts'
import { type Problem, problem } from './problem.ts'
import type { Outcome } from './totals.ts'
import { countTransfers, type TransferRule, type Voter } from './transfers.ts'

const skippedRanks = z.exactOptional(z.enum(['skip', 'exhaust', 'exhaustAfterTwo']))
const duplicates = z.exactOptional(z.enum(['skip', 'exhaust']))
const exclusions = {
  batch: z.enum(['none', 'certainLosers']).default('none'),
  excludedFirst: z.array(z.string()).default([]),
}

export const irvRules = z.strictObject({
  overvotes: z.exactOptional(z.enum(['exhaust', 'skip', 'exhaustIfSeveralContinuing'])),
  ...{ skippedRanks, duplicates, ...exclusions },
})

/** The instant runoff: more than half of what still counts elects. */
export function checkIrv(poll: Poll, papers: readonly Paper[]): Outcome | Problem {
  if (poll.seats !== 1) return problem(['seats'], 'is more than the one person whom an instant runoff elects')
  const rules = poll.rules as z.infer<typeof irvRules>
  return staged(poll, papers, rules, () => ({
    ...{ batch: rules.batch, excludedFirst: rules.excludedFirst },
    elects: (votes, together) => compare(times(votes, TWO), together) > 0,
    transfer: (value) => value,
    write: asFraction,
  }))
}

const TWO = exact(2n)

/** STV of the Scottish Local Government Elections Order 2007, rules 45 to 52. */
export function checkScottish(poll: Poll, papers: readonly Paper[]): Outcome | Problem {
  const voters = votersOf(papers, { overvotes: 'exhaust', skippedRanks: 'exhaust', duplicates: 'exhaust' })
  if ('ok' in voters) return voters
  const marked = voters.filter(({ order }) => order.length > 0)
  const [cast, valid] = [all(voters), all(marked)]
  const quota = exact(valid / BigInt(poll.seats + 1) + 1n)
  const ballots = { cast: `${cast}`, valid: `${valid}`, void: `${cast - valid}`, blank: '0' }
  return countTransfers({ ...poll, ties: ['priorStage', ...(poll.ties ?? [])] }, marked, ballots, {
    quota,
    elects: (votes) => compare(votes, quota) >= 0,
    transfer: (value, surplus, votes) => cut(over(times(value, surplus), votes), 5),
    write: (number) => asDecimal(number, 5),
  })
}

export const wigmRules = z
  .strictObject({
    decimals: z.exactOptional(z.int().min(0).max(30)),
    quota: z.enum(['droop', 'droopDecimal', 'hagenbachBischoff', 'hare']).default('droop'),
    overvotes: z.exactOptional(z.enum(['exhaust', 'skip'])),
    ...{ skippedRanks, duplicates, ...exclusions },
  })
  .refine(({ quota, decimals }) => quota !== 'droopDecimal' || decimals !== undefined, { path: ['decimals'] })

/** STV by the weighted inclusive Gregory method: exact, or with every product and quotient cut off (PR Foundation, reference WIGM rule). */
export function checkWigm(poll: Poll, papers: readonly Paper[]): Outcome | Problem {
  const rules = poll.rules as z.infer<typeof wigmRules>
  const { decimals } = rules
  if (decimals === undefined && poll.seats > 10 && poll.standing.length > poll.seats)
    return problem(['rules', 'decimals'], 'is missing; for so many seats votes are no exact fractions')
  const keep = (number: Exact) => (decimals === undefined ? number : cut(number, decimals))
  return staged(poll, papers, rules, (votes) => {
    const quota = quotaOf(rules, votes, BigInt(poll.seats), keep)
    const part = exact(votes, BigInt(poll.seats) + 1n)
    return {
      ...{ quota, batch: rules.batch, excludedFirst: rules.excludedFirst },
      elects: (number) => (rules.quota === 'hagenbachBischoff' ? compare(number, part) > 0 : compare(number, quota) >= 0),
      transfer: (value, surplus, total) => keep(over(keep(times(value, surplus)), total)),
      write: (number) => (decimals === undefined ? asFraction(number) : asDecimal(number, decimals)),
    }
  })
}

function quotaOf(
  { quota, decimals = 0 }: z.infer<typeof wigmRules>,
  votes: bigint,
  seats: bigint,
  keep: (number: Exact) => Exact,
): Exact {
  if (quota === 'droop') return exact(votes / (seats + 1n) + 1n)
  const lastPlace = exact(1n, 10n ** BigInt(decimals))
  if (quota === 'droopDecimal') return plus(keep(exact(votes, seats + 1n)), lastPlace)
  const share = exact(votes, quota === 'hare' ? seats : seats + 1n)
  return compare(keep(share), share) < 0 ? plus(keep(share), lastPlace) : share
}

/** Methods in which every ballot is valid. `ruleFor` takes how many are for somebody. */
function staged(
  poll: Poll,
  papers: readonly Paper[],
  rules: Markings & { readonly excludedFirst: readonly string[] },
  ruleFor: (votes: bigint) => TransferRule,
): Outcome | Problem {
  const stranger = rules.excludedFirst.findIndex((id) => !poll.candidates.includes(id))
  if (stranger >= 0) return problem(['rules', 'excludedFirst', stranger], 'is no candidate')
  const voters = votersOf(papers, rules)
  if ('ok' in voters) return voters
  const ballots = ballotsOf(voters)
  return countTransfers(poll, voters, ballots, ruleFor(BigInt(ballots.cast) - BigInt(ballots.blank)))
}

/** How many ballots there were, where all are valid. */
export function ballotsOf(voters: readonly Voter[]): BallotTotals {
  const [cast, blank] = [all(voters), all(voters.filter(({ order }) => order.length === 0))]
  return { cast: `${cast}`, valid: `${cast}`, void: '0', blank: `${blank}` }
}

/** What ballots say once they are read by the rules. */
export function votersOf(papers: readonly Paper[], rules: Markings): readonly Voter[] | Problem {
  const voters: Voter[] = []
  for (const { index, voters: number, ranks = [] } of papers) {
    const order = orderOf(ranks, rules)
    if ('missing' in order) return problem(['rules', order.missing], `is missing; ballot ${index} asks for it`)
    voters.push({ voters: number, order })
  }
  return voters
}

function all(voters: readonly Voter[]): bigint {
  return voters.reduce((total, { voters: number }) => total + number, 0n)
}
