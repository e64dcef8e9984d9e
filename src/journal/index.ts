/**
 * The journal: every deed sealed into an entry, chained by hashes, so that anybody can check later that nothing was changed.
 *
 * @packageDocumentation
 */
export { checkEntry, GENESIS, seal, withhold } from './chain.ts'
export { type Deed, type Entry, FORMAT, PARTS, type Part } from './entry.ts'
export {
  type Damage,
  JournalClosedError,
  JournalCorruptError,
  JournalFormatError,
  JournalLockedError,
  JournalMisfitError,
} from './error.ts'
export { memoryJournal } from './memory.ts'
export { type Appended, assertFollows, conflict, type Journal } from './port.ts'
export { type Fault, type Intact, PROBLEMS, type Problem } from './problem.ts'
export { type EntryFormat, type EntryFormats, FORMATS, upcast } from './upcast.ts'
export {
  type Broken,
  type ChainCheck,
  checkChain,
  type Expected,
  type Verification,
  type Verified,
  verify,
  verifyJournal,
  type Withheld,
} from './verify.ts'
