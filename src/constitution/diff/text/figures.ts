import type { Bilingual, Locale } from '../../../base/text.ts'
import type { Parameter } from '../../document.ts'
import { inline, table } from '../../text/markdown.ts'
import { aside, periodWords, sourceLine } from '../../text/names.ts'
import { valueWords } from '../../wording.ts'
import type { Direction } from '../direction.ts'
import type { ParameterChange, ParameterDiff, SourcedValue, ValueChange } from '../parameters.ts'

/** Parameters whose values or declarations differ, one row for each time span. */
export function figuresTable({ added, removed, changed }: ParameterDiff, locale: Locale): readonly string[] {
  const rows = [
    ...added.flatMap((parameter) => valuesOf(parameter).map((value) => row(parameter, { ...value.span, after: value }, locale))),
    ...removed.flatMap((parameter) =>
      valuesOf(parameter).map((value) => row(parameter, { ...value.span, before: value }, locale)),
    ),
    ...changed.flatMap((change) => changedRows(change, locale)),
  ]
  return rows.length === 0 ? [] : [table(HEAD[locale], rows)]
}

function valuesOf({ values }: Parameter) {
  return values.map(({ value, source, validFrom, validTo }) => ({
    value,
    source,
    span: { validFrom, ...(validTo === undefined ? {} : { validTo }) },
  }))
}

function changedRows(change: ParameterChange, locale: Locale): readonly (readonly string[])[] {
  const { before, after, values } = change
  if (values.length > 0) return values.map((value) => row(after, value, locale, before))
  return [[aside(inline(after.label[locale]), OTHERWISE[locale], locale), NOTHING, NOTHING, NOTHING, NOTHING]]
}

function row(
  parameter: Parameter,
  { validFrom, validTo, before, after, direction }: ValueChange,
  locale: Locale,
  was: Parameter = parameter,
): readonly string[] {
  return [
    inline(parameter.label[locale]),
    periodWords(validFrom, validTo, locale),
    cell(before, was, locale),
    cell(after, parameter, locale),
    direction === undefined ? NOTHING : DIRECTIONS[direction][locale],
  ]
}

function cell(sourced: SourcedValue | undefined, { is }: Parameter, locale: Locale): string {
  if (sourced === undefined) return NOTHING
  return aside(inline(valueWords(sourced.value, is, locale)), sourceLine(sourced.source, locale), locale)
}

const NOTHING = '-'

const OTHERWISE: Bilingual = { en: 'declared otherwise', 'zh-CN': '定义改变' }

const HEAD: { readonly [In in Locale]: readonly string[] } = {
  en: ['figure', 'in force', 'before', 'after', 'direction'],
  'zh-CN': ['事项', '适用时间', '修改前', '修改后', '松紧'],
}

const DIRECTIONS: { readonly [Way in Direction]: Bilingual } = {
  tighter: { en: 'tighter', 'zh-CN': '收紧' },
  looser: { en: 'looser', 'zh-CN': '放宽' },
}
