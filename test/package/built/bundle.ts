import { createContext, runInContext } from 'node:vm'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

/** A browser bundle of some code: what it holds and how large it is. */
export interface Bundle {
  readonly code: string
  /** Minified and compressed, in bytes. */
  readonly size: number
  /** The packages whose code is in it. */
  readonly packages: readonly string[]
}

/** Bundles code that imports the library by name, for browsers, with everything that it needs. What it exports becomes `bundled`. */
export async function bundle(code: string): Promise<Bundle> {
  const result = await build({
    stdin: { contents: code, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    // Without the paths of tsconfig.json, the library's name leads to dist.
    tsconfigRaw: {},
    minify: true,
    format: 'iife',
    globalName: 'bundled',
    platform: 'browser',
    target: 'es2022',
    metafile: true,
    write: false,
    logLevel: 'silent',
  })
  const text = result.outputFiles[0]?.text ?? ''
  const used = Object.values(result.metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0),
  )
  const packages = used.flatMap(([path]) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? [])
  return { code: text, size: gzipSync(text, { level: 9 }).length, packages: [...new Set(packages)].sort() }
}

/**
 * Runs a bundle where there is nothing of Node, only the language and what every browser has, and where code may not be made from
 * text, as under a strict content security policy. What `expression` gives, at once or as a promise, comes back as JSON.
 */
export async function runInBrowser(code: string, expression: string): Promise<unknown> {
  const globals = { TextEncoder, TextDecoder, queueMicrotask, setTimeout, clearTimeout, structuredClone }
  const context = createContext(globals, { codeGeneration: { strings: false, wasm: false } })
  runInContext('globalThis.self = globalThis.window = globalThis', context)
  runInContext(code, context)
  return JSON.parse(await runInContext(`(async () => JSON.stringify(await ${expression}))()`, context))
}
