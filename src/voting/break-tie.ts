import { drawLot } from './lot.ts'
import type { Poll } from './method.ts'
import type { Stage } from './record.ts'
import type { BrokenTie, Tie, TieRule } from './tie.ts'
import { compareVotes } from './votes.ts'

/** What the rules of a poll made of a tie. */
export interface TieBreak {
  /** Those whom the rules chose: elected, or into the runoff, or next excluded, or next transferred. In this order. */
  readonly chosen: readonly string[]
  /** One for each rule that told some of them apart, for the record. */
  readonly broken: readonly BrokenTie[]
  /** What no rule broke: fewer seats and fewer candidates than before, perhaps. */
  readonly left?: Tie
}

/**
 * Breaks a tie by the rules of the poll, one after the other; each decides among those whom the ones before it left level. A rule may choose nobody and
 * still leave fewer in the tie.
 *
 * `history` are the stages so far. In an exclusion the worst is chosen, otherwise the best. A lot draws those who are chosen, whatever they are chosen
 * for, with the seed `seed/what/stage` (see `lot.ts`), so that each stage of a count has lots of its own.
 */
export function breakTie(poll: Poll, tie: Tie, history: readonly Stage[]): TieBreak {
  const chosen: string[] = []
  const broken: BrokenTie[] = []
  let left = tie
  for (const rule of poll.ties) {
    const groups = tellApart(rule, left, history)
    if (groups.length < 2) continue
    const before = left
    const next: string[] = []
    for (const group of groups) {
      const seats = before.seats - next.length
      if (group.length > seats) {
        if (seats > 0) left = { ...before, seats, among: before.among.filter((one) => group.includes(one)) }
        break
      }
      next.push(...group)
    }
    chosen.push(...next)
    broken.push({ ...before, rule, chosen: next })
    if (next.length === before.seats) return { chosen, broken }
  }
  return { chosen, broken, left }
}

/** The tied in groups: who is chosen first, who next; within a group the rule tells nobody apart. */
function tellApart(rule: TieRule, tie: Tie, history: readonly Stage[]): readonly (readonly string[])[] {
  if (rule === 'priorStage') return byHistory(tie.among, tie.what === 'exclusion' ? 1 : -1, history)
  if ('lot' in rule) return singles(drawLot(`${rule.lot.seed}/${tie.what}/${tie.stage}`, tie.among, tie.among.length))
  const place = new Map(rule.order.map((candidate, index) => [candidate, index]))
  // Somebody written in stands in no order that was published beforehand: it tells nothing.
  if (tie.among.some((candidate) => !place.has(candidate))) return []
  const order = [...tie.among].sort((a, b) => (place.get(a) as number) - (place.get(b) as number))
  return singles(tie.what === 'exclusion' ? order.reverse() : order)
}

function singles(order: readonly string[]): readonly (readonly string[])[] {
  return order.map((one) => [one])
}

/** In order of the votes at the last stage at which any of them differed, and those level there by the stages before: fewest first, or most (-1). */
function byHistory(among: readonly string[], direction: 1 | -1, history: readonly Stage[]): readonly (readonly string[])[] {
  let groups: readonly (readonly string[])[] = [among]
  for (let stage = history.length - 1; stage >= 0 && groups.length < among.length; stage -= 1) {
    const { votes } = history[stage] as Stage
    groups = groups.flatMap((group) => byVotes(group, direction, votes))
  }
  return groups
}

function byVotes(group: readonly string[], direction: 1 | -1, votes: Stage['votes']): readonly (readonly string[])[] {
  const compare = (a: string, b: string) => compareVotes(votes[a] ?? '0', votes[b] ?? '0') * direction
  const [one = ''] = group
  if (group.every((other) => compare(one, other) === 0)) return [group]
  const parts: string[][] = []
  for (const each of [...group].sort(compare)) {
    const last = parts.at(-1)
    if (last !== undefined && compare(last[0] as string, each) === 0) last.push(each)
    else parts.push([each])
  }
  return parts
}
