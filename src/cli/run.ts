import { parseArgs } from 'node:util'
import { nearest } from '../base/nearest.ts'
import { LOCALES } from '../base/text.ts'
import { checkCommand } from './check.ts'
import type { ExitCode, Flags, Output } from './command.ts'
import { InputError } from './input.ts'
import { lintCommand } from './lint.ts'
import { textCommand } from './text.ts'
import { verifyCommand } from './verify.ts'

const HELP = `huzhu: constitutions and journals from a shell

  huzhu lint FILE      what somebody should look at in a constitution or a profile
  huzhu check FILE     whether every worked example of a constitution holds
  huzhu text FILE      a constitution as Markdown, to read and to vote on
  huzhu verify FILE    whether a journal is as it was written

  --json               for machines: JSON instead of sentences
  --notes              lint: list the notes too
  --action FILE        check: rule one action, { "action": { ... }, "facts": { ... } }
  --lang en|zh-CN      check --action, text: the language; en if absent
  --head HASH          verify: the hash of the last entry, as somebody else kept it
  --length N           verify: the number of entries, as somebody else kept it
  --help               this page

Exit code: 0 as it should be, 1 something was found, 2 the order or a file could not be read.`

const COMMANDS = { lint: lintCommand, check: checkCommand, text: textCommand, verify: verifyCommand } as const

/** Which flags a command takes. */
const TAKES: { readonly [Command in keyof typeof COMMANDS]: readonly (keyof Flags)[] } = {
  lint: ['json', 'notes'],
  check: ['json', 'action', 'lang'],
  text: ['lang'],
  verify: ['json', 'head', 'length'],
}

/** Carries out one order from a shell. Never throws for what people can write. */
export async function run(args: readonly string[], output: Output): Promise<ExitCode> {
  try {
    const { values, positionals } = parsed(args)
    if (values.help || args.length === 0) {
      output.out(HELP)
      return args.length === 0 ? 2 : 0
    }
    const [name = '', file, ...others] = positionals
    if (!isCommand(name)) throw new InputError(unknown(name))
    if (file === undefined || others.length > 0) throw new InputError(`\`huzhu ${name}\` takes one file`)
    const { help, ...given } = values
    const foreign = Object.keys(given).find((flag) => !TAKES[name].includes(flag as keyof Flags))
    if (foreign !== undefined) throw new InputError(`\`huzhu ${name}\` takes no \`--${foreign}\``)
    return await COMMANDS[name](file, flagsOf(given), output)
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    output.err(error.message)
    return 2
  }
}

type Values = ReturnType<typeof parsed>['values']

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        notes: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        lang: { type: 'string' },
        action: { type: 'string' },
        head: { type: 'string' },
        length: { type: 'string' },
      },
    })
  } catch (error) {
    const [what] = String(error instanceof Error ? error.message : error).split(/[.\n]/)
    throw new InputError(`${what}; \`huzhu --help\` lists the options`)
  }
}

function flagsOf({ json = false, notes = false, lang = 'en', action, head, length }: Values): Flags {
  const locale = LOCALES.find((each) => each === lang)
  if (locale === undefined) throw new InputError(`\`--lang\` is one of ${LOCALES.join(', ')}`)
  if (length !== undefined && !/^\d{1,15}$/.test(length)) throw new InputError('`--length` is a whole number')
  return {
    json,
    notes,
    lang: locale,
    ...(action === undefined ? {} : { action }),
    ...(head === undefined ? {} : { head }),
    ...(length === undefined ? {} : { length: Number(length) }),
  }
}

function isCommand(name: string): name is keyof typeof COMMANDS {
  return Object.hasOwn(COMMANDS, name)
}

function unknown(name: string): string {
  const close = nearest(name, Object.keys(COMMANDS))
  return `there is no command \`${name}\`${close === undefined ? '; `huzhu --help` lists them' : `; did you mean \`${close}\`?`}`
}
