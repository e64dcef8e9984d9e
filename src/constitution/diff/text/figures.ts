import type { Bilingual, Locale } from '../../../base/text.ts'
import type { Parameter } from '../../document.ts'
import { inline, table } from '../../text/markdown.ts'
import { aside, periodWords, sourceLine } from '../../text/names.ts'
import { type People, valueWords } from '../../wording.ts'
import type { Direction } from '../direction.ts'
import type { Change } from '../list.ts'
import type { ParameterChange, ParameterDiff, SourcedValue, ValueChange } from '../parameters.ts'
import { NOTHING } from './phrases.ts'
import { settingRows } from './settings.ts'

/**
 * Parameters whose values or declarations differ, one row for each time span; of procedures one for each thing that they set otherwise. `people` is what
 * each version calls whom it counts.
 */
export function figuresTable(
  { added, removed, changed }: ParameterDiff,
  people: Change<People>,
  locale: Locale,
): readonly string[] {
  const rows = [
    ...added.flatMap((parameter) =>
      valuesOf(parameter).flatMap((value) => rowsOf(alike(parameter), { ...value.span, after: value }, people, locale)),
    ),
    ...removed.flatMap((parameter) =>
      valuesOf(parameter).flatMap((value) => rowsOf(alike(parameter), { ...value.span, before: value }, people, locale)),
    ),
    ...changed.flatMap((change) => changedRows(change, people, locale)),
  ]
  return rows.length === 0 ? [] : [table(HEAD[locale], rows)]
}

/** A parameter that stands in one version only. */
function alike(parameter: Parameter): Change<Parameter> {
  return { before: parameter, after: parameter }
}

function valuesOf({ values }: Parameter) {
  return values.map(({ value, source, validFrom, validTo }) => ({
    value,
    source,
    span: { validFrom, ...(validTo === undefined ? {} : { validTo }) },
  }))
}

function changedRows(change: ParameterChange, people: Change<People>, locale: Locale): readonly (readonly string[])[] {
  const { after, values } = change
  if (values.length > 0) return values.flatMap((value) => rowsOf(change, value, people, locale))
  return [[aside(inline(after.label[locale]), OTHERWISE[locale], locale), NOTHING, NOTHING, NOTHING, NOTHING]]
}

function rowsOf(
  parameter: Change<Parameter>,
  value: ValueChange,
  people: Change<People>,
  locale: Locale,
): readonly (readonly string[])[] {
  const { before, after } = parameter
  if (before.is.type === 'procedure' || after.is.type === 'procedure') return settingRows(parameter, value, people, locale)
  const { validFrom, validTo, direction } = value
  return [
    [
      inline(after.label[locale]),
      periodWords(validFrom, validTo, locale),
      cell(value.before, before, people.before, locale),
      cell(value.after, after, people.after, locale),
      direction === undefined ? NOTHING : DIRECTIONS[direction][locale],
    ],
  ]
}

function cell(sourced: SourcedValue | undefined, { is }: Parameter, people: People, locale: Locale): string {
  if (sourced === undefined) return NOTHING
  return aside(inline(valueWords(sourced.value, is, locale, {}, people)), sourceLine(sourced.source, locale), locale)
}

const OTHERWISE: Bilingual = { en: 'declared otherwise', 'zh-CN': '定义改变' }

const HEAD: { readonly [In in Locale]: readonly string[] } = {
  en: ['figure', 'in force', 'before', 'after', 'direction'],
  'zh-CN': ['事项', '适用时间', '修改前', '修改后', '松紧'],
}

const DIRECTIONS: { readonly [Way in Direction]: Bilingual } = {
  tighter: { en: 'tighter', 'zh-CN': '收紧' },
  looser: { en: 'looser', 'zh-CN': '放宽' },
}
