import { HUZHUSHE } from './procedures/huzhushe.ts'
import { MEETINGS } from './procedures/meetings.ts'
import { OWNERS } from './procedures/owners.ts'
import { RESIDENTS } from './procedures/residents.ts'
import type { Consultations } from './procedures/sourced.ts'

/**
 * Consultation procedures that are ready to be copied into a constitution, with a source for each value:
 *
 * - `huzhushe.roomHours` (the members decide), `huzhushe.topic` (they are asked);
 * - `cn.residents.2025.consultation`, `cn.residents.2025.fourDeliberations`; `cn.owners.2020.ordinary`, `cn.owners.2020.special`;
 * - `nantang.meeting`; `sociocracy.circle`.
 *
 * Organs and bodies have the ids of a model society, whose head office is `head`; whoever takes a procedure over puts in their own.
 *
 * @example
 * ```ts
 * import { CONSULTATION_PROCEDURES } from 'huzhu/consultation'
 *
 * const { procedure, sources } = CONSULTATION_PROCEDURES['cn.owners.2020.special']
 * procedure.screening.classes.includes('elevator') // => true
 * sources['decision.motion']?.article // => 'Art. 278'
 * ```
 */
export const CONSULTATION_PROCEDURES: Consultations<
  keyof typeof HUZHUSHE | keyof typeof RESIDENTS | keyof typeof OWNERS | keyof typeof MEETINGS
> = { ...HUZHUSHE, ...RESIDENTS, ...OWNERS, ...MEETINGS }
