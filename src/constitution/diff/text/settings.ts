import type { Json, Path } from '../../../base/json.ts'
import type { Locale } from '../../../base/text.ts'
import type { Parameter } from '../../document.ts'
import { type Setting, settingsOf } from '../../procedure.ts'
import { inline } from '../../text/markdown.ts'
import { aside, periodWords, sourceLine } from '../../text/names.ts'
import { type People, valueWords } from '../../wording.ts'
import { type Change, listDiff, same } from '../list.ts'
import type { SourcedValue, ValueChange } from '../parameters.ts'
import { NOTHING } from './phrases.ts'

/** A procedure before and after: a row for its source if that is another, and one for each thing that it sets otherwise. */
export function settingRows(
  { before: was, after: parameter }: Change<Parameter>,
  { validFrom, validTo, before, after }: ValueChange,
  people: Change<People>,
  locale: Locale,
): readonly (readonly string[])[] {
  const name = inline(parameter.label[locale])
  const period = periodWords(validFrom, validTo, locale)
  const row = (path: Path, old: string, next: string) => [
    path.length === 0 ? name : aside(name, inline(path.join('.')), locale),
    period,
    old,
    next,
    NOTHING,
  ]
  const [old, next] = [sourceOf(before, locale), sourceOf(after, locale)]
  return [
    ...(same(before?.source ?? null, after?.source ?? null) ? [] : [row([], old, next)]),
    ...settingChanges(before, after).map(({ path, before, after }) =>
      row(path, words(before, was, people.before, locale), words(after, parameter, people.after, locale)),
    ),
  ]
}

interface SettingChange extends Partial<Change<Json>> {
  readonly path: Path
}

function settingChanges(before: SourcedValue | undefined, after: SourcedValue | undefined): readonly SettingChange[] {
  const [old, next] = [before, after].map((sourced) => (sourced === undefined ? [] : settingsOf(sourced.value)))
  const { added, removed, changed } = listDiff<Setting>(old ?? [], next ?? [], ({ path }) => JSON.stringify(path))
  return [
    ...changed.map(({ before, after }) => ({ path: after.path, before: before.value, after: after.value })),
    ...added.map(({ path, value }) => ({ path, after: value })),
    ...removed.map(({ path, value }) => ({ path, before: value })),
  ]
}

function sourceOf(sourced: SourcedValue | undefined, locale: Locale): string {
  return sourced === undefined ? NOTHING : sourceLine(sourced.source, locale)
}

function words(value: Json | undefined, { is }: Parameter, people: People, locale: Locale): string {
  return value === undefined ? NOTHING : inline(valueWords(value, is, locale, {}, people))
}
