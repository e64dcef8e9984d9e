import { defineConfig } from 'vitest/config'
import { writeExampleTests } from './docs/example-tests.ts'

// With TEST_DIST=1 the same tests run against dist/: without the condition, package.json leads there.
const dist = process.env.TEST_DIST === '1'
const conditions = [...(dist ? [] : ['huzhu-source']), 'module', 'node', 'development|production']

writeExampleTests()

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    // The library is pure: files can share one process and its modules, which is most of the time that a run takes.
    isolate: false,
    pool: 'forks',
    maxWorkers: 2,
    include: ['test/**/*.test.ts', 'test/.docs/**/*.test.ts'],
    exclude: ['test/bench/**', '**/node_modules/**', ...(dist ? [] : ['test/package/built/**'])],
    // Slow machines are no fault of the code.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    server: { deps: { external: [/\/dist\//] } },
  },
})
