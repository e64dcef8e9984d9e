import { type Bilingual, REFUSALS, SOCIETY_REASONS } from 'huzhu'
import { AMENDMENT_REASONS } from 'huzhu/amendment'
import { CONSULTATION_REASONS } from 'huzhu/consultation'
import { ELECTION_REASONS, RECALL_REASONS } from 'huzhu/election'
import { REASONS } from 'huzhu/members'
import { REFERRAL_REASONS } from 'huzhu/referral'
import { fieldTable } from './field-table.ts'
import { both, code, page, table } from './markdown.ts'
import { meaningOf } from './meaning.ts'

/** Every refusal, and every reason of `notPossible`. */
export function refusalsPage() {
  const { fields } = meaningOf('RefusalData')
  return page('refusals', 'Refusals 不予受理', [
    'An expected “no” is a value: `{ ok: false, refusal: { code, ... } }`. `refusalText(refusal, locale, constitution)` gives the sentence, `{names}` filled in.',
    '[The path](../path.md) says which step refuses with which code, [rulings](../rulings.md) what a `ruling` holds.',
    '',
    ...Object.entries(REFUSALS).flatMap(([name, { data, text }]) => [
      `## ${code(name)}`,
      '',
      fields[name] ?? '',
      '',
      `- ${text.en}`,
      `- ${text['zh-CN']}`,
      '',
      ...fieldTable(data),
    ]),
    '## Reasons of `notPossible`',
    '',
    '### In every lifecycle',
    '',
    ...reasonTable(SOCIETY_REASONS),
    '### Members and units 成员与组织',
    '',
    ...reasonTable(REASONS),
    '### Amendment 章程修改',
    '',
    ...reasonTable(AMENDMENT_REASONS),
    '### Election 选举',
    '',
    ...reasonTable(ELECTION_REASONS),
    '### Recall 罢免',
    '',
    ...reasonTable(RECALL_REASONS),
    '### Consultation 协商',
    '',
    ...reasonTable(CONSULTATION_REASONS),
    '### Referral 提请决定',
    '',
    ...reasonTable(REFERRAL_REASONS),
  ])
}

function reasonTable(reasons: { readonly [reason: string]: Bilingual }): readonly string[] {
  return table(
    ['Reason', 'English', '中文'],
    Object.entries(reasons).map(([reason, text]) => [code(reason), ...both(text)]),
  )
}
