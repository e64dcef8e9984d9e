import type { JsonObject } from '../base/json.ts'
import type { Reader } from '../base/lifecycle.ts'
import type { CivilDate } from '../base/time.ts'
import type { Constitution } from '../constitution/constitution.ts'
import type { Setup } from './setup.ts'

/** A version that an amendment brought, as the table `constitutions` keeps it. */
interface Version {
  readonly document: JsonObject
  readonly hash: string
  readonly inForceFrom: CivilDate
  readonly runningCases: 'keep' | 'migrate'
}

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

/** Versions by the date on which they come into force. */
function versions(state: Reader): readonly Version[] {
  return [...state.rows('constitutions')]
    .map(([, row]) => row as unknown as Version)
    .sort((a, b) => (a.inForceFrom < b.inForceFrom ? -1 : a.inForceFrom > b.inForceFrom ? 1 : 0))
}
