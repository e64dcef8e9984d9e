import { isObject, type Json, type JsonObject, type Path } from '../base/json.ts'
import { EFFECTS } from '../base/ruling.ts'
import { shapeFindings } from '../base/shape.ts'
import { checkPriority, checkRoot, isLabel, meaning, type Scope } from './conditions.ts'
import { type Size, sizeOf } from './expansion.ts'
import { isReserved, type Report, shorten } from './report.ts'
import { RULE_LIMITS, ruleEventSchema } from './rule.ts'

const RULE_KEYS = ['name', 'priority', 'conditions', 'event'] as const

export function checkRule(rule: JsonObject, path: Path, scope: Scope, found: Report): void {
  for (const key of Object.keys(rule)) {
    if ((RULE_KEYS as readonly string[]).includes(key)) continue
    found.add('unknownKey', [...path, key], `\`${shorten(key)}\` means nothing here`, meaning(key, RULE_KEYS))
  }
  if (rule.name === undefined || !isLabel(rule.name))
    found.add('malformed', [...path, 'name'], 'is not the name of a rule', 'give a text of 1 to 200 characters')
  else if (isReserved(rule.name))
    found.add('reservedName', [...path, 'name'], `\`${rule.name}\` is no name for a rule`, 'choose another')
  if (rule.priority !== undefined) checkPriority(rule.priority, [...path, 'priority'], found)
  checkEvent(rule.event, [...path, 'event'], found)
  if (rule.conditions === undefined) found.add('missingKey', path, 'has no `conditions`', 'give `{ "all": [ ... ] }`')
  else checkRoot(rule.conditions, [...path, 'conditions'], scope, found)
}

function checkEvent(event: Json | undefined, path: Path, found: Report): void {
  if (!isObject(event)) return found.add('malformed', path, 'is not an event', 'give `{ "type": "permit" }`')
  if (typeof event.type !== 'string' || !(EFFECTS as readonly string[]).includes(event.type)) {
    return found.addUnknown('effect', [...path, 'type'], String(event.type), EFFECTS)
  }
  const parsed = ruleEventSchema.safeParse(event)
  if (!parsed.success) found.addShape(shapeFindings(parsed.error), path)
}

/** Counts the comparisons of an article over all its rules, named conditions written out, and refuses once when there are too many. */
export function checkSize(
  rule: JsonObject,
  path: Path,
  sizes: ReadonlyMap<string, Size>,
  leaves: Map<string | undefined, number>,
  found: Report,
): void {
  const size = sizeOf(rule.conditions ?? null, sizes)
  if (size.depth > RULE_LIMITS.depth) {
    const message = `is nested ${size.depth} levels deep, named conditions written out`
    found.add('tooDeep', [...path, 'conditions'], message, `nest at most ${RULE_LIMITS.depth}`)
  }
  const params = isObject(rule.event) && isObject(rule.event.params) ? rule.event.params : {}
  const article = typeof params.article === 'string' ? params.article : undefined
  const before = leaves.get(article) ?? 0
  const after = before + size.leaves
  leaves.set(article, after)
  if (before > RULE_LIMITS.leaves || after <= RULE_LIMITS.leaves) return
  const where = article === undefined ? 'the rules that name no article' : `article ${shorten(article)}`
  const message = `brings ${where} to ${after} comparisons, named conditions written out`
  found.add('tooManyLeaves', [...path, 'conditions'], message, `have at most ${RULE_LIMITS.leaves} in an article`)
}
