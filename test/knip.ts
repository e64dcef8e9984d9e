import type { KnipConfig } from 'knip'
import tsconfig from '../tsconfig.json' with { type: 'json' }

/** Looks for what nothing uses: files, exports, dependencies. What an entry point exports is used by others. */
export default {
  entry: [
    ...Object.entries(tsconfig.compilerOptions.paths).flatMap(([name, source]) => (name.startsWith('#') ? [] : source)),
    'examples/*.ts',
    'examples/*/index.ts',
    'test/**/*.test.ts',
    'test/{docs,schemas}/{write,generate}.ts',
    'test/generate/*.ts',
    'test/journal/crash-writer.ts',
    'test/package/built/path.ts',
  ],
  project: ['src/**/*.ts', 'test/**/*.ts', 'examples/**/*.ts'],
  ignore: ['test/bench/**'],
  // A type may be exported because another exported type mentions it.
  ignoreExportsUsedInFile: { interface: true, type: true },
} satisfies KnipConfig
