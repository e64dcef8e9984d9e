import { refusalText, SOCIETY_REASONS, type Society } from 'huzhu'
import { AMENDMENT_REASONS } from 'huzhu/amendment'
import { CONSULTATION_REASONS } from 'huzhu/consultation'
import { ELECTION_REASONS, RECALL_REASONS } from 'huzhu/election'
import { REASONS } from 'huzhu/members'
import { REFERRAL_REASONS } from 'huzhu/referral'
import { expect, test } from 'vitest'
import { constitution, founded, now } from './fixture.ts'
import { drop, free, hung, SUGGESTION_REASONS } from './suggestions.ts'

async function sentences(society: Society, action: object, facts = {}): Promise<readonly string[]> {
  const result = await society.act(action, facts)
  if (result.ok) throw new Error('it was done')
  return [refusalText(result.refusal, 'en', constitution), refusalText(result.refusal, 'zh-CN', constitution)]
}

test('the register says in both languages why it cannot be', async () => {
  const society = await founded()
  const leave = { id: 'leave', type: 'leaveSociety', by: 'p1', at: now(), subject: 'p1', unit: 'b1' }
  expect(await sentences(society, leave)).toEqual([
    'not possible as things stand (p1): is on no such roll',
    '现状下不能办理（p1）：不在该名册上',
  ])
})

test('so does the lifecycle of a host', async () => {
  const { society } = await hung()
  await society.act(drop('p1', 'slow'), free)
  expect(await sentences(society, { ...drop('p1', 'slow'), id: 'again' }, free)).toEqual([
    'not possible as things stand (p1): has dropped a note already',
    '现状下不能办理（p1）：已经投过意见',
  ])
})

test('a phase is called as people call it, where a case is in another than was thought', async () => {
  const society = await founded()
  const head = { by: 'p1', case: 'topic' }
  await society.act({
    ...head,
    id: 'r1',
    type: 'bringReferral',
    at: now(),
    organ: 'head:council',
    subjectAction: 'lendRoom',
    digest: 'a'.repeat(64),
  })
  await society.act({ ...head, id: 'r2', type: 'withdrawReferral', at: now() })
  expect(await sentences(society, { ...head, id: 'r3', type: 'withdrawReferral', at: now() })).toEqual([
    '`withdraw a referral` has no place in phase `withdrawn`; expected: nothing',
    '本事项处于“已撤回”阶段，不能办理“撤回提请事项”；可办理：无',
  ])
})

test('it can still be read after it travelled as JSON to a page that knows no lifecycle', async () => {
  const { society } = await hung()
  await society.act(drop('p1', 'slow'), free)
  const result = await society.act({ ...drop('p1', 'slow'), id: 'again' }, free)
  const { refusal } = JSON.parse(JSON.stringify(result))
  expect(refusalText(refusal, 'zh-CN')).toContain(SUGGESTION_REASONS.hasSuggested['zh-CN'])
})

test.each(
  Object.entries({
    society: SOCIETY_REASONS,
    members: REASONS,
    amendment: AMENDMENT_REASONS,
    consultation: CONSULTATION_REASONS,
    election: ELECTION_REASONS,
    recall: RECALL_REASONS,
    referral: REFERRAL_REASONS,
  }),
)('every reason of %s stands in words of each language', (_, reasons) => {
  for (const [reason, text] of Object.entries(reasons)) {
    expect(text.en, reason).toMatch(/^[ -~]{6,}$/)
    expect(text['zh-CN'], reason).toMatch(/\p{Script=Han}/u)
    expect(text['zh-CN'], reason).not.toMatch(/[a-z]{3}/i)
  }
})
