import type { Refusal } from '../base/refusal.ts'
import type { Bilingual } from '../base/text.ts'

/** Why things do not bear an action on a consultation: the reasons of `notPossible`, and what each says. */
export const CONSULTATION_REASONS = {
  noProcedure: { en: 'the constitution holds no consultation procedure under this name', 'zh-CN': '章程没有这一名称的协商办法' },
  unanswered: { en: 'opinions given in time are still unanswered', 'zh-CN': '尚有按期提出的意见未获答复' },
  notInPerson: {
    en: 'only the person can do this, or paper that an officer recorded',
    'zh-CN': '应当由本人办理，或者由工作人员登记其书面材料',
  },
  classUnknown: { en: 'is no class of content that is consulted on', 'zh-CN': '不属于协商内容的类别' },
  personTwice: { en: 'a person is named twice', 'zh-CN': '同一人重复列出' },
  petitionForces: {
    en: 'enough have joined the proposal: it cannot be refused',
    'zh-CN': '联名人数已达到规定比例，议题不得不予受理',
  },
  petitionStands: {
    en: 'enough have joined the proposal: it belongs to all of them, and goes on',
    'zh-CN': '联名人数已达到规定比例，议题属于全体联名人，应当继续办理',
  },
  nobodyCalled: { en: 'nobody is called: neither a stake nor a body is named', 'zh-CN': '没有列明相关方，也没有邀请任何组织' },
  namedTwice: { en: 'is named twice', 'zh-CN': '重复列出' },
  notBody: { en: 'is no body', 'zh-CN': '不是组织' },
  stakeUnsupported: { en: 'nothing shows that they have this stake', 'zh-CN': '没有事实或者证据表明其与该事项有关' },
  notConcerned: { en: 'is not among those concerned', 'zh-CN': '不属于本事项的相关方' },
  drawnAlready: { en: 'the participants are drawn already', 'zh-CN': '参加人已经抽选' },
  notDrawn: { en: 'has no place that could be declined', 'zh-CN': '没有可以放弃的参加名额' },
  interestDeclared: { en: 'the interest is declared already', 'zh-CN': '利害关系已经申报' },
  tooManyRecused: { en: 'as many have stepped aside as a case can hold', 'zh-CN': '回避人数已达上限' },
  noAnonymous: { en: 'opinions are signed in this procedure', 'zh-CN': '协商办法要求意见署名' },
  anonymousByOrgan: {
    en: 'an anonymous opinion is handed in by the organ that received it',
    'zh-CN': '匿名意见应当由收到意见的机构提交',
  },
  tooManyOpinions: { en: 'has given as many opinions as one may', 'zh-CN': '提出的意见已达上限' },
  answeredAlready: { en: 'is answered already', 'zh-CN': '已经答复' },
  allAnswered: { en: 'every opinion is answered', 'zh-CN': '全部意见均已答复' },
  reportedAlready: {
    en: 'the last organ left it unanswered, which is reported with the outcome',
    'zh-CN': '末位答复机构亦未答复，将随结果一并报告',
  },
} as const satisfies { readonly [reason: string]: Bilingual }

export function notPossible(reason: keyof typeof CONSULTATION_REASONS, ...ids: readonly string[]): Refusal {
  return { code: 'notPossible', reason, ids }
}
