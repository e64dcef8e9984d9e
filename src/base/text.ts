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
