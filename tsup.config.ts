import { defineConfig } from 'tsup'
import manifest from './package.json' with { type: 'json' }
import tsconfig from './tsconfig.json' with { type: 'json' }

const sources: { readonly [name: string]: readonly string[] } = tsconfig.compilerOptions.paths

/** The entry points are those of package.json; tsconfig.json says which source each name stands for. */
const entry = Object.fromEntries(
  Object.entries(manifest.exports).flatMap(([path, target]) => {
    if (typeof target === 'string') return []
    const source = sources[`${manifest.name}${path.slice(1)}`]?.[0]
    if (source === undefined) throw new Error(`tsconfig.json names no source for the entry point ${path}`)
    return [[target.import.default.slice('./dist/'.length, -'.js'.length), source]]
  }),
)

export default defineConfig({
  entry: { ...entry, cli: 'src/cli/main.ts', sha256: 'src/base/sha256.ts', 'sha256.node': 'src/base/sha256.node.ts' },
  external: ['#sha256'],
  format: ['esm', 'cjs'],
  splitting: true,
  target: 'es2022',
  dts: { entry, compilerOptions: { ignoreDeprecations: '6.0' } },
  clean: true,
})
