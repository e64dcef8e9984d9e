import { describe, expect, test } from 'vitest'
import { type SourceFile, sourceFile, sourceFiles } from './source.ts'

/** A part of src/ imports only from lines above its own. A part is a folder, or a file with the folder of its name. */
const LINES = [
  ['base'],
  ['voting'],
  ['rules'],
  ['members'],
  ['constitution'],
  ['amendment', 'consultation', 'election', 'referral', 'journal', 'engine'],
  ['society'],
  ['index', 'testing'],
  ['cli'],
]

/** Folders of a lifecycle: there, and nowhere else, stand machines. */
const LIFECYCLES = ['amendment', 'consultation', 'election', 'referral']

/** The file journal: the one part that does input and output, on Node alone. */
const FILE_JOURNAL = /^src\/journal\/file(-[a-z]+)?\.ts$/

/** The program for a shell: on Node alone, and nothing imports it. */
const CLI = /^src\/cli\//

const files = sourceFiles()

test('every part of the sources stands on a line', () => {
  const parts = new Set(files.map(({ path }) => partOf(path)))
  expect([...parts].filter((part) => lineOf(part) < 0)).toEqual([])
})

test('a part imports only from the lines above its own', () => {
  expect(files.flatMap(importsBelow)).toEqual([])
})

test('nothing imports engine/', () => {
  expect(files.filter((file) => partOf(file.path) !== 'engine' && file.sources.some((to) => partOf(to) === 'engine'))).toEqual([])
})

test('nothing imports cli/', () => {
  expect(files.filter((file) => !CLI.test(file.path) && file.sources.some((to) => CLI.test(to)))).toEqual([])
})

test('what checks a count shares no code with what counts: it takes types, what a poll and a ballot are, and exact thresholds', () => {
  const verifiers = files.filter(({ path }) => path.startsWith('src/voting/verify/'))
  const code = ({ path, text }: SourceFile) =>
    sourceFile(path, withoutTypeImports(text)).sources.filter((to) => !/^src\/(base|voting\/verify)\//.test(to))
  const shared = ['src/voting/ballot.ts', 'src/voting/poll.ts', 'src/voting/statute.ts', 'src/voting/threshold.ts']
  expect(verifiers.flatMap(code).filter((to) => !shared.includes(to))).toEqual([])
  expect(verifiers.length).toBeGreaterThan(0)
})

test.each([
  ['json-rules-engine', (path: string) => partOf(path) === 'engine'],
  ['xstate', (path: string) => LIFECYCLES.includes(partOf(path)) || path === 'src/base/machine.ts'],
  ['@noble/hashes', (path: string) => path === 'src/base/sha256.ts'],
  ['node:', (path: string) => FILE_JOURNAL.test(path) || CLI.test(path) || path === 'src/base/sha256.node.ts'],
])('%s is imported only where it belongs', (name, belongs) => {
  const found = files.filter((file) => file.packages.some((from) => from.startsWith(name)) && !belongs(file.path))
  expect(found.map(({ path }) => path)).toEqual([])
})

test('nothing but the file journal and the program for a shell imports the file journal', () => {
  const found = files.filter(
    (file) => !FILE_JOURNAL.test(file.path) && !CLI.test(file.path) && file.sources.some((to) => FILE_JOURNAL.test(to)),
  )
  expect(found.map(({ path }) => path)).toEqual([])
})

test('the sources import no other package', () => {
  const known = /^(json-rules-engine|xstate|zod|#sha256|@noble\/hashes\/.*|node:.*)$/
  expect(
    files.flatMap(({ path, packages }) => packages.filter((name) => !known.test(name)).map((name) => `${path}: ${name}`)),
  ).toEqual([])
})

test('no file depends on itself through others', () => {
  expect(cycle(files)).toEqual([])
})

test('no file is longer than 250 lines', () => {
  expect(files.filter(({ lines }) => lines > 250).map(({ path, lines }) => `${path}: ${lines}`)).toEqual([])
})

describe('the core reads no clock, throws no dice, makes no code and changes no global setting', () => {
  test.each([
    ['a clock', /\bDate\.now\b|\bnew Date\(\)|\bperformance\.|\bsetTimeout\b|\bsetInterval\b|\bafter: \{/],
    ['randomness', /\bMath\.random\b|\brandomUUID\b|\bgetRandomValues\b/],
    ['made code', /\beval\(|\bnew Function\b|\bFunction\(/],
    ['global settings', /\bz\.config\(|\bsetAutoFreeze\b|\benableMapSet\b|\benablePatches\b|\bglobalThis\b/],
    ['output', /\bconsole\./],
    ["zod's default export", /import \{ ?z ?\} from 'zod'|import z from/],
  ])('%s', (_, pattern) => {
    const found = files.filter(
      ({ path, text }) => !FILE_JOURNAL.test(path) && path !== 'src/cli/main.ts' && pattern.test(withoutComments(text)),
    )
    expect(found.map(({ path }) => path)).toEqual([])
  })
})

describe('these tests see what they look for', () => {
  test('an import downwards and one on the same line', () => {
    const text =
      "import type { A } from '../constitution/document.ts'\nexport { b } from '../members/roll.ts'\nexport * from '../base/json.ts'"
    expect(importsBelow(sourceFile('src/members/unit.ts', text))).toEqual(['src/members/unit.ts -> src/constitution/document.ts'])
    expect(importsBelow(sourceFile('src/journal/chain.ts', "import('../engine/engine.ts')"))).toHaveLength(1)
  })

  test('a cycle', () => {
    const file = (path: string, to: string) => sourceFile(path, `import '${to}'`)
    expect(cycle([file('src/a.ts', './b.ts'), file('src/b.ts', './c.ts'), file('src/c.ts', './a.ts')])).toHaveLength(4)
    expect(cycle([file('src/a.ts', './b.ts'), file('src/b.ts', './c.ts'), file('src/c.ts', './d.ts')])).toEqual([])
  })
})

/** `src/journal/file.ts` is of `journal`, `src/testing.ts` of `testing`. */
function partOf(path: string): string {
  return path.split('/')[1]?.replace(/\.ts$/, '') ?? ''
}

function lineOf(part: string): number {
  return LINES.findIndex((line) => line.includes(part))
}

function importsBelow(file: SourceFile): readonly string[] {
  const own = partOf(file.path)
  const wrong = file.sources.filter((to) => partOf(to) !== own && !(lineOf(partOf(to)) >= 0 && lineOf(partOf(to)) < lineOf(own)))
  return wrong.map((to) => `${file.path} -> ${to}`)
}

/** The first cycle of imports found, from a file back to itself; empty if there is none. */
function cycle(among: readonly SourceFile[]): readonly string[] {
  const imports = new Map(among.map((file) => [file.path, file.sources]))
  const done = new Set<string>()
  const search = (path: string, way: readonly string[]): readonly string[] => {
    if (way.includes(path)) return [...way.slice(way.indexOf(path)), path]
    if (done.has(path)) return []
    for (const to of imports.get(path) ?? []) {
      const found = search(to, [...way, path])
      if (found.length > 0) return found
    }
    done.add(path)
    return []
  }
  for (const { path } of among) {
    const found = search(path, [])
    if (found.length > 0) return found
  }
  return []
}

function withoutTypeImports(text: string): string {
  return text.replace(/^import type .*$/gm, '')
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '')
}
