import type { Ballot } from 'huzhu/voting'
import {
  type BallotFile,
  type BltFile,
  type RankedFile,
  readAbif,
  readBlt,
  readDebianTally,
  readPrefLib,
  readTellersSheet,
  type ScoredFile,
  writeAbif,
  writeBlt,
  writeDebianTally,
  writePrefLib,
  writeTellersSheet,
} from 'huzhu/voting/formats'
import { describe, expect, test } from 'vitest'
import { total } from './file.ts'

type Read = ({ readonly ok: true } & BallotFile) | { readonly ok: false; readonly refusal: object }
type Written = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly refusal: object }

interface Format {
  readonly read: (text: string) => Read
  readonly write: (file: BallotFile) => Written
  /** How many ballots the text has, summed without a reader; undefined where that takes one. */
  readonly sum: (text: string) => bigint | undefined
  readonly seeds: readonly string[]
  /** Pieces that mean something in the format, to be put anywhere. */
  readonly pieces: readonly string[]
}

const linesOf = (text: string) => text.replace(/^\ufeff/, '').split(/\r\n|[\r\n]/)
const sumOf = (numbers: readonly string[]) => numbers.reduce((sum, number) => sum + BigInt(number), 0n)
const leading = (lines: readonly string[]) => sumOf(lines.flatMap((line) => /^[ \t]*(\d+)[ \t]*:/.exec(line)?.[1] ?? []))

/** The first number of each group that a 0 ends, up to the 0 that stands alone. */
function sumOfBlt(text: string): bigint {
  const words = linesOf(text).flatMap((line) =>
    line
      .replace(/#.*$/s, '')
      .split(/[ \t]+/)
      .filter(Boolean),
  )
  const ballots = words
    .slice(2)
    .join(' ')
    .replace(/\[[^\]]*\]/g, ' ')
    .split(/ +/)
    .filter((word) => word !== '' && !/^-./.test(word))
  let sum = 0n
  let at = 0
  while (ballots[at] !== '0') {
    sum += BigInt(ballots[at]!)
    at = ballots.indexOf('0', at) + 1
  }
  return sum
}

const sheet = (says: 'ranking' | 'marks', seed: string): Format => ({
  read: (text) => readTellersSheet(text, says),
  write: writeTellersSheet,
  sum: (text) =>
    text.includes('"') ? undefined : sumOf(linesOf(text).flatMap((line) => /^\s*(\d+)\s*(,|$)/.exec(line)?.[1] ?? [])),
  seeds: [seed, `\ufeffcount,"a ""b""",c\r\nname,A,"C,\nD"\r\n`],
  pieces: [',', '"', '""', 'name', '姓名', 'count', '赞成', 'writeIn', ',,', '1', '2', '0', '\n', '\r\n', ' '],
})

const FORMATS: { readonly [name: string]: Format } = {
  BLT: {
    read: readBlt,
    write: (file) => writeBlt(file as BltFile),
    sum: sumOfBlt,
    seeds: [
      '4 2\n-2\n3 1 3 4 0\n4 1 3 2 0\n2 4 1=3 0\n1 2 - 1 0\n7 0\n0\n"Adam"\n"Basil"\n"C"\n"D"\n"Title"\n',
      '3 1 # spring\r\n[nick a b c]\r\n[withdrawn b]\r\n[tie c a b]\r\n12 a=b c 0 9007199254740993 2 0\r\n0\r\n"A \\"x\\""\r\nB\r\n"C"\r\nT\r\n"source"\r\n',
    ],
    pieces: [
      '0',
      '1',
      '2',
      '3',
      '-',
      '-1',
      '=',
      '[',
      ']',
      '[tie ',
      '"',
      '\\',
      '#',
      '\n',
      '\r',
      ' ',
      '\t',
      ' 0\n',
      '99999999999999999999',
      '1.5',
      '(',
    ],
  },
  ABIF: {
    read: (text) => readAbif(text, 'ranking'),
    write: (file) => writeAbif(file as RankedFile),
    sum: (text) => leading(linesOf(text)),
    seeds: [
      '{title: "x # y"}\n=a:[A]\n="b c":B\n27:a>[b c] # first\n 3 : "b c"=a\n1:\n',
      '2:A/5>B=C/3\r\n5:D > C: {"precinct": 51}\r\n9007199254740993:[A]\n',
    ],
    pieces: ['>', '=', ',', '/', '/5', ':', '[', ']', '"', '#', '{', '}', '\n', '\r', ' ', '0', '7', 'A', 'a', '__proto__', '*'],
  },
  'ABIF of scores': {
    read: (text) => readAbif(text, 'scores'),
    write: (file) => writeAbif(file as ScoredFile),
    sum: (text) => leading(linesOf(text)),
    seeds: ['42:Memph/400,Nash/200,Knox\n26:Nash/5>Chat/4\n8:Memph/1=Nash/1\n1:\n'],
    pieces: ['>', '=', ',', '/', '/5', ':', '[', ']', '"', '#', '\n', ' ', '0', '7', 'Nash', '__proto__'],
  },
  PrefLib: {
    read: readPrefLib,
    write: (file) => writePrefLib(file as RankedFile),
    sum: (text) => leading(linesOf(text)),
    seeds: [
      '# TITLE: T\n# DATA TYPE: toi\n# NUMBER ALTERNATIVES: 3\n# NUMBER VOTERS: 18\n# NUMBER UNIQUE ORDERS: 4\n# ALTERNATIVE NAME 1: A\n# ALTERNATIVE NAME 2: B\n# ALTERNATIVE NAME 3: C\n9: 3,{1,2}\n5: 1, 2,3\n3: 2\n1:\n',
    ],
    pieces: ['{', '}', ',', ':', '#', '\n', ' ', '1', '2', '3', '0', 'soc', 'toi', '# TITLE: ', '8: '],
  },
  'Debian tally': {
    read: readDebianTally,
    write: (file) => writeDebianTally(file as RankedFile),
    sum: (text) => BigInt(linesOf(text).filter((line) => /^[ \t]*V:/.test(line)).length),
    seeds: [
      'Tally\n\n  Option 1--->: A\n/  Option 2-->: B\n|/  Option 3->: C\n||/\nV: 1-2 \t\t1d7ba886\nV: 331 \t\t5983\nV: ---\n',
    ],
    pieces: ['V: ', 'V:', '-', '1', '2', '0', 'a', 'Option 4: D', '\n', '\r', ' ', '|', '/', ':'],
  },
  "tellers' sheet of ranks": sheet('ranking', '票数,a,b,c\n姓名,A,B,C\n20,1,2,3\n12,2,1,\n9007199254740993,1,1,3\n0,,,\n3,,,\n'),
  "tellers' sheet of marks": sheet('marks', 'count,a,b,c\n20,赞成,反对,\n12,for,abstain,writeIn\n3,,,另选\n'),
}

/** A generator of numbers from 0 on, below a limit; the same from the same seed. Source: mulberry32. */
function numbers(seed: number): (limit: number) => number {
  let state = seed
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit
  }
}

/** A text with one to four pieces cut out, doubled, moved, put in or torn off. */
function mutated(text: string, pieces: readonly string[], below: (limit: number) => number): string {
  let changed = text
  for (let times = 1 + below(4); times > 0; times -= 1) {
    const at = below(changed.length + 1)
    const end = Math.min(changed.length, at + 1 + below(6))
    const piece = below(20) === 0 ? String.fromCharCode(below(0x10000)) : pieces[below(pieces.length)]!
    changed = [
      () => changed.slice(0, at) + changed.slice(end),
      () => changed.slice(0, end) + changed.slice(at),
      () => changed.slice(0, at) + piece + changed.slice(at),
      () => changed.slice(0, at) + piece + changed.slice(end),
      () => (below(8) === 0 ? changed.slice(0, at) : changed.slice(at, end) + changed.slice(0, at) + changed.slice(end)),
    ][below(5)]!()
  }
  return changed
}

/** Where the text ends at the latest: the place must lie in it. */
function placeLies(text: string, path: readonly (string | number)[]): boolean {
  const [, line, , column] = path as ['line', number, 'column', number]
  const said = linesOf(text)[line - 1]
  return (
    path.length === 4 &&
    path[0] === 'line' &&
    path[2] === 'column' &&
    said !== undefined &&
    column >= 1 &&
    column <= said.length + 1
  )
}

const RUNS = 15_000

describe('whatever is done to a file, it is read to the last ballot or refused at a place in it', () => {
  test.each(Object.entries(FORMATS))('%s', (_, { read, write, sum, seeds, pieces }) => {
    const below = numbers(20_260_301)
    let whole = 0
    for (let run = 0; run < RUNS; run += 1) {
      const text = mutated(seeds[below(seeds.length)]!, pieces, below)
      const result = read(text)
      if (!result.ok) {
        const { code, path } = result.refusal as { code: string; path: (string | number)[] }
        if (code !== 'malformed' || !placeLies(text, path)) expect.fail(`${code} at ${path} of ${JSON.stringify(text)}`)
        continue
      }
      whole += 1
      const ballots: readonly Ballot[] = result.ballots
      const expected = sum(text)
      if (expected !== undefined && total(ballots) !== expected)
        expect.fail(`${total(ballots)} of ${expected} ballots of ${JSON.stringify(text)}`)
      const written = write(result)
      if (!written.ok) continue
      const again = read(written.text)
      if (!again.ok || total(again.ballots) !== total(ballots)) expect.fail(`is not read again: ${JSON.stringify(text)}`)
    }
    // Both must come often, or nothing was tried.
    expect(whole).toBeGreaterThan(RUNS / 100)
    expect(whole).toBeLessThan(RUNS)
  })
})

describe('a hundred thousand signs take no longer than their number, whatever they open and never close', () => {
  const NASTY = [
    '[',
    '"',
    '/*',
    '#',
    '{',
    '}',
    ' ',
    '\n',
    '\r',
    '-',
    '=',
    '(',
    '0 ',
    '1 ',
    'V:',
    '|/',
    ',',
    '""',
    '\\',
    ':',
    '"\n',
    'a>',
    '1:',
    '1: {',
    'a,',
  ]
  const BEGIN = [
    '',
    '3 1\n',
    '3 1\n1 ',
    '3 1\n0\n"',
    '=a',
    '1:',
    '# DATA TYPE: soi\n# ',
    'Option 1',
    'Option 1: x\nV: ',
    'count,a\n',
    '票数,"',
  ]

  // A reading takes some milliseconds; one that goes back at each sign takes longer than the bound on any machine.
  test.each(Object.entries(FORMATS))('%s', (_, { read }) => {
    for (const text of BEGIN.flatMap((begin) => NASTY.map((nasty) => begin + nasty.repeat(100_000 / nasty.length)))) {
      const start = performance.now()
      read(text)
      const took = performance.now() - start
      if (took > 2_000) expect.fail(`${took} ms for ${text.slice(0, 30)}...`)
    }
  })
})
