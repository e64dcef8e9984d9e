import type { Locale } from '../base/text.ts'

/** 0: as it should be; 1: something was found; 2: the order or a file could not be read. */
export type ExitCode = 0 | 1 | 2

/** Where a command writes its lines: what was asked for, and what went wrong. */
export interface Output {
  out(text: string): void
  err(text: string): void
}

/** What may stand behind a command. */
export interface Flags {
  readonly json: boolean
  readonly notes: boolean
  readonly lang: Locale
  readonly action?: string
  readonly head?: string
  readonly length?: number
}
