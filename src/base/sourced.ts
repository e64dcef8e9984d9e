import type { Source } from './ruling.ts'
import type { Bilingual } from './text.ts'
import type { CivilDate } from './time.ts'

/** A procedure that is ready to be copied into a constitution, and where each of its values comes from. */
export interface SourcedProcedure<Procedure> {
  readonly label: Bilingual
  /** The first civil date on which its law is in force, and the first on which it no longer is. */
  readonly validFrom?: CivilDate
  readonly validTo?: CivilDate
  readonly procedure: Procedure
  /** By the path of a field, `roll.objectionDays`; a path speaks for the fields below it that have none of their own. A value without law has the law `model`. */
  readonly sources: { readonly [path: string]: Source }
}

/** The sources of one law, read in full unless said otherwise. */
export function citing(law: string, confidence: Source['confidence'] = 'V') {
  return (article: string, note?: string): Source => ({ law, article, confidence, ...(note === undefined ? {} : { note }) })
}

/** A value that no law that was read sets. */
export function model(note: string): Source {
  return { law: 'model', confidence: 'I', note }
}
