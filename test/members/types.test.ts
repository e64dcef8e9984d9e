import type { MembersAction, MembersEvent, NewMandate, Structure, SubjectRecord, structureSchema } from 'huzhu/members'
import { expectTypeOf, test } from 'vitest'
import type * as z from 'zod'
import type { schemas as actionSchemas } from '../../src/members/action.ts'
import type { schemas as eventSchemas } from '../../src/members/event.ts'
import type { subjectRecordSchema } from '../../src/members/subject.ts'
import type { newMandateSchema } from '../../src/members/unit.ts'

/** What a schema yields, unchangeable as the interfaces are. */
type Read<Value> = Value extends readonly (infer Item)[]
  ? readonly Read<Item>[]
  : Value extends object
    ? { readonly [Key in keyof Value]: Read<Value[Key]> }
    : Value
type Parsed<Schema extends z.ZodType> = Read<z.infer<Schema>>

type ActionOf<Type extends MembersAction['type']> = Read<Extract<MembersAction, { type: Type }>>
type EventOf<Type extends MembersEvent['type']> = Read<Extract<MembersEvent, { type: Type }>>
type Actions = { [Type in MembersAction['type']]: ActionOf<Type> }
type ParsedActions = { [Type in keyof typeof actionSchemas]: Parsed<(typeof actionSchemas)[Type]> }
type Events = { [Type in MembersEvent['type']]: EventOf<Type> }
type ParsedEvents = { [Type in keyof typeof eventSchemas]: Parsed<(typeof eventSchemas)[Type]> }

test('what a schema lets through is what its interface says, for every action and every event', () => {
  expectTypeOf<ParsedActions>().toExtend<Actions>()
  expectTypeOf<Actions>().toExtend<ParsedActions>()
  expectTypeOf<ParsedEvents>().toExtend<Events>()
  expectTypeOf<Events>().toExtend<ParsedEvents>()
  expectTypeOf<Parsed<typeof subjectRecordSchema>>().toEqualTypeOf<Read<SubjectRecord>>()
  expectTypeOf<Parsed<typeof newMandateSchema>>().toEqualTypeOf<Read<NewMandate>>()
  expectTypeOf<z.infer<typeof structureSchema>>().toEqualTypeOf<Structure>()
})
