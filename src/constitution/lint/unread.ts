import type { Condition } from '../../rules/index.ts'
import type { Constitution } from '../constitution.ts'
import type { ConstitutionDocument } from '../document.ts'
import type { Advice } from './finding.ts'

/** Parameters, facts and named conditions that nothing reads. */
export function unreadAdvice({ document, clauses }: Constitution): readonly Advice[] {
  const read = [...clauses.values()]
  const parameters = new Set(read.flatMap((clause) => clause.parameters))
  const facts = new Set([
    ...read.flatMap((clause) => clause.reads),
    ...document.actions.flatMap(({ details = [], optional = [] }) => [...details, ...optional]),
  ])
  const conditions = conditionsUsed(document)
  return [
    ...document.parameters.flatMap(({ id, is }, at): Advice[] => {
      if (is.type === 'procedure' || parameters.has(id)) return []
      return [{ code: 'parameterUnread', path: ['parameters', at], message: `no rule reads \`param.${id}\`` }]
    }),
    ...document.facts.flatMap(({ name }, at): Advice[] => {
      if (facts.has(name)) return []
      return [{ code: 'factUnread', path: ['facts', at], message: `no rule reads \`${name}\`` }]
    }),
    ...Object.keys(document.conditions).flatMap((name): Advice[] => {
      if (conditions.has(name)) return []
      return [{ code: 'conditionUnread', path: ['conditions', name], message: `no rule stands on \`${name}\`` }]
    }),
  ]
}

/** The names of the conditions on which rules stand, directly or through others. */
function conditionsUsed({ articles, conditions }: ConstitutionDocument): ReadonlySet<string> {
  const used = new Set<string>()
  const visit = (node: Condition): void => {
    if ('all' in node) node.all.forEach(visit)
    else if ('any' in node) node.any.forEach(visit)
    else if ('not' in node) visit(node.not)
    else if ('condition' in node && !used.has(node.condition)) {
      used.add(node.condition)
      visit(conditions[node.condition] as Condition)
    }
  }
  for (const { rules } of articles) for (const { conditions: root } of rules) visit(root)
  return used
}
