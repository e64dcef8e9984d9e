/** Does the differential test see anything? Each fault is planted in a copy of the compiler, and the interpreter must notice. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Compile, twoWay } from './difference.ts'
import { randomCase } from './random.ts'

interface Fault {
  readonly what: string
  readonly file: string
  readonly from: string
  readonly to: string
}

const FAULTS: readonly Fault[] = [
  {
    what: '`lessThan` takes what is equal, in the general way',
    file: 'operators',
    from: '(left as number) < (right as number)',
    to: '(left as number) <= (right as number)',
  },
  { what: '`lessThan` takes what is equal, in the short way', file: 'closures', from: 'left < value', to: 'left <= value' },
  {
    what: '`everyFact` fails on an empty list',
    file: 'operators',
    from: 'Array.isArray(left) && left.every(',
    to: 'Array.isArray(left) && left.length > 0 && left.every(',
  },
  {
    what: '`not:in` means `in`',
    file: 'closures',
    from: 'memberTest(fact, value, NO, YES)',
    to: 'memberTest(fact, value, YES, NO)',
  },
  {
    what: 'long lists are read the wrong way round',
    file: 'closures',
    from: 'members.has(left) ? found : notFound',
    to: 'members.has(left) ? notFound : found',
  },
  {
    what: 'a missing fact is not in any list',
    file: 'closures',
    from: 'return left === undefined ? OPEN : notFound',
    to: 'return notFound',
  },
  {
    what: 'one open condition of `all` is forgotten',
    file: 'closures',
    from: 'if (each === NO) return NO\n      if (each === OPEN) answer = OPEN',
    to: 'if (each === NO) return NO',
  },
  {
    what: 'priorities are taken lowest first',
    file: 'tree',
    from: '.sort(([a], [b]) => b - a)',
    to: '.sort(([a], [b]) => a - b)',
  },
  {
    what: 'short-circuit hides a comparison that throws',
    file: 'tree',
    from: '!KNOWN_SAFE.has(base)) return true',
    to: '!KNOWN_SAFE.has(base)) return false',
  },
  { what: 'an error among several conditions is outvoted', file: 'weigh', from: 'if (stuck) return ERRS\n', to: '' },
  { what: 'the negation of an error is no error', file: 'weigh', from: ' | (possible & ERRS)', to: '' },
  {
    what: 'lower priorities are looked at although the answer is settled',
    file: 'weigh',
    from: 'if ((possible & next) === 0) break\n',
    to: '',
  },
  {
    what: 'facts are asked for that a settled condition read',
    file: 'weigh',
    from: 'if (isSettled(answer)) into.lacking.length = start\n',
    to: '',
  },
  {
    what: 'a refer that errs is passed over',
    file: 'combine',
    from: "if (refers.some((rule) => rule.possible === ERRS)) return answer('forbidden', [])",
    to: '',
  },
  { what: 'a duty that lacks facts is forgotten', file: 'combine', from: 'need(obliges)', to: '' },
  {
    what: 'every permit is asked for although one holds',
    file: 'combine',
    from: 'if (holding(permits).length === 0) need(permits)',
    to: 'need(permits)',
  },
  { what: 'rules that could hold are no candidates', file: 'compile', from: 'trace()) !== FAILS)', to: 'trace()) === HOLDS)' },
  {
    what: 'a list of index values is taken for its first',
    file: 'narrow',
    from: 'new Set(value as readonly FactValue[])',
    to: 'new Set((value as readonly FactValue[]).slice(0, 1))',
  },
  {
    what: 'an error about the index fact is passed over with the rule',
    file: 'narrow',
    from: ' || node.children.some((child) => child.risky && factsRead(child).has(fact))',
    to: '',
  },
  {
    what: 'the index settles what it only narrows',
    file: 'narrow',
    from: 'if (child === neutral) return\n',
    to: "if (typeof child === 'boolean') return\n",
  },
  {
    what: 'the name of a reference is lost in the explanation',
    file: 'explain',
    from: 'trace, node.source.name ?? label)',
    to: 'trace, undefined)',
  },
]

const ROOT = new URL('../..', import.meta.url).pathname
const WORK = join(ROOT, 'node_modules/.cache/huzhu-faults')
const MOST_CASES = 12_000

beforeAll(() => mkdir(WORK, { recursive: true }))
afterAll(() => rm(WORK, { recursive: true, force: true }))

/** The compiler with one fault, built from the sources. */
async function faulty({ file, from, to }: Fault, at: number): Promise<Compile> {
  const { outputFiles } = await build({
    entryPoints: [join(ROOT, 'src/rules/compile.ts')],
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    external: ['zod'],
    write: false,
    plugins: [
      {
        name: 'fault',
        setup({ onLoad }) {
          onLoad({ filter: new RegExp(`src/rules/${file}\\.ts$`) }, async ({ path }) => {
            const source = await readFile(path, 'utf8')
            expect(source.split(from).length, `\`${from}\` stands once in ${basename(path)}`).toBe(2)
            const imports = file === 'compile' ? "import { HOLDS } from './weigh.ts'\n" : ''
            return { contents: imports + source.replace(from, () => to), loader: 'ts' }
          })
        },
      },
    ],
  })
  const out = join(WORK, `fault-${at}.mjs`)
  await writeFile(out, outputFiles[0]?.text ?? '')
  return ((await import(/* @vite-ignore */ pathToFileURL(out).href)) as { compile: Compile }).compile
}

describe('a faulty compiler is caught', () => {
  it.each(FAULTS.map((fault, at) => ({ ...fault, at })))('where $what', { timeout: 120_000 }, async (fault) => {
    const compile = await faulty(fault, fault.at)
    let seed = 0
    while (seed < MOST_CASES && twoWay(randomCase(seed), compile) === undefined) seed += 1
    expect(seed, 'cases until it was caught').toBeLessThan(MOST_CASES)
  })
})
