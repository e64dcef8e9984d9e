import { readFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'

/** One thing that a reader of a how-to page does: writes a file, adds to one, gives orders to the shell and reads what comes out. */
export type PageStep =
  | { readonly kind: 'write'; readonly line: number; readonly file: string; readonly text: string }
  | { readonly kind: 'add'; readonly line: number; readonly file: string; readonly pointer: string; readonly text: string }
  | { readonly kind: 'order'; readonly line: number; readonly args: readonly string[]; readonly prints?: string }

/**
 * The steps of a page: of its blocks `json FILE` (the whole file), `json FILE#POINTER` (a JSON pointer: what stands there from now on; `-` at
 * its end adds to a list, one thing or several with commas between them), `sh` with `npx huzhu ...`, and `text` after it: what it prints.
 */
export function pageSteps(page: string): readonly PageStep[] {
  const blocks = [...readFileSync(page, 'utf8').matchAll(/^```(json|sh|text)(?: (\S+))?\n([\s\S]*?)^```$/gm)]
  return blocks.flatMap(([whole, kind, info = '', text = ''], at): PageStep[] => {
    const line = (blocks[at]?.input ?? '').slice(0, blocks[at]?.index).split('\n').length
    const [file = '', pointer] = info.split('#')
    if (kind === 'json')
      return [pointer === undefined ? { kind: 'write', line, file, text } : { kind: 'add', line, file, pointer, text }]
    if (kind === 'text') return []
    const next = blocks[at + 1]
    const prints = next?.[1] === 'text' && follows(whole, blocks[at], next) ? { prints: (next[3] ?? '').trimEnd() } : {}
    const orders = text.split('\n').filter((order) => order.startsWith('npx huzhu '))
    return orders.map((order) => ({ kind: 'order', line, args: order.split(' ').slice(2), ...prints }))
  })
}

/** A document with a block put in at a pointer. */
export function withBlock(document: unknown, pointer: string, text: string): unknown {
  const keys = pointer.split('/').slice(1)
  const last = keys.pop() as string
  const copy = structuredClone(document)
  const holder = keys.reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], copy) as Record<string, unknown>
  if (last === '-') (holder as unknown as unknown[]).push(...JSON.parse(`[${text}]`))
  else if (isDeepStrictEqual(holder[last], JSON.parse(text))) throw new Error(`${pointer} says that already`)
  else holder[last] = JSON.parse(text)
  return copy
}

function follows(whole: string, block: RegExpExecArray | undefined, next: RegExpExecArray): boolean {
  const end = (block?.index ?? 0) + whole.length
  return next.input.slice(end, next.index).trim() === ''
}
