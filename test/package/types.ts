import ts from 'typescript'

/** The names of the types that the source of an entry point exports, without those that are values too. */
export function typesOf(sources: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile)
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, '.')
  const program = ts.createProgram(sources, options)
  const checker = program.getTypeChecker()
  const isType = (symbol: ts.Symbol) => {
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
    return (target.flags & ts.SymbolFlags.Value) === 0
  }
  return new Map(
    sources.map((source) => {
      const module = checker.getSymbolAtLocation(program.getSourceFile(source) as ts.SourceFile) as ts.Symbol
      const types = checker.getExportsOfModule(module).filter(isType)
      return [source, types.map(({ name }) => name).sort()]
    }),
  )
}
