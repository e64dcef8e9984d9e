import type { Bilingual, Locale } from '../../base/text.ts'
import type { CivilDate } from '../../base/time.ts'
import type { ConstitutionDocument, Parameter } from '../document.ts'
import { labelsOf, peopleOf } from '../labels.ts'
import { inForce } from '../parameter.ts'
import { valueWords } from '../wording.ts'
import { inline, table } from './markdown.ts'
import { periodWords, sourceLine } from './names.ts'

/** Parameters in words but for whole procedures, one row for each value: all of them, or those in force on a civil date. */
export function parametersText(document: ConstitutionDocument, locale: Locale, on?: CivilDate): string {
  const [labels, people] = [labelsOf(document), peopleOf(document)]
  const figures = document.parameters.filter(({ is }) => is.type !== 'procedure')
  const rows = figures.flatMap(({ label, is, tighter, values }) =>
    values
      .filter((dated) => on === undefined || inForce(dated, on))
      .map(({ value, validFrom, validTo, source }) => [
        inline(label[locale]),
        inline(valueWords(value, is, locale, labels, people)),
        periodWords(validFrom, validTo, locale),
        BY_LAWS[tighter ?? 'fixed'][locale],
        sourceLine(source, locale),
      ]),
  )
  return table(HEAD[locale], rows)
}

const HEAD: { readonly [In in Locale]: readonly string[] } = {
  en: ['figure', 'value', 'in force', 'by-laws may set it', 'source'],
  'zh-CN': ['事项', '规定', '适用时间', '细则可以', '依据'],
}

const BY_LAWS: { readonly [Way in NonNullable<Parameter['tighter']> | 'fixed']: Bilingual } = {
  higher: { en: 'higher', 'zh-CN': '提高' },
  lower: { en: 'lower', 'zh-CN': '降低' },
  fixed: { en: 'not at all', 'zh-CN': '不得变更' },
}
