import type { Bilingual, DueNow, Facts, Outcome, Refusal, RefusalCode } from 'huzhu'

/** What somebody asks for; `id` and `at` come with the telling. */
export interface Asked {
  readonly type: string
  readonly by: string
  readonly [field: string]: unknown
}

/** What an action can take up from those before it. */
export interface SoFar {
  /** The last referral: which organ must decide what, by when. */
  readonly referred: Extract<Refusal, { code: 'referred' }> | undefined
  readonly due: readonly DueNow[]
}

/** One thing that somebody wants to do, and how the story says that it ends. */
export interface Line {
  /** Beijing time. */
  readonly when: string
  readonly what: Bilingual
  /** Several that are told as one all end the same way. */
  readonly asked: Asked | readonly Asked[] | ((soFar: SoFar) => Asked)
  /** What the platform found out and the society cannot know. */
  readonly facts: Facts
  readonly ends: Outcome | RefusalCode
}

/** Lines under one heading. */
export interface Chapter {
  readonly title: Bilingual
  readonly intro?: Bilingual
  readonly lines: readonly Line[]
  /** Beijing time at which it is told what is then posted. */
  readonly postedAt?: string
}

export function line(when: string, en: string, zh: string, ends: Line['ends'], asked: Line['asked'], facts: Facts = {}): Line {
  return { when, what: { en, 'zh-CN': zh }, asked, facts, ends }
}

/** A wall clock in Beijing, as the instant that an action carries. */
export function instant(when: string): string {
  return new Date(`${when.replace(' ', 'T')}:00+08:00`).toISOString()
}
