/**
 * Model rules of a housing co-operative, by the principles of the International Co-operative Alliance and under no country's law.
 *
 * @packageDocumentation
 */
import type { ConstitutionDocument } from '../document.ts'
import document from './cooperative.json' with { type: 'json' }

/**
 * Members who own their homes in common: one member, one vote; a general meeting, a board, supervisors; sections that are independent of
 * each other; reserves that are never shared out. Every figure is a model: the principles name none.
 *
 * Its days are those of `Europe/Madrid`: set your own zone before the founding. Needs the lifecycles `amendment` and `referral` beside
 * the members' register. Adapt a copy: give it an id of your own.
 */
export const cooperative = document as ConstitutionDocument
