import { CONSULTATION_PROCEDURES, type ConsultationProcedure } from 'huzhu/consultation'
import { expect, test } from 'vitest'
import { TEXT } from '../setting.ts'
import { act, body, caseOf, type Member, must, mutualSupport, type Question, refused, untilDeciding, votes } from './bodies.ts'

const RESIDENTS: readonly Member[] = Array.from({ length: 12 }, (_, index) => ({ id: `r${index + 1}`, kind: 'resident' }))
const OWNERS: readonly Member[] = Array.from({ length: 9 }, (_, index) => ({ id: `o${index + 1}`, kind: 'owner', area: 8_000 }))

/** The residents' committee consults on the yard, and has no power over it: that lies with the owners. */
const COMMITTEE: ConsultationProcedure = {
  ...CONSULTATION_PROCEDURES['cn.residents.2025.consultation'].procedure,
  screening: { classes: ['yard'], withinDays: 14 },
  competence: [{ class: 'yard', organ: 'owners' }],
}

const inBody = (unit: string, content: string, proposer: string, stake: string): Question => ({
  unit,
  procedure: 'consultation.own',
  class: content,
  proposer,
  organ: `${unit}:assembly`,
  stakes: [stake],
  from: 'chargers',
})

// Residents' law 2025, Art. 32: what needs the power of another goes there. Civil Code, Art. 278: common parts belong to the owners.
test('chargers in the yard travel from the society to the residents’ committee and the owners, and the answer comes back', async () => {
  const society = await mutualSupport()
  await must(society, [
    ...untilDeciding({
      unit: 'east',
      procedure: 'consultation.topic',
      class: 'publicAffairs',
      proposer: 'v1',
      organ: 'east:branchAssembly',
      stakes: ['member'],
    }),
    act('concludeDecision', '2026-05-22', 'east:branchAssembly', { conclusion: 'referred', advice: TEXT }),
  ])
  expect(caseOf(society).outcome).toMatchObject({ kind: 'opinion', organ: 'residentsCommittee' })

  const committee = await body('rc', RESIDENTS, COMMITTEE)
  await must(committee, untilDeciding(inBody('rc', 'yard', 'r1', 'resident')))
  const here = act('concludeDecision', '2026-05-23', 'rc:assembly', { conclusion: 'decided', advice: TEXT })
  expect(await refused(committee, here)).toMatchObject({ reason: 'concludedOtherwise', ids: ['referred'] })
  await must(committee, [act('concludeDecision', '2026-05-23', 'rc:assembly', { conclusion: 'referred', advice: TEXT })])
  expect(caseOf(committee)).toMatchObject({ from: 'chargers', outcome: { kind: 'opinion', organ: 'owners' } })

  const owners = await body('oa', OWNERS, CONSULTATION_PROCEDURES['cn.owners.2020.ordinary'].procedure)
  await must(owners, [
    ...untilDeciding(inBody('oa', 'otherMajor', 'o1', 'owner')),
    ...votes('2026-05-24', 'for', ['o1', 'o2', 'o3', 'o4']),
    ...votes('2026-05-24', 'against', ['o5', 'o6']),
    act('concludeDecision', '2026-06-21', 'oa:assembly', { conclusion: 'decided' }),
  ])
  const { result, effectFrom } = caseOf(owners).outcome ?? {}
  expect([result, effectFrom]).toEqual(['adopted', '2026-06-21'])

  // Nobody on the way decides anything: each records what came back, the last first.
  const answer = { result, effectFrom, text: TEXT }
  await must(committee, [act('recordReturn', '2026-06-22', 'rc:assembly', { organ: 'owners', ...answer })])
  await must(society, [
    act('recordReturn', '2026-06-23', 'east:branchAssembly', { organ: 'residentsCommittee', ...answer }),
    act('publishDecision', '2026-06-24', 'east:branchAssembly', { text: TEXT }),
  ])
  for (const asked of [committee, society])
    expect(caseOf(asked).outcome).toMatchObject({ kind: 'returned', result: 'adopted', effectFrom: '2026-06-21' })
  expect([society, committee].map((each) => caseOf(each).ballot?.decision)).toEqual([undefined, undefined])
})
