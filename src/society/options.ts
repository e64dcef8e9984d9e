import type { ActionHead } from '../base/action.ts'
import { assertInstant, assertSubjectId } from '../base/argument.ts'
import type { Facts } from '../base/fact.ts'
import type { Ground, Ruling } from '../base/ruling.ts'
import { civilDate, type Instant } from '../base/time.ts'
import type { Constitution } from '../constitution/constitution.ts'
import { rule } from '../constitution/ruling.ts'
import { memberFacts } from '../members/index.ts'
import type { CaseRow } from './fold.ts'
import { constitutionOfCase, constitutionOn } from './law.ts'
import type { Setup } from './setup.ts'
import type { State } from './state.ts'
import { contextOf } from './step.ts'

/** One action type that a subject could ask for now, ruled before its content is known. */
export interface Option {
  readonly type: string
  /** The open case that would take it. */
  readonly case?: string
  /** `yes`: whatever its content; `no`: never; `depends`: on the facts in `needed`; `refer`: an organ decides. */
  readonly answer: 'yes' | 'no' | 'depends' | 'refer'
  readonly needed: readonly string[]
  readonly grounds: readonly Ground[]
}

/**
 * What a subject may do now: every action type of the constitution that has a place, each ruled on what is known of the subject alone.
 * Action types that continue a case appear once for each open case that takes them.
 *
 * @throws ArgumentError if `subject` is no id or `at` no instant
 */
export function options(setup: Setup, state: State, subject: string, at: Instant): readonly Option[] {
  assertSubjectId('subject', subject)
  assertInstant('at', at)
  const date = civilDate(at, setup.constitution.document.zone)
  const constitution = constitutionOn(setup, state, date)
  const outside = [...constitution.actions.keys()].filter((type) => setup.owners.get(type)?.actions[type]?.case !== 'continues')
  const found: Option[] = outside.map((type) => {
    const facts = actorFacts(setup, state, constitution, { type, by: subject, at, id: 'option' })
    return optionOf(type, rule(constitution, { type, by: subject, at }, facts))
  })
  for (const [id, row] of state.rows('cases')) {
    const { kind, case: kept, constitution: pinned } = row as unknown as CaseRow
    const lifecycle = setup.lifecycles.find((each) => each.kind === kind)
    for (const type of lifecycle?.accepts(kept) ?? []) {
      const law = constitutionOfCase(setup, state, pinned.hash, date)
      const facts = actorFacts(setup, state, law, { type, by: subject, at, id: 'option' })
      found.push({ ...optionOf(type, rule(law, { type, by: subject, at }, facts)), case: id })
    }
  }
  return found
}

/** What is known of the subject and of the society; of the content of the action nothing. */
function actorFacts(setup: Setup, state: State, law: Constitution, action: ActionHead): Facts {
  const date = civilDate(action.at, setup.constitution.document.zone)
  const wanted = law.actions.get(action.type)?.stateFacts ?? []
  const known = wanted.filter((name) => name.startsWith('by.') || name.startsWith('society.'))
  return memberFacts(action, [], contextOf(setup, state, law, date, undefined), known)
}

function optionOf(type: string, ruling: Ruling): Option {
  const answer = ({ permitted: 'yes', forbidden: 'no', referred: 'refer', unknown: 'depends' } as const)[ruling.outcome]
  return { type, answer, needed: ruling.needed, grounds: ruling.grounds }
}
