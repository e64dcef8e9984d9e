import { describe, expect, test } from 'vitest'
import { must } from '../constitution.ts'
import { act, community, counted, DAY, type Mode, names, untilNominating, untilPolling } from './community.ts'
import { electionOf, expectRecord } from './record.ts'

// Organic Law of Urban Residents' Committees, 2025, Art. 19: more than half of all voters or household delegates vote, or more than two thirds of the
// residents' representatives; elected is who has the votes of more than half of those who vote.
const MODES: readonly { readonly mode: Mode; readonly eligible: number; readonly enough: number; readonly barely: string }[] = [
  { mode: 'voters', eligible: 60, enough: 31, barely: 'more than half of sixty voters' },
  { mode: 'households', eligible: 40, enough: 21, barely: 'more than half of forty households' },
  { mode: 'representatives', eligible: 60, enough: 41, barely: 'more than two thirds of sixty representatives' },
]

/** So many papers, all for Li; Chen and Zhao are named most, and Sun by more than half. */
function papersOf(number: number) {
  const few = Math.floor((number - 1) / 3)
  return [
    [names('li', 'chen', 'zhao'), number - 2 * few],
    [names('li', 'chen', 'sun'), few],
    [names('li', 'zhao', 'sun'), few],
  ] as const
}

describe.each(MODES)("a residents' committee elected by $mode", ({ mode, eligible, enough, barely }) => {
  test(`who stands leaves the election committee, of two sisters the chair stays, and ${barely} are ${enough}`, async () => {
    const told = await community(mode)
    await untilNominating(told, mode)
    expect(electionOf(told).roll?.eligible).toBe(eligible)
    await untilPolling(told, mode)
    // Art. 15: Wang was nominated, v3 is a brother of Sun; v6 and v7 move up.
    expect(electionOf(told).committee?.members).toEqual(['v2', 'v4', 'v5', 'v6', 'v7'])

    await counted(told, { papers: papersOf(enough) })
    expect(electionOf(told).rounds[0]?.counted).toMatchObject({
      valid: true,
      turnout: { eligible, voted: enough },
      contests: [{ elected: ['li'] }, { elected: ['chen', 'zhao'], unfilled: 0 }],
    })
    await must(told.society, [
      act('confirmPoll', DAY, { finding: 'valid' }),
      act('declareResult', '2026-07-01', { from: '2026-07-01' }),
      act('handOver', '2026-07-08'),
    ])
    // Art. 8: close relatives do not serve together. Chen yields to her sister in the chair; the seat goes to Sun.
    const { phase, elected } = electionOf(told)
    expect([phase, elected.map(({ office, person }) => `${office} ${person}`)]).toEqual([
      'handedOver',
      ['chair li', 'member zhao', 'member sun'],
    ])
    const held = [...told.society.rows('mandates')].filter(([id]) => id.startsWith('e1:'))
    expect(held.map(([, mandate]) => mandate)).toMatchObject(
      ['li', 'zhao', 'sun'].map((subject) => ({ subject, to: '2031-07-01' })),
    )
    await expectRecord(told, 'e1')
  })

  test(`with one less the poll is void, and nobody is elected: all of ${enough - 1} votes for Li`, async () => {
    const told = await community(mode)
    await untilNominating(told, mode)
    await untilPolling(told, mode)
    await counted(told, { papers: papersOf(enough - 1) })
    expect(electionOf(told).rounds[0]?.counted).toMatchObject({ valid: false, because: ['turnoutNotReached'] })
    await must(told.society, [act('confirmPoll', DAY, { finding: 'void' })])
    expect(electionOf(told)).toMatchObject({ phase: 'failed', elected: [] })
    await expectRecord(told, 'e1')
  })
})
