import { execFile } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import manifest from '../../../package.json' with { type: 'json' }

const exec = promisify(execFile)

type Peer = keyof typeof manifest.peerDependencies

/** An empty project of somebody else, outside this one, in which the packed library is installed. */
export interface Consumer {
  readonly folder: string
  write(files: { readonly [path: string]: string }): void
  /** Runs Node there; its output. @throws Error with the output if it fails. */
  node(...args: string[]): Promise<string>
  /** Runs a program of the library in a folder of the project; its output. @throws Error with the output if it fails. */
  npx(project: string, ...args: string[]): Promise<string>
  /** Checks the project's types with `tsc`. @throws Error with the findings. */
  tsc(project: string): Promise<string>
  remove(): void
}

/**
 * Packs the library as `npm publish` would, unpacks it, and links beside it what npm would install: its dependencies and the peers
 * that the project asks for, and nothing else, so that a dependency not declared is not found.
 */
export async function consumer(peers: readonly Peer[]): Promise<Consumer> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'huzhu-consumer-')))
  const modules = join(folder, 'node_modules')
  mkdirSync(join(modules, 'huzhu'), { recursive: true })
  await exec('npm', ['pack', '--ignore-scripts', '--pack-destination', folder])
  const archive = readdirSync(folder).find((file) => file.endsWith('.tgz')) ?? 'no archive'
  await exec('tar', ['-xzf', join(folder, archive), '-C', join(modules, 'huzhu'), '--strip-components=1'])
  for (const name of [...Object.keys(manifest.dependencies), ...peers]) link(modules, name)
  for (const [name, file] of Object.entries(manifest.bin)) linkProgram(modules, name, file)
  return {
    folder,
    write(files) {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true })
        writeFileSync(join(folder, path), text)
      }
    },
    node: (...args) => output('node', args, folder),
    npx: (project, ...args) => output('npx', ['--no', '--', ...args], join(folder, project)),
    tsc: (project) => output('node', [resolve('node_modules/typescript/bin/tsc'), '-p', project], folder),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function link(modules: string, name: string): void {
  mkdirSync(dirname(join(modules, name)), { recursive: true })
  symlinkSync(resolve('node_modules', name), join(modules, name), 'dir')
}

/** As npm installs a program: a link among the programs, to a file that may be run. */
function linkProgram(modules: string, name: string, file: string): void {
  mkdirSync(join(modules, '.bin'), { recursive: true })
  chmodSync(join(modules, 'huzhu', file), 0o755)
  symlinkSync(join('../huzhu', file), join(modules, '.bin', name))
}

async function output(command: string, args: readonly string[], folder: string): Promise<string> {
  const env = { ...process.env, NODE_OPTIONS: '', TEST_DIST: '', VITEST: '', NODE_ENV: '' }
  try {
    return (await exec(command, args, { cwd: folder, env, maxBuffer: 1 << 26 })).stdout
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string }
    throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}\n${stderr}`)
  }
}
