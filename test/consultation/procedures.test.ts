import { CONSULTATION_PROCEDURES, consultationProcedureSchema } from 'huzhu/consultation'
import { describe, expect, test } from 'vitest'
import { fieldsOf, rowsOf } from '../constitution/profiles/fields.ts'
import { LAW } from './table/procedures.ts'

const PROCEDURES = Object.entries(CONSULTATION_PROCEDURES)

describe('each value of a procedure is what its law or rule says, and says where it comes from', () => {
  test.each(PROCEDURES.filter(([id]) => !id.startsWith('huzhushe.')))('%s', (id, sourced) => {
    expect(rowsOf(sourced)).toEqual(LAW[id])
  })

  test('and every law of the table has its procedure', () => {
    expect(Object.keys(LAW).filter((id) => !(id in CONSULTATION_PROCEDURES))).toEqual([])
  })

  test.each(PROCEDURES)('%s: no source is without a field', (_, { sources, procedure }) => {
    const paths = fieldsOf(procedure).map(([path]) => path)
    expect(Object.keys(sources).filter((at) => !paths.some((path) => path === at || path.startsWith(`${at}.`)))).toEqual([])
  })
})

test.each(PROCEDURES.filter(([id]) => id.startsWith('huzhushe.')))(
  '%s is a model in each value: the rules of no real society are known',
  (_, sourced) => {
    expect(Object.values(rowsOf(sourced)).filter(([, article]) => article !== 'model')).toEqual([])
  },
)

test.each(PROCEDURES)('%s can be put into a constitution as it is', (_, { procedure }) => {
  expect(consultationProcedureSchema.parse(procedure)).toEqual(procedure)
})

test.each(PROCEDURES)('%s: every class of content has its organ', (_, { procedure: { screening, competence } }) => {
  expect(competence.map((each) => each.class)).toEqual([...screening.classes])
})
