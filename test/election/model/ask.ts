import type { Model, PaperRound } from './model.ts'

/** What somebody asks for: the fields of an action that matter to the model. */
export interface Ask {
  readonly type: string
  readonly by: string
  readonly [field: string]: unknown
}

/** What is possible on a day, by type: does it on paper, or answers that it is not. */
export interface Rules {
  readonly [type: string]: (model: Model, ask: never, date: string) => boolean
}

export function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10)
}

/** The days of a poll. */
export interface Days {
  readonly day: string
  readonly lastDay?: string
}

/** Who acts, about whom, and for which post. */
export interface Person {
  readonly by: string
  readonly person: string
  readonly office: string
}

/** The poll is two days long at most, and not in the past. */
export function possibleDays({ day, lastDay = day }: Days, date: string): boolean {
  return day >= date && lastDay >= day && lastDay <= daysAfter(day, 1)
}

export function distinct(persons: readonly string[]): boolean {
  return new Set(persons).size === persons.length
}

export function round(kind: PaperRound['kind'], { day, lastDay = day }: Days, contests: PaperRound['contests']): PaperRound {
  const drawers = { boxes: [], voted: new Map(), hall: [], web: [], said: new Map(), webOpened: false }
  return { kind, day, lastDay, contests, ...drawers, sheets: [], batch: 'none', hands: [], handsAgreed: false }
}

export function to(model: Model, phase: string): true {
  model.phase = phase
  return true
}
