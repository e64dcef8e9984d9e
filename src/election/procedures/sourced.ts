import type { Place } from '../../base/lifecycle.ts'
import type { SourcedProcedure } from '../../base/sourced.ts'
import type { ElectionProcedure } from '../procedure.ts'

export { citing, model, type SourcedProcedure } from '../../base/sourced.ts'

/** Election procedures by their names. */
export type Elections<Id extends string> = { readonly [I in Id]: SourcedProcedure<ElectionProcedure> }

/** Where committees of residents and villagers post things. */
export const POSTED_AT: readonly Place[] = [
  { id: 'noticeBoard', label: { en: 'notice board', 'zh-CN': '公告栏' } },
  { id: 'online', label: { en: 'online', 'zh-CN': '网上' } },
]
