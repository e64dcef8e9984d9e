import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { getLanguageService, type LanguageService, TextDocument } from 'vscode-json-languageservice'
import { jsonSchemas } from './schemas.ts'

// The service that Visual Studio Code and others run behind their editors. It finds the schema by `$schema`, as they do.
const charter = readFileSync('examples/charter.json', 'utf8')
let service: LanguageService

beforeAll(async () => {
  const schema = JSON.stringify((await jsonSchemas()).get('constitution'))
  service = getLanguageService({
    schemaRequestService: async (uri) => (uri.endsWith('dist/schemas/constitution.json') ? schema : Promise.reject(uri)),
    workspaceContext: { resolveRelativePath: (path) => new URL(path, 'file:///garden/charter.json').href },
  })
})
afterAll(() => service.resetSchema('file:///garden/node_modules/huzhu/dist/schemas/constitution.json'))

/** The charter with the cursor where `|` stands in what takes the place of `from`. */
function edited(from: string, to: string) {
  const at = charter.indexOf(from)
  expect(at, `\`${from}\` stands in the charter`).toBeGreaterThan(0)
  const cursor = at + to.indexOf('|')
  const text = charter.slice(0, at) + to.replace('|', '') + charter.slice(at + from.length)
  const document = TextDocument.create('file:///garden/charter.json', 'json', 1, text)
  return { document, json: service.parseJSONDocument(document), position: document.positionAt(cursor) }
}

async function completions(from: string, to: string): Promise<readonly string[]> {
  const { document, json, position } = edited(from, to)
  return ((await service.doComplete(document, position, json))?.items ?? []).map(({ label }) => label)
}

async function hover(from: string, to: string): Promise<string> {
  const { document, json, position } = edited(from, to)
  return JSON.stringify((await service.doHover(document, position, json))?.contents ?? '')
}

describe('in an editor, whoever writes a constitution', () => {
  test('is offered the effects of a rule', async () => {
    expect(await completions('"type": "permit"', '"type": "|"')).toEqual(
      expect.arrayContaining(['"permit"', '"forbid"', '"refer"', '"oblige"']),
    )
  })

  test.each([
    ['what an example may answer', '"outcome": "permitted"', '"outcome": "|"', '"referred"'],
    ['the legal forms', '"legalForm": "informalGroup"', '"legalForm": "|"', '"filedCommunityOrg"'],
    ['who may supply a fact', '"source": "state"', '"source": "|"', '"host"'],
    ['the fields that an action may have', '"type": "takeBed",', '"type": "takeBed", "|",', 'late'],
  ])('is offered %s', async (_, from, to, offered) => {
    expect(await completions(from, to)).toContain(offered)
  })

  test.each([
    ['of the zone', '"zone"', '"zo|ne"', 'IANA zone in which civil days are counted'],
    ['of an article’s sources', '"sources"', '"sour|ces"', 'at least one law'],
    ['of a comparison', '"operator"', '"oper|ator"', 'with decorators before it'],
    ['of a parameter’s direction', '"tighter"', '"tight|er"', 'direction'],
    ['of the organ that decides', '"organ": "council"', '"org|an": "council"', 'The organ that decides'],
  ])('reads the meaning %s', async (_, from, to, text) => {
    expect(await hover(from, to)).toContain(text)
  })

  test('sees what may not stand there, and nothing underlined in a sound charter', async () => {
    const problems = async (from: string, to: string) => {
      const { document, json } = edited(from, to)
      return (await service.doValidation(document, json)).map(({ message }) => message)
    }
    expect(await problems('"format"', '|"format"')).toEqual([])
    expect(await problems('"permit"', '|"allow"')).not.toEqual([])
    expect(await problems('"zone"', '|"zoen"')).toEqual(expect.arrayContaining([expect.stringContaining('zone')]))
  })
})
