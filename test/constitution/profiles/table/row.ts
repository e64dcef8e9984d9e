import type { Source } from 'huzhu/constitution'

/** One value as the law says it: a figure, or a share in words; the article; what is not as in the rest of its table. */
export type Row = readonly [says: unknown, article: string | undefined, unlike?: Unlike]

interface Unlike {
  readonly confidence?: Source['confidence']
  /** Part of the name of another law. */
  readonly law?: string
  readonly tighter?: 'higher' | 'lower'
  readonly from?: string
  readonly to?: string
}

/** What a law says, written down once more from the law and not from the profile. */
export interface Law {
  /** Part of the name of the law. */
  readonly law: string
  readonly confidence: Source['confidence']
  readonly from?: string
  readonly to?: string
  readonly rows: { readonly [id: string]: Row }
}
