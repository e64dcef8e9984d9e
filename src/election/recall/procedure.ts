import * as z from 'zod'
import type { SubjectKind } from '../../members/subject.ts'
import { type Threshold, thresholdSchema, type Unit } from '../../voting/index.ts'

/** Whose signatures count in a unit: a kind of subject on the roll, or holders of an office that represents the members. */
export const SIGNERS: { readonly [U in Unit]?: SubjectKind | 'anyMember' | 'representative' } = {
  residents: 'resident',
  voters: 'resident',
  members: 'anyMember',
  households: 'household',
  householdDelegates: 'household',
  heads: 'owner',
  representatives: 'representative',
  delegates: 'representative',
}

/** The procedure of a recall 罢免办法: what a recall freezes when its petition is filed. A parameter of the type `procedure`. */
export interface RecallProcedure {
  /** Who must sign: shares of those entitled, joined by `any` where one of several is enough. */
  readonly petition: Threshold
  /** The signatures are checked within so many days of the petition. */
  readonly verifyDays: number
  /** The vote waits so many days for the person's defence 申辩. */
  readonly defenceDays: number
  /** The vote is held within so many days of the petition. */
  readonly voteDays: number
  /** Id of the parameter with the procedure of the election that decides. */
  readonly vote: string
  /** After a vote that keeps the person, the same facts and reasons are not taken again for so many months; while the mandate lasts, if absent. */
  readonly coolingMonths?: number
}

const days = z.int().min(0).max(3660)

/** Schema of {@link RecallProcedure}. */
export const recallProcedureSchema: z.ZodType<RecallProcedure> = z.strictObject({
  petition: thresholdSchema.refine((threshold) => unitsOf(threshold).every((unit) => unit !== undefined), {
    error: 'asks for shares of those entitled (`eligible`) who can sign: residents, households, owners, representatives',
  }),
  verifyDays: days,
  defenceDays: days,
  voteDays: days,
  vote: z.string().min(1).max(200),
  coolingMonths: z.exactOptional(z.int().min(1).max(1200)),
})

/** The units of a threshold, one for each share; undefined for a share that signatures cannot reach. */
function unitsOf(threshold: Threshold): readonly (Unit | undefined)[] {
  if ('all' in threshold) return threshold.all.flatMap(unitsOf)
  if ('any' in threshold) return threshold.any.flatMap(unitsOf)
  return [threshold.of === 'eligible' && SIGNERS[threshold.unit] !== undefined ? threshold.unit : undefined]
}
