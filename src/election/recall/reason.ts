import type { Refusal } from '../../base/refusal.ts'
import type { Bilingual } from '../../base/text.ts'

/** Why things do not bear an action on a recall: the reasons of `notPossible`, and what each says. */
export const RECALL_REASONS = {
  notRecorded: {
    en: 'what took place on an earlier day was written down by an officer, who is missing (`recordedBy`)',
    'zh-CN': '补录此前办理的事项，应当注明登记的工作人员',
  },
  recorderUnknown: {
    en: 'whoever wrote it down is no person whom the register knows',
    'zh-CN': '登记人不是名册中的个人',
  },
  noEvidence: { en: 'the document that shows it is missing', 'zh-CN': '缺少证明材料' },
  noProcedure: { en: 'the constitution holds no recall procedure under this name', 'zh-CN': '章程没有这一名称的罢免办法' },
  voteNotPossible: {
    en: 'the vote cannot be held: the constitution lacks its procedure, or an office or organ that this procedure names',
    'zh-CN': '罢免表决不能举行：章程没有相应的表决办法，或者没有该办法所列的职务、机构',
  },
  notInOffice: { en: 'the mandate is not in effect', 'zh-CN': '该任职不在有效期内' },
  notOfThisUnit: { en: 'the mandate is of another unit', 'zh-CN': '该任职不属于本组织' },
  notEntitledToSign: { en: 'has no say in the recall of this holder', 'zh-CN': '无权联名提出这一罢免要求' },
  tooFewSignatures: { en: 'fewer signed than the procedure asks for', 'zh-CN': '联名人数不足' },
  sameGrounds: {
    en: 'a vote was held on the same facts and reasons in this term',
    'zh-CN': '以同一事实和理由提出的罢免要求，本届任期内已经表决',
  },
  findingDiffers: { en: 'the signatures that are left say otherwise', 'zh-CN': '核实结论与有效联名人数不符' },
  notKept: {
    en: 'that recall ended in no vote that kept this holder in this term',
    'zh-CN': '该次罢免未就同一任职表决并予以保留',
  },
  notThePerson: {
    en: 'only the person concerned can do this, or an organ by their paper, which is kept (`evidence`) and an officer recorded (`recordedBy`)',
    'zh-CN': '应当由被要求罢免的人本人办理，或者由机构凭留存的本人书面材料办理，并注明登记的工作人员',
  },
  voteRuns: { en: 'a vote on this recall runs or has been held', 'zh-CN': '罢免表决正在进行或者已经举行' },
  noVoteYet: { en: 'the vote has no result yet', 'zh-CN': '罢免表决尚无结果' },
  outcomeDiffers: { en: 'the vote says otherwise', 'zh-CN': '所报结果与罢免表决不符' },
  noResignation: { en: 'nobody offered to resign', 'zh-CN': '本人没有提出辞职' },
  stillInOffice: { en: 'the mandate is not over', 'zh-CN': '该任职尚未终止' },
} as const satisfies { readonly [reason: string]: Bilingual }

export function notPossible(reason: keyof typeof RECALL_REASONS, ...ids: readonly string[]): Refusal {
  return { code: 'notPossible', reason, ids: ids.slice(0, 100), text: RECALL_REASONS[reason] }
}
