import { assertCivilDate, assertInstant } from '../base/argument.ts'
import type { Due } from '../base/lifecycle.ts'
import type { Bilingual } from '../base/text.ts'
import { type CivilDate, civilDate, type Instant } from '../base/time.ts'
import type { CaseRow, ObligationRow } from './fold.ts'
import { constitutionOn } from './law.ts'
import type { Setup } from './setup.ts'
import type { State } from './state.ts'

/** A {@link Due} as it stands at an instant. */
export interface DueNow extends Due {
  /** Whether its day has passed. */
  readonly overdue: boolean
}

/**
 * What is still to be done at an instant: deadlines and duties of open cases, notices, and obligations that rulings brought and no action has
 * met. A notice is over with its last day. The earliest deadline first, those without one last; what is overdue stays listed. With `until`, only what is due by then.
 *
 * @throws ArgumentError if `at` is no instant or `until` no civil date
 */
export function due(setup: Setup, state: State, at: Instant, until?: CivilDate): readonly DueNow[] {
  assertInstant('at', at)
  if (until !== undefined) assertCivilDate('until', until)
  const today = civilDate(at, setup.constitution.document.zone)
  return [...ofCases(setup, state), ...ofObligations(setup, state, today)]
    .filter(({ notice, deadline = today }) => notice !== true || today <= deadline)
    .filter(({ deadline }) => until === undefined || (deadline !== undefined && deadline <= until))
    .map((each) => ({ ...each, overdue: each.deadline !== undefined && each.deadline < today }))
    .sort((a, b) => (order(a) < order(b) ? -1 : 1))
}

function ofCases(setup: Setup, state: State): readonly Due[] {
  return [...state.rows('cases')].flatMap(([id, row]) => {
    const { kind, case: kept } = row as unknown as CaseRow
    return setup.lifecycles.find((each) => each.kind === kind)?.due(id, kept) ?? []
  })
}

function ofObligations(setup: Setup, state: State, today: CivilDate): readonly Due[] {
  const { articles } = constitutionOn(setup, state, today).document
  return [...state.rows('obligations')].map(([id, row]) => {
    const { duty, who = 'by', by, deadline, article } = row as unknown as ObligationRow
    const label: Bilingual = articles.find((each) => each.number === article)?.heading ?? { en: duty, 'zh-CN': duty }
    return {
      what: duty,
      label,
      ...(deadline === undefined ? {} : { deadline }),
      who: who === 'by' ? by : who,
      article,
      obligation: id,
    }
  })
}

function order({ deadline, what, case: id, obligation }: Due): string {
  return `${deadline ?? '9999-99-99'} ${what} ${id ?? ''} ${obligation ?? ''}`
}
