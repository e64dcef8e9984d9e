import * as z from 'zod'
import { proposedDocumentSchema } from '../../../src/amendment/amendment.ts'
import { meetingTallySchema } from '../../../src/amendment/vote.ts'
import { commitmentSchema, hashSchema, idSchema, subjectIdSchema } from '../../../src/base/id.ts'
import { dateSchema, instantSchema } from '../../../src/base/time.ts'
import { paperCountsSchema, paperSchema } from '../../../src/election/paper.ts'
import { electionProcedureSchema } from '../../../src/election/procedure.ts'
import { recallProcedureSchema } from '../../../src/election/recall/procedure.ts'
import { memberSchema, newIdSchema, subjectRecordSchema } from '../../../src/members/subject.ts'
import { newMandateSchema, takenMandateSchema } from '../../../src/members/unit.ts'
import { thresholdSchema } from '../../../src/voting/index.ts'
import { code } from './markdown.ts'

/** A shape that comes again and again, and so has a name. */
export interface Shape {
  readonly name: string
  readonly schema: z.ZodType
  readonly text: string
}

/** Shapes that stand in fields by their names. */
export const SHAPES: readonly Shape[] = [
  {
    name: 'id',
    schema: idSchema,
    text: 'An opaque text: 1 to 64 letters, digits, `.`, `_`, `:` or `-`, beginning with a letter or digit. Put no names into it.',
  },
  { name: 'new id', schema: newIdSchema, text: 'An id without a colon: that is left to organs.' },
  { name: 'subject id', schema: subjectIdSchema, text: 'As an id, up to 128 characters. That of an organ is `<unit>:<organ>`.' },
  { name: 'civil date', schema: dateSchema, text: 'A day that exists in the zone of the society, `YYYY-MM-DD`.' },
  { name: 'instant', schema: instantSchema, text: 'ISO 8601 in UTC with milliseconds, `2026-03-02T02:00:00.000Z`.' },
  { name: 'SHA-256', schema: hashSchema, text: '64 lower-case hex digits.' },
  {
    name: 'commitment',
    schema: commitmentSchema,
    text: 'Stands for a personal text that the host keeps: where, and the SHA-256 of salt and text.',
  },
  { name: 'subject', schema: subjectRecordSchema, text: 'A person, a household or a body.' },
  {
    name: 'member',
    schema: memberSchema,
    text: 'The id of a registered subject, or the record of a new one: a person or a household.',
  },
  { name: 'mandate', schema: newMandateSchema, text: 'A person’s hold on an office of a unit.' },
  {
    name: 'mandate taken',
    schema: takenMandateSchema,
    text: 'A mandate, with whether its holder represents the members of the unit.',
  },
  {
    name: 'votes of a meeting',
    schema: meetingTallySchema,
    text: 'Whole numbers. Entitled 应到, present 实到, and how they voted; `area` holds the same by floor area, where owners vote by both.',
  },
  {
    name: 'threshold',
    schema: thresholdSchema,
    text: 'A share such as `{ num: 2, den: 3, cmp: ">=", of: "present", unit: "members" }`, or several under `all` or `any`.',
  },
  {
    name: 'paper',
    schema: paperSchema,
    text: 'What one voter marks: a ballot for each post, by office, such as `{ branchHead: { marks: { v1: "for" } } }`. A post that is left out is blank.',
  },
  {
    name: 'papers',
    schema: paperCountsSchema,
    text: 'Equal papers and how many there are: `{ paper, count }` for each kind.',
  },
  {
    name: 'election procedure',
    schema: electionProcedureSchema,
    text: 'How an election is held: `ElectionProcedure` in `huzhu/election`.',
  },
  {
    name: 'recall procedure',
    schema: recallProcedureSchema,
    text: 'How a recall is held: `RecallProcedure` in `huzhu/election`.',
  },
  {
    name: 'constitution document',
    schema: proposedDocumentSchema,
    text: 'The whole text; `huzhu/schemas/constitution.json` has its form.',
  },
]

const NAMES: ReadonlyMap<z.ZodType, string> = new Map(SHAPES.map(({ name, schema }) => [schema, name]))

/** One field of a JSON object, for people. Fields of inner objects stand under their path: `founded.id`, `rolls[].unit`. */
export interface Field {
  readonly path: string
  readonly is: string
  readonly required: boolean
}

/** The fields of an object, those of inner objects without a name included. */
export function fieldsOf(schema: z.ZodType): readonly Field[] {
  if (!(schema instanceof z.ZodObject)) throw new TypeError('only an object has fields')
  return Object.entries<z.ZodType>(schema.shape).flatMap(([name, field]) => fieldsAt(name, field))
}

function fieldsAt(path: string, field: z.ZodType): readonly Field[] {
  const value = present(field)
  const required = value === field
  const item = value instanceof z.ZodArray ? (value.element as z.ZodType) : undefined
  if (isOpened(value)) return [{ path, is: 'object', required }, ...below(path, value)]
  if (item !== undefined && isOpened(item)) return [{ path, is: `list${bounds(value)}`, required }, ...below(`${path}[]`, item)]
  return [{ path, is: typeOf(value), required }]
}

function below(path: string, schema: z.ZodType): readonly Field[] {
  return fieldsOf(schema).map((field) => ({ ...field, path: `${path}.${field.path}` }))
}

/** What a value must be, in a few words. @throws TypeError for a kind of schema that has none yet. */
function typeOf(schema: z.ZodType): string {
  const name = NAMES.get(schema)
  if (name !== undefined) return name
  if (schema instanceof z.ZodLiteral) return [...schema.values].map((value) => code(String(value))).join(' or ')
  if (schema instanceof z.ZodEnum) return schema.options.map((value) => code(String(value))).join(', ')
  if (schema instanceof z.ZodArray) return `list${bounds(schema)} of ${typeOf(schema.element as z.ZodType)}`
  if (schema instanceof z.ZodTuple) return schema.def.items.map((item) => typeOf(item as z.ZodType)).join(' and ')
  if (schema instanceof z.ZodUnion) return schema.options.map((option) => typeOf(option as z.ZodType)).join(' or ')
  if (schema instanceof z.ZodRecord) return 'object'
  if (schema instanceof z.ZodLazy) return typeOf(schema.unwrap() as z.ZodType)
  if (schema instanceof z.ZodObject) return `object: ${partsOf(schema)}`
  if (schema instanceof z.ZodString) return `text${bounds(schema)}`
  if (schema instanceof z.ZodNumber) return `${schema.isInt ? 'whole number' : 'number'}${bounds(schema)}`
  if (schema instanceof z.ZodBoolean) return 'true or false'
  throw new TypeError(`there are no words for ${schema.constructor.name}`)
}

/** The fields of an object in one line. */
export function partsOf(schema: z.ZodObject): string {
  const parts = Object.entries<z.ZodType>(schema.shape).map(([name, field]) => {
    const value = present(field)
    return `${code(name)} (${typeOf(value)}${value === field ? '' : ', optional'})`
  })
  return [...parts, ...(isStrict(schema) ? [] : ['more'])].join(', ')
}

/** The schema of a field that is there. */
function present(field: z.ZodType): z.ZodType {
  return field instanceof z.ZodExactOptional ? (field.unwrap() as z.ZodType) : field
}

/** Whether the fields of a value stand under its own: those of a named shape stand with that, those of a loose object elsewhere. */
function isOpened(schema: z.ZodType): boolean {
  return schema instanceof z.ZodObject && isStrict(schema) && !NAMES.has(schema)
}

function isStrict(schema: z.ZodObject): boolean {
  return schema.def.catchall instanceof z.ZodNever
}

/** The least and the most that a schema takes: ` (1 to 100)`. Every whole number is a safe integer. */
function bounds(schema: z.ZodType): string {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  const least = json.minimum ?? json.minItems ?? json.minLength
  const most = json.maximum ?? json.maxItems ?? json.maxLength
  const from = least === undefined || least === Number.MIN_SAFE_INTEGER ? undefined : least.toLocaleString('en')
  const to = most === undefined || most === Number.MAX_SAFE_INTEGER ? undefined : most.toLocaleString('en')
  const unit = schema instanceof z.ZodString ? ' characters' : ''
  if (from !== undefined && to !== undefined) return ` (${from} to ${to}${unit})`
  if (from !== undefined) return ` (at least ${from}${unit})`
  return to === undefined ? '' : ` (at most ${to}${unit})`
}
