import type { Facts } from '../../base/fact.ts'
import type { Ruling } from '../../base/ruling.ts'
import type { Bilingual } from '../../base/text.ts'
import { FIRST_DAY } from '../../base/time.ts'
import type { Constitution } from '../constitution.ts'
import type { ActionRequest } from '../prepare.ts'
import { rule } from '../ruling.ts'

/** An action with facts, to be ruled under both versions. The worked examples of a document are such cases. */
export interface DiffCase {
  readonly title?: Bilingual
  readonly action: ActionRequest
  readonly facts?: Facts
}

/** A case whose outcome is another one after. */
export interface TurnedRuling {
  readonly title?: Bilingual
  /** What the action is called. */
  readonly label: Bilingual
  readonly action: ActionRequest
  readonly facts: Facts
  readonly before: Ruling
  readonly after: Ruling
}

/**
 * Rules each case under both versions as if both were in force on its date, and gives those that come out otherwise. Each version is told
 * only the facts that it declares: of the others its rules know nothing.
 *
 * @throws RangeError for a case with a fact that neither version declares.
 */
export function turnedRulings(before: Constitution, after: Constitution, cases: readonly DiffCase[]): readonly TurnedRuling[] {
  const [old, next] = [before, after].map(sinceEver) as [Constitution, Constitution]
  return cases.flatMap(({ title, action, facts = {} }, at): TurnedRuling[] => {
    for (const name of Object.keys({ ...facts, ...action.details })) {
      if (!before.facts.has(name) && !after.facts.has(name))
        throw new RangeError(`case ${at} gives a fact \`${name}\`, which neither version declares`)
    }
    const turned = { before: ruleKnown(old, action, facts), after: ruleKnown(next, action, facts) }
    if (turned.before.outcome === turned.after.outcome) return []
    return [{ ...(title === undefined ? {} : { title }), label: labelOf(action.type, after, before), action, facts, ...turned }]
  })
}

function labelOf(type: string, ...versions: readonly Constitution[]): Bilingual {
  const declared = versions.flatMap((version) => version.actions.get(type)?.declared ?? [])
  return declared[0]?.label ?? { en: type, 'zh-CN': type }
}

/** The same constitution, in force on every date. */
function sinceEver(constitution: Constitution): Constitution {
  return { ...constitution, document: { ...constitution.document, validFrom: FIRST_DAY } }
}

function ruleKnown(constitution: Constitution, action: ActionRequest, facts: Facts): Ruling {
  const known = (given: Facts) => Object.fromEntries(Object.entries(given).filter(([name]) => constitution.facts.has(name)))
  const { details } = action
  return rule(constitution, details === undefined ? action : { ...action, details: known(details) }, known(facts))
}
