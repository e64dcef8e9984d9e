import type { JsonObject } from '../../base/json.ts'
import { candidatesFor, type PollInput, type StatutoryRules, type TieRule } from '../../voting/index.ts'
import type { Contest, Election, Round } from '../election.ts'
import type { CountRule } from '../procedure.ts'
import type { Keeping, ReadPost } from './ballots.ts'

/** A name that nobody bears: it stands where no ballot names anybody, withdrawn, so that such a poll is counted like another. */
export const NOBODY = 'nobody'

const STATUTORY_ROUND = { first: 'first', revote: 'revote', further: 'runoff' } as const

/** A post of a round as its ballots are read. Nobody is written in where the tied alone are voted on. */
export function readPostOf(
  { office, seats, candidates }: Contest,
  { procedure, posts }: Pick<Election, 'procedure' | 'posts'>,
  { kind }: Round,
  keeping: readonly Keeping[] = [],
): ReadPost {
  const most = mostNames(procedure.count, seats)
  const free = candidates.length === 0
  return {
    office,
    candidates,
    ...(most === undefined ? {} : { most }),
    listsWrittenIn: posts.some((post) => post.office === office && post.reserved !== undefined),
    writeIns: free || (procedure.poll.writeIns === true && kind !== 'revote'),
    keeping,
  }
}

/** A post with its ballots, to be counted. */
export interface Counted extends Pick<PollInput, 'seats' | 'candidates' | 'turnout'> {
  /** The most names on one of the ballots that are not void: more than the post allows, where votes for a higher post are kept. */
  readonly names: number
}

/** The poll of a post, for the counter. */
export function pollOf({ procedure }: Pick<Election, 'procedure'>, round: Round, counted: Counted): PollInput {
  const { method, ties, unranked } = procedure.count
  const { seats, candidates, turnout } = counted
  const rules = rulesFor(procedure.count, round, counted)
  return {
    method,
    seats,
    candidates,
    ...(turnout === undefined ? {} : { turnout }),
    ...(ties === undefined ? {} : { ties: ties.map((rule) => among(candidates, rule)) }),
    ...(unranked === undefined ? {} : { unranked }),
    ...(rules === undefined ? {} : { rules }),
  }
}

/**
 * An order of persons among the candidates of one post and round: whoever does not stand is left out. Whoever it leaves out comes last, in the order of the list; that can only
 * be who was written in, or is barred, since no list is published and no round called with a candidate whom it leaves out.
 */
function among(candidates: readonly string[], rule: TieRule): TieRule {
  if (typeof rule !== 'object' || !('order' in rule)) return rule
  const named = rule.order.filter((person) => candidates.includes(person))
  return { order: [...new Set([...named, ...candidates])] }
}

function rulesFor(rule: CountRule, round: Round, counted: Counted): PollInput['rules'] {
  const { method, rules } = rule
  const marks = Math.max(mostNames(rule, counted.seats) ?? 0, counted.names)
  if (method === 'limited') return { marks }
  return method === 'statutory-majority' ? statutory((rules ?? {}) as unknown as StatutoryRules, round, counted, marks) : rules
}

/**
 * Whether enough candidates stand was decided when the polls opened: a count does not refuse because one of them withdrew, or because a recall is about one
 * person.
 */
function statutory(
  { differential, marks: _, ...rules }: StatutoryRules,
  { kind }: Round,
  { seats, candidates }: Counted,
  marks: number,
): NonNullable<PollInput['rules']> {
  const { least, most = Number.POSITIVE_INFINITY } = candidatesFor(differential === undefined ? {} : { differential }, seats)
  const enough = candidates.length >= least && candidates.length <= most
  return {
    ...rules,
    ...(differential !== undefined && enough ? { differential } : {}),
    round: STATUTORY_ROUND[kind],
    ...(marks === seats ? {} : { marks }),
  } as unknown as JsonObject
}

/** The most names on a ballot by the procedure; any number, if undefined. */
function mostNames({ method, rules = {} }: CountRule, seats: number): number | undefined {
  switch (method) {
    case 'statutory-majority':
    case 'limited':
      return Number(rules.marks ?? seats)
    case 'plurality':
    case 'two-round':
      return 1
    default:
      return undefined
  }
}
