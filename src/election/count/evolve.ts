import type { Json } from '../../base/json.ts'
import type { Reader, Write } from '../../base/lifecycle.ts'
import type { Elected, Election, Round, RoundCount } from '../election.ts'
import type { ElectionEvolution } from '../phase.ts'
import { type BatchRow, type Box, keyOf } from '../rows.ts'
import type { ConsentTaken, CountEvent, HandsSubmitted, PollFound, RecountOrdered, SheetSubmitted } from './event.ts'
import { boxOfHands, handsRow } from './hands.ts'
import { batchesOf } from './papers.ts'
import { batchRow, ofBox } from './sheets.ts'

export function evolveCount(event: CountEvent, election: Election, state: Reader): ElectionEvolution {
  switch (event.type) {
    case 'boxOpened': {
      const { case: id, round, ballots, void: none } = event
      return {
        case: withRound(election, { opened: true }),
        writes: [row('election.online', keyOf(id, round), { papers: ballots, void: none })],
      }
    }
    case 'boxReported': {
      const { case: id, round, box, issued, returned, voted, scrutineers } = event
      const key = keyOf(id, round, box)
      const figures = { issued, returned, ...(voted === undefined ? {} : { voted }) }
      return { writes: [boxRow(state, key, { ...figures, ...watched(state, key, scrutineers) })] }
    }
    case 'sheetSubmitted':
      return { writes: sheetRows(event, election, state) }
    case 'handsSubmitted':
      return { writes: handsRows(event, state) }
    case 'resultImported': {
      const { case: id, round, box, issued, voted, papers, void: none } = event
      const returned = papers.reduce((sum, { count }) => sum + Number(count), none)
      const key = keyOf(id, round, box)
      return {
        writes: [
          boxRow(state, key, { issued, voted, returned, void: none }),
          row('election.imported', key, { papers, void: none }),
        ],
      }
    }
    case 'recountOrdered':
      return { case: withRound(election, { counted: undefined }), writes: recountRows(event, election, state) }
    case 'votesCounted': {
      const { case: id, round, count, records } = event
      return { case: withRound(election, { counted: count }), writes: [row('election.counts', keyOf(id, round), { records })] }
    }
    case 'consentTaken':
      return { case: withRound(election, { counted: afterConsent(election.rounds.at(-1)?.counted, event) }), writes: [] }
    case 'pollFound':
      return { case: found(event, election), writes: [] }
  }
}

/** The case with its running round changed; a field that is undefined goes. */
function withRound(
  election: Election,
  change: { readonly [Field in 'opened' | 'counted']?: Round[Field] | undefined },
): Election {
  const rounds = election.rounds.map((round, index) => {
    if (index < election.rounds.length - 1) return round
    const fields = Object.entries({ ...round, ...change }).filter(([, value]) => value !== undefined)
    return Object.fromEntries(fields) as unknown as Round
  })
  return { ...election, rounds }
}

function boxRow(state: Reader, key: string, figures: Partial<Box>): Write {
  return row('election.boxes', key, { ...(state.get('election.boxes', key) as Box | undefined), ...figures })
}

/** Where a box has scrutineers of its own, whoever signs for it beside them is one of them from then on, and signs for no other. */
function watched(state: Reader, key: string, signed: readonly string[]): Pick<Box, 'scrutineers'> {
  const own = (state.get('election.boxes', key) as Box | undefined)?.scrutineers
  return own === undefined ? {} : { scrutineers: [...new Set([...own, ...signed])] }
}

/** So many more ballots of a box are void, or fewer. */
function voidRow(state: Reader, key: string, more: number): Write {
  const before = state.get('election.boxes', key) as Box | undefined
  return boxRow(state, key, { void: (before?.void ?? 0) + more })
}

/** Two sheets that differ are both discarded. */
function sheetRows(event: SheetSubmitted, election: Election, state: Reader): readonly Write[] {
  const { case: id, round, batch, box, teller, papers, void: none, agrees } = event
  const before = batchRow({ election: id, number: round }, batch, state)
  const sheets = [...before.sheets, { ...ofBox(box), teller, papers, void: none }]
  const after: BatchRow =
    agrees === 'first'
      ? { ...before, sheets }
      : agrees === 'yes'
        ? { ...before, sheets, agreed: true }
        : { sheets: [], recounts: before.recounts + 1 }
  const batches = batchesOf({ election: id, number: round, round: election.rounds.at(-1) as Round }, state)
  return [
    row('election.sheets', keyOf(id, round, batch), after),
    ...(batches.includes(batch) ? [] : [row('election.batches', keyOf(id, round), [...batches, batch])]),
    ...(box === undefined || agrees !== 'yes' ? [] : [voidRow(state, keyOf(id, round, box), none)]),
  ]
}

/** Two counts that differ are both discarded. */
function handsRows(event: HandsSubmitted, state: Reader): readonly Write[] {
  const { case: id, round, box, teller, voted, hands, agrees } = event
  const before = handsRow({ election: id, number: round }, box, state)
  const sheets = [...before.sheets, { teller, voted, hands }]
  const key = keyOf(id, round, box)
  if (agrees === 'no') return [row('election.hands', key, { sheets: [], recounts: before.recounts + 1 })]
  if (agrees === 'first') return [row('election.hands', key, { ...before, sheets })]
  return [row('election.hands', key, { ...before, sheets, agreed: true }), boxRow(state, key, boxOfHands(voted))]
}

/** Batches that are counted again may be made anew, under other names. */
function recountRows(event: RecountOrdered, election: Election, state: Reader): readonly Write[] {
  const { case: id, round, batches, imported, hands = [] } = event
  const kept = batchesOf({ election: id, number: round, round: election.rounds.at(-1) as Round }, state).filter(
    (batch) => !batches.includes(batch),
  )
  return [
    { table: 'election.counts', key: keyOf(id, round) },
    row('election.batches', keyOf(id, round), kept),
    ...batches.map((batch) => {
      const { recounts } = batchRow({ election: id, number: round }, batch, state)
      return row('election.sheets', keyOf(id, round, batch), { sheets: [], recounts: recounts + 1 })
    }),
    ...voidAgain(event, state),
    ...hands.flatMap((box): Write[] => {
      const key = keyOf(id, round, box)
      const { recounts } = handsRow({ election: id, number: round }, box, state)
      return [untold(state, key, 'meeting'), row('election.hands', key, { sheets: [], recounts: recounts + 1 })]
    }),
    ...imported.flatMap((box): Write[] => {
      const key = keyOf(id, round, box)
      return [untold(state, key, 'imported'), { table: 'election.imported', key }]
    }),
  ]
}

/** A box of which nothing is told any more; whoever watches it stays. */
function untold(state: Reader, key: string, channel: Box['channel']): Write {
  const { scrutineers } = (state.get('election.boxes', key) ?? {}) as Partial<Box>
  return row('election.boxes', key, { channel, voted: 0, ...(scrutineers === undefined ? {} : { scrutineers }) })
}

/** What the batches found void is taken off their boxes. */
function voidAgain({ case: id, round, batches }: RecountOrdered, state: Reader): readonly Write[] {
  const dropped = batches.flatMap((batch) => {
    const { agreed, sheets } = batchRow({ election: id, number: round }, batch, state)
    return agreed === true ? sheets.slice(0, 1) : []
  })
  const boxes = new Set(dropped.flatMap(({ box }) => box ?? []))
  return [...boxes].map((box) => {
    const less = dropped.reduce((sum, sheet) => (sheet.box === box ? sum + sheet.void : sum), 0)
    return voidRow(state, keyOf(id, round, box), -less)
  })
}

function afterConsent(counted: RoundCount | undefined, { office, person, objections }: ConsentTaken): RoundCount | undefined {
  return (
    counted && {
      ...counted,
      contests: counted.contests.map((contest) => {
        if (contest.office !== office) return contest
        const further = contest.further.filter((each) => each !== person)
        if (objections.length > 0) return { ...contest, further }
        return { ...contest, further, elected: [...contest.elected, person], unfilled: contest.unfilled - 1 }
      }),
    }
  )
}

/** Whoever was elected before and was voted on again is elected by this round alone, if it is valid. */
function found({ phase, on, finding, elected }: PollFound, election: Election): Election {
  if (finding !== 'valid') return { ...election, phase, confirmedOn: on }
  const round = election.rounds.length
  const again = (each: Elected) =>
    election.rounds.at(-1)?.contests.some(({ office, candidates }) => office === each.office && candidates.includes(each.person))
  return {
    ...election,
    phase,
    confirmedOn: on,
    elected: [...election.elected.filter((each) => again(each) !== true), ...elected.map((each) => ({ ...each, round }))],
  }
}

function row(table: string, key: string, value: object): Write {
  return { table, key, value: value as Json }
}
