import * as z from 'zod'

/** Ids are opaque: 1 to 64 letters, digits, `.`, `_`, `:` or `-`, beginning with a letter or digit. Put no names into them. */
export const ID_PATTERN = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/

/** An opaque id of a subject, unit, case, action, mandate or document. */
export const idSchema = z.string().regex(ID_PATTERN)

/** Ids of subjects: an organ's is `<unit>:<organ>`, so that they are twice as long. */
export const SUBJECT_ID_PATTERN = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/

/** Id of a subject. */
export const subjectIdSchema = z.string().regex(SUBJECT_ID_PATTERN)

/** SHA-256 as 64 lower-case hex digits. */
export const hashSchema = z.string().regex(/^[0-9a-f]{64}$/)

/**
 * A personal text kept outside: where the host stores it, and a commitment to what it says (SHA-256 of salt and text).
 * The record stays checkable when the text is erased.
 */
export interface Commitment {
  readonly ref: string
  readonly commitment: string
}

/** Schema of {@link Commitment}. */
export const commitmentSchema = z.strictObject({ ref: z.string().min(1).max(256), commitment: hashSchema })
