import { plain } from '../../base/plain.ts'
import { ballotSchema } from '../ballot.ts'
import type { MethodName, PollInput } from '../poll.ts'
import { type Problem, problem } from './problem.ts'

/** A poll as checkers read it from a record. */
export interface Poll extends PollInput {
  /** The candidates who did not withdraw. */
  readonly standing: readonly string[]
}

/** What one ballot says, without those who withdrew. One of the three is there. */
export interface Paper {
  /** Its place in the list. */
  readonly index: number
  readonly voters: bigint
  /** Best first; a rank that was skipped is empty. */
  readonly ranks?: readonly (readonly string[])[]
  /** Whom it votes for, those written in too. */
  readonly names?: readonly string[]
  readonly scores?: readonly (readonly [string, number])[]
}

type Form = 'ranking' | 'approvals' | 'scores' | 'marks'

const NAMES: readonly Form[] = ['approvals', 'marks']
const RANKS: readonly Form[] = ['ranking']

/** What ballots of each method can say. */
const FORMS: { readonly [Name in MethodName]: readonly Form[] } = {
  plurality: ['ranking', ...NAMES],
  limited: NAMES,
  'two-round': ['ranking', ...NAMES],
  'statutory-majority': NAMES,
  approval: NAMES,
  score: ['scores'],
  borda: RANKS,
  irv: RANKS,
  schulze: RANKS,
  'ranked-pairs': RANKS,
  copeland: RANKS,
  minimax: RANKS,
  'scottish-stv': RANKS,
  'wigm-stv': RANKS,
  'meek-stv': RANKS,
}

/** Methods whose rules say what it means that a ballot ranks somebody twice. */
const TWICE: readonly MethodName[] = ['irv', 'scottish-stv', 'wigm-stv', 'meek-stv']

/** Reads ballots, or says which cannot be one of this poll. */
export function readPapers(poll: Poll, ballots: unknown): readonly Paper[] | Problem {
  if (!Array.isArray(ballots)) return problem(['ballots'], 'are not a list of ballots')
  const papers: Paper[] = []
  for (const [index, ballot] of ballots.entries()) {
    const paper = readPaper(poll, ballot, index)
    if (typeof paper === 'string') return problem(['ballots', index], paper)
    papers.push(paper)
  }
  return papers
}

/** A ballot, or why it is none. */
function readPaper(poll: Poll, given: unknown, index: number): Paper | string {
  const copy = plain(given)
  if (!copy.ok) return 'is not plain JSON'
  const parsed = ballotSchema.safeParse(copy.value)
  if (!parsed.success) return 'has not the form of a ballot'
  const ballot = parsed.data
  const voters = BigInt(ballot.count ?? 1)
  const form = (['ranking', 'approvals', 'scores', 'marks'] as const).find((field) => field in ballot) as Form
  if (!FORMS[poll.method].includes(form)) return `holds \`${form}\`, which this method does not count`
  const stands = (id: string) => poll.standing.includes(id)
  if ('ranking' in ballot) {
    const ranks = ballot.ranking.map((rank) => (typeof rank === 'string' ? [rank] : rank))
    const named = ranks.flat()
    const wrong = strangerIn(poll, named) ?? (TWICE.includes(poll.method) ? undefined : twiceIn(named.filter(stands)))
    // A rank that only those had who withdrew is no rank; one that was left empty is.
    return (
      wrong ?? {
        index,
        voters,
        ranks: ranks.map((rank) => rank.filter(stands)).filter((rank, k) => rank.length > 0 || ranks[k]?.length === 0),
      }
    )
  }
  if ('approvals' in ballot) {
    const names = ballot.approvals.filter(stands)
    return strangerIn(poll, ballot.approvals) ?? twiceIn(names) ?? { index, voters, names }
  }
  if ('scores' in ballot) {
    const scores = Object.entries(ballot.scores)
    const ids = scores.map(([id]) => id)
    return strangerIn(poll, ids) ?? { index, voters, scores: scores.filter(([id]) => stands(id)) }
  }
  const marks = Object.entries(ballot.marks)
  const writtenIn = marks.filter(([, mark]) => mark === 'writeIn').map(([id]) => id)
  const marked = marks.filter(([, mark]) => mark !== 'writeIn').map(([id]) => id)
  const candidate = writtenIn.find((id) => poll.candidates.includes(id))
  if (candidate !== undefined) return `writes \`${candidate}\` in, who is a candidate`
  const names = marks.filter(([id, mark]) => mark === 'for' && stands(id)).map(([id]) => id)
  return strangerIn(poll, marked) ?? { index, voters, names: [...names, ...writtenIn] }
}

function strangerIn(poll: Poll, ids: readonly string[]): string | undefined {
  const stranger = ids.find((id) => !poll.candidates.includes(id))
  return stranger === undefined ? undefined : `names \`${stranger}\`, who is no candidate`
}

function twiceIn(ids: readonly string[]): string | undefined {
  const twice = ids.find((id, index) => ids.indexOf(id) !== index)
  return twice === undefined ? undefined : `names \`${twice}\` twice`
}
