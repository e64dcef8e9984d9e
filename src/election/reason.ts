import type { Refusal } from '../base/refusal.ts'
import type { Bilingual } from '../base/text.ts'

/** Why things do not bear an action on an election: the reasons of `notPossible`, and what each says. */
export const ELECTION_REASONS = {
  noProcedure: { en: 'the constitution holds no election procedure under this name', 'zh-CN': '章程没有这一名称的选举办法' },
  noSuchOffice: { en: 'the unit has no such office', 'zh-CN': '该单元没有这一职务' },
  moreSeatsThanOffice: { en: 'more seats than the office has', 'zh-CN': '应选人数多于职数' },
  postTwice: { en: 'a post is named twice', 'zh-CN': '同一职务重复列出' },
  notToFollow: { en: 'only a failed or annulled election is held anew', 'zh-CN': '只有未能进行或者被宣布无效的选举可以重新举行' },
  committeeIncomplete: { en: 'the election committee has too few members', 'zh-CN': '选举委员会人数不足' },
  noCommittee: { en: 'the procedure has no election committee', 'zh-CN': '选举办法未设选举委员会' },
  committeeComplete: { en: 'the election committee has no empty seat', 'zh-CN': '选举委员会没有缺额' },
  committeeSize: {
    en: 'the procedure gives the committee another number of members',
    'zh-CN': '人数不符合选举办法对选举委员会的规定',
  },
  sittingMembersStay: { en: 'only empty seats are filled; who sits on the committee stays', 'zh-CN': '只补缺额，在任委员留任' },
  personTwice: { en: 'a person is named twice', 'zh-CN': '同一人重复列出' },
  notPerson: { en: 'is not a person', 'zh-CN': '不是个人' },
  candidateOnCommittee: { en: 'a candidate cannot be on the election committee', 'zh-CN': '候选人不得担任选举委员会成员' },
  relativeOnCommittee: {
    en: 'a close relative of a candidate cannot be on the election committee',
    'zh-CN': '候选人的近亲属不得担任选举委员会成员',
  },
  notInPerson: {
    en: 'only the person can do this, or paper that an officer recorded',
    'zh-CN': '应当由本人办理，或者由工作人员登记其书面材料',
  },
  rollFromRegister: {
    en: 'the roll comes from the register, nobody is entered one by one',
    'zh-CN': '选民名单依名册产生，不逐一登记',
  },
  notEntitled: { en: 'is not among those who vote in this election', 'zh-CN': '不属于本次选举的选民范围' },
  delegateOfHousehold: {
    en: 'only a household has a delegate, who is one of its residents',
    'zh-CN': '只有住户可以推选户代表，户代表应当是该户居民',
  },
  delegateTwice: { en: 'is the delegate of another household already', 'zh-CN': '已是另一户的户代表' },
  registeredElsewhere: { en: 'is registered in the election of another unit', 'zh-CN': '已在其他单元的选举中登记' },
  rollEmpty: { en: 'nobody is on the roll', 'zh-CN': '选民名单上没有人' },
  objectionsOpen: { en: 'there are objections that nobody has decided', 'zh-CN': '还有异议尚未处理' },
  noObjections: { en: 'the procedure takes no objections to the roll', 'zh-CN': '选举办法未规定对选民名单的异议' },
  objectionOutOfPlace: { en: 'objections of this kind are not taken now', 'zh-CN': '现阶段不受理这类异议' },
  recallHasNoCandidates: { en: 'a recall has no candidates', 'zh-CN': '罢免没有候选人' },
  objectionDecided: { en: 'the objection is decided', 'zh-CN': '该异议已经处理' },
  daysTooShort: { en: 'the days until the poll are fewer than the procedure needs', 'zh-CN': '距选举日的天数少于选举办法的要求' },
} as const satisfies { readonly [reason: string]: Bilingual }

export function notPossible(reason: keyof typeof ELECTION_REASONS, ...ids: readonly string[]): Refusal {
  return { code: 'notPossible', reason, ids }
}
