import { readFile } from 'node:fs/promises'
import type { Path } from '../base/json.ts'
import { finder, jsonFault, type Place, placeAt } from './position.ts'

/** A JSON file as it was read. */
export interface JsonFile {
  readonly name: string
  readonly value: unknown
  /** Where in the file something stands. */
  readonly place: (path: Path) => Place
}

/** A file that cannot be read, or an order that cannot be understood: exit code 2. */
export class InputError extends Error {
  override readonly name = 'InputError'
}

/** Reads a JSON file. @throws InputError with line and column where it is no JSON. */
export async function readJson(name: string): Promise<JsonFile> {
  const text = await readText(name)
  const fault = jsonFault(text)
  if (fault !== undefined) {
    const { line, column } = placeAt(text, fault.offset)
    throw new InputError(`${name}:${line}:${column} is not JSON: ${fault.message}`)
  }
  let find: JsonFile['place'] | undefined
  const place = (path: Path) => {
    find ??= finder(text)
    return find(path)
  }
  return { name, value: JSON.parse(text), place }
}

/** What kept a file from being read, for people. */
export function unreadable(name: string, error: unknown): InputError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  const why = REASONS[String(code)] ?? (error instanceof Error ? error.message : String(error))
  return new InputError(`${name} cannot be read: ${why}`)
}

const REASONS: { readonly [code: string]: string } = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'access is denied',
  ERR_ENCODING_INVALID_ENCODED_DATA: 'it is not a text in UTF-8',
}

async function readText(name: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(name))
  } catch (error) {
    throw unreadable(name, error)
  }
}
