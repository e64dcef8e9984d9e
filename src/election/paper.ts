import * as z from 'zod'
import { idSchema } from '../base/id.ts'
import { ballotSchema } from '../voting/ballot.ts'
import type { Paper, PaperCount } from './election.ts'

/** Most different papers in one action: a teller's bundle, an imported result. */
const MAX_PAPERS = 100_000

/** Schema of {@link Paper}: a ballot for each post, by office; none of them carries a count. */
export const paperSchema: z.ZodType<Paper> = z
  .record(idSchema, ballotSchema)
  .refine((paper) => Object.keys(paper).length <= 20, { error: 'has more than 20 posts' })
  .refine((paper) => Object.values(paper).every((ballot) => ballot.count === undefined), {
    error: 'is the ballot of one voter: leave `count` out',
  })

/** Schema of {@link PaperCount}. */
export const paperCountsSchema: z.ZodType<readonly PaperCount[]> = z
  .array(z.strictObject({ paper: paperSchema, count: z.union([z.int().min(1), z.string().regex(/^[1-9]\d{0,30}$/)]) }))
  .max(MAX_PAPERS)
