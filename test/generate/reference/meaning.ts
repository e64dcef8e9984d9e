import ts from 'typescript'

/** What the docstring of a type says, and what those of its fields say. */
export interface Meaning {
  readonly text: string
  readonly fields: { readonly [name: string]: string }
}

/** Wherever actions, events and refusals are defined: a lifecycle may have a folder for each part. */
const SOURCES = ['src/base/refusal.ts', ...ts.sys.readDirectory('src', ['.ts'], [], ['**/action.ts', '**/event.ts'])]

const meanings = meaningsOf(SOURCES)

/** What a type means. @throws RangeError where nothing is said of it. */
export function meaningOf(type: string): Meaning {
  const meaning = meanings.get(type)
  if (meaning === undefined || meaning.text === '') throw new RangeError(`no docstring says what \`${type}\` means`)
  return meaning
}

function meaningsOf(sources: readonly string[]): ReadonlyMap<string, Meaning> {
  const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile)
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, '.')
  const program = ts.createProgram(sources, options)
  const checker = program.getTypeChecker()
  const textOf = (symbol: ts.Symbol) => plainText(ts.displayPartsToString(symbol.getDocumentationComment(checker)))
  return new Map(
    sources.flatMap((source) => {
      const module = checker.getSymbolAtLocation(program.getSourceFile(source) as ts.SourceFile) as ts.Symbol
      return checker.getExportsOfModule(module).map((symbol): [string, Meaning] => {
        const fields = checker.getDeclaredTypeOfSymbol(symbol).getProperties()
        return [
          symbol.name,
          { text: textOf(symbol), fields: Object.fromEntries(fields.map((field) => [field.name, textOf(field)])) },
        ]
      })
    }),
  )
}

/** The first paragraph on one line, without links. */
function plainText(comment: string): string {
  return (comment.split('\n\n')[0] ?? '')
    .replace(/\{@link (\w+)\}/g, '`$1`')
    .replaceAll('\n', ' ')
    .trim()
}
