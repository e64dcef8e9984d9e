import { actionsPage } from './reference/actions.ts'
import { eventsPage } from './reference/events.ts'
import { factsPage } from './reference/facts.ts'
import { findingsPage } from './reference/findings.ts'
import { refusalsPage } from './reference/refusals.ts'

/** Every action, event, fact, finding and refusal, as the schemas, the tables and the docstrings say. */
export function pages(): readonly { readonly path: string; readonly text: string }[] {
  return [actionsPage(), eventsPage(), factsPage(), findingsPage(), refusalsPage()]
}
