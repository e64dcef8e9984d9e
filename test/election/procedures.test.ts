import { ELECTION_PROCEDURES, electionProcedureSchema, RECALL_PROCEDURES, recallProcedureSchema } from 'huzhu/election'
import { type MethodName, pollSchema } from 'huzhu/voting'
import { describe, expect, test } from 'vitest'
import { fieldsOf, rowsOf } from '../constitution/profiles/fields.ts'
import { LAW, RECALL_LAW } from './table/procedures.ts'

const ELECTIONS = Object.entries(ELECTION_PROCEDURES)
const RECALLS = Object.entries(RECALL_PROCEDURES)

describe('each value of a procedure is what its law says, and says where it comes from', () => {
  test.each(ELECTIONS.filter(([id]) => !/^(huzhushe|representatives)\./.test(id)))('%s', (id, sourced) => {
    expect(rowsOf(sourced)).toEqual(LAW[id])
  })

  test.each(RECALLS)('recall: %s', (id, sourced) => {
    expect(rowsOf(sourced)).toEqual(RECALL_LAW[id])
  })

  test('and every law of the table has its procedure', () => {
    expect(Object.keys(LAW).filter((id) => !(id in ELECTION_PROCEDURES))).toEqual([])
    expect(Object.keys(RECALL_LAW).filter((id) => !(id in RECALL_PROCEDURES))).toEqual([])
  })

  test.each([...ELECTIONS, ...RECALLS])('%s: no source is without a field', (_, { sources, procedure }) => {
    const paths = fieldsOf(procedure).map(([path]) => path)
    expect(Object.keys(sources).filter((at) => !paths.some((path) => path === at || path.startsWith(`${at}.`)))).toEqual([])
  })
})

test.each(ELECTIONS.filter(([id]) => /^(huzhushe|representatives)\./.test(id)))(
  '%s is a model in each value: the rules of no real society are known',
  (_, sourced) => {
    expect(Object.values(rowsOf(sourced)).filter(([, article]) => article !== 'model')).toEqual([])
  },
)

test('a law that was read in part only says so', () => {
  const parts = ELECTIONS.filter(([, { sources }]) => Object.values(sources).some(({ confidence }) => confidence === 'P'))
  expect(parts.map(([id]) => id)).toEqual(['association.council', 'association.president'])
})

describe('a procedure can be put into a constitution as it is', () => {
  test.each(ELECTIONS)('%s', (_, { procedure }) => {
    expect(electionProcedureSchema.parse(procedure)).toEqual(procedure)
  })

  test.each(RECALLS)('recall: %s', (_, { procedure }) => {
    expect(recallProcedureSchema.parse(procedure)).toEqual(procedure)
  })

  test.each(ELECTIONS)('%s: its method takes its rules', (_, { procedure }) => {
    const { method, rules } = procedure.count
    const poll = { method: method as MethodName, seats: 1, candidates: ['a', 'b'], rules }
    expect(pollSchema.safeParse(poll)).toMatchObject({ success: true })
  })
})
