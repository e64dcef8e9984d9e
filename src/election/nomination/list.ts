import type { Refusal, Result } from '../../base/refusal.ts'
import { candidatesFor } from '../../voting/index.ts'
import type { Contest, Election } from '../election.ts'
import { refuse } from '../phase.ts'
import { notPossible } from '../reason.ts'

/**
 * Who stands for what: those who agreed, in the order in which they were put forward. The order on the ballot is for the host; Zhejiang lists by the strokes of
 * the surname.
 */
export function listOf(election: Election): Result<{ readonly contests: readonly Contest[] }> {
  const contests = election.posts.map(
    ({ office, seats }): Contest => ({ office, seats, candidates: acceptedFor(election, office) }),
  )
  for (const contest of contests) {
    const fault = numbersFault(election, contest) ?? orderFault(election, contest)
    if (fault !== undefined) return refuse(fault)
  }
  return { ok: true, contests }
}

/**
 * Whether there are enough candidates for a post, and not too many 差额. A recall is about one person; where nobody nominates, people vote for whom they want.
 * Too few: more are nominated or the poll is put off, and once the list is published the election fails and is held anew.
 */
export function numbersFault(
  { purpose, procedure }: Pick<Election, 'purpose' | 'procedure'>,
  { office, seats, candidates }: Contest,
): Refusal | undefined {
  const { nomination } = procedure
  if (purpose === 'recall' || nomination.by.length === 0) return undefined
  const { least, most = candidates.length } = candidatesFor(nomination, seats)
  if (candidates.length < least) return notPossible('tooFewCandidates', office)
  return candidates.length > most ? notPossible('tooManyCandidates', office) : undefined
}

/**
 * Whether an order by which the procedure breaks ties names every candidate. If not, whoever it leaves out withdraws, or the election is held anew by another
 * procedure; a further election passes with its days.
 */
export function orderFault(
  { procedure }: Pick<Election, 'procedure'>,
  { candidates }: Pick<Contest, 'candidates'>,
): Refusal | undefined {
  for (const rule of procedure.count.ties ?? []) {
    if (typeof rule !== 'object' || !('order' in rule)) continue
    const left = candidates.filter((person) => !rule.order.includes(person))
    if (left.length > 0) return notPossible('orderIncomplete', ...left)
  }
  return undefined
}

function acceptedFor({ candidates }: Election, office: string): readonly string[] {
  return candidates.flatMap((each) => (each.office === office && each.status === 'accepted' ? each.person : []))
}
