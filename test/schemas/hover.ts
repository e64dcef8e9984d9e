import ts from 'typescript'

/** As much of a JSON Schema as is looked at here. */
interface Node {
  description?: string
  properties?: { [name: string]: Node }
  additionalProperties?: Node | boolean
  items?: Node
  anyOf?: Node[]
  oneOf?: Node[]
  required?: string[]
  const?: unknown
  enum?: unknown[]
  $ref?: string
  $defs?: { [name: string]: Node }
}

/** A schema and the type whose docstrings it is to show: its name, and the source that exports it. */
export interface Described {
  readonly schema: object
  readonly source: string
  readonly type: string
}

/**
 * Writes what the docstrings of types say into the JSON Schemas made from their models, so that an editor shows it: each field by its own
 * docstring, else by that of its type. The schemas are changed.
 */
export function describe(all: readonly Described[]): void {
  const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile)
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, '.')
  const program = ts.createProgram(
    all.map(({ source }) => source),
    options,
  )
  const checker = program.getTypeChecker()
  for (const { schema, source, type } of all) {
    const file = program.getSourceFile(source) as ts.SourceFile
    const exported = checker.getExportsOfModule(checker.getSymbolAtLocation(file) as ts.Symbol)
    const symbol = exported.find(({ name }) => name === type)
    if (symbol === undefined) throw new RangeError(`${source} exports no \`${type}\``)
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
    walk(schema as Node, checker.getDeclaredTypeOfSymbol(target), { checker, root: schema as Node, seen: new Set() })
  }
}

interface Walk {
  readonly checker: ts.TypeChecker
  readonly root: Node
  /** Definitions that were walked: recursive schemas end here. */
  readonly seen: Set<string>
}

function walk(node: Node, type: ts.Type, way: Walk): void {
  const { checker, root, seen } = way
  if (node.$ref !== undefined) {
    const name = node.$ref.replace(/^#\/\$defs\//, '')
    if (seen.has(name)) return
    seen.add(name)
    const definition = node.$ref === '#' ? root : root.$defs?.[name]
    if (definition !== undefined) walk(definition, type, way)
    return
  }
  for (const option of [...(node.anyOf ?? []), ...(node.oneOf ?? [])]) walk(option, type, way)
  const item = checker.getIndexTypeOfType(
    ofKind(type, (each) => checker.isArrayLikeType(each)),
    ts.IndexKind.Number,
  )
  if (node.items !== undefined && item !== undefined) walk(node.items, item, way)
  const own = ofKind(type, (each) => fits(node, each, checker))
  if (typeof node.additionalProperties === 'object') {
    const value = checker.getIndexTypeOfType(own, ts.IndexKind.String)
    if (value !== undefined) walk(node.additionalProperties, value, way)
  }
  for (const [name, field] of Object.entries(node.properties ?? {})) {
    const property = own.getProperty(name)
    if (property === undefined) continue
    const is = checker.getNonNullableType(checker.getTypeOfSymbol(property))
    const text = textOf(property, checker) || textOf(is.aliasSymbol ?? is.symbol, checker)
    if (text !== '') field.description = text
    walk(field, is, way)
  }
}

/** The part of a union that a schema describes; the type itself if it is none. */
function ofKind(type: ts.Type, is: (part: ts.Type) => boolean): ts.Type {
  return (type.isUnion() ? type.types.find(is) : undefined) ?? type
}

/** Whether a type has the fields that a schema requires, and the values that it fixes. */
function fits({ properties = {}, required = [] }: Node, type: ts.Type, checker: ts.TypeChecker): boolean {
  return required.every((name) => {
    const property = type.getProperty(name)
    const field = properties[name]
    if (property === undefined) return false
    const values = field?.const === undefined ? (field?.enum ?? []) : [field.const]
    const is = checker.getTypeOfSymbol(property)
    const literals = (is.isUnion() ? is.types : [is]).flatMap((each) => (each.isStringLiteral() ? each.value : []))
    return literals.length === 0 || values.length === 0 || values.every((value) => literals.includes(value as string))
  })
}

/** The first paragraph of a docstring on one line, without links. Docstrings of the language itself are not ours. */
function textOf(symbol: ts.Symbol | undefined, checker: ts.TypeChecker): string {
  const ours = symbol?.declarations?.every((each) => /(^|\/)src\//.test(each.getSourceFile().fileName)) ?? false
  const comment = symbol === undefined || !ours ? '' : ts.displayPartsToString(symbol.getDocumentationComment(checker))
  return (comment.split('\n\n')[0] ?? '')
    .replace(/\{@link (\w+)\}/g, '`$1`')
    .replaceAll('\n', ' ')
    .trim()
}
