import ts from 'typescript'
import { expect, test } from 'vitest'

/** Polls as they are written, and what the compiler says of each: nothing, if it is right. */
const POLLS: readonly (readonly [poll: string, says?: string])[] = [
  [`method: 'plurality'`],
  [`method: 'irv', rules: { overvotes: 'skip', batch: 'certainLosers' }`],
  [`method: 'limited', rules: { marks: 1 }`],
  [`method: 'wigm-stv', rules: { quota: 'hare', decimals: 5 }`],
  [`method: 'statutory-majority', rules: STATUTES['cn.residents.2025.voters']`],
  [`method: 'irv' as 'irv' | 'borda' | 'scottish-stv'`],
  [
    `method: 'irv', rules: { overvote: 'skip' }`,
    "Object literal may only specify known properties, but 'overvote' does not exist in type 'Partial<IrvRules>'. Did you mean to write 'overvotes'?",
  ],
  [
    `method: 'irv', rules: { quota: 'hare' }`,
    "Object literal may only specify known properties, and 'quota' does not exist in type 'Partial<IrvRules>'.",
  ],
  [
    `method: 'wigm-stv', rules: { quota: 'imperiali' }`,
    `Type '"imperiali"' is not assignable to type '"droop" | "droopDecimal" | "hagenbachBischoff" | "hare" | undefined'.`,
  ],
  [`method: 'score', rules: { max: '5' }`, "Type 'string' is not assignable to type 'number'."],
  [`method: 'plurality', rules: { marks: 1 }`, "Type '{ marks: number; }' is not assignable to type 'never'."],
]

test('rules are typed by the method: a wrong one does not compile, and the message says what is wrong', () => {
  const lines = POLLS.map(([poll]) => `count({ ...POLL, ${poll} })`)
  expect(messagesOf(lines)).toEqual(POLLS.map(([, says]) => says))
})

/** The first message about each line. */
function messagesOf(lines: readonly string[]): readonly (string | undefined)[] {
  const path = `${process.cwd()}/test/voting/polls.ts`
  const head = [
    `import { count, STATUTES } from 'huzhu/voting'`,
    `const POLL = { seats: 1, candidates: ['a', 'b'], ballots: [{ ranking: ['a'] }] }`,
  ]
  const text = [...head, ...lines].join('\n')
  const { options } = ts.convertCompilerOptionsFromJson(
    ts.readConfigFile('tsconfig.json', ts.sys.readFile).config.compilerOptions,
    '.',
  )
  const host = ts.createCompilerHost(options)
  const { getSourceFile } = host
  host.getSourceFile = (name, target, ...rest) =>
    name === path ? ts.createSourceFile(name, text, target) : getSourceFile(name, target, ...rest)
  const program = ts.createProgram([path], options, host)
  const source = program.getSourceFile(path) as ts.SourceFile
  const said = new Map(
    program
      .getSemanticDiagnostics(source)
      .map(({ start, messageText }) => [
        source.getLineAndCharacterOfPosition(start ?? 0).line - head.length,
        ts.flattenDiagnosticMessageText(messageText, '\n').split('\n')[0] as string,
      ]),
  )
  return lines.map((_, line) => said.get(line))
}
