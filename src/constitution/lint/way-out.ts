import type { Facts, FactValue } from '../../base/fact.ts'
import { nearest } from '../../base/nearest.ts'
import { factFault } from '../../rules/index.ts'
import type { Constitution } from '../constitution.ts'
import type { Advice } from './finding.ts'
import type { PlacedRule } from './place.ts'

/** The action by which an organ answers what is put to it, and the fact that says which organ agreed: both of the lifecycle `referral`. */
const [ANSWER, AGREED] = ['answerReferral', 'authority']

/** Matters that are left to an organ and never come back: nothing lets it answer, or its answer changes nothing. */
export function referralAdvice(constitution: Constitution, rules: readonly PlacedRule[]): readonly Advice[] {
  const { actions, clauses, facts } = constitution
  return rules.flatMap(({ rule, path }): Advice[] => {
    if (rule.event.type !== 'refer') return []
    const { organ } = rule.event.params
    const at = [...path, 'event', 'params', 'organ']
    if (!actions.has(ANSWER)) {
      const message = `the matter is left to \`${organ}\`, and there is no action \`${ANSWER}\``
      return [{ code: 'referralUnanswered', path: at, message }]
    }
    const answering = declared(constitution, { action: ANSWER, 'by.organ': organ, 'by.kind': 'organ' })
    if (!constitution.rules.leavesOpen(answering)) {
      const message = `the matter is left to \`${organ}\`, and nothing can permit it to answer`
      return [{ code: 'referralUnanswered', path: at, message }]
    }
    const reads = clauses.get(rule.name)?.reads ?? []
    if (reads.some((name) => name === AGREED || facts.get(name)?.source === 'host')) return []
    return [{ code: 'referralEndless', path, message: `\`${rule.name}\` does not read what \`${organ}\` answered` }]
  })
}

/** Duties that nothing can meet, and duties of somebody who is not there. */
export function dutyAdvice(constitution: Constitution, rules: readonly PlacedRule[]): readonly Advice[] {
  const { organs, offices } = constitution.document.structure
  const debtors = ['by', ...[...organs, ...offices].map(({ id }) => id)]
  return rules.flatMap(({ rule, path }): Advice[] => {
    if (rule.event.type !== 'oblige') return []
    const { who, metBy = [] } = rule.event.params
    const unknown: Advice[] = metBy.flatMap((type, index): Advice[] => {
      if (constitution.actions.has(type)) return []
      const message = `there is no action \`${type}\``
      return [
        {
          code: 'dutyUnmet',
          path: [...path, 'event', 'params', 'metBy', index],
          message,
          ...close(type, constitution.actions.keys()),
        },
      ]
    })
    if (metBy.length > 0 && unknown.length === 0 && !metBy.some((type) => constitution.rules.leavesOpen({ action: type }))) {
      const message = 'none of these actions can be permitted'
      unknown.push({ code: 'dutyUnmet', path: [...path, 'event', 'params', 'metBy'], message })
    }
    if (who === undefined || debtors.includes(who)) return unknown
    const message = `there is no organ or office \`${who}\``
    return [...unknown, { code: 'debtorUnknown', path: [...path, 'event', 'params', 'who'], message, ...close(who, debtors) }]
  })
}

function close(name: string, among: Iterable<string>): { readonly remedy?: string } {
  const found = nearest(name, among)
  return found === undefined ? {} : { remedy: `did you mean \`${found}\`?` }
}

/** Those of some facts that a constitution declares, with values that they can have. */
function declared({ facts }: Constitution, given: Facts): Facts {
  const usable = (name: string, value: FactValue) => {
    const fact = facts.get(name)
    return fact !== undefined && factFault(value, fact.is) === undefined
  }
  return Object.fromEntries(Object.entries(given).filter(([name, value]) => usable(name, value)))
}
