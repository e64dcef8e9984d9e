import { parseConstitution } from 'huzhu'
import { ELECTION_PROCEDURES } from 'huzhu/election'
import { expect, test } from 'vitest'
import { adopted, must, permitting } from './constitution.ts'
import { ADOPTED, form, noon, on } from './setting.ts'

const LAW_2018 = ELECTION_PROCEDURES['cn.residents.2018.voters']
const LAW_2025 = ELECTION_PROCEDURES['cn.residents.2025.voters']

/** The procedure of the law of the day, in the branch of the setting. */
function dated() {
  const source = { law: 'model', confidence: 'I' } as const
  const { document } = permitting({ elections: { 'election.branchHead': LAW_2018.procedure } })
  const parameters = document.parameters.map((each) => {
    if (each.id !== 'election.branchHead') return each
    const values = [LAW_2018, LAW_2025].map(({ procedure, validFrom = '2024-01-01', validTo }) => ({
      value: procedure as never,
      validFrom,
      source,
      ...(validTo === undefined ? {} : { validTo }),
    }))
    return { ...each, values }
  })
  return parseConstitution({ ...document, parameters })
}

test('edge case 40: an election goes by the law of the day on which it is announced, also after that law is no longer in force', async () => {
  const adoption = { ...ADOPTED, at: noon('2025-11-01') }
  const { society } = await adopted({}, { constitution: dated() }, adoption)
  const step = (id: string, type: string, date: string, more: object = {}) => on(type, date, { ...more, case: id })
  const committee = { members: ['v31', 'v32', 'v33', 'v34', 'v35'] }
  await must(society, [
    form({ case: 'old', at: noon('2025-11-20') }),
    step('old', 'seatCommittee', '2025-11-21', committee),
    step('old', 'announceElection', '2025-12-01', { day: '2026-01-10' }),
    form({ case: 'new', at: noon('2025-12-20') }),
    step('new', 'seatCommittee', '2025-12-21', committee),
    step('new', 'announceElection', '2026-01-01', { day: '2026-02-10' }),
    step('old', 'openRegistration', '2026-01-02'),
  ])
  const lawOf = (id: string) => (society.get('cases', id) as { case: { procedure: object } }).case.procedure
  expect(lawOf('old')).toEqual(LAW_2018.procedure)
  expect(lawOf('new')).toEqual(LAW_2025.procedure)
})
