import { open } from 'node:fs/promises'
import { parseLine, readLines, unwritten } from '../journal/file-read.ts'
import { checkChain, type Verification } from '../journal/index.ts'
import type { ExitCode, Flags, Output } from './command.ts'
import { unreadable } from './input.ts'

/** `huzhu verify FILE`: whether a journal of JSON lines is as it was written. The file is read and never changed. */
export async function verifyCommand(name: string, { json, head, length }: Flags, output: Output): Promise<ExitCode> {
  const result = await verified(name, {
    ...(head === undefined ? {} : { head }),
    ...(length === undefined ? {} : { length }),
  })
  if (json) output.out(JSON.stringify(result, null, 2))
  else if (!result.ok) output.out(`${name}:${result.position + 1} ${result.problem}: ${result.message}`)
  else {
    output.out(`${name}: ${result.length} entries, head ${result.head}`)
    if (result.withheld.length > 0) output.out(`parts withheld: ${result.withheld.length}`)
    if (head === undefined) output.out('whether its end was cut off only a head that somebody else kept can show (--head)')
  }
  return result.ok ? 0 : 1
}

async function verified(name: string, expected: { head?: string; length?: number }): Promise<Verification> {
  const chain = checkChain(expected)
  const handle = await open(name, 'r').catch((error) => {
    throw unreadable(name, error)
  })
  try {
    const { size } = await handle.stat()
    let position = 0
    for await (const { bytes } of readLines(handle, 0, size)) {
      const entry = parseLine(bytes)
      if (entry === undefined) return { ok: false, ...unwritten(position) }
      if (!chain.take(entry)) break
      position += 1
    }
  } catch (error) {
    throw unreadable(name, error)
  } finally {
    await handle.close()
  }
  return chain.result()
}
