import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Entry } from 'huzhu/journal'
import { fileJournal } from 'huzhu/journal/file'
import { huzhushe } from 'huzhu/presets/huzhushe'
import { residents } from 'huzhu/profiles'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tiny } from '../constitution/tiny.ts'
import { activity, founded } from '../society/fixture.ts'
import { type Shell, shell } from './shell.ts'

let place: Shell
beforeAll(() => {
  place = shell()
  place.write('society.json', huzhushe)
  place.write('tiny.json', tiny())
})
afterAll(() => place?.remove())

describe('huzhu lint', () => {
  test('has nothing to say of the preset but notes, and ends with 0', async () => {
    const { code, out } = await place.huzhu('lint', 'society.json')
    expect(out).toMatch(/^society\.json: 0 errors, 0 warnings, \d+ notes$/)
    expect(code).toBe(0)
    expect((await place.huzhu('lint', 'society.json', '--notes')).out).toContain(
      'note modelValue at parameters.0.values.0.source',
    )
  })

  test('gives each finding its line, and ends with 1', async () => {
    const { code, out } = await place.huzhu('lint', 'tiny.json')
    const lines = readFileSync(join(place.folder, 'tiny.json'), 'utf8').split('\n')
    const at = lines.findIndex((line) => line.includes('"organ": "council"')) + 1
    expect(out).toContain(`tiny.json:${at}:`)
    expect(out).toContain('warning referralUnanswered at articles.0.rules.3.event.params.organ')
    expect(code).toBe(1)
  })

  test('is JSON for machines', async () => {
    const { code, out } = await place.huzhu('lint', 'tiny.json', '--json')
    expect(JSON.parse(out)).toContainEqual(
      expect.objectContaining({ code: 'cannotAmend', severity: 'warning', path: ['actions'], line: expect.any(Number) }),
    )
    expect(code).toBe(1)
  })

  test('lists the faults of a document that cannot be used', async () => {
    place.write('twice.json', { ...tiny(), articles: tiny().articles.map((article) => ({ ...article, number: '1' })) })
    const { code, out } = await place.huzhu('lint', 'twice.json')
    expect(out).toContain('error duplicate at articles.1.number\n  `1` stands at articles.0 already: give each its own')
    expect(code).toBe(1)
  })

  test('reads profiles too', async () => {
    place.write('profile.json', residents[0])
    expect(await place.huzhu('lint', 'profile.json')).toMatchObject({
      code: 0,
      out: 'profile.json: 0 errors, 0 warnings, 0 notes',
    })
  })
})

describe('huzhu check', () => {
  test('counts the worked examples that hold', async () => {
    const { code, out } = await place.huzhu('check', 'society.json')
    expect(out).toMatch(/^society\.json: (\d+) of \1 worked examples hold$/)
    expect(code).toBe(0)
  })

  test('shows those that do not', async () => {
    const document = structuredClone(huzhushe) as unknown as { articles: { examples: { outcome: string }[] }[] }
    document.articles[3]!.examples[0]!.outcome = 'permitted'
    place.write('wrong.json', document)
    const { code, out } = await place.huzhu('check', 'wrong.json')
    expect(out).toMatch(
      /exampleFails at articles\.3\.examples\.0\n {2}gives `forbidden` \(by article 4 `siblingsKeepApart`\), not `permitted`/,
    )
    expect(code).toBe(1)
  })

  test('rules one action and says why, in both languages', async () => {
    place.write('loan.json', { action: { type: 'lendRoom', at: '2026-03-02T02:00:00.000Z' }, facts: { 'borrower.inside': true } })
    place.write('order.json', {
      action: { type: 'giveOrder', at: '2026-03-02T02:00:00.000Z', details: { 'order.ownAffair': false } },
      facts: { 'touches.sibling': true },
    })
    expect((await place.huzhu('check', 'tiny.json', '--action', 'loan.json')).code).toBe(1)
    const forbidden = await place.huzhu('check', 'society.json', '--action', 'order.json')
    expect(forbidden.out).toContain('Article 4')
    expect(forbidden.code).toBe(1)
    expect((await place.huzhu('check', 'society.json', '--action', 'order.json', '--lang', 'zh-CN')).out).toContain('第四条')
    const json = await place.huzhu('check', 'society.json', '--action', 'order.json', '--json')
    expect(JSON.parse(json.out)).toMatchObject({ outcome: 'forbidden' })
  })

  test('ends with 0 where the action is permitted', async () => {
    place.write('short.json', {
      action: { type: 'lendRoom', at: '2026-03-02T02:00:00.000Z', details: { hours: 2 } },
      facts: { 'borrower.inside': true, 'agreement.written': true, 'council.agreed': false },
    })
    expect((await place.huzhu('check', 'tiny.json', '--action', 'short.json')).code).toBe(0)
  })
})

describe('huzhu text', () => {
  test('prints the constitution in the language asked for', async () => {
    const english = await place.huzhu('text', 'society.json')
    expect(english.code).toBe(0)
    expect(english.out).toContain('Branches are independent of each other')
    expect((await place.huzhu('text', 'society.json', '--lang', 'zh-CN')).out).toContain('各分社互不隶属')
  })
})

describe('huzhu verify', () => {
  let head = ''
  beforeAll(async () => {
    const journal = await fileJournal(join(place.folder, 'journal.jsonl'))
    const society = await founded(journal)
    await society.act(activity('a1'))
    for await (const entry of journal.read(0)) head = (entry as Entry).hash
    await journal.close()
  })

  test('prints length and head of a journal that holds', async () => {
    const { code, out } = await place.huzhu('verify', 'journal.jsonl')
    expect(out).toContain(`journal.jsonl: 4 entries, head ${head}`)
    expect(code).toBe(0)
    expect((await place.huzhu('verify', 'journal.jsonl', '--head', head, '--length', '4')).code).toBe(0)
  })

  test('finds a cut end only by what somebody else kept', async () => {
    const lines = readFileSync(join(place.folder, 'journal.jsonl'), 'utf8').trimEnd().split('\n')
    place.write('cut.jsonl', `${lines.slice(0, 3).join('\n')}\n`)
    expect((await place.huzhu('verify', 'cut.jsonl')).code).toBe(0)
    const { code, out } = await place.huzhu('verify', 'cut.jsonl', '--length', '4')
    expect(out).toContain('truncated')
    expect(code).toBe(1)
    expect((await place.huzhu('verify', 'cut.jsonl', '--head', head)).out).toContain('otherHead')
  })

  test('names the entry that was edited', async () => {
    const lines = readFileSync(join(place.folder, 'journal.jsonl'), 'utf8').split('\n')
    lines[1] = lines[1]!.replace('2026', '2027')
    place.write('edited.jsonl', lines.join('\n'))
    const { code, out } = await place.huzhu('verify', 'edited.jsonl', '--json')
    expect(JSON.parse(out)).toMatchObject({ ok: false, position: 1 })
    expect(code).toBe(1)
    expect((await place.huzhu('verify', 'edited.jsonl')).out).toMatch(/^edited\.jsonl:2 /)
  })

  test.each([
    ['a space', '{ "'],
    ['a key twice', '{"position":9,"'],
  ])('names the entry to which %s was added, though it says the same', async (_, start) => {
    const lines = readFileSync(join(place.folder, 'journal.jsonl'), 'utf8').split('\n')
    lines[2] = lines[2]!.replace('{"', start)
    place.write('respelt.jsonl', lines.join('\n'))
    const { code, out } = await place.huzhu('verify', 'respelt.jsonl')
    expect(out).toMatch(/^respelt\.jsonl:3 notAnEntry: entry 2 .* not one entry in JSON as the journal writes it$/)
    expect(code).toBe(1)
  })
})

describe('what cannot be read ends with 2 and one sentence:', () => {
  test.each<[string, readonly string[], RegExp]>([
    ['a truncated file', ['lint', 'truncated.json'], /^truncated\.json:5:1 is not JSON: the file ends here/],
    ['a text that never ends', ['text', 'open.json'], /^open\.json:2:9 is not JSON: a text begins here and never ends/],
    ['a file in another encoding', ['check', 'gbk.json'], /^gbk\.json cannot be read: it is not a text in UTF-8$/],
    ['a by-law, which says too little alone', ['lint', 'by-law.json'], /`checkByLaw`/],
    ['no file', ['verify', 'nowhere.jsonl'], /^nowhere\.jsonl cannot be read: there is no such file$/],
    ['a folder', ['lint', '.'], /it is a folder/],
    ['a folder for a journal', ['verify', '.'], /it is a folder/],
    ['no command that is known', ['lnit', 'x'], /did you mean `lint`\?/],
    ['no option that is known', ['lint', '--version'], /^Unknown option '--version'; `huzhu --help` lists the options$/],
    ['a command without its file', ['lint'], /takes one file/],
    ['a flag of another command', ['lint', 'x', '--head', 'y'], /`huzhu lint` takes no `--head`/],
    ['an unknown flag', ['lint', 'x', '--hed'], /--hed/],
    ['a language that is not there', ['text', 'society.json', '--lang', 'fr'], /one of en, zh-CN/],
    ['a length that is none', ['verify', 'x', '--length', 'many'], /whole number/],
    ['an action that is none', ['check', 'tiny.json', '--action', 'tiny.json'], /holds no action/],
  ])('%s', async (_, args, sentence) => {
    place.write('truncated.json', '{\n  "format": 1,\n  "id": "x",\n  "articles": [\n')
    place.write('by-law.json', { format: 1, id: 'east', version: '1', unit: 'east', articles: [] })
    place.write('open.json', '{\n  "id": "neighb')
    writeFileSync(join(place.folder, 'gbk.json'), Buffer.from([0x22, 0xd5, 0xc2, 0xb3, 0xcc, 0x22]))
    const { code, out, err } = await place.huzhu(...args)
    expect(err).toMatch(sentence)
    expect(out).toBe('')
    expect(code).toBe(2)
  })

  test('the help is no fault, but no order is', async () => {
    expect(await place.huzhu('--help')).toMatchObject({ code: 0, out: expect.stringContaining('huzhu lint FILE') })
    expect((await place.huzhu()).code).toBe(2)
  })
})

test('the program runs from a shell, with its exit code', async () => {
  const spawned = promisify(execFile)(process.execPath, [
    '--import',
    'tsx',
    'src/cli/main.ts',
    'lint',
    join(place.folder, 'tiny.json'),
  ])
  await expect(spawned).rejects.toMatchObject({ code: 1, stdout: expect.stringContaining('cannotAmend') })
})
