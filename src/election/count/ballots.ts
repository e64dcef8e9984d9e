import { canonical } from '../../base/canonical.ts'
import type { Ballot, MethodName } from '../../voting/index.ts'
import type { Paper, PaperCount } from '../rows.ts'

/** A post as its ballots are read. */
export interface ReadPost {
  readonly office: string
  /** Whom the voters choose among; nobody, where they choose freely. */
  readonly candidates: readonly string[]
  /** The most names on a ballot; any number, if absent. */
  readonly most?: number
  readonly writeIns: boolean
  /** Persons written in are counted as candidates: some seats are reserved, and nobody may have two. */
  readonly listsWrittenIn: boolean
  /** Barred from the post: read as candidates where they are written in, so that the count can pass over them. */
  readonly barred?: readonly string[]
  /** Candidates who failed for higher posts, and keep their votes for this one. */
  readonly keeping: readonly Keeping[]
}

/** Candidates who failed for a higher post: whoever voted for them there votes for them here. */
export interface Keeping {
  readonly office: string
  readonly most?: number
  readonly persons: readonly string[]
}

/** The ballots of one post, void ones apart. */
export interface ReadBallots {
  readonly candidates: readonly string[]
  /** Persons on these ballots who are no candidates of the list. */
  readonly strangers: readonly string[]
  readonly ballots: readonly Ballot[]
  readonly void: number
  /** The most names on one of them. */
  readonly names: number
}

/**
 * Reads what papers say of one post. A paper without a ballot for it is blank there. A ballot is void for the post that names more persons than it may, or
 * somebody who is no candidate where that is not allowed; a paper that names one person for two posts is void for all.
 *
 * Source: Electoral Law of the PRC, 2020, Art. 44; Zhejiang Measures for the Election of Villagers' Committees, Art. 18 (one person for two posts).
 */
export function readPapers(papers: readonly PaperCount[], post: ReadPost, method: MethodName): ReadBallots {
  const candidates = standingOn(papers, post)
  const ballots: Ballot[] = []
  const strangers = new Set<string>()
  let none = 0
  let names = 0
  for (const { paper, count } of papers) {
    const said = paper[post.office] ?? blankOf(method)
    if (isTwice(paper) || isVoid(said, post)) {
      none += Number(count)
      continue
    }
    const ballot = joined(said, kept(paper, post.keeping), candidates)
    names = Math.max(names, namesOn(ballot).length)
    ballots.push({ ...ballot, count })
    for (const person of strangersOn(said, post)) strangers.add(person)
  }
  return { candidates, strangers: [...strangers], ballots, void: none, names }
}

/**
 * Whether an election takes a ballot of this kind. Where two rounds elect, the second is a round of its own: a ballot names and does not rank, for the counter refuses ballots
 * of both kinds together, and one voter could stop the count.
 */
export function isTaken(ballot: Ballot, method: MethodName): boolean {
  return method !== 'two-round' || !('ranking' in ballot)
}

/** The persons whom a ballot names, if it is of a kind that names. */
function namesOn(ballot: Ballot): readonly string[] {
  if ('approvals' in ballot) return ballot.approvals
  if (!('marks' in ballot)) return []
  return Object.keys(ballot.marks).filter((person) => ballot.marks[person] === 'for' || ballot.marks[person] === 'writeIn')
}

/** Equal papers together, in the order of their canonical text. Approvals are in no order, nor are those who are level in a ranking. */
export function grouped(papers: Iterable<PaperCount>): readonly PaperCount[] {
  const groups = new Map<string, { readonly paper: Paper; count: bigint }>()
  for (const { paper, count } of papers) {
    const text = canonical(Object.fromEntries(Object.entries(paper).map(([office, ballot]) => [office, inOrder(ballot)])))
    const group = groups.get(text)
    if (group === undefined) groups.set(text, { paper: JSON.parse(text), count: BigInt(count) })
    else group.count += BigInt(count)
  }
  return [...groups.keys()].sort().map((text) => {
    const { paper, count } = groups.get(text) as { readonly paper: Paper; readonly count: bigint }
    return { paper, count: count <= Number.MAX_SAFE_INTEGER ? Number(count) : String(count) }
  })
}

/** Whether the order in which a paper writes names says nothing, so that it would only be a sign by which the paper can be found again. */
export function hasIdleOrder(paper: Paper): boolean {
  return Object.values(paper).some(
    (ballot) => 'approvals' in ballot || ('ranking' in ballot && ballot.ranking.some((rank) => typeof rank !== 'string')),
  )
}

function inOrder(ballot: Ballot): Ballot {
  if ('approvals' in ballot) return { approvals: [...ballot.approvals].sort() }
  if (!('ranking' in ballot)) return ballot
  return { ranking: ballot.ranking.map((rank) => (typeof rank === 'string' ? rank : [...rank].sort())) }
}

/** How many voters cast these papers. */
export function votersOf(papers: readonly PaperCount[]): number {
  return Number(papers.reduce((sum, { count }) => sum + BigInt(count), 0n))
}

/** The candidates, those who keep votes for this post, and whoever else is counted as one or passed over. */
function standingOn(papers: readonly PaperCount[], post: ReadPost): readonly string[] {
  const { office, candidates, keeping, listsWrittenIn, barred = [] } = post
  const listed = [...candidates, ...keeping.flatMap(({ persons }) => persons)]
  const all = candidates.length === 0 || listsWrittenIn
  if (!all && barred.length === 0) return [...new Set(listed)]
  const others = papers.flatMap(({ paper }) => (paper[office] === undefined ? [] : strangersOn(paper[office], post)))
  return [...new Set([...listed, ...others.filter((person) => all || barred.includes(person)).sort()])]
}

/** Whoever is written in; where voters choose freely, everybody. */
function strangersOn(ballot: Ballot, { candidates }: ReadPost): readonly string[] {
  if (candidates.length === 0) return personsOn(ballot)
  return 'marks' in ballot ? Object.keys(ballot.marks).filter((person) => ballot.marks[person] === 'writeIn') : []
}

function personsOn(ballot: Ballot): readonly string[] {
  if ('ranking' in ballot) return ballot.ranking.flat()
  if ('scores' in ballot) return Object.keys(ballot.scores)
  return 'marks' in ballot ? Object.keys(ballot.marks) : ballot.approvals
}

/** Whether a paper votes for one person more than once. */
export function isTwice(paper: Paper): boolean {
  const names = Object.values(paper).flatMap(namesOn)
  return new Set(names).size < names.length
}

function isVoid(ballot: Ballot, { most, writeIns }: Pick<ReadPost, 'most' | 'writeIns'>): boolean {
  if (most !== undefined && namesOn(ballot).length > most) return true
  return !writeIns && 'marks' in ballot && Object.values(ballot.marks).includes('writeIn')
}

/** Whom a paper names for higher posts who keep that vote; a ballot that is void for its post gives none. */
function kept(paper: Paper, keeping: readonly Keeping[]): readonly string[] {
  return keeping.flatMap(({ office, most, persons }) => {
    const names = paper[office] === undefined ? [] : namesOn(paper[office])
    return most !== undefined && names.length > most ? [] : names.filter((person) => persons.includes(person))
  })
}

/** A ballot with the votes that are kept. Whoever wrote a candidate in voted for them. */
function joined(ballot: Ballot, votes: readonly string[], candidates: readonly string[]): Ballot {
  if ('approvals' in ballot) return { approvals: [...ballot.approvals, ...votes] }
  if (!('marks' in ballot)) return ballot
  const marks = Object.entries(ballot.marks).map(
    ([person, mark]) => [person, mark === 'writeIn' && candidates.includes(person) ? 'for' : mark] as const,
  )
  return { marks: Object.fromEntries([...marks, ...votes.map((person) => [person, 'for'] as const)]) }
}

function blankOf(method: MethodName): Ballot {
  switch (method) {
    case 'statutory-majority':
    case 'limited':
    case 'approval':
    case 'plurality':
    case 'two-round':
      return { approvals: [] }
    case 'score':
      return { scores: {} }
    default:
      return { ranking: [] }
  }
}
