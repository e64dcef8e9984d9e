import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { examplePages } from './block.ts'
import { brokenLinks } from './links.ts'

test('every relative link of README and docs leads to a file, and every anchor to a heading', () => {
  const pages = examplePages().filter((page) => page.endsWith('.md'))
  expect(pages.flatMap(brokenLinks)).toEqual([])
})

test('a link that leads nowhere is found', () => {
  const folder = mkdtempSync(join(tmpdir(), 'huzhu-links-'))
  mkdirSync(join(folder, 'sub'))
  const page = join(folder, 'page.md')
  writeFileSync(join(folder, 'sub/other.md'), '# The `path`, 本次办法\n\n## Twice\n\n## Twice\n')
  writeFileSync(
    page,
    [
      '# Here',
      '[a](sub/other.md) [b](sub/other.md#the-path-本次办法) [c](sub/other.md#twice-1) [d](#here) [e](https://example.org/x.md) [f](sub)',
      '[g](gone.md) [h](sub/other.md#gone) [i](#gone)',
      '',
      '```md',
      '[not a link](in-code.md)',
      '```',
      '[j]: gone-too.md',
      '',
      '```md',
      '```',
    ].join('\n'),
  )
  const broken = brokenLinks(page).map((line) => line.slice(page.length + 2))
  rmSync(folder, { recursive: true })
  expect(broken).toEqual(['gone.md', 'sub/other.md#gone', '#gone', 'gone-too.md'])
})
