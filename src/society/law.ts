import type { ConstitutionRow } from '../amendment/amendment.ts'
import type { Reader } from '../base/lifecycle.ts'
import type { ConstitutionReference } from '../base/ruling.ts'
import type { CivilDate } from '../base/time.ts'
import type { Constitution } from '../constitution/constitution.ts'
import type { Setup } from './setup.ts'

/** The constitution in force on a civil date. */
export function constitutionOn(setup: Setup, state: Reader, on: CivilDate): Constitution {
  const latest = versions(state)
    .filter((version) => version.inForceFrom <= on)
    .at(-1)
  return latest === undefined ? setup.constitution : setup.parse(latest.document)
}

/**
 * The constitution that rules a case: the version that it was opened under, until an amendment in force on that date has migrated the
 * running cases.
 */
export function constitutionOfCase(setup: Setup, state: Reader, pinned: string, on: CivilDate): Constitution {
  const all = versions(state)
  const opened = all.findIndex((version) => version.hash === pinned)
  const migrated = all
    .slice(opened + 1)
    .filter((version) => version.runningCases === 'migrate' && version.inForceFrom <= on)
    .at(-1)
  const governs = migrated ?? all[opened]
  return governs === undefined ? setup.constitution : setup.parse(governs.document)
}

/** The version that gave a ruling. */
export function constitutionNamed(setup: Setup, state: Reader, { hash }: ConstitutionReference): Constitution {
  const amended = versions(state).find((version) => version.hash === hash)
  return amended === undefined ? setup.constitution : setup.parse(amended.document)
}

/** The versions that amendments brought, in the order of their approval; none comes into force before an earlier one. */
function versions(state: Reader): readonly ConstitutionRow[] {
  return [...state.rows('constitutions')].map(([, row]) => row as unknown as ConstitutionRow).sort((a, b) => a.order - b.order)
}
