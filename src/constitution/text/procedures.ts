import type { Locale } from '../../base/text.ts'
import type { CivilDate } from '../../base/time.ts'
import type { ConstitutionDocument } from '../document.ts'
import { namesOf, peopleOf } from '../labels.ts'
import { inForce } from '../parameter.ts'
import { settingsOf } from '../procedure.ts'
import { valueWords } from '../wording.ts'
import { inline } from './markdown.ts'
import { aside, periodWords, sourceLine } from './names.ts'

/**
 * The parameters that are whole procedures as a list: each value with its dates and source, and under it one line for each thing that it sets.
 * All values, or those in force on a civil date; empty if there are none.
 */
export function proceduresText(document: ConstitutionDocument, locale: Locale, on?: CivilDate): string {
  // A word such as `none` or `own` may mean anything in a procedure: only ids of this document are given their names.
  const [names, people] = [namesOf(document), peopleOf(document)]
  return document.parameters
    .filter(({ is }) => is.type === 'procedure')
    .flatMap(({ label, is, values }) =>
      values
        .filter((dated) => on === undefined || inForce(dated, on))
        .flatMap(({ value, validFrom, validTo, source }) => [
          `- ${titled(inline(label[locale]), periodWords(validFrom, validTo, locale), sourceLine(source, locale), locale)}`,
          ...settingsOf(value).map(
            (setting) => `  - ${named(setting.path, inline(valueWords(setting.value, is, locale, names, people)), locale)}`,
          ),
        ]),
    )
    .join('\n')
}

function titled(name: string, period: string, source: string, locale: Locale): string {
  return aside(locale === 'en' ? `${name}, ${period}` : `${name}，${period}`, source, locale)
}

function named(path: readonly (string | number)[], words: string, locale: Locale): string {
  const place = inline(path.join('.'))
  return locale === 'en' ? `${place}: ${words}` : `${place}：${words}`
}
