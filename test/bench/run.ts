import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/**
 * `npm run bench`: installs the peers (only here), builds the package if its source is newer, and runs the benches on what was built with
 * plain node: no loader and no compiler stands between the clock and the code.
 */
const here = fileURLToPath(new URL('.', import.meta.url))
const root = fileURLToPath(new URL('../..', import.meta.url))
const modules = join(here, 'node_modules')

const NEEDED_HEAP_MB = 6144

if (isOlder(join(modules, '.package-lock.json'), [join(here, 'package-lock.json')]))
  run('npm', ['ci', '--no-audit', '--no-fund'], here)
// The benches import the package by its name, as its users do.
if (!existsSync(join(modules, 'huzhu'))) symlinkSync('../../..', join(modules, 'huzhu'), 'dir')
if (isOlder(join(root, 'dist', 'index.js'), [...filesIn(join(root, 'src')), join(root, 'package.json')]))
  run('npm', ['run', 'build'], root)

const outfile = join(modules, '.bench', 'main.mjs')
await build({
  entryPoints: [join(here, 'main.ts')],
  outfile,
  bundle: true,
  packages: 'external',
  // Without the paths of tsconfig.json, the library's name leads to dist.
  tsconfigRaw: {},
  platform: 'node',
  format: 'esm',
  target: 'node20',
})
run(process.execPath, ['--expose-gc', `--max-old-space-size=${NEEDED_HEAP_MB}`, outfile, ...process.argv.slice(2)], here)

/** Runs a command in the terminal; if it fails, its exit code is ours. */
function run(command: string, args: readonly string[], cwd: string): void {
  const { status } = spawnSync(command, args, { cwd, stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}

/** Whether a file is missing or older than one of its sources. */
function isOlder(file: string, sources: readonly string[]): boolean {
  if (!existsSync(file)) return true
  const made = statSync(file).mtimeMs
  return sources.some((source) => statSync(source).mtimeMs > made)
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? join(entry.parentPath, entry.name) : [],
  )
}
