import type { Result } from '../../../base/refusal.ts'
import { breakTie } from '../../break-tie.ts'
import type { Poll } from '../../method.ts'
import { noVote } from '../../most.ts'
import { refuseTooMany } from '../../ranked.ts'
import type { Rankings } from '../../ranking-columns.ts'
import { rankingTotals } from '../../rankings.ts'
import type { CountRecord, Stage } from '../../record.ts'
import type { BrokenTie, Tie } from '../../tie.ts'
import { whole } from '../../whole.ts'
import { distribute, type Levels } from './distribute.ts'
import type { Keeping } from './keeping.ts'
import { grow, type Standing, type Tree, treeOf } from './tree.ts'

/** A count by Meek's method on its way. */
interface Course<V> {
  readonly poll: Poll
  readonly tree: Tree
  readonly keeping: Keeping<V>
  readonly levels: Levels
  /** All ballots, each of weight one. */
  readonly all: V
  readonly standing: Standing[]
  readonly factors: V[]
  readonly listed: readonly number[]
  readonly places: number
  votes: V[]
  quota: V
  readonly elected: number[]
  readonly stages: Stage[]
  readonly broken: BrokenTie[]
  readonly tied: Tie[]
}

/** Counts by Meek's method: rounds, each of which ends when somebody is elected or, once nobody else can be, with the exclusion of one. */
export function countRounds<V>(poll: Poll, rankings: Rankings, keeping: Keeping<V>, levels: Levels): Result<CountRecord> {
  const refused = refuseTooMany(poll)
  if (refused !== undefined) return refused
  const ballots = rankingTotals(rankings)
  const { candidates, withdrawn } = poll
  const none = keeping.minus(keeping.one, keeping.one)
  const listed = [...candidates.keys()].filter((candidate) => !withdrawn.has(candidate))
  const standing = candidates.map((_, candidate): Standing => (withdrawn.has(candidate) ? 'out' : 'hopeful'))
  const goesOn = levels === 'split' ? ('some' as const) : ('every' as const)
  const tree = treeOf(rankings, standing, (level) => level[goesOn]((candidate) => standing[candidate] === 'elected'))
  const course: Course<V> = {
    ...{ poll, tree, standing, keeping, levels, listed, elected: [], stages: [], broken: [], tied: [] },
    all: keeping.times(keeping.one, whole(BigInt(ballots.valid))),
    factors: candidates.map(() => keeping.one),
    places: Math.min(poll.seats, listed.length),
    votes: candidates.map(() => none),
    quota: none,
  }
  if (ballots.valid === ballots.blank) {
    iterate(course)
    course.stages.push(stageOf(course, 'first', []))
    course.tied.push(
      ...noVote(
        poll,
        listed.map((candidate) => ({ id: candidates[candidate] as string, votes: 0 })),
      ).tied,
    )
  } else countAll(course)
  const { stages, broken, tied, quota } = course
  const elected = stages.flatMap((stage) => stage.elected)
  return { ok: true, ...poll.input, elected, tied, broken, stages, ballots, quota: keeping.write(quota) }
}

function countAll<V>(course: Course<V>): void {
  let excluded: readonly number[] = []
  for (let kind = 'first'; ; kind = excluded.length === 0 ? 'iteration' : 'exclusion') {
    const { reached, surplus } = iterate(course)
    electReached(course, stageOf(course, kind, excluded), reached)
    const left = hopefuls(course)
    if (course.tied.length > 0 || left.length === 0) return
    if (seatsLeft(course) === 0) return closeCount(course, left)
    excluded = reached.length > 0 ? [] : chooseLast(course, surplus)
    if (course.tied.length > 0) return
    // An election leaves as many to be excluded as before, so that this is one.
    if (left.length - excluded.length === seatsLeft(course)) return closeCount(course, excluded)
    for (const candidate of excluded) putOut(course, candidate)
  }
}

/** Iterates until somebody reaches the quota, or the surplus of the elected is as good as gone or falls no further. */
function iterate<V>(course: Course<V>): { readonly reached: readonly number[]; readonly surplus: V } {
  const { poll, tree, keeping, levels, factors, elected } = course
  grow(tree)
  const none = keeping.minus(keeping.one, keeping.one)
  for (let before: V | undefined; ; ) {
    course.votes = distribute(tree, keeping, factors, levels)
    course.quota = keeping.quota(course.votes.reduce(keeping.plus), BigInt(poll.seats) + 1n)
    const reached = hopefuls(course).filter((candidate) => keeping.elects(votesOf(course, candidate), course.quota))
    const held = elected.map((candidate) => votesOf(course, candidate)).reduce(keeping.plus, none)
    const due = keeping.times(course.quota, elected.length)
    const surplus = keeping.compare(held, due) > 0 ? keeping.minus(held, due) : none
    const settled = keeping.ends(surplus) || (before !== undefined && keeping.compare(surplus, before) >= 0)
    if (reached.length > 0 || settled) return { reached, surplus }
    before = surplus
    for (const candidate of elected) {
      const votes = votesOf(course, candidate)
      if (keeping.compare(votes, none) === 0) continue
      const factor = keeping.factor(factors[candidate] as V, course.quota, votes)
      factors[candidate] = keeping.compare(factor, keeping.one) < 0 ? factor : keeping.one
    }
  }
}

/** Elects those who reached the quota, and all who are left, if they are no more than the seats. Writes the stage down. */
function electReached<V>(course: Course<V>, stage: Stage, reached: readonly number[]): void {
  const left = mostFirst(course, hopefuls(course))
  const now = left.length <= seatsLeft(course) ? left : withinSeats(course, stage, mostFirst(course, reached))
  elect(course, now)
  course.stages.push({ ...stage, elected: now.map((candidate) => idOf(course, candidate)) })
}

/** Those of a list, most votes first, for whom there are seats. Rounding can let one more reach a quota than there are; a tie at the edge goes by the rules. */
function withinSeats<V>(course: Course<V>, stage: Stage, sorted: readonly number[]): readonly number[] {
  const seats = seatsLeft(course)
  const edge = sorted[seats]
  if (edge === undefined) return sorted
  const level = sorted.filter((candidate) => course.keeping.compare(votesOf(course, candidate), votesOf(course, edge)) === 0)
  const above = sorted.slice(0, sorted.indexOf(level[0] as number))
  if (above.length === seats) return above
  return [...above, ...breakTieOf(course, 'seats', seats - above.length, level, [...course.stages, stage])]
}

/** The candidate with fewest votes; those whom the surplus that is left could put below are tied with it. */
function chooseLast<V>(course: Course<V>, surplus: V): readonly number[] {
  const { keeping, stages } = course
  const sorted = mostFirst(course, hopefuls(course)).reverse()
  const reach = keeping.plus(votesOf(course, sorted[0] as number), surplus)
  const low = sorted.filter((candidate) => keeping.compare(votesOf(course, candidate), reach) <= 0)
  return low.length === 1 ? low : breakTieOf(course, 'exclusion', 1, low, stages)
}

function breakTieOf<V>(
  course: Course<V>,
  what: Tie['what'],
  seats: number,
  level: readonly number[],
  history: readonly Stage[],
): readonly number[] {
  const { poll, broken, tied } = course
  const among = [...level].sort((a, b) => a - b).map((candidate) => idOf(course, candidate))
  const result = breakTie(poll, { what, seats, among, stage: history.length - 1 }, history)
  broken.push(...result.broken)
  if (result.left !== undefined) tied.push(result.left)
  return result.chosen.map((id) => poll.indexOf.get(id) as number)
}

/** The last stage: some are out, and the seats that are left go to all others. No vote is transferred any more. */
function closeCount<V>(course: Course<V>, excluded: readonly number[]): void {
  for (const candidate of excluded) putOut(course, candidate)
  const rest = mostFirst(course, hopefuls(course))
  elect(course, rest)
  const last = stageOf(course, 'exclusion', excluded)
  course.stages.push({ ...last, elected: rest.map((candidate) => idOf(course, candidate)) })
}

function elect<V>({ standing, elected }: Course<V>, candidates: readonly number[]): void {
  for (const candidate of candidates) standing[candidate] = 'elected'
  elected.push(...candidates)
}

function putOut<V>({ keeping, standing, votes }: Course<V>, candidate: number): void {
  standing[candidate] = 'out'
  votes[candidate] = keeping.minus(keeping.one, keeping.one)
}

/** A stage as everybody stands now, before anybody is elected by it. */
function stageOf<V>(course: Course<V>, kind: string, excluded: readonly number[]): Stage {
  const { keeping, listed, votes, all, quota } = course
  const of = excluded.map((candidate) => idOf(course, candidate))
  return {
    kind,
    ...(of.length === 0 ? {} : { of }),
    votes: Object.fromEntries(listed.map((candidate) => [idOf(course, candidate), keeping.write(votesOf(course, candidate))])),
    elected: [],
    excluded: of,
    exhausted: keeping.write(keeping.minus(all, votes.reduce(keeping.plus))),
    loss: keeping.write(keeping.minus(keeping.one, keeping.one)),
    quota: keeping.write(quota),
  }
}

function hopefuls<V>({ listed, standing }: Course<V>): number[] {
  return listed.filter((candidate) => standing[candidate] === 'hopeful')
}

function mostFirst<V>(course: Course<V>, candidates: readonly number[]): number[] {
  return [...candidates].sort((a, b) => course.keeping.compare(votesOf(course, b), votesOf(course, a)))
}

function seatsLeft<V>({ places, elected }: Course<V>): number {
  return places - elected.length
}

function votesOf<V>({ votes }: Course<V>, candidate: number): V {
  return votes[candidate] as V
}

function idOf<V>({ poll }: Course<V>, candidate: number): string {
  return poll.candidates[candidate] as string
}
