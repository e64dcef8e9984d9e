import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ENTRIES, MACHINES } from '../manifest.ts'
import { type Consumer, consumer } from './consumer.ts'
import { FIRST_RULING } from './first-ruling.ts'

const MINUTE = 60_000
const names = ENTRIES.map(({ name }) => name)
const strict = {
  target: 'es2022',
  strict: true,
  noEmit: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  types: [],
}

const withoutMachines = names.filter((name) => !MACHINES.includes(name))

let project: Consumer
/** Somebody who installed the library and zod, but not xstate. */
let plain: Consumer

beforeAll(async () => {
  project = await consumer(['xstate', 'zod'])
  plain = await consumer(['zod'])
}, 2 * MINUTE)

afterAll(() => {
  project?.remove()
  plain?.remove()
})

test('the package holds what is declared and nothing that users have no use for', () => {
  const root = join(project.folder, 'node_modules/huzhu')
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  expect(readdirSync(root).sort()).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', 'dist', 'package.json'])
  expect(files.filter((file) => /\.(test|config)\.|(^|\/)(test|docs|examples)\//.test(file))).toEqual([])
  for (const entry of ENTRIES) {
    for (const file of [entry.import, entry.require]) {
      expect(existsSync(join(root, file)), file).toBe(true)
      expect(existsSync(join(root, file.replace(/\.(c?)js$/, '.d.$1ts'))), `types of ${file}`).toBe(true)
    }
  }
})

test('an empty ESM project imports every entry point and gets a first ruling', async () => {
  project.write({ 'esm/package.json': '{ "type": "module" }', 'esm/all.js': importing(names), 'esm/ruling.js': FIRST_RULING.esm })
  expect(await project.node('esm/all.js')).toBe(`${names.length}\n`)
  expect(await project.node('esm/ruling.js')).toMatch(FIRST_RULING.prints)
})

test('an empty CJS project requires every entry point and gets a first ruling', async () => {
  project.write({
    'cjs/package.json': '{ "type": "commonjs" }',
    'cjs/all.js': requiring(names),
    'cjs/ruling.js': FIRST_RULING.cjs,
  })
  expect(await project.node('cjs/all.js')).toBe(`${names.length}\n`)
  expect(await project.node('cjs/ruling.js')).toMatch(FIRST_RULING.prints)
})

test('who uses no machine needs no xstate', async () => {
  plain.write({
    'esm/package.json': '{ "type": "module" }',
    'esm/all.js': importing(withoutMachines),
    'esm/machine.js': importing(MACHINES),
    'cjs/package.json': '{ "type": "commonjs" }',
    'cjs/all.js': requiring(withoutMachines),
  })
  expect(await plain.node('esm/all.js')).toBe(`${withoutMachines.length}\n`)
  expect(await plain.node('cjs/all.js')).toBe(`${withoutMachines.length}\n`)
  await expect(plain.node('esm/machine.js')).rejects.toThrow("Cannot find package 'xstate'")
})

test('npx huzhu runs, without xstate too', async () => {
  plain.write({ 'shell/charter.json': JSON.stringify({ format: 1 }) })
  await expect(plain.npx('shell', 'huzhu', 'lint', 'charter.json')).rejects.toThrow('is missing; expected string')
  expect(await plain.npx('shell', 'huzhu', '--help')).toContain('huzhu verify FILE')
})

test('both formats name the same errors and hash alike', async () => {
  const text = `
    import { createRequire } from 'node:module'
    import * as esm from 'huzhu/constitution'
    const cjs = createRequire(import.meta.url)('huzhu/constitution')
    const name = ({ parseConstitution }) => { try { parseConstitution({}) } catch (error) { return error.name } }
    console.log(name(esm), name(cjs))`
  project.write({ 'esm/package.json': '{ "type": "module" }', 'esm/both.js': text })
  expect(await project.node('esm/both.js')).toBe('DocumentError DocumentError\n')
})

describe('types', { timeout: 3 * MINUTE }, () => {
  const bundler = { module: 'esnext', moduleResolution: 'bundler' }
  test.each([
    ['ESM', 'module', { module: 'nodenext' }],
    ['CJS', 'commonjs', { module: 'nodenext' }],
    ['a bundler', 'module', bundler],
  ])('hold in a strict project: %s', async (title, type, options) => {
    const compilerOptions = { ...strict, lib: ['es2022'], skipLibCheck: true, ...options }
    expect(await checked(project, title, type, names, compilerOptions)).toBe('')
  })

  test.each([
    ['ESM', 'module', { module: 'nodenext' }],
    ['CJS', 'commonjs', { module: 'nodenext' }],
    ['a bundler', 'module', bundler],
  ])('hold without xstate, the declarations checked too: %s', async (title, type, options) => {
    const compilerOptions = { ...strict, lib: ['es2022', 'dom', 'dom.iterable'], skipLibCheck: false, ...options }
    expect(await checked(plain, title, type, withoutMachines, compilerOptions)).toBe('')
  })

  test('are not `any`: a wrong argument is refused', async () => {
    const compilerOptions = { ...strict, module: 'nodenext', lib: ['es2022'], skipLibCheck: true }
    project.write({
      'wrong/package.json': '{ "type": "module" }',
      'wrong/tsconfig.json': JSON.stringify({ compilerOptions, include: ['*.ts'] }),
      'wrong/wrong.ts': "import { passes } from 'huzhu/voting'\npasses(1, 2)\n",
    })
    await expect(project.tsc('wrong')).rejects.toThrow('TS2345')
  })
})

/** What tsc says of a project that uses the entries. */
async function checked(project: Consumer, title: string, type: string, entries: readonly string[], compilerOptions: object) {
  const folder = `types-${title.replace(/\W+/g, '-')}`
  project.write({
    [`${folder}/package.json`]: JSON.stringify({ type }),
    [`${folder}/tsconfig.json`]: JSON.stringify({ compilerOptions, include: ['*.ts'] }),
    [`${folder}/all.ts`]: entries.map((name, n) => `import * as e${n} from '${name}'\nexport const x${n} = e${n}\n`).join(''),
    [`${folder}/ruling.ts`]: FIRST_RULING.ts,
  })
  return project.tsc(folder)
}

function importing(all: readonly string[]): string {
  return `const all = await Promise.all([${all.map((name) => `import('${name}')`)}])\nconsole.log(all.filter((one) => Object.keys(one).length > 0).length)`
}

function requiring(all: readonly string[]): string {
  return `const all = [${all.map((name) => `require('${name}')`)}]\nconsole.log(all.filter((one) => Object.keys(one).length > 0).length)`
}
