import type { Reader } from '../../base/lifecycle.ts'
import { type Box, type Hands, type HandsRow, keyOf, type PaperCount } from '../rows.ts'

/** What was told of the hands of a meeting so far. */
export function handsRow(
  { election, number }: { readonly election: string; readonly number: number },
  box: string,
  state: Pick<Reader, 'get'>,
): HandsRow {
  const row = state.get('election.hands', keyOf(election, number, box)) as unknown as HandsRow | undefined
  return row ?? { sheets: [], recounts: 0 }
}

/** The box of a meeting whose hands two tellers counted alike. */
export function boxOfHands(voted: number): Partial<Box> {
  return { voted, issued: voted, returned: voted }
}

/**
 * Papers that say what the hands say. Which hands were one voter's nobody knows, and nobody needs to: each person's votes are their sum, whichever papers they
 * stand on. Persons follow each other round the voters, so that no paper has more names than another by two, and none a name twice.
 */
export function papersOfHands({ voted, hands }: Hands): readonly PaperCount[] {
  if (voted === 0) return []
  const spans = Object.entries(hands).flatMap(([office, votes]) => {
    let next = 0
    return Object.entries(votes).map(([person, number]) => {
      const from = next % voted
      next += number
      return { office, person, from, number }
    })
  })
  const cuts = [...new Set([0, ...spans.flatMap(({ from, number }) => [from, (from + number) % voted])])].sort((a, b) => a - b)
  return cuts.map((cut, index): PaperCount => {
    const raised = (office: string) =>
      spans.flatMap((each) => (each.office === office && (cut - each.from + voted) % voted < each.number ? each.person : []))
    const paper = Object.fromEntries(Object.keys(hands).map((office) => [office, { approvals: raised(office) }]))
    return { paper, count: (cuts[index + 1] ?? voted) - cut }
  })
}
