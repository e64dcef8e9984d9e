import type { Refusal } from '../base/refusal.ts'
import type { Bilingual } from '../base/text.ts'

/** Why things do not bear an action on an election: the reasons of `notPossible`, and what each says. */
export const ELECTION_REASONS = {
  noProcedure: { en: 'the constitution holds no election procedure under this name', 'zh-CN': '章程没有这一名称的选举办法' },
  noSuchOffice: { en: 'the unit has no such office', 'zh-CN': '该单元没有这一职务' },
  moreSeatsThanOffice: { en: 'more seats than the office has', 'zh-CN': '应选人数多于职数' },
  postTwice: { en: 'a post is named twice', 'zh-CN': '同一职务重复列出' },
  notToFollow: { en: 'only a failed or annulled election is held anew', 'zh-CN': '只有未能进行或者被宣布无效的选举可以重新举行' },
  notTheVoteCalled: {
    en: 'it is not the vote that the recall called: case, unit, person, office and procedure must be its own',
    'zh-CN': '与罢免程序决定的表决不符：编号、单元、人员、职务、办法应当一致',
  },
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
  noNominations: {
    en: 'nobody is nominated: people vote for whom they want',
    'zh-CN': '本次选举不提名候选人，由选民直接投票推选',
  },
  mayNotNominate: { en: 'the procedure does not let this subject nominate', 'zh-CN': '按照选举办法无权提名' },
  nominatedAnother: { en: 'a voter has nominated somebody for this post already', 'zh-CN': '该选民已为这一职务提名他人' },
  nominatedForTwoPosts: { en: 'a voter nominates a person for one post only', 'zh-CN': '同一选民不得提名同一人担任两个职务' },
  tooFewNominators: { en: 'too few voters join in the nomination', 'zh-CN': '联名提名的选民人数不足' },
  candidateBarred: { en: 'was barred from standing', 'zh-CN': '已被取消候选人资格' },
  standsForAnotherPost: {
    en: 'stands for another post: a person stands for one, and can withdraw from the other first',
    'zh-CN': '已同意参选其他职务；一人只能参选一个职务，可以先退出其他职务的参选',
  },
  tooFewCandidates: { en: 'too few candidates for the seats of this post', 'zh-CN': '候选人人数少于选举办法的要求' },
  tooManyCandidates: { en: 'too many candidates for the seats of this post', 'zh-CN': '候选人人数多于选举办法的要求' },
  votersNotMet: { en: 'the candidates have not met the voters yet', 'zh-CN': '尚未组织候选人与选民见面' },
  tooFewTellers: { en: 'too few tellers: two count each batch, apart', 'zh-CN': '计票人人数不足，每批选票应当由两人分别计票' },
  tooFewScrutineers: { en: 'too few scrutineers', 'zh-CN': '监票人人数不足' },
  candidateAsOfficer: { en: 'a candidate neither counts nor watches the count', 'zh-CN': '候选人不得担任计票人、监票人' },
  relativeAsOfficer: {
    en: 'a close relative of a candidate neither counts nor watches the count',
    'zh-CN': '候选人的近亲属不得担任计票人、监票人',
  },
  noProxies: { en: 'the procedure has no proxies: everybody votes in person', 'zh-CN': '选举办法不允许委托投票，应当本人投票' },
  proxyToOneself: { en: 'nobody holds a proxy of their own', 'zh-CN': '不得委托自己投票' },
  candidateHoldsProxy: { en: 'a candidate holds no proxies', 'zh-CN': '候选人不得接受委托' },
  proxyHandedOn: { en: 'a proxy is not handed on', 'zh-CN': '不得转委托' },
  tooManyProxies: { en: 'holds as many proxies as one may', 'zh-CN': '接受委托的人数已达上限' },
  channelClosed: { en: 'the procedure does not open this way to vote', 'zh-CN': '选举办法未规定这种投票方式' },
  otherBox: { en: 'votes of this kind are not cast at this box', 'zh-CN': '该票箱不接受这种方式的投票' },
  ballotIsOpen: { en: 'people vote openly in this election', 'zh-CN': '本次选举采用公开表决' },
  ballotIsSecret: { en: 'people vote by secret ballot in this election', 'zh-CN': '本次选举采用无记名投票' },
  votedAlready: { en: 'has voted in this round already', 'zh-CN': '本轮已经投票' },
  notTheVoter: { en: 'is neither the voter nor the holder of their proxy', 'zh-CN': '既不是选民本人，也不是受托人' },
  candidateHelps: { en: 'a candidate does not write for a voter', 'zh-CN': '候选人不得代写选票' },
  tooManyMarks: { en: 'the ballot names more persons than it may for this post', 'zh-CN': '所选人数多于该职务规定可选的人数' },
  personForTwoPosts: { en: 'the ballot votes for one person for two posts', 'zh-CN': '选票将同一人选为两个职务' },
} as const satisfies { readonly [reason: string]: Bilingual }

export function notPossible(reason: keyof typeof ELECTION_REASONS, ...ids: readonly string[]): Refusal {
  return { code: 'notPossible', reason, ids }
}
