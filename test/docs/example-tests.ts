// Makes every printed example a test, so that none can rot: the `ts` blocks of README.md, docs/ and docstrings, and the files
// of examples/. The tests go to test/.docs; `npm test` runs them, `npm run typecheck` checks their types.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import ts from 'typescript'
import { checked } from './assertion.ts'
import { type Block, blocksOf, examplePages } from './block.ts'

const OUT = 'test/.docs'

/** Brings test/.docs up to date. What does not change is not written, so that runs at the same time do not disturb each other. */
export function writeExampleTests(): void {
  const wanted = new Map([...examplePages().flatMap(pageTest), ...exampleFiles()])
  for (const [file, text] of wanted) {
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  for (const file of filesIn(OUT)) if (!wanted.has(file)) rmSync(file)
}

function pageTest(page: string): [string, string][] {
  const file = `${OUT}/${page.replaceAll('/', '.')}.test.ts`
  try {
    const groups = grouped(blocksOf(page))
    return groups.length === 0 ? [] : [[file, testFile(page, groups)]]
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return [
      [file, `import { test } from 'vitest'\n\ntest('${page}', () => {\n  throw new Error(${JSON.stringify(message)})\n})\n`],
    ]
  }
}

/** Blocks that belong together: one and all that continue it. */
function grouped(blocks: readonly Block[]): readonly (readonly [Block, ...Block[]])[] {
  const groups: [Block, ...Block[]][] = []
  for (const block of blocks) {
    const group = groups.at(-1)
    if (block.continues && group !== undefined) group.push(block)
    else groups.push([block])
  }
  return groups
}

function testFile(page: string, groups: readonly (readonly [Block, ...Block[]])[]): string {
  const imports = new Imports(page)
  const tests = groups.map((group) => {
    const body = group.map((block) => {
      const part = checked(block.code, `${page}:${block.line}`, false)
      for (const declaration of part.imports) imports.add(declaration)
      return `  // ${page}:${block.line}\n${part.code}`
    })
    const name = `${page}:${group[0].line}`
    const runs = group.every((block) => block.runs)
    return runs ? `__test('${name}', async () => {\n${body.join('\n')}\n})\n` : `void (async () => {\n${body.join('\n')}\n})\n`
  })
  if (!tests.some((test) => test.startsWith('__test'))) tests.push(`__test.todo('${page}: nothing to run')\n`)
  return [
    `import { expect as __expect, test as __test } from 'vitest'`,
    `import { sandbox as __sandbox } from '../docs/sandbox.ts'`,
    ...imports.lines(),
    'void __expect',
    '__sandbox()',
    '',
    ...tests,
  ].join('\n')
}

/** The imports of all blocks of a page, each name once. */
class Imports {
  readonly #page: string
  readonly #names = new Map<string, string>()

  constructor(page: string) {
    this.#page = page
  }

  add(declaration: ts.ImportDeclaration): void {
    const from = declaration.moduleSpecifier.getText()
    if (from.slice(1).startsWith('.')) throw new Error(`${this.#page}: an example imports by package name, not ${from}`)
    const clause = declaration.importClause
    if (clause === undefined) this.#put('', `import ${from}`)
    const type = clause?.phaseModifier === ts.SyntaxKind.TypeKeyword ? 'type ' : ''
    if (clause?.name !== undefined) this.#put(clause.name.text, `import ${type}${clause.name.text} from ${from}`)
    const bindings = clause?.namedBindings
    if (bindings !== undefined && ts.isNamespaceImport(bindings)) {
      this.#put(bindings.name.text, `import ${type}* as ${bindings.name.text} from ${from}`)
    } else {
      for (const element of bindings?.elements ?? [])
        this.#put(element.name.text, `import ${type}{ ${element.getText()} } from ${from}`)
    }
  }

  lines(): readonly string[] {
    return [...this.#names.values()]
  }

  #put(name: string, line: string): void {
    const plain = (text: string | undefined) => text?.replaceAll('type ', '')
    const known = this.#names.get(name)
    if (known !== undefined && plain(known) !== plain(line)) {
      throw new Error(`${this.#page}: \`${name}\` is imported from two places: ${known}; ${line}`)
    }
    if (known === undefined || known.includes('type ')) this.#names.set(name || line, line)
  }
}

/** A copy of examples/ in which the printed values are asserted, and one test for each example. */
function exampleFiles(): [string, string][] {
  const files = filesIn('examples')
  if (files.length === 0) return []
  const copies = files.map((file): [string, string] => {
    const text = readFileSync(file, 'utf8')
    if (!file.endsWith('.ts')) return [`${OUT}/${file}`, text]
    const header = "import { expect as __expect } from 'vitest'; void __expect; "
    return [`${OUT}/${file}`, header + checked(text, file, true).code]
  })
  const entries = files.filter((file) => /^examples\/([^/]+\.ts|[^/]+\/index\.ts)$/.test(file)).sort()
  const tests = entries.map((file) => `test('${file}', async () => {\n  await import('./${file}')\n})\n`)
  const head = `import { test, vi } from 'vitest'\nimport { sandbox } from '../docs/sandbox.ts'\n\nsandbox()\nvi.spyOn(console, 'log').mockImplementation(() => {})\n`
  return [...copies, [`${OUT}/examples.test.ts`, [head, ...tests].join('\n')]]
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  const found = readdirSync(folder, { recursive: true, withFileTypes: true, encoding: 'utf8' })
  return found.filter((entry) => entry.isFile()).map((entry) => `${entry.parentPath.replaceAll('\\', '/')}/${entry.name}`)
}
