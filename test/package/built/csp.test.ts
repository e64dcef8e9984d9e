import { execFileSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { build } from 'esbuild'
import { expect, test } from 'vitest'

/** Here the package's own name leads to dist, as in a project that installed it. */
const PROGRAM = 'test/package/built/demo.mjs'

test('the whole path runs where code may not be made from text', async () => {
  const bundled = await build({
    entryPoints: ['./examples/demo/index.ts'],
    bundle: true,
    // Without the paths of tsconfig.json, the library's name leads to dist.
    tsconfigRaw: {},
    packages: 'external',
    platform: 'node',
    format: 'esm',
    write: false,
  })
  try {
    writeFileSync(PROGRAM, bundled.outputFiles[0]?.text ?? '')
    const barred = execFileSync('node', ['--disallow-code-generation-from-strings', PROGRAM], { encoding: 'utf8' })
    expect(barred).toBe(execFileSync('node', [PROGRAM], { encoding: 'utf8' }))
    expect(barred.length).toBeGreaterThan(1000)
  } finally {
    rmSync(PROGRAM, { force: true })
  }
})

test('and there code really cannot be made from text', () => {
  const program = "try { new Function('return 1')(); console.log('made') } catch (error) { console.log(error.name) }"
  expect(execFileSync('node', ['--disallow-code-generation-from-strings', '-e', program], { encoding: 'utf8' })).toBe(
    'EvalError\n',
  )
})

test.each(['huzhu/rules', 'huzhu/engine'])('%s too', (name) => {
  const program = `import('${name}').then((entry) => console.log(Object.keys(entry).length > 0))`
  expect(execFileSync('node', ['--disallow-code-generation-from-strings', '-e', program], { encoding: 'utf8' })).toBe('true\n')
})
