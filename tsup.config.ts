import { defineConfig } from 'tsup'
import manifest from './package.json' with { type: 'json' }

/** The entry points are those of package.json: what `exports` gives as source becomes what it gives as import. */
const entry = Object.fromEntries(
  Object.values(manifest.exports).flatMap((target) =>
    typeof target === 'string' ? [] : [[target.import.default.slice('./dist/'.length, -'.js'.length), target['huzhu-source']]],
  ),
)

export default defineConfig({
  entry: { ...entry, sha256: 'src/base/sha256.ts', 'sha256.node': 'src/base/sha256.node.ts' },
  external: ['#sha256'],
  format: ['esm', 'cjs'],
  splitting: true,
  target: 'es2022',
  dts: { entry, compilerOptions: { ignoreDeprecations: '6.0' } },
  sourcemap: true,
  clean: true,
})
