import type { Path } from '../../base/json.ts'
import type { Rule } from '../../rules/index.ts'
import type { ConstitutionDocument } from '../document.ts'

/** A rule and where it stands in its document. */
export interface PlacedRule {
  readonly rule: Rule
  readonly article: string
  readonly path: Path
}

/** Every rule of a document, in order. */
export function placedRules(document: ConstitutionDocument): readonly PlacedRule[] {
  return document.articles.flatMap(({ number, rules }, a) =>
    rules.map((rule, r) => ({ rule, article: number, path: ['articles', a, 'rules', r] })),
  )
}
