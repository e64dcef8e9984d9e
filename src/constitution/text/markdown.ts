/** What Markdown or HTML could read as more than text. */
const MARKUP = /[\\`*_[\]<>#|~&]/g

/** What begins a list, a rule or a heading at the start of a line. */
const LINE_START = /^([-+=]|\d+(?=[.)]))/

/** What ends a line anywhere: a text that holds one could otherwise begin a heading of its own. */
const LINE_END = /[\r\n\v\f\u0085\u2028\u2029]+/

/** Characters that show nothing, or turn the order of what is shown: two articles that look alike must be alike. */
const HIDDEN = /[\p{Cc}\p{Cf}]/gu

/** A text as part of one line: shown as it is, whatever it holds. */
export function inline(text: string): string {
  return linesOf(text).map(escaped).join(' ')
}

/** A text as paragraphs, one for each of its lines. */
export function paragraphs(text: string): readonly string[] {
  return linesOf(text).map((line) => escaped(line).replace(LINE_START, start))
}

/** A text as paragraphs of a quotation. */
export function quotation(text: string): string {
  return paragraphs(text)
    .map((line) => `> ${line}`)
    .join('\n>\n')
}

/** A table; its cells are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

function linesOf(text: string): readonly string[] {
  return text
    .split(LINE_END)
    .map((line) => line.replace(HIDDEN, '').trim())
    .filter((line) => line !== '')
}

function escaped(line: string): string {
  return line.replace(MARKUP, '\\$&')
}

/** `1.` is kept from being a list by its point, a sign by itself. */
function start(found: string): string {
  return /\d/.test(found) ? `${found}\\` : `\\${found}`
}
