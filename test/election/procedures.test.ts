import { ELECTION_PROCEDURES, electionProcedureSchema, RECALL_PROCEDURES, recallProcedureSchema } from 'huzhu/election'
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
})

describe('rules by which nothing could be counted are found before anybody votes, with their place', () => {
  const [, { procedure }] = ELECTIONS[0] as (typeof ELECTIONS)[number]
  const faults = (count: object) =>
    electionProcedureSchema
      .safeParse({ ...procedure, count })
      .error?.issues.map(({ path, message }) => [path.join('.'), message]) ?? []

  test.each([
    ['misspelt', { method: 'irv', rules: { overvote: 'skip' } }, 'count.rules.overvote'],
    ['with a value that the method does not know', { method: 'irv', rules: { overvotes: 'ignore' } }, 'count.rules.overvotes'],
    ['of another method', { method: 'plurality', rules: { marks: 3 } }, 'count.rules.marks'],
    ['with a number that is none', { method: 'limited', rules: { marks: 'many' } }, 'count.rules.marks'],
    ['by which a ballot names nobody', { method: 'limited', rules: { marks: 0 } }, 'count.rules.marks'],
    ['without the best score', { method: 'score' }, 'count.rules.max'],
    ['that name a candidate of one poll', { method: 'irv', rules: { excludedFirst: ['v1'] } }, 'count.rules.excludedFirst.0'],
    ['of a statute, without a majority', { method: 'statutory-majority', rules: {} }, 'count.rules'],
  ])('%s', (_, count, place) => {
    expect(faults(count)).toEqual([[place, expect.any(String)]])
  })

  test('and rules that leave a choice open are none of them', () => {
    for (const method of ['irv', 'schulze', 'borda', 'wigm-stv', 'meek-stv']) expect(faults({ method })).toEqual([])
  })
})
