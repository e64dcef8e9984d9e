/**
 * Model rules of an owners' assembly 业主大会 under the Civil Code of the PRC.
 *
 * @packageDocumentation
 */
import type { ConstitutionDocument } from '../document.ts'
import document from './owners.json' with { type: 'json' }

/**
 * The owners of one compound, who decide by heads and by floor area at once: the nine matters of Art. 278 with their two majorities, a
 * committee, the repair fund. One layer, two organs. Values of Beijing say so; those without a law say that they are a model.
 *
 * Needs the lifecycles `amendment` and `referral` beside the members' register. Adapt a copy: give it an id of your own.
 */
export const owners = document as ConstitutionDocument
