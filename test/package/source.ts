import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import ts from 'typescript'

/** A source file with what it imports: sources by path from the root, packages by name. */
export interface SourceFile {
  readonly path: string
  readonly text: string
  readonly lines: number
  readonly sources: readonly string[]
  readonly packages: readonly string[]
}

/** All files of src/. Imports of types count as imports. */
export function sourceFiles(): readonly SourceFile[] {
  const paths = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'))
  return paths.sort().map((path) => sourceFile(`src/${path}`, readFileSync(`src/${path}`, 'utf8')))
}

/** Reads what a source imports. */
export function sourceFile(path: string, text: string): SourceFile {
  const names = ts.preProcessFile(text, true, true).importedFiles.map((file) => file.fileName)
  return {
    path,
    text,
    lines: text.split('\n').length - 1,
    sources: names.filter((name) => name.startsWith('.')).map((name) => normalize(join(dirname(path), name))),
    packages: names.filter((name) => !name.startsWith('.')),
  }
}
