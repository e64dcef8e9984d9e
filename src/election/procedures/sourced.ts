import type { SourcedProcedure } from '../../base/sourced.ts'
import type { ElectionProcedure } from '../procedure.ts'

export { citing, model, type SourcedProcedure } from '../../base/sourced.ts'

/** Election procedures by their names. */
export type Elections<Id extends string> = { readonly [I in Id]: SourcedProcedure<ElectionProcedure> }
