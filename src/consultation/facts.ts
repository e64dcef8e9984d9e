import type { FactDeclaration, Facts } from '../base/fact.ts'
import type { JsonObject } from '../base/json.ts'
import type { Context } from '../base/lifecycle.ts'
import type { ConsultationAction } from './action.ts'
import type { Consultation } from './consultation.ts'

/** The facts about consultations that rules may read. */
export function supplies(_structure: JsonObject): readonly FactDeclaration[] {
  return []
}

/** The facts about one action on a consultation. */
export function facts(_action: ConsultationAction, _consultation: Consultation | undefined, _context: Context): Facts {
  return {}
}
