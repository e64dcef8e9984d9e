import type { Bilingual } from 'huzhu'

/** A page of the reference. */
export function page(name: string, title: string, lines: readonly string[]) {
  const text = [`# ${title}`, '', 'Made from the sources; `npm run generate` makes it anew.', '', ...lines]
  return { path: `docs/reference/${name}.md`, text: `${text.join('\n').trimEnd()}\n` }
}

/** A table and the empty line after it; nothing where it has no rows. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  if (rows.length === 0) return []
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line), '']
}

/** The cells of a text in both languages. */
export function both(text: Bilingual): readonly string[] {
  return [text.en, text['zh-CN']]
}

/** The heading of a model, what it is called, and marks of its own. */
export function titled(name: string, { en, 'zh-CN': zh }: Bilingual, marks: readonly string[] = []): readonly string[] {
  return [`### ${code(name)}`, '', [capital(en), zh, ...marks].join(' · '), '']
}

/** Several names of the code. */
export function codes(names: readonly string[]): string {
  return names.map(code).join(', ')
}

/** A name of the code. */
export function code(name: string): string {
  return `\`${name}\``
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
