import type { ActionHead } from '../base/action.ts'
import type { Json } from '../base/json.ts'
import type { BoxContent, Context } from '../base/lifecycle.ts'
import type { Entry } from '../journal/entry.ts'
import type { Appended } from '../journal/port.ts'
import type { ParsedAction } from './action.ts'
import type { BallotBox } from './ballot-box.ts'

/** A secret ballot on its way into a box. */
export interface Envelope {
  readonly box: string
  readonly ballot: Json
  readonly tracker?: string
}

/** What an action that is done does with a ballot box: it puts an envelope into one, or asks for what is in one before it is decided. */
export interface BoxUse {
  readonly put?: Envelope
  readonly opens?: string
}

/** What an action does with a ballot box; `opened` is what it holds, once it was opened. */
export function boxUse(parsed: ParsedAction, context: Context, opened: BoxContent | undefined): BoxUse {
  const { action, whole, owner, definition } = parsed
  if (definition?.box === undefined) return {}
  const box = owner?.boxOf?.(action, context) ?? String(action.case)
  if (definition.box === 'open') return opened === undefined ? { opens: box } : {}
  const { ballot, tracker } = whole as ActionHead & { readonly ballot?: Json; readonly tracker?: Json }
  if (ballot === undefined) return {}
  const listed = typeof tracker === 'string' && definition.secret?.includes('tracker')
  return { put: { box, ballot, ...(listed ? { tracker } : {}) } }
}

/** The entry that marks a voter, as one can look for it in the journal. */
export type Mark = Pick<Entry, 'position' | 'hash'>

/**
 * A ballot that is still held though the request is over. Settle it by `drop` or `discard` of the ballot box; until then the box is not
 * opened. Nothing of the ballot stands in here, but `handle` leads to it while it is held: log it with no voter beside it. Recognise it by `name`.
 */
export class BallotBoxError extends Error {
  override readonly name = 'BallotBoxError'
  readonly box: string
  readonly handle: string
  /**
   * Whether the voter was marked. `yes`: drop the ballot in. `no`: discard it, and let the voter ask again. `unknown`, because the journal failed: drop it
   * if the entry stands at its position, and else discard it. Of two that name one entry only one is dropped in.
   */
  readonly marked: 'yes' | 'no' | 'unknown'
  readonly entry: Mark

  constructor(envelope: Pick<BallotBoxError, 'box' | 'handle' | 'marked' | 'entry'>, cause: unknown) {
    super(`a ballot is still held beside the box \`${envelope.box}\`: ${REMEDIES[envelope.marked]}`, { cause })
    this.box = envelope.box
    this.handle = envelope.handle
    this.marked = envelope.marked
    this.entry = envelope.entry
  }
}

const REMEDIES = {
  yes: 'its voter was marked; drop it in by its handle',
  no: 'nothing was recorded; discard it by its handle, then send the request again',
  unknown: 'the journal failed; drop it in if the entry was recorded after all, and else discard it',
} as const

/** A ballot that is held while its voter is marked. */
export interface Held {
  /**
   * Marks the voter, and discards the ballot where that is refused.
   *
   * @throws BallotBoxError if the ballot is still held; else what the journal threw, and nothing was recorded
   */
  until(mark: () => Promise<Appended>): Promise<Appended>
  /** The voter is marked: drops the ballot in. @throws BallotBoxError if the box fails */
  drop(): Promise<void>
}

/** Holds a ballot for the entry that is to mark its voter. */
export async function hold(ballotBox: BallotBox, { box, ballot, tracker }: Envelope, { position, hash }: Mark): Promise<Held> {
  const handle = await ballotBox.hold(box, ballot, tracker)
  const left = (marked: BallotBoxError['marked'], cause: unknown) =>
    new BallotBoxError({ box, handle, marked, entry: { position, hash } }, cause)

  async function discard(): Promise<void> {
    try {
      await ballotBox.discard(box, handle)
    } catch (cause) {
      throw left('no', cause)
    }
  }

  return {
    async until(mark) {
      let appended: Appended
      try {
        appended = await mark()
      } catch (fault) {
        if (!wroteNothing(fault)) throw left('unknown', fault)
        await discard()
        throw fault
      }
      if (!appended.ok) await discard()
      return appended
    },
    async drop() {
      try {
        await ballotBox.drop(box, handle)
      } catch (cause) {
        throw left('yes', cause)
      }
    },
  }
}

/** The two errors by which a journal says that nothing was written. After any other the entry may stand there: a ballot thrown away then would be lost. */
function wroteNothing(fault: unknown): boolean {
  return fault instanceof Error && (fault.name === 'JournalClosedError' || fault.name === 'JournalMisfitError')
}
