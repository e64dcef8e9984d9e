import { existsSync, readdirSync, readFileSync } from 'node:fs'

/** One fenced `ts` block of a page: of a Markdown file or of a docstring in a source file. */
export interface Block {
  /** Line of the page on which the code begins, from 1. */
  readonly line: number
  readonly code: string
  /** Belongs to the block before it: `ts continue`. */
  readonly continues: boolean
  /** Is only type-checked: `ts no-run`. */
  readonly runs: boolean
}

const FLAGS = ['continue', 'no-run']

/** The pages that may hold examples: README.md, everything in docs/ but the generated API pages, and all sources. */
export function examplePages(): readonly string[] {
  const files = (folder: string, ending: string) =>
    existsSync(folder)
      ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
          .map((file) => `${folder}/${file}`)
          .filter((file) => file.endsWith(ending) && !file.startsWith('docs/api/'))
      : []
  const top = ['README.md'].filter((file) => existsSync(file))
  return [...top, ...files('docs', '.md'), ...files('src', '.ts')].sort()
}

/** The `ts` blocks of a page, in order. @throws Error for a flag that means nothing or a block that is not closed. */
export function blocksOf(page: string): readonly Block[] {
  return findBlocks(readFileSync(page, 'utf8'), page)
}

/** As {@link blocksOf}, from a page's text. In a source file only docstrings count, without their leading asterisks. */
export function findBlocks(text: string, page: string): readonly Block[] {
  const blocks: Block[] = []
  let open: { line: number; flags: readonly string[]; lines: string[]; indent: number } | undefined
  for (const [index, raw] of text.split('\n').entries()) {
    const line = page.endsWith('.ts') ? docstringLine(raw) : raw
    const fence = /^(\s*)```+\s*(.*)$/.exec(line ?? '')
    if (fence === null) {
      open?.lines.push((line ?? '').slice(open.indent))
    } else if (open === undefined) {
      open = { line: index + 2, flags: (fence[2] ?? '').trim().split(/\s+/), lines: [], indent: fence[1]?.length ?? 0 }
    } else {
      if (open.flags[0] === 'ts') blocks.push(block(open.line, open.flags.slice(1), open.lines, page))
      open = undefined
    }
  }
  if (open !== undefined) throw new Error(`${page}:${open.line}: the block is not closed`)
  return blocks
}

function block(line: number, flags: readonly string[], lines: readonly string[], page: string): Block {
  const unknown = flags.find((flag) => !FLAGS.includes(flag))
  if (unknown !== undefined) throw new Error(`${page}:${line}: unknown flag \`${unknown}\` (one of: ${FLAGS.join(', ')})`)
  return { line, code: lines.join('\n'), continues: flags.includes('continue'), runs: !flags.includes('no-run') }
}

function docstringLine(raw: string): string | undefined {
  const match = /^\s*\*(?!\/) ?(.*)$/.exec(raw)
  return match?.[1]
}
