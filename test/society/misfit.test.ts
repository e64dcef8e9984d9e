import { type ConstitutionDocument, DocumentError, type Lifecycle, openSociety, parseConstitution } from 'huzhu'
import { amendment } from 'huzhu/amendment'
import { consultation } from 'huzhu/consultation'
import { election, recall } from 'huzhu/election'
import { memoryJournal } from 'huzhu/journal'
import { cooperative } from 'huzhu/presets/cooperative'
import { huzhushe } from 'huzhu/presets/huzhushe'
import { owners } from 'huzhu/presets/owners'
import { referral } from 'huzhu/referral'
import { describe, expect, test } from 'vitest'
import { tiny } from '../constitution/tiny.ts'

async function refused(document: ConstitutionDocument, lifecycles: readonly Lifecycle[]): Promise<DocumentError> {
  const opening = openSociety({ constitution: parseConstitution(document), lifecycles, journal: memoryJournal() })
  const error = await opening.then(
    () => undefined,
    (fault: unknown) => fault,
  )
  if (error instanceof DocumentError) return error
  throw new Error('the society opened')
}

const missing = (document: ConstitutionDocument, lifecycles: readonly Lifecycle[]) =>
  refused(document, lifecycles).then(({ findings }) => findings.map(({ message }) => message.split('`')[1]))

describe('a preset without the lifecycles that it needs', () => {
  test.each([
    ['huzhushe', huzhushe, ['referral', 'amendment', 'consultation', 'election', 'recall']],
    ['owners', owners, ['referral', 'amendment']],
    ['cooperative', cooperative, ['referral', 'amendment']],
  ])('%s names each of them once, and nothing else', async (_, document, kinds) => {
    expect([...(await missing(document, []))].sort()).toEqual([...kinds].sort())
    const all = [amendment, consultation, election, recall, referral]
    for (const kind of kinds)
      expect(
        await missing(
          document,
          all.filter((each) => kinds.includes(each.kind) && each.kind !== kind),
        ),
        kind,
      ).toEqual([kind])
  })

  test('says what it is needed for, and how to give it', async () => {
    const { message } = await refused(huzhushe, [amendment, consultation, election, referral])
    expect(message).toMatch(
      /^the constitution in this society cannot be used:\n- at `actions\.\d+\.lifecycle`: the lifecycle `recall` was not given, which carries out `petitionRecall`, and \d+ more \(open the society with it: `lifecycles: \[recall, \.\.\.\]`, imported from `huzhu\/election`\)$/,
    )
  })
})

describe('a constitution that names a lifecycle', () => {
  const declared = (type: string, lifecycle: string): ConstitutionDocument => {
    const document = tiny()
    return { ...document, actions: [...document.actions, { type, label: { en: 'x', 'zh-CN': '某' }, lifecycle }] }
  }

  test.each([
    [
      'of the host, and was not given it',
      declared('lendTool', 'loan'),
      'open the society with it in `lifecycles`, or leave out what names it',
    ],
    ['by a slip of the pen', declared('bringReferral', 'referal'), 'belongs to'],
    ['that carries out no such action', declared('answerReferal', 'referral'), 'did you mean `answerReferral`?'],
    ['that carries out nothing like it', declared('lendTool', 'referral'), 'leave `lifecycle` out'],
  ])('%s', async (_, document, remedy) => {
    expect((await refused(document, [referral])).message).toContain(remedy)
  })

  test('and misspells it before any is given', async () => {
    expect((await refused(declared('callElection', 'electon'), [])).findings[0]).toMatchObject({
      remedy: 'did you mean `election`?',
    })
  })
})
