import type { FactDeclaration, Facts } from '../base/fact.ts'
import type { JsonObject } from '../base/json.ts'
import type { Context } from '../base/lifecycle.ts'
import type { ElectionAction } from './action.ts'
import type { Election } from './election.ts'

/** The facts about elections that rules may read. */
export function supplies(_structure: JsonObject): readonly FactDeclaration[] {
  return []
}

/** The facts about one action on an election. */
export function facts(_action: ElectionAction, _election: Election | undefined, _context: Context): Facts {
  return {}
}
