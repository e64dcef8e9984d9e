import type { ActionHead } from '../base/action.ts'
import type { Finding } from '../base/json.ts'
import type { ActionDefinition, Lifecycle } from '../base/lifecycle.ts'

/** The fields that the path itself goes by, and records. */
const OPEN_FIELDS: readonly string[] = [
  'id',
  'type',
  'by',
  'at',
  'case',
  'unit',
  'authority',
  'meets',
  'on',
  'recordedBy',
  'evidence',
  'details',
] satisfies readonly (keyof ActionHead | 'details')[]

/** Where a lifecycle would have recorded what it keeps secret, or names no box for its ballots. */
export function leakFindings(lifecycle: Lifecycle): readonly Finding[] {
  return Object.entries(lifecycle.actions).flatMap(([type, definition]) => {
    const path = ['lifecycles', lifecycle.kind, 'actions', type]
    return [...secretFindings(definition, path), ...boxFindings(definition, path, lifecycle.boxOf !== undefined)]
  })
}

function secretFindings({ secret = [], box }: ActionDefinition, path: readonly string[]): readonly Finding[] {
  const open = secret.filter((name) => OPEN_FIELDS.includes(name))
  const found = open.map((name) => ({
    code: 'secretHead',
    path: [...path, 'secret'],
    message: `\`${name}\` is recorded of every action and cannot be secret`,
  }))
  if (box !== 'put' || secret.includes('ballot')) return found
  const message = 'puts a ballot into a box that is not among its secret fields'
  return [...found, { code: 'openBallot', path: [...path, 'secret'], message, remedy: 'name `ballot` in `secret`' }]
}

function boxFindings({ box, case: which }: ActionDefinition, path: readonly string[], named: boolean): readonly Finding[] {
  if (box === undefined || which !== 'none' || named) return []
  const message = 'uses a ballot box and has no case to name it'
  return [{ code: 'boxWithoutName', path: [...path, 'box'], message, remedy: 'name the box in `boxOf`' }]
}
