import * as z from 'zod'
import { hashSchema, subjectIdSchema } from './id.ts'
import type { Finding, Path } from './json.ts'
import type { Ruling } from './ruling.ts'
import { type Bilingual, bilingualSchema } from './text.ts'
import type { CivilDate, Instant } from './time.ts'

/** What each refusal says beside its code. */
export interface RefusalData {
  /** The action or its facts are not what they must be. `path` leads into the input. */
  malformed: { readonly path: Path; readonly problem: string }
  /** No lifecycle and no constitution declares this type of action. */
  unknownAction: { readonly type: string; readonly nearest?: string }
  /** The society has nothing under this id. */
  notFound: { readonly what: string; readonly id: string }
  /** The society has something under this id already. */
  alreadyExists: { readonly what: string; readonly id: string }
  /** This action id was used for another action. */
  idReused: { readonly id: string; readonly position: number }
  /** `at` lies before the last action. */
  timeReversed: { readonly at: Instant; readonly last: Instant }
  /** `at` lies beyond what the host gives as the latest possible instant. */
  timeAhead: { readonly at: Instant; readonly latest: Instant }
  /** The case is in another phase; `label` is what people call it. */
  outOfPhase: { readonly phase: string; readonly label?: Bilingual; readonly type: string; readonly expected: readonly string[] }
  /** A civil date is earlier or later than it may be. */
  outOfTime: { readonly what: string; readonly date: CivilDate; readonly from?: CivilDate; readonly until?: CivilDate }
  /**
   * The state of the society does not bear this action: `reason` is a stable name within its lifecycle, `text` says it for people, `ids` name
   * whom or what it is about. The refusal carries its text, since two lifecycles may use one name for different things.
   */
  notPossible: { readonly reason: string; readonly ids: readonly string[]; readonly text: Bilingual }
  /** The numbers given cannot be: more voted than were present, and the like. */
  tallyImpossible: { readonly problem: string }
  /** The result hangs on a choice that nobody made; `options` are the possible ones. */
  choiceMissing: { readonly choice: string; readonly options: readonly string[] }
  /** A proposed constitution has faults. */
  documentRefused: { readonly findings: readonly Finding[] }
  /** The constitution forbids it. */
  unconstitutional: { readonly ruling: Ruling }
  /** The constitution leaves it to an organ: its subject id, with what to bring before it as a referral. */
  referred: { readonly ruling: Ruling; readonly organ: string; readonly deadline?: CivilDate; readonly digest: string }
  /** The constitution cannot answer without these facts. */
  factsNeeded: { readonly ruling: Ruling; readonly needed: readonly string[] }
  /** The journal has moved on: another writer appended first. */
  conflict: { readonly expected: number; readonly actual: number }
}

/** Stable name of a refusal. */
export type RefusalCode = keyof RefusalData

/** An expected "no", as a value. Plain JSON; an exhaustive `switch` over `code` compiles. */
export type Refusal = { readonly [Code in RefusalCode]: { readonly code: Code } & RefusalData[Code] }[RefusalCode]

/** Either it worked, with what came of it, or a refusal. */
export type Result<Value> = ({ readonly ok: true } & Value) | { readonly ok: false; readonly refusal: Refusal }

const path = z.array(z.union([z.string(), z.number()]))
const finding = z.strictObject({ code: z.string(), path, message: z.string(), remedy: z.exactOptional(z.string()) })
const ruling = z.looseObject({ outcome: z.string() })

/** Every refusal: the schema of its data, and its sentence in both languages with `{names}` of that data. `refusalText` fills them in. */
export const REFUSALS: { readonly [Code in RefusalCode]: { readonly data: z.ZodType; readonly text: Bilingual } } = {
  malformed: {
    data: z.strictObject({ path, problem: z.string() }),
    text: { en: 'the input is not well formed at `{path}`: {problem}', 'zh-CN': '填报有误（{path}）：{problem}' },
  },
  unknownAction: {
    data: z.strictObject({ type: z.string(), nearest: z.exactOptional(z.string()) }),
    text: { en: 'there is no action of type `{type}`', 'zh-CN': '没有“{type}”这种申请' },
  },
  notFound: {
    data: z.strictObject({ what: z.string(), id: z.string() }),
    text: { en: 'there is no {what} `{id}`', 'zh-CN': '查无此项：{what}“{id}”' },
  },
  alreadyExists: {
    data: z.strictObject({ what: z.string(), id: z.string() }),
    text: { en: 'there is a {what} `{id}` already', 'zh-CN': '已有此项：{what}“{id}”' },
  },
  idReused: {
    data: z.strictObject({ id: z.string(), position: z.int() }),
    text: {
      en: 'the id `{id}` was used for another action, entry {position}',
      'zh-CN': '编号“{id}”已用于另一项申请（第{position}条记录）',
    },
  },
  timeReversed: {
    data: z.strictObject({ at: z.string(), last: z.string() }),
    text: { en: '`at` is {at}, before the last action at {last}', 'zh-CN': '受理时间{at}早于上一项申请的{last}' },
  },
  timeAhead: {
    data: z.strictObject({ at: z.string(), latest: z.string() }),
    text: { en: '`at` is {at}, beyond {latest}', 'zh-CN': '受理时间{at}晚于{latest}' },
  },
  outOfPhase: {
    data: z.strictObject({
      phase: z.string(),
      label: z.exactOptional(bilingualSchema),
      type: z.string(),
      expected: z.array(z.string()),
    }),
    text: {
      en: '`{type}` has no place in phase `{phase}`; expected: {expected}',
      'zh-CN': '本事项处于“{phase}”阶段，不能办理“{type}”；可办理：{expected}',
    },
  },
  outOfTime: {
    data: z.strictObject({
      what: z.string(),
      date: z.string(),
      from: z.exactOptional(z.string()),
      until: z.exactOptional(z.string()),
    }),
    text: { en: '{what} is {date}, outside the time allowed', 'zh-CN': '{what}为{date}，不在规定期限内' },
  },
  notPossible: {
    data: z.strictObject({ reason: z.string(), ids: z.array(z.string()), text: bilingualSchema }),
    text: { en: 'not possible as things stand{ids}: {text}', 'zh-CN': '现状下不能办理{ids}：{text}' },
  },
  tallyImpossible: {
    data: z.strictObject({ problem: z.string() }),
    text: { en: 'the figures cannot be: {problem}', 'zh-CN': '票数有误：{problem}' },
  },
  choiceMissing: {
    data: z.strictObject({ choice: z.string(), options: z.array(z.string()) }),
    text: {
      en: 'the result hangs on `{choice}`: choose one of {options}',
      'zh-CN': '结果取决于“{choice}”，应当选定其一：{options}',
    },
  },
  documentRefused: {
    data: z.strictObject({ findings: z.array(finding) }),
    text: { en: 'the proposed constitution has faults', 'zh-CN': '章程草案有误' },
  },
  unconstitutional: {
    data: z.strictObject({ ruling }),
    text: { en: 'the constitution does not allow it', 'zh-CN': '章程不允许' },
  },
  referred: {
    data: z.strictObject({ ruling, organ: subjectIdSchema, deadline: z.exactOptional(z.string()), digest: hashSchema }),
    text: { en: '`{organ}` must decide first', 'zh-CN': '应当先提请“{organ}”决定' },
  },
  factsNeeded: {
    data: z.strictObject({ ruling, needed: z.array(z.string()) }),
    text: { en: 'these facts are needed: {needed}', 'zh-CN': '还需说明：{needed}' },
  },
  conflict: {
    data: z.strictObject({ expected: z.int(), actual: z.int() }),
    text: {
      en: 'the journal has {actual} entries, not {expected}: somebody else wrote',
      'zh-CN': '记录已有{actual}条，而不是{expected}条：有人先行写入',
    },
  },
}
