import type { Constitution } from '../constitution.ts'
import type { Advice } from './finding.ts'
import type { PlacedRule } from './place.ts'

/** The steps without which no amendment comes into force. */
const AMENDING = ['proposeAmendment', 'recordCouncilVote', 'recordCongressVote', 'fileAmendment', 'approveAmendment']

/** Rules that can hold for no action, actions that nothing can permit, and a constitution that cannot be amended. */
export function reachAdvice(constitution: Constitution, rules: readonly PlacedRule[]): readonly Advice[] {
  return [...heldByNone(constitution, rules), ...permittedByNone(constitution), ...unamendable(constitution)]
}

function heldByNone({ document, rules: compiled }: Constitution, rules: readonly PlacedRule[]): readonly Advice[] {
  const reached = new Set(document.actions.flatMap(({ type }) => compiled.candidates(type)))
  return rules
    .filter(({ rule }) => !reached.has(rule.name))
    .map(({ rule, path }) => ({ code: 'ruleNeverHolds', path, message: `\`${rule.name}\` can hold for no declared action` }))
}

/** What an article forbids always is meant so; what nothing speaks for is most likely forgotten. */
function permittedByNone({ document, rules }: Constitution): readonly Advice[] {
  return document.actions.flatMap(({ type }, at): Advice[] => {
    if (AMENDING.includes(type) || rules.leavesOpen({ action: type })) return []
    if (rules.decide({ action: type }).deciding.length > 0) return []
    return [{ code: 'nothingPermits', path: ['actions', at, 'type'], message: `nothing can permit \`${type}\`` }]
  })
}

function unamendable({ document, rules }: Constitution): readonly Advice[] {
  const types = document.actions.map(({ type }) => type)
  const missing = AMENDING.filter((type) => !types.includes(type))
  if (missing.length === AMENDING.length) {
    const remedy = 'declare the actions of the lifecycle `amendment` and permit them, if it is to last'
    return [{ code: 'cannotAmend', path: ['actions'], message: 'no action amends it', remedy }]
  }
  return AMENDING.flatMap((type): Advice[] => {
    const at = types.indexOf(type)
    if (at < 0) return [{ code: 'cannotAmend', path: ['actions'], message: `\`${type}\` is not declared` }]
    if (rules.leavesOpen({ action: type })) return []
    const message = `nothing can permit \`${type}\`, without which nothing is amended`
    return [{ code: 'cannotAmend', path: ['actions', at, 'type'], message }]
  })
}
