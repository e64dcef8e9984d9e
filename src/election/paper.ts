import * as z from 'zod'
import { idSchema } from '../base/id.ts'
import { type Ballot, MARKS } from '../voting/index.ts'
import type { Paper, PaperCount } from './rows.ts'

/** Most different papers in one action: a teller's bundle, an imported result. */
const MAX_PAPERS = 100_000

const person = z.string().min(1).max(200)

/** The ballot of one voter for one post: it carries no count. Marks come first, as most ballots of persons do: a form that fits ends the search. */
const ballot: z.ZodType<Ballot> = z.union([
  z.strictObject({ marks: z.record(person, z.enum(MARKS)) }),
  z.strictObject({ approvals: z.array(person) }),
  z.strictObject({ ranking: z.array(z.union([person, z.array(person)])) }),
  z.strictObject({ scores: z.record(person, z.int().min(0)) }),
])

/** Schema of {@link Paper}: a ballot for each post, by office. */
export const paperSchema: z.ZodType<Paper> = z
  .record(idSchema, ballot)
  .refine((paper) => Object.keys(paper).length <= 20, { error: 'has more than 20 posts' })

/** Schema of {@link PaperCount}. */
export const paperCountsSchema: z.ZodType<readonly PaperCount[]> = z
  .array(z.strictObject({ paper: paperSchema, count: z.union([z.int().min(1), z.string().regex(/^[1-9]\d{0,30}$/)]) }))
  .max(MAX_PAPERS)
