import ts from 'typescript'

/** Code whose printed values have become assertions, and the imports that it had. */
export interface Checked {
  readonly imports: readonly ts.ImportDeclaration[]
  readonly source: ts.SourceFile
  readonly code: string
}

/**
 * Turns each printed value into an assertion of deep equality: `f(x) // => 3`, `const y = f(x) // => 3`,
 * `console.log(f(x)) // => 3`. The value stands on the line on which the statement ends or on the next one, and goes on over
 * comment lines until it is an expression. `...` as the last member of an object stands for members left out.
 *
 * With `module: false` the code is to stand inside a function: imports are taken out, `export` is dropped.
 *
 * @throws Error for a value that is no expression or that belongs to no statement.
 */
export function checked(code: string, where: string, module: boolean): Checked {
  const source = ts.createSourceFile('example.ts', code, ts.ScriptTarget.Latest, true)
  const edits: Edit[] = []
  const taken = new Set<number>()
  const visit = (node: ts.Node): void => {
    if (!module) edits.push(...unmodule(node))
    const value = ts.isExpressionStatement(node) || ts.isVariableStatement(node) ? valueAfter(node, code, where) : undefined
    if (value === undefined) {
      ts.forEachChild(node, visit)
    } else {
      taken.add(value.marker)
      edits.push({ from: node.end, to: value.end, text: '' }, assertion(node, value.text, code, where))
    }
  }
  visit(source)
  for (const match of code.matchAll(/\/\/ =>/g)) {
    if (!taken.has(match.index))
      throw new Error(`${where}: \`// =>\` on line ${lineAt(code, match.index)} belongs to no statement`)
  }
  return { imports: source.statements.filter(ts.isImportDeclaration), source, code: applied(code, edits) }
}

interface Edit {
  readonly from: number
  readonly to: number
  readonly text: string
}

function applied(code: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.from - a.from || b.to - a.to)
    .reduce((text, edit) => text.slice(0, edit.from) + edit.text + text.slice(edit.to), code)
}

/** Takes out what cannot stand inside a function. */
function unmodule(node: ts.Node): readonly Edit[] {
  if (ts.isImportDeclaration(node)) return [{ from: node.getStart(), to: node.end, text: '' }]
  const modifiers = ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []) : []
  const exported = modifiers.filter((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword)
  return exported.map((modifier) => ({ from: modifier.getStart(), to: modifier.end, text: '' }))
}

function assertion(node: ts.Node, value: string, code: string, where: string): Edit {
  if (ts.isExpressionStatement(node)) {
    const { expression } = node
    const printed = printedBy(expression) ?? expression
    const text = `__expect(${printed.getText()}).toEqual(${value});`
    return { from: node.getStart(), to: node.end, text }
  }
  const [declaration, ...others] = ts.isVariableStatement(node) ? node.declarationList.declarations : []
  if (declaration === undefined || others.length > 0 || !ts.isIdentifier(declaration.name)) {
    throw new Error(`${where}: line ${lineAt(code, node.getStart())}: only one plain name can have a value`)
  }
  return { from: node.end, to: node.end, text: `; __expect(${declaration.name.text}).toEqual(${value});` }
}

function printedBy(expression: ts.Expression): ts.Expression | undefined {
  if (!ts.isCallExpression(expression) || expression.expression.getText() !== 'console.log') return undefined
  return expression.arguments.length === 1 ? expression.arguments[0] : undefined
}

function valueAfter(node: ts.Node, code: string, where: string): { marker: number; end: number; text: string } | undefined {
  const match = /^;?[ \t]*(?:\n[ \t]*)?(\/\/ =>)(.*)/.exec(code.slice(node.end))
  if (match === null) return undefined
  const marker = node.end + match[0].indexOf('// =>')
  let end = node.end + match[0].length
  let text = match[2] ?? ''
  while (!isExpression(withoutEllipses(text))) {
    const next = /^\n[ \t]*\/\/(.*)/.exec(code.slice(end))
    if (next === null)
      throw new Error(`${where}: line ${lineAt(code, marker)}: the value after \`// =>\` is not an expression: ${text.trim()}`)
    text += `\n${next[1]}`
    end += next[0].length
  }
  return { marker, end, text: withoutEllipses(text).trim() }
}

function isExpression(text: string): boolean {
  const { parseDiagnostics, statements } = ts.createSourceFile(
    'value.ts',
    `(${text}\n)`,
    ts.ScriptTarget.Latest,
  ) as ts.SourceFile & {
    readonly parseDiagnostics: readonly ts.Diagnostic[]
  }
  return text.trim() !== '' && parseDiagnostics.length === 0 && statements.length === 1
}

/** `{ a: 1, ... }` becomes `__expect.objectContaining({ a: 1, })`. */
function withoutEllipses(text: string): string {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, true, ts.LanguageVariant.Standard, text)
  const braces: number[] = []
  const edits: Edit[] = []
  let dots: number | undefined
  for (let token = scanner.scan(); token !== ts.SyntaxKind.EndOfFileToken; token = scanner.scan()) {
    const start = scanner.getTokenStart()
    if (token === ts.SyntaxKind.OpenBraceToken) braces.push(start)
    if (token === ts.SyntaxKind.CloseBraceToken) {
      const open = braces.pop()
      if (dots !== undefined && open !== undefined) {
        edits.push({ from: open, to: open, text: '__expect.objectContaining(' }, { from: dots, to: dots + 3, text: '' })
        edits.push({ from: start + 1, to: start + 1, text: ')' })
      }
    }
    dots = token === ts.SyntaxKind.DotDotDotToken ? start : undefined
  }
  return applied(text, edits)
}

function lineAt(code: string, position: number): number {
  return code.slice(0, position).split('\n').length
}
