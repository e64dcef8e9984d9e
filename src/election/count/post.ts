import type { JsonObject } from '../../base/json.ts'
import { candidatesFor, type PollInput, type StatutoryRules, type Turnout } from '../../voting/index.ts'
import type { Contest, Election, Round } from '../election.ts'
import type { CountRule } from '../procedure.ts'
import type { Keeping, ReadPost } from './ballots.ts'

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

/** The poll of a post, for the counter. `names` are the most that stand on one of its ballots. */
export function pollOf(
  { procedure, purpose }: Pick<Election, 'procedure' | 'purpose'>,
  { kind }: Round,
  {
    seats,
    candidates,
    names,
    turnout,
  }: Pick<PollInput, 'seats' | 'candidates'> & { readonly names: number; readonly turnout?: Turnout },
): PollInput {
  const { method, ties, unranked } = procedure.count
  const rules = procedure.count.rules as JsonObject | undefined
  const most = mostNames(procedure.count, seats) ?? names
  return {
    method,
    seats,
    candidates,
    ...(turnout === undefined ? {} : { turnout }),
    ...(ties === undefined ? {} : { ties }),
    ...(unranked === undefined ? {} : { unranked }),
    ...(method === 'statutory-majority'
      ? {
          rules: statutory(
            rules as unknown as StatutoryRules,
            purpose,
            STATUTORY_ROUND[kind],
            seats,
            candidates,
            Math.max(most, names),
          ),
        }
      : method === 'limited'
        ? { rules: { marks: Math.max(most, names) } }
        : rules === undefined
          ? {}
          : { rules }),
  }
}

/**
 * Whether enough candidates stand was decided when the polls opened; a count does not refuse because one of them withdrew, or because a recall is about one
 * person.
 */
function statutory(
  { differential, marks: _, ...rules }: StatutoryRules,
  purpose: Election['purpose'],
  round: NonNullable<StatutoryRules['round']>,
  seats: number,
  candidates: readonly string[],
  marks: number,
): JsonObject {
  const { least, most = Number.POSITIVE_INFINITY } = candidatesFor(differential === undefined ? {} : { differential }, seats)
  const stands = purpose !== 'recall' && candidates.length >= least && candidates.length <= most
  return {
    ...rules,
    ...(differential !== undefined && stands ? { differential } : {}),
    round,
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
