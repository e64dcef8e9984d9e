import type { Effect } from '../../base/ruling.ts'
import type { Constitution } from '../constitution.ts'
import type { Advice } from './finding.ts'
import { follows, type Known, known } from './known.ts'
import type { PlacedRule } from './place.ts'

/** What is stronger than an effect: a forbid outweighs a refer, and both outweigh a permit. */
const STRONGER: { readonly [E in Effect]?: readonly Effect[] } = { permit: ['forbid', 'refer'], refer: ['forbid'] }

/** Rules that exclude themselves, and those that never count because a stronger rule holds wherever they do. */
export function overriddenAdvice({ document }: Constitution, rules: readonly PlacedRule[]): readonly Advice[] {
  const named = document.conditions
  const weighed = rules.map((placed) => ({ ...placed, here: known(placed.rule.conditions, named) }))
  const byAction = new Map<unknown, (typeof weighed)[number][]>()
  for (const each of weighed) {
    const others = byAction.get(actionOf(each))
    if (others === undefined) byAction.set(actionOf(each), [each])
    else others.push(each)
  }
  return weighed.flatMap((each): Advice[] => {
    const { rule, path, here } = each
    if (here.torn !== undefined) {
      const message = `\`${rule.name}\` never holds: \`${here.torn}\` would have two values at once`
      return [{ code: 'ruleNeverHolds', path, message }]
    }
    const effects = STRONGER[rule.event.type]
    if (effects === undefined) return []
    // A rule about another type of action cannot hold wherever this one does.
    const stronger = ({ rule: { event, conditions } }: PlacedRule) =>
      effects.includes(event.type) && follows(conditions, here, named)
    const over = byAction.get(actionOf(each))?.find(stronger) ?? byAction.get(undefined)?.find(stronger)
    if (over === undefined) return []
    const does = over.rule.event.type === 'forbid' ? 'forbids' : 'refers'
    const message = `wherever \`${rule.name}\` holds, \`${over.rule.name}\` of article ${over.article} ${does}`
    return [{ code: 'ruleOverridden', path, message }]
  })
}

/** The one type of action about which a rule is, if a glance shows it. */
function actionOf({ here }: { readonly here: Known }): unknown {
  return here.values.get('action')
}
