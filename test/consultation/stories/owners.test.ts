import { CONSULTATION_PROCEDURES } from 'huzhu/consultation'
import { describe, expect, test } from 'vitest'
import { TEXT } from '../setting.ts'
import { act, body, caseOf, type Member, must, mutualSupport, type Question, refused, untilDeciding, votes } from './bodies.ts'

const ORGAN = 'b3:assembly'
const SOCIETY = 'east:branchAssembly'
const procedureOf = (id: 'cn.owners.2020.ordinary' | 'cn.owners.2020.special') => CONSULTATION_PROCEDURES[id].procedure

/** Owners with their floor area in 0.01 m². */
const owners = (areas: { readonly [id: string]: number }): readonly Member[] =>
  Object.entries(areas).map(([id, area]) => ({ id, kind: 'owner', area }))

const about = (content: string): Question => ({
  unit: 'b3',
  procedure: 'consultation.own',
  class: content,
  proposer: 'o1',
  organ: ORGAN,
  stakes: ['owner'],
})

/** Eight owners of one flat each; o9 has five flats, o10 a large one. */
const BUILDING = owners({
  ...Object.fromEntries(Array.from({ length: 8 }, (_, index) => [`o${index + 1}`, 6_000])),
  o9: 30_000,
  o10: 22_000,
})
const SMALL = ['o1', 'o2', 'o3', 'o4', 'o5', 'o6', 'o7', 'o8']

// Civil Code, Art. 278: two thirds of heads and area take part, three quarters of both agree. SPC interpretation, Art. 8 and 9: heads and area.
test('an elevator: the society asks, the owners of that building decide, by heads it passes and by area it fails', async () => {
  const society = await mutualSupport()
  const asking: Question = {
    unit: 'east',
    procedure: 'consultation.topic',
    class: 'commonParts',
    proposer: 'v1',
    organ: SOCIETY,
    stakes: ['member'],
  }
  await must(society, untilDeciding(asking))
  // The society has no power over the building: what it finds is an opinion.
  const conclude = (conclusion: string) => act('concludeDecision', '2026-05-22', SOCIETY, { conclusion, advice: TEXT })
  expect(await refused(society, conclude('decided'))).toMatchObject({ reason: 'concludedOtherwise', ids: ['referred'] })
  await must(society, [conclude('referred')])
  expect(caseOf(society)).toMatchObject({ phase: 'referred', outcome: { kind: 'opinion', result: 'advice', organ: 'owners' } })

  const building = await body('b3', BUILDING, procedureOf('cn.owners.2020.special'))
  await must(building, untilDeciding({ ...about('elevator'), from: 'society' }))
  expect(caseOf(building).ballot?.eligible).toEqual({ heads: 10, area: 100_000 })
  await must(building, [...votes('2026-05-22', 'for', SMALL), ...votes('2026-05-22', 'against', ['o9'])])
  await must(building, [act('concludeDecision', '2026-06-21', ORGAN, { conclusion: 'decided' })])
  const { outcome, ballot } = caseOf(building)
  expect(outcome).toMatchObject({ kind: 'decision', result: 'rejected' })
  // Nine of ten heads and 78,000 of 100,000 took part. Of them eight heads agree (7 were needed), but 48,000 of 78,000 (58,500 were needed).
  expect(ballot?.decision?.quorum.map(({ count, base }) => [count, base])).toEqual([
    [9, 10],
    [78_000, 100_000],
  ])
  expect(ballot?.decision?.shares.map(({ count, least }) => [count, least])).toEqual([
    [8, 7],
    [48_000, 58_500],
  ])

  // The answer comes back as a recorded result, and the society closes the matter.
  const back = (organ: string) => act('recordReturn', '2026-06-25', SOCIETY, { organ, result: 'rejected', text: TEXT })
  expect(await refused(society, back('residentsCommittee'))).toMatchObject({ reason: 'notBefore' })
  await must(society, [
    back('owners'),
    act('publishDecision', '2026-06-26', SOCIETY, { text: TEXT }),
    act('completeTasks', '2026-06-27', SOCIETY),
    act('giveFeedback', '2026-06-28', SOCIETY, { report: TEXT }),
    act('closeConsultation', '2026-07-12', SOCIETY),
  ])
  expect(caseOf(society)).toMatchObject({ phase: 'closed', outcome: { kind: 'returned', result: 'rejected', organ: 'owners' } })
})

/** Ten owners of equal flats: eight vote, five for and three against. */
const EQUAL = owners(Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`o${index + 1}`, 10_000])))
const DIVIDED = [...votes('2026-05-22', 'for', SMALL.slice(0, 5)), ...votes('2026-05-23', 'against', SMALL.slice(5))]

// Civil Code, Art. 278 (5) and (6): using the repair fund needs more than half of those who take part, raising it three quarters.
describe('the repair fund: the same votes', () => {
  const result = async (procedure: 'cn.owners.2020.ordinary' | 'cn.owners.2020.special', content: string) => {
    const building = await body('b3', EQUAL, procedureOf(procedure))
    await must(building, [
      ...untilDeciding(about(content)),
      ...DIVIDED,
      act('concludeDecision', '2026-06-21', ORGAN, { conclusion: 'decided' }),
    ])
    return caseOf(building).outcome?.result
  }

  test('use it', async () => {
    expect(await result('cn.owners.2020.ordinary', 'useRepairFund')).toBe('adopted')
  })

  test('and do not raise it', async () => {
    expect(await result('cn.owners.2020.special', 'raiseRepairFund')).toBe('rejected')
  })
})

test('raising the repair fund is no ordinary matter: it cannot be put under the lower threshold', async () => {
  const building = await body('b3', EQUAL, procedureOf('cn.owners.2020.ordinary'))
  const [proposal] = untilDeciding(about('raiseRepairFund'))
  expect(await refused(building, proposal as object)).toMatchObject({ reason: 'classUnknown', ids: ['raiseRepairFund'] })
})
