import { ASSOCIATION } from './procedures/association.ts'
import { HUZHUSHE } from './procedures/huzhushe.ts'
import { RECALL_VOTES } from './procedures/recalls.ts'
import { RESIDENTS } from './procedures/residents.ts'
import type { Elections } from './procedures/sourced.ts'
import { VILLAGERS } from './procedures/villagers.ts'

/**
 * Election procedures that are ready to be copied into a constitution, with a source for each value:
 *
 * - `cn.residents.2025.*`, `cn.residents.2018.*`: residents' committees, by who elects (`voters`, `households`, `representatives`); `cn.villagers.2025`;
 * - `cn.residents.2025.recall.*`, `cn.villagers.2025.recall`, `huzhushe.recall`: votes on a recall;
 * - `association.council`, `association.president`; `huzhushe.*`; `representatives.building`.
 *
 * The national laws leave much to the provinces; what they leave open is a model here, and says after what it was made.
 *
 * @example
 * ```ts
 * import { ELECTION_PROCEDURES } from 'huzhu/election'
 *
 * const { procedure, sources } = ELECTION_PROCEDURES['cn.residents.2025.voters']
 * procedure.roll.objectionDays // => 5
 * sources.roll?.article // => 'Art. 17'
 * ```
 */
export const ELECTION_PROCEDURES: Elections<
  keyof typeof RESIDENTS | keyof typeof VILLAGERS | keyof typeof RECALL_VOTES | keyof typeof ASSOCIATION | keyof typeof HUZHUSHE
> = {
  ...RESIDENTS,
  ...VILLAGERS,
  ...RECALL_VOTES,
  ...ASSOCIATION,
  ...HUZHUSHE,
}
