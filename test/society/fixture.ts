import { type Facts, openSociety, parseConstitution, type Society } from 'huzhu'
import { amendment } from 'huzhu/amendment'
import { consultation } from 'huzhu/consultation'
import { election, recall } from 'huzhu/election'
import { type Journal, memoryJournal } from 'huzhu/journal'
import { huzhushe } from 'huzhu/presets/huzhushe'
import { referral } from 'huzhu/referral'

/** The preset, parsed once for all tests. */
export const constitution = parseConstitution(huzhushe)

let clock = 0

/** The next instant: every call a second later, from the morning of 1 March 2026 in Beijing. */
export function now(): string {
  clock += 1
  return new Date(Date.UTC(2026, 2, 1, 1, 0, clock)).toISOString()
}

/** A society under the preset, opened from a journal. */
export function open(journal: Journal = memoryJournal(), snapshot?: ReturnType<Society['snapshot']>): Promise<Society> {
  return openSociety({
    constitution,
    lifecycles: [amendment, consultation, election, recall, referral],
    journal,
    ...(snapshot === undefined ? {} : { snapshot }),
  })
}

/** A founded society with two branches. */
export async function founded(journal: Journal = memoryJournal()): Promise<Society> {
  const society = await open(journal)
  const founders = Array.from({ length: 60 }, (_, index) => ({ id: `p${index}`, kind: 'resident' }))
  const steps: [object, Facts][] = [
    [{ id: 'found', type: 'foundSociety', by: 'p0', founded: { id: 'head' }, founders }, { 'applicants.qualified': true }],
    [{ id: 'b1', type: 'foundUnit', by: 'head:council', founded: { id: 'b1', layer: 'branch', parent: 'head' } }, {}],
    [{ id: 'b2', type: 'foundUnit', by: 'head:council', founded: { id: 'b2', layer: 'branch', parent: 'head' } }, {}],
  ]
  for (const [action, facts] of steps) {
    const result = await society.act({ ...action, at: now() }, facts)
    if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  }
  return society
}

/** An activity that a branch holds in its own unit, which the constitution permits. */
export function activity(id: string, unit = 'b1') {
  return {
    id,
    type: 'holdActivity',
    by: unit,
    unit,
    at: now(),
    details: { 'activity.forProfit': false, 'activity.voluntary': true },
  }
}
