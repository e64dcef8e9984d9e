import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from '../../src/cli/run.ts'

/** A folder in which commands are given, as in a shell: what each printed, and its exit code. */
export interface Shell {
  readonly folder: string
  /** Writes a file: a text as it is, anything else as JSON. */
  write(name: string, content: unknown): void
  huzhu(...args: readonly string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }>
  remove(): void
}

/** A new, empty folder. File names in orders are taken from it, and printed without it. */
export function shell(): Shell {
  const folder = mkdtempSync(join(tmpdir(), 'huzhu-shell-'))
  const home = process.cwd()
  return {
    folder,
    write(name, content) {
      writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content, null, 2))
    },
    async huzhu(...args) {
      const lines = { out: [] as string[], err: [] as string[] }
      process.chdir(folder)
      try {
        const code = await run(args, { out: (text) => lines.out.push(text), err: (text) => lines.err.push(text) })
        return { code, out: lines.out.join('\n'), err: lines.err.join('\n') }
      } finally {
        process.chdir(home)
      }
    },
    remove() {
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
