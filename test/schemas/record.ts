import type { Ruling } from 'huzhu/constitution'
import { EFFECTS, OUTCOMES } from 'huzhu/constitution'
import { type Entry, FORMAT } from 'huzhu/journal'
import * as z from 'zod'

// What the library writes and never reads as input: models without a schema of their own in the sources. For those who read the record.

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const item = z.union([z.boolean(), z.int(), z.string()])
const factValue = z.union([item, z.array(item)])
const facts = z.record(z.string(), factValue)
const json = z.json()
const object = z.record(z.string(), json)

const source = z.strictObject({
  law: z.string(),
  article: z.exactOptional(z.string()),
  confidence: z.enum(['V', 'P', 'K', 'I']),
  note: z.exactOptional(z.string()),
})

const parameter = z.strictObject({
  id: z.string(),
  value: json,
  validFrom: z.iso.date(),
  validTo: z.exactOptional(z.iso.date()),
  source,
})

const ground = z.strictObject({
  article: z.string(),
  rule: z.string(),
  effect: z.enum(EFFECTS),
  values: facts,
  parameters: z.array(parameter),
  referral: z.exactOptional(z.strictObject({ organ: z.string(), deadline: z.exactOptional(z.iso.date()) })),
})

const obligation = z.strictObject({
  article: z.string(),
  rule: z.string(),
  duty: z.string(),
  who: z.exactOptional(z.string()),
  deadline: z.exactOptional(z.iso.date()),
  metBy: z.exactOptional(z.array(z.string())),
})

const rulingError = z.strictObject({
  path: z.exactOptional(z.array(z.union([z.string(), z.int()]))),
  article: z.exactOptional(z.string()),
  rule: z.exactOptional(z.string()),
  message: z.string(),
})

/** Schema of a ruling. */
export const ruling: z.ZodType<Ruling> = z.strictObject({
  outcome: z.enum(OUTCOMES),
  facts,
  grounds: z.array(ground),
  needed: z.array(z.string()),
  obligations: z.array(obligation),
  errors: z.array(rulingError),
  constitution: z.strictObject({
    id: z.string(),
    version: z.string(),
    hash,
    byLaws: z.exactOptional(z.array(z.strictObject({ id: z.string(), version: z.string(), hash }))),
  }),
})

/** Schema of a journal's entry as it is stored. */
export const entry: z.ZodType<Omit<Entry, 'original'>> = z.strictObject({
  format: z.literal(FORMAT),
  position: z.int().min(0),
  id: z.string(),
  type: z.string(),
  at: z.iso.datetime({ precision: 3 }),
  prev: hash,
  digests: z.strictObject({ action: hash, facts: hash, ruling: hash, events: hash }),
  hash,
  action: z.exactOptional(object),
  facts: z.exactOptional(facts),
  ruling: z.exactOptional(ruling),
  events: z.exactOptional(z.array(z.looseObject({ type: z.string() }).catchall(json))),
})
