import type { ActionDefinition } from 'huzhu'
import { huzhushe } from 'huzhu/presets/huzhushe'
import * as z from 'zod'
import { headFields, lateFields } from '../../../src/base/action.ts'
import { fieldTable, shapeSections } from './field-table.ts'
import { LIFECYCLES } from './lifecycles.ts'
import { both, capital, code, codes, page, table, titled } from './markdown.ts'
import { meaningOf } from './meaning.ts'

const CASES: { readonly [Which in ActionDefinition['case']]: readonly string[] } = {
  opens: ['opens a case'],
  continues: ['continues a case'],
  none: [],
}

const BOXES: { readonly [Use in NonNullable<ActionDefinition['box']>]: string } = {
  put: 'puts into a ballot box',
  open: 'opens a ballot box',
}

/** Fields that stand at the top of the page, or whose use is said in words. */
const HEAD = [...Object.keys(headFields('')), 'case', ...Object.keys(lateFields)]

/** Every action: those of the lifecycles, and those that the preset declares alone. */
export function actionsPage() {
  return page('actions', 'Actions 申请', [
    'Every action holds these fields. One that opens or continues a case names it in `case`. Late paper is taken only where the action says so.',
    '',
    ...fieldTable(z.strictObject({ ...headFields(''), type: z.string(), ...lateFields }), meaningOf('ActionHead').fields),
    ...LIFECYCLES.flatMap(({ label, actions }) => [
      `## ${capital(label.en)} ${label['zh-CN']}`,
      '',
      ...Object.entries(actions).flatMap(([type, definition]) => actionSection(type, definition)),
    ]),
    '## Declared by a constitution alone 仅由章程规定的申请',
    '',
    'An action type without a lifecycle is ruled and recorded; no event comes of it. It can name a `unit`, takes late paper where the constitution',
    'says so, and holds its [facts](facts.md) in `details`. These are the types of the preset `huzhushe`.',
    '',
    ...table(['Action', 'English', '中文', 'Must hold', 'Can hold', 'Late paper'], declaredRows()),
    '## Shapes 字段类型',
    '',
    ...shapeSections(),
  ])
}

function actionSection(
  type: string,
  { schema, label, case: which, late = false, secret = [], box }: ActionDefinition,
): readonly string[] {
  const { text, fields } = meaningOf(capital(type))
  const marks = [
    ...CASES[which],
    ...(late ? ['takes late paper'] : []),
    ...secretMarks(secret),
    ...(box === undefined ? [] : [BOXES[box]]),
  ]
  return [...titled(type, label, marks), text, '', ...fieldTable(schema, fields, HEAD)]
}

function secretMarks(secret: readonly string[]): readonly string[] {
  return secret.length === 0 ? [] : [`keeps ${codes(secret)} secret`]
}

function declaredRows(): readonly (readonly string[])[] {
  return huzhushe.actions.flatMap(({ type, label, lifecycle, details = [], optional = [], late = false }) =>
    lifecycle === undefined ? [[code(type), ...both(label), codes(details), codes(optional), late ? 'yes' : 'no']] : [],
  )
}
