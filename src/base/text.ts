import * as z from 'zod'

/** The languages of every text of the library: English, and Chinese as written on the mainland. */
export const LOCALES = ['en', 'zh-CN'] as const

/** A language of texts. */
export type Locale = (typeof LOCALES)[number]

/** One text in both languages. */
export interface Bilingual {
  /** The text in English. */
  readonly en: string
  /** The same in Chinese. */
  readonly 'zh-CN': string
}

const text = z
  .string()
  .refine((written) => /[\p{L}\p{N}]/u.test(written), { error: 'says nothing: it holds no letter and no digit', abort: true })
  .min(1)

/** Schema of {@link Bilingual}. */
export const bilingualSchema = z.strictObject({ en: text, 'zh-CN': text })
