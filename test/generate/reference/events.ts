import type { EventDefinition } from 'huzhu'
import { fieldTable } from './field-table.ts'
import { LIFECYCLES } from './lifecycles.ts'
import { capital, page, titled } from './markdown.ts'
import { meaningOf } from './meaning.ts'

/** Fields that are explained at the top of the page. */
const HEAD = ['type', 'on', 'case', 'phase']

/** Every event of the lifecycles. */
export function eventsPage() {
  return page('events', 'Events 事件', [
    'Every event holds its `type` and `on`, the civil date on which it took place. An event of a case holds the `case` and the `phase` after it as',
    'well; the [diagrams](../diagrams/) name the phases. Types of fields are explained under [actions](actions.md#shapes-字段类型).',
    '',
    ...LIFECYCLES.flatMap(({ label, events }) => [
      `## ${capital(label.en)} ${label['zh-CN']}`,
      '',
      ...Object.entries(events).flatMap(([type, definition]) => eventSection(type, definition)),
    ]),
  ])
}

function eventSection(type: string, { schema, label }: EventDefinition): readonly string[] {
  const { text, fields } = meaningOf(capital(type))
  return [...titled(type, label), text, '', ...fieldTable(schema, fields, HEAD)]
}
