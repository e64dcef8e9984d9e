import {
  ELECTION_PROCEDURES,
  electionProcedureSchema,
  RECALL_PROCEDURES,
  recallProcedureSchema,
  type SourcedProcedure,
} from 'huzhu/election'
import { type MethodName, pollSchema, type Threshold, thresholdSchema } from 'huzhu/voting'
import { describe, expect, test } from 'vitest'
import { inWords } from '../constitution/profiles/words.ts'
import { LAW, RECALL_LAW, type Rows } from './table/procedures.ts'

const ELECTIONS = Object.entries(ELECTION_PROCEDURES)
const RECALLS = Object.entries(RECALL_PROCEDURES)

/** The fields of a procedure by their paths; a threshold is one field. */
function fieldsOf(value: unknown, path = ''): readonly (readonly [string, unknown])[] {
  const threshold = thresholdSchema.safeParse(value)
  if (threshold.success) return [[path, inWords(threshold.data as Threshold)]]
  const fields = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : []
  if (fields.length === 0) return [[path, value]]
  return fields.flatMap(([name, each]) => fieldsOf(each, path === '' ? name : `${path}.${name}`))
}

/** The source of a field: its own, or that of the nearest path above. */
function sourceOf({ sources }: SourcedProcedure<unknown>, path: string) {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) if (sources[at]) return sources[at]
  return undefined
}

/** Each field with what it says and its article; `model` where there is no law. */
function rowsOf(sourced: SourcedProcedure<unknown>): Rows {
  return Object.fromEntries(
    fieldsOf(sourced.procedure).map(([path, says]) => {
      const source = sourceOf(sourced, path)
      return [path, [says, source?.law === 'model' ? 'model' : (source?.article ?? (source === undefined ? 'none' : ''))]]
    }),
  )
}

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
