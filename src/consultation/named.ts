import type { Context } from '../base/lifecycle.ts'
import type { ConsultationProcedure } from './procedure.ts'
import { consultationProcedureSchema } from './procedure-schema.ts'

/** The procedure that the constitution holds under a name. */
export function procedureNamed(id: string, context: Pick<Context, 'parameter'>): ConsultationProcedure | undefined {
  const read = consultationProcedureSchema.safeParse(context.parameter(id))
  return read.success ? read.data : undefined
}
