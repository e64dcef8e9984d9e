import type { Bilingual } from '../base/text.ts'
import type { ElectionPhase } from './election.ts'

/** The phases, for people. */
export const electionPhases: { readonly [Phase in ElectionPhase]: Bilingual } = {
  forming: { en: 'the election committee is formed', 'zh-CN': '组成选举委员会' },
  announced: { en: 'announced', 'zh-CN': '已公告' },
  registering: { en: 'voters are registered', 'zh-CN': '选民登记' },
  rollOpen: { en: 'the roll lies open for objections', 'zh-CN': '选民名单公示' },
  nominating: { en: 'candidates are nominated', 'zh-CN': '提名候选人' },
  campaigning: { en: 'candidates meet the voters', 'zh-CN': '候选人与选民见面' },
  polling: { en: 'people vote', 'zh-CN': '投票' },
  counting: { en: 'ballots are counted', 'zh-CN': '计票' },
  confirmed: { en: 'the poll is found valid', 'zh-CN': '选举已确认有效' },
  declared: { en: 'the result is declared', 'zh-CN': '选举结果已公布' },
  handedOver: { en: 'handed over', 'zh-CN': '已移交' },
  failed: { en: 'failed', 'zh-CN': '选举未能进行' },
  annulled: { en: 'annulled', 'zh-CN': '已宣布无效' },
  cancelled: { en: 'cancelled', 'zh-CN': '已取消' },
}
