import { sha256 } from '#sha256'
import { canonical, digest, ownValue } from '../base/canonical.ts'
import { isInstant } from '../base/time.ts'
import { type Deed, type Entry, FORMAT, PARTS, type Part } from './entry.ts'
import type { Fault, Intact, Problem } from './problem.ts'

/** What the first entry names as the hash of the entry before. */
export const GENESIS = '0'.repeat(64)

/**
 * Seals a deed as the entry at a position: takes the digest of each part and chains the head to the entry before.
 *
 * @param position - from 0: the number of entries before it
 * @param prev - hash of the entry before; {@link GENESIS} for the first
 * @throws TypeError if the action lacks id, type or instant, or if a part is not plain JSON
 */
export function seal(deed: Deed, position: number, prev: string): Entry {
  const { action, facts, ruling, events } = deed
  const { id, type, at } = action
  if (typeof id !== 'string' || typeof type !== 'string' || typeof at !== 'string' || !isInstant(at)) {
    throw new TypeError('only an action with `id`, `type` and `at` (an instant) can be sealed')
  }
  const digests = { action: digest(action), facts: digest(facts), ruling: digest(ruling), events: digest(events) }
  const hash = hashOf({ format: FORMAT, position, id, type, at, prev, digests })
  return { format: FORMAT, position, id, type, at, prev, digests, hash, action, facts, ruling, events }
}

/**
 * The entry without one of its parts, for readers who may not see it or because it must be erased. The digest stays, so the chain
 * still holds and nobody can put another text in its place.
 *
 * A digest hides a text, not a choice of a few: whoever can list what the part could have been can try each.
 */
export function withhold(entry: Entry, part: Part): Entry {
  const { [part]: _, ...rest } = entry
  if (rest.original === undefined) return rest
  const { [part]: __, ...original } = rest.original
  return { ...rest, original }
}

/**
 * Whether an entry of the current format is whole by itself: its head gives its hash, each part that is there gives its digest.
 * Takes anything at all and never throws; getters are never called.
 */
export function checkEntry(entry: unknown): Intact | Fault {
  try {
    return check(entry)
  } catch (error) {
    return fault('notAnEntry', error instanceof TypeError ? error.message : 'it could not be read')
  }
}

/** What is wrong with an entry, as a value. */
export function fault(problem: Problem, message: string): Fault {
  return { ok: false, problem, message }
}

type Head = Pick<Entry, 'format' | 'position' | 'id' | 'type' | 'at' | 'prev' | 'digests'>

const DIGEST = /^[0-9a-f]{64}$/
const HEAD = ['format', 'position', 'id', 'type', 'at', 'prev', 'digests', 'hash']
const KNOWN: ReadonlySet<string> = new Set([...HEAD, ...PARTS])

function hashOf(head: Head): string {
  return sha256(canonical(head))
}

function check(entry: unknown): Intact | Fault {
  if (!isObject(entry)) return fault('notAnEntry', 'it is not an object')
  const stranger = Object.keys(entry).find((key) => !KNOWN.has(key))
  if (stranger !== undefined) return fault('notAnEntry', `an entry has no \`${stranger}\``)
  const head = readHead(entry)
  if (typeof head === 'string') return fault('notAnEntry', head)
  const hash = ownValue(entry, 'hash')
  if (typeof hash !== 'string') return fault('notAnEntry', '`hash` is not a text')
  if (hashOf(head) !== hash) return fault('headEdited', 'its head was edited: it no longer gives the hash of the entry')
  const withheld: Part[] = []
  for (const part of PARTS) {
    const value = ownValue(entry, part)
    const wrong = value === undefined ? checkWithheld(head, part) : checkPart(head, part, value)
    if (wrong !== undefined) return wrong
    if (value === undefined) withheld.push(part)
  }
  return { ok: true, position: head.position, prev: head.prev, hash, withheld }
}

/** Reads each field once. A text says which one is not what it must be; prev and digests are compared later, which holds them to their form. */
function readHead(entry: object): Head | string {
  const format = ownValue(entry, 'format')
  const position = ownValue(entry, 'position')
  const id = ownValue(entry, 'id')
  const type = ownValue(entry, 'type')
  const at = ownValue(entry, 'at')
  const prev = ownValue(entry, 'prev')
  const digests = ownValue(entry, 'digests')
  if (format !== FORMAT) return `\`format\` is not ${FORMAT}`
  if (typeof position !== 'number' || !Number.isSafeInteger(position) || position < 0)
    return '`position` is not a whole number from 0 on'
  if (typeof id !== 'string') return '`id` is not a text'
  if (typeof type !== 'string') return '`type` is not a text'
  if (typeof at !== 'string' || !isInstant(at)) return '`at` is not an instant'
  if (typeof prev !== 'string') return '`prev` is not a text'
  if (!isObject(digests) || Object.keys(digests).length !== PARTS.length)
    return '`digests` does not hold one digest for each part'
  const [action, facts, ruling, events] = PARTS.map((part) => ownValue(digests, part))
  if (typeof action !== 'string' || typeof facts !== 'string' || typeof ruling !== 'string' || typeof events !== 'string') {
    return '`digests` does not hold one digest for each part'
  }
  return { format, position, id, type, at, prev, digests: { action, facts, ruling, events } }
}

function checkPart(head: Head, part: Part, value: unknown): Fault | undefined {
  if (digest(value) !== head.digests[part]) {
    return {
      ...fault(
        'partEdited',
        `its ${part} ${part === 'action' || part === 'ruling' ? 'was' : 'were'} edited: the digest in the head is another`,
      ),
      part,
    }
  }
  if (part === 'events' ? !Array.isArray(value) : !isObject(value))
    return fault('notAnEntry', `\`${part}\` is not ${part === 'events' ? 'a list' : 'an object'}`)
  if (part !== 'action') return undefined
  const other = (['id', 'type', 'at'] as const).find((name) => ownValue(value as object, name) !== head[name])
  if (other === undefined) return undefined
  return fault('contradictory', `its head and its action name a different \`${other}\``)
}

function checkWithheld(head: Head, part: Part): Fault | undefined {
  return DIGEST.test(head.digests[part])
    ? undefined
    : fault('notAnEntry', `the digest of the withheld part \`${part}\` is not one`)
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
