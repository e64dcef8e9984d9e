import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'

const home = process.cwd()
let folder = home

/**
 * Examples that write files do so in a folder of their own, which goes when they have run. To be called in each file of tests: files share
 * modules, so what this one did on import would be done for the first alone.
 */
export function sandbox(): void {
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'huzhu-example-'))
    process.chdir(folder)
  })
  afterEach(() => {
    process.chdir(home)
    rmSync(folder, { recursive: true, force: true })
  })
}
