/** The languages of every text of the library: English, and Chinese as written on the mainland. */
export const LOCALES = ['en', 'zh-CN'] as const

/** A language of texts. */
export type Locale = (typeof LOCALES)[number]

/** One text in both languages. */
export interface Bilingual {
  readonly en: string
  readonly 'zh-CN': string
}
