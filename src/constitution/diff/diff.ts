import { canonical } from '../../base/canonical.ts'
import type { FactDeclaration } from '../../base/fact.ts'
import type { ConstitutionReference } from '../../base/ruling.ts'
import type { Bilingual } from '../../base/text.ts'
import type { CivilDate, Zone } from '../../base/time.ts'
import type { Layer, LegalForm, Office, Organ, Structure } from '../../members/structure.ts'
import type { Constitution } from '../constitution.ts'
import type { Chapter, ConstitutionDocument, DeclaredAction } from '../document.ts'
import { type ArticleDiff, articleDiff, renumbering } from './articles.ts'
import { type ConditionDiff, conditionDiff } from './conditions.ts'
import { type Change, type ListDiff, listDiff, same } from './list.ts'
import { pairArticles } from './pair.ts'
import { type ParameterDiff, parameterDiff } from './parameters.ts'
import { type PowerDiff, powerDiff } from './powers.ts'
import { type DiffCase, type TurnedRuling, turnedRulings } from './turned.ts'

/** What an amendment does to the structure: the whole of it before and after, and where the two differ. */
export interface StructureDiff extends Change<Structure> {
  readonly legalForm?: Change<LegalForm>
  readonly layers: ListDiff<Layer>
  readonly organs: ListDiff<Organ>
  readonly offices: ListDiff<Office>
}

/** What lies between two versions of a constitution. Plain JSON. The order of a document's lists means nothing and is not compared. */
export interface ConstitutionDiff {
  readonly before: ConstitutionReference
  readonly after: ConstitutionReference
  readonly title: Change<Bilingual>
  readonly validFrom: Change<CivilDate>
  readonly zone?: Change<Zone>
  readonly articles: ArticleDiff
  readonly chapters: ListDiff<Chapter>
  /** Named conditions, on which rules of several articles may stand. */
  readonly conditions: ConditionDiff
  readonly parameters: ParameterDiff
  readonly structure: StructureDiff
  readonly actions: ListDiff<DeclaredAction>
  readonly facts: ListDiff<FactDeclaration>
  /** Of the cases given, those that come out otherwise. */
  readonly turned: readonly TurnedRuling[]
  readonly powers: PowerDiff
}

/**
 * What an amendment changes: article by article, parameter by parameter; for given cases the rulings that it turns; and who gains or
 * loses which power.
 *
 * Powers are compared with the parameters of the day on which both versions could first be in force. Operators of a host's own are taken
 * to mean the same under both.
 *
 * @throws RangeError for a case with a fact that neither version declares.
 */
export function diff(before: Constitution, after: Constitution, cases: readonly DiffCase[] = []): ConstitutionDiff {
  const [a, b] = [before.document, after.document]
  const on = a.validFrom > b.validFrom ? a.validFrom : b.validFrom
  const pairs = pairArticles(a.articles, b.articles)
  return {
    before: referenceOf(before),
    after: referenceOf(after),
    title: { before: a.title, after: b.title },
    validFrom: { before: a.validFrom, after: b.validFrom },
    ...(a.zone === b.zone ? {} : { zone: { before: a.zone, after: b.zone } }),
    articles: articleDiff(a.articles, b.articles, pairs),
    chapters: chapterDiff(a, b, renumbering(pairs)),
    conditions: conditionDiff(a, b),
    parameters: parameterDiff(a.parameters, b.parameters),
    structure: structureDiff(a, b),
    actions: listDiff(a.actions, b.actions, ({ type }) => type),
    facts: listDiff(a.facts, b.facts, ({ name }) => name),
    turned: turnedRulings(before, after, cases),
    powers: powerDiff(before, after, on),
  }
}

/** Chapters have their headings as names; one that still begins with the same article did not change, whatever its number. */
function chapterDiff(
  { chapters: a = [] }: ConstitutionDocument,
  { chapters: b = [] }: ConstitutionDocument,
  numbers: ReadonlyMap<string, string>,
): ListDiff<Chapter> {
  const renumbered = a.map((chapter) => ({ ...chapter, from: numbers.get(chapter.from) ?? chapter.from }))
  return listDiff(renumbered, b, ({ heading }) => canonical(heading))
}

function referenceOf({ id, version, hash }: Constitution): ConstitutionReference {
  return { id, version, hash }
}

function structureDiff({ structure: a }: ConstitutionDocument, { structure: b }: ConstitutionDocument): StructureDiff {
  const idOf = ({ id }: { readonly id: string }) => id
  return {
    before: a,
    after: b,
    ...(same(a.legalForm, b.legalForm) ? {} : { legalForm: { before: a.legalForm, after: b.legalForm } }),
    layers: listDiff(a.layers, b.layers, idOf),
    organs: listDiff(a.organs, b.organs, idOf),
    offices: listDiff(a.offices, b.offices, idOf),
  }
}
