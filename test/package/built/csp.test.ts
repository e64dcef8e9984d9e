import { execFileSync } from 'node:child_process'
import { build } from 'esbuild'
import { expect, test } from 'vitest'
import { bundle, runInBrowser } from './bundle.ts'

const PATH = './test/package/built/path.ts'
const BARRED = '--disallow-code-generation-from-strings'

/** What came of the path, on Node. The program comes through standard input, so that the library's name leads to dist. */
async function onNode(...flags: string[]): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: `import { path } from '${PATH}'\nconsole.log(JSON.stringify(await path()))`, resolveDir: process.cwd() },
    bundle: true,
    tsconfigRaw: {},
    packages: 'external',
    platform: 'node',
    format: 'esm',
    write: false,
  })
  return execFileSync('node', [...flags, '--input-type=module', '-'], { encoding: 'utf8', input: outputFiles[0]?.text ?? '' })
}

test('the whole path runs where code may not be made from text', async () => {
  const barred = await onNode(BARRED)
  expect(JSON.parse(barred)).toMatchObject({
    done: ['permitted', 'unconstitutional'],
    verified: { ok: true, length: 5 },
    replayed: 5,
    engine: { outcome: 'permitted' },
  })
  expect(barred).toBe(await onNode())
})

test('and in a page, with the same record to the last hash', async () => {
  const { code } = await bundle(`export { path } from '${PATH}'`)
  expect(await runInBrowser(code, 'bundled.path()')).toEqual(JSON.parse(await onNode()))
})

test('in both places code really cannot be made from text', async () => {
  const program = "try { new Function('return 1')(); console.log('made') } catch (error) { console.log(error.name) }"
  expect(execFileSync('node', [BARRED, '-e', program], { encoding: 'utf8' })).toBe('EvalError\n')
  const { code } = await bundle(
    "export const made = () => { try { return new Function('return 1')() } catch (error) { return error.name } }",
  )
  expect(await runInBrowser(code, 'bundled.made()')).toBe('EvalError')
})
