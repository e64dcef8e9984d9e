/**
 * Dated values that law sets for the bodies around a society. A society does not stand on another body's law; it may borrow a value and say so.
 *
 * @packageDocumentation
 */
import type { Profile } from '../profile.ts'
import law2018 from './cn.residents.2018.json' with { type: 'json' }
import law2025 from './cn.residents.2025.json' with { type: 'json' }

export { datedValues, type Profile, type ProfileParameter, profileParameter, profileSchema } from '../profile.ts'

/** Residents' committees 居民委员会 in China under the law of 2018, which expired at the end of 2025. */
export const residents2018 = law2018 as Profile

/** Residents' committees 居民委员会 in China under the law as revised in 2025, in force from 2026-01-01. */
export const residents2025 = law2025 as Profile

/** All versions of the law of residents' committees that are kept here, in the order of time. */
export const residents: readonly Profile[] = [residents2018, residents2025]
