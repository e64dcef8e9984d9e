import * as z from 'zod'
import { FACT_SOURCES, type FactDeclaration, type FactType, type ItemType } from '../base/fact.ts'
import { ID_PATTERN } from '../base/id.ts'
import { isObject } from '../base/json.ts'
import { bilingualSchema } from '../base/text.ts'
import { isCivilDate, isInstant } from '../base/time.ts'
import { thresholdSchema } from '../voting/threshold.ts'

const scalarType = z.strictObject({ type: z.enum(['boolean', 'integer', 'id', 'date', 'instant']) })
const shares = z.array(z.strictObject({ of: z.string(), unit: z.string() })).min(1)
/** As many as a constitution may have action types: values are looked for one by one. */
const enumType = z.strictObject({ type: z.literal('enum'), values: z.array(z.string()).max(2000) })

/** Schema of {@link FactType}. */
export const factTypeSchema: z.ZodType<FactType> = z.discriminatedUnion('type', [
  scalarType,
  enumType,
  z.strictObject({ type: z.literal('list'), of: z.discriminatedUnion('type', [scalarType, enumType]) }),
  z.strictObject({ type: z.literal('tally'), shares }),
  z.strictObject({ type: z.literal('threshold'), shares: z.exactOptional(shares) }),
  z.strictObject({ type: z.literal('procedure'), lifecycle: z.string().regex(/^[a-z][A-Za-z0-9]*$/) }),
])

/** Schema of {@link FactDeclaration}. */
export const factDeclarationSchema: z.ZodType<FactDeclaration> = z.strictObject({
  name: z.string().regex(/^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)*$/),
  is: factTypeSchema,
  label: bilingualSchema,
  labels: z.exactOptional(z.record(z.string(), bilingualSchema)),
  source: z.enum(FACT_SOURCES),
  changeable: z.boolean(),
})

/**
 * What is wrong with a value for a fact of a type; undefined if nothing is. The sentence names the kind of the value and never the
 * value itself, which may be somebody's.
 */
export function factFault(value: unknown, type: FactType): string | undefined {
  switch (type.type) {
    case 'list':
      if (!Array.isArray(value)) return mustBe('a list', value)
      return itemsFault(value, type.of)
    case 'tally':
      if (!Array.isArray(value)) return mustBe('a tally, `[count, base, ...]`', value)
      return tallyFault(value, type.shares.length * 2)
    case 'threshold':
      return thresholdSchema.safeParse(value).success ? undefined : mustBe('a threshold, `{ num, den, cmp, of, unit }`', value)
    case 'procedure':
      return isObject(value) ? undefined : mustBe('a procedure, `{ ... }`', value)
    default:
      return isOf(value, type as ItemType) ? undefined : mustBe(typeName(type), value)
  }
}

/** What a type is called in a sentence. */
export function typeName(type: FactType): string {
  switch (type.type) {
    case 'list':
      return `a list (items: ${typeName(type.of)})`
    case 'tally':
      return `a tally of ${type.shares.map(({ of, unit }) => `${unit} of ${of}`).join(', ')}`
    case 'enum':
      return `one of ${type.values.slice(0, 12).map(quote).join(', ')}${type.values.length > 12 ? ', ...' : ''}`
    default:
      return NAMES[type.type]
  }
}

const NAMES = {
  boolean: 'true or false',
  integer: 'a whole number',
  id: 'an id',
  date: 'a civil date, `YYYY-MM-DD`',
  instant: 'an instant in UTC, `YYYY-MM-DDTHH:mm:ss.sssZ`',
  threshold: 'a threshold',
  procedure: 'a whole procedure',
} as const

function isOf(value: unknown, type: ItemType): boolean {
  switch (type.type) {
    case 'boolean':
      return typeof value === 'boolean'
    case 'integer':
      return Number.isSafeInteger(value)
    case 'enum':
      return typeof value === 'string' && type.values.includes(value)
    case 'id':
      return typeof value === 'string' && ID_PATTERN.test(value)
    case 'date':
      return typeof value === 'string' && isCivilDate(value)
    case 'instant':
      return typeof value === 'string' && isInstant(value)
  }
}

function itemsFault(items: readonly unknown[], type: ItemType): string | undefined {
  // By index: `every` would skip the holes of a sparse list.
  for (let index = 0; index < items.length; index += 1) {
    if (!isOf(items[index], type)) return `item ${index} ${mustBe(typeName(type), items[index])}`
  }
  return undefined
}

function tallyFault(numbers: readonly unknown[], length: number): string | undefined {
  if (numbers.length !== length) return `must hold ${length} numbers, \`[count, base, ...]\`, not ${numbers.length}`
  for (let index = 0; index < length; index += 1) {
    if (!Number.isSafeInteger(numbers[index]) || (numbers[index] as number) < 0)
      return `number ${index} must be a whole number from 0 on`
    if (index % 2 === 1 && (numbers[index - 1] as number) > (numbers[index] as number))
      return `number ${index - 1} must not be more than number ${index}, of which it is a part`
  }
  return undefined
}

function mustBe(what: string, value: unknown): string {
  return `must be ${what}, not ${kindOf(value)}`
}

function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'string') return 'this text'
  if (typeof value === 'number')
    return Number.isInteger(value) ? 'this number' : Number.isFinite(value) ? 'a fraction' : 'a number without value'
  return typeof value === 'boolean' ? 'true or false' : `${typeof value === 'object' ? 'an' : 'a'} ${typeof value}`
}

function quote(text: string): string {
  return `\`${text}\``
}
