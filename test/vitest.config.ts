import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import tsconfig from '../tsconfig.json' with { type: 'json' }
import { writeExampleTests } from './docs/example-tests.ts'

// The tests import the library by its name. That is the source, as tsconfig.json says; with TEST_DIST=1 it is dist/, as package.json says.
const dist = process.env.TEST_DIST === '1'
const root = fileURLToPath(new URL('..', import.meta.url))
const sources = Object.entries(tsconfig.compilerOptions.paths).map(([name, source]) => ({
  find: new RegExp(`^${name}$`),
  replacement: join(root, ...source),
}))

writeExampleTests()

export default defineConfig({
  root,
  resolve: { alias: dist ? [] : sources },
  test: {
    // The library is pure: files can share one process and its modules, which is most of the time that a run takes.
    isolate: false,
    pool: 'forks',
    maxWorkers: 2,
    include: ['test/**/*.test.ts', 'test/.docs/**/*.test.ts'],
    // The built package is looked at when it is built; pages are generated from the sources alone.
    exclude: ['test/bench/**', '**/node_modules/**', dist ? 'test/docs/generated.test.ts' : 'test/package/built/**'],
    // Slow machines are no fault of the code.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    server: { deps: { external: [/\/dist\//] } },
  },
})
