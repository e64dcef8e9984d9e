/**
 * Dated values that law sets for a society and the bodies around it, and rules of order that a society can adopt. A society does not stand
 * on another body's law; it may borrow a value and say so.
 *
 * @packageDocumentation
 */
import type { ProfileLayer } from '../layer.ts'
import type { Profile } from '../profile.ts'
import modelCharter from './cn.associations.1998.json' with { type: 'json' }
import strictReading from './cn.associations.strict.json' with { type: 'json' }
import civilCode from './cn.owners.2020.json' with { type: 'json' }
import residentsLaw2018 from './cn.residents.2018.json' with { type: 'json' }
import residentsLaw2025 from './cn.residents.2025.json' with { type: 'json' }
import beijingMeasures from './cn.residents.beijing.json' with { type: 'json' }
import shanghaiMeasures from './cn.residents.shanghai.json' with { type: 'json' }
import villagersLaw2018 from './cn.villagers.2018.json' with { type: 'json' }
import villagersLaw2025 from './cn.villagers.2025.json' with { type: 'json' }
import nantang from './nantang13.json' with { type: 'json' }
import roberts from './ronr.json' with { type: 'json' }

export { type LayerParameter, layered, type ProfileLayer, profileLayerSchema } from '../layer.ts'
export {
  datedValues,
  PROFILE_BODIES,
  type Profile,
  type ProfileBody,
  type ProfileParameter,
  profileOfCase,
  profileOn,
  profileParameter,
  profileSchema,
} from '../profile.ts'
export { RUNNING_CASES, type RunningCases } from '../running-cases.ts'

/** Residents' committees 居民委员会 in China under the law of 2018, which expired at the end of 2025. */
export const residents2018 = residentsLaw2018 as Profile

/** Residents' committees 居民委员会 in China under the law as revised in 2025, in force from 2026-01-01. */
export const residents2025 = residentsLaw2025 as Profile

/** All versions of the law of residents' committees that are kept here, in the order of time. */
export const residents: readonly Profile[] = [residents2018, residents2025]

/** What Beijing adds for residents' committees. Where no measure of its own was found, a value of its villages' elections, marked `model`. */
export const beijing = beijingMeasures as ProfileLayer

/** What Shanghai adds for residents' committees. Where no measure of its own was found, a value of its villages' elections, marked `model`. */
export const shanghai = shanghaiMeasures as ProfileLayer

/** Villagers' committees 村民委员会 in China under the law of 2018, which expired at the end of 2025. */
export const villagers2018 = villagersLaw2018 as Profile

/** Villagers' committees 村民委员会 in China under the law as amended in 2025, in force from 2026-01-01. */
export const villagers2025 = villagersLaw2025 as Profile

/** All versions of the law of villagers' committees that are kept here, in the order of time. */
export const villagers: readonly Profile[] = [villagers2018, villagers2025]

/**
 * Registered associations 社会团体 in China after the ministry's model charter of 1998, to the letter: 半数以上 is half or more, so that 17 of
 * 34 pass a motion. {@link strictMajority} is the other reading.
 */
export const associations1998 = modelCharter as Profile

/** All versions of the model charter that are kept here. */
export const associations: readonly Profile[] = [associations1998]

/** The reading of 半数以上 as more than half, as a layer on {@link associations}: a tie fails. */
export const strictMajority = strictReading as ProfileLayer

/** Owners' assemblies 业主大会 in China under the Civil Code 民法典 of 2020: by heads and by area, both. */
export const owners2020 = civilCode as Profile

/** All versions of the law of owners' assemblies that are kept here. */
export const owners: readonly Profile[] = [owners2020]

/** Robert's Rules of Order, for those who adopt them. */
export const ronr: readonly Profile[] = [roberts as Profile]

/** The thirteen rules of Nantang 南塘十三条, for those who adopt them. */
export const nantang13: readonly Profile[] = [nantang as Profile]
