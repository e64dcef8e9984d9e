/**
 * The model constitution of the Huzhushe, the Residents' Mutual Support Society of Jiancaidongli Compound in Beijing.
 *
 * @packageDocumentation
 */
import type { ConstitutionDocument } from '../document.ts'
import document from './huzhushe.json' with { type: 'json' }

/**
 * A society of neighbours in three layers: head office 总社, branches 分社 that are independent of each other, groups 小组. The society's real
 * charter was never published; each article and parameter without a law as its source says that it is a model.
 *
 * Needs the lifecycles `amendment`, `consultation`, `election`, `recall` and `referral` beside the members' register, and a ballot box for secret online ballots. Adapt a copy: give it an id of your own.
 */
export const huzhushe = document as ConstitutionDocument
