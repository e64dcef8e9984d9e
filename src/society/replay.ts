import { DocumentError } from '../base/misuse.ts'
import type { Deed, Entry } from '../journal/entry.ts'
import type { Journal } from '../journal/port.ts'
import { checkRecord } from '../journal/upcast.ts'
import { fold } from './fold.ts'
import type { Setup } from './setup.ts'
import type { State } from './state.ts'

/**
 * Folds the entries that a state has not seen. Each is checked first: whole by itself, in its place, chained to the one before.
 * The rules are not asked again.
 *
 * @throws DocumentError at the first entry that is not what it must be; the state then stands at the entry before.
 */
export async function catchUp(setup: Setup, state: State, journal: Journal): Promise<void> {
  if ((await journal.length()) < state.length) {
    throw refuse(
      state.length,
      'truncated',
      `the journal ends before position ${state.length}, which the snapshot has seen`,
      'open it with an older snapshot, or none',
    )
  }
  const seen = state.length
  let position = Math.max(0, seen - 1)
  for await (const entry of journal.read(position)) {
    if (position < seen) assertSeen(state, entry)
    else {
      const deed = checked(setup, state, entry)
      state.apply(fold(setup, state, deed, entry), { length: entry.position + 1, head: entry.hash, last: entry.at })
    }
    position += 1
  }
}

/** The last entry that a state has folded still ends what is there: else it is the state of another journal. */
function assertSeen(state: State, entry: Entry): void {
  const whole = checkRecord(entry)
  const position = state.length - 1
  if (!whole.ok) throw refuse(position, whole.problem, whole.message)
  if (whole.hash !== state.head) {
    throw refuse(
      position,
      'otherHead',
      'another entry stands here than the one that was read',
      'open it with its own snapshot, or none',
    )
  }
}

function checked(setup: Setup, state: State, entry: Entry): Deed {
  const whole = checkRecord(entry)
  if (!whole.ok) throw refuse(state.length, whole.problem, whole.message)
  if (entry.position !== state.length) throw refuse(state.length, 'reordered', `entry ${entry.position} stands here`)
  if (entry.prev !== state.head) throw refuse(state.length, 'unchained', 'the entry does not follow the one before')
  const { action, facts = {}, ruling, events } = entry
  if (action === undefined || ruling === undefined || events === undefined) {
    throw refuse(
      state.length,
      'withheld',
      'action, ruling or events were withheld',
      'open the society from a snapshot taken after this entry',
    )
  }
  if (state.length === 0 && ruling.constitution.hash !== setup.constitution.hash) {
    const { id, version } = ruling.constitution
    throw refuse(
      0,
      'otherConstitution',
      `the journal began under \`${id}\` version ${version}`,
      'open it with that document; amendments are in the journal',
    )
  }
  return { action, facts, ruling, events }
}

function refuse(position: number, code: string, message: string, remedy?: string): DocumentError {
  return new DocumentError('the journal', [
    { code, path: ['entries', position], message, ...(remedy === undefined ? {} : { remedy }) },
  ])
}
