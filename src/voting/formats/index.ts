/**
 * Files of ballots, read and written: BLT, ABIF, PrefLib, tally sheets of Debian, tellers' sheets in CSV. A text goes in, and out comes what `count` takes, or the line and column at which it cannot be read.
 *
 * @packageDocumentation
 */
export { readAbif, type ScoredFile } from './abif-read.ts'
export { writeAbif } from './abif-write.ts'
export { type BallotFile, type CandidateName, pollOf, type RankedFile, type WrittenFile } from './ballot-file.ts'
export { type BltFile, readBlt } from './blt-read.ts'
export { writeBlt } from './blt-write.ts'
export { readDebianTally, writeDebianTally } from './debian.ts'
export { PREFLIB_TYPES, type PrefLibType, readPrefLib } from './preflib-read.ts'
export { writePrefLib } from './preflib-write.ts'
export type { SheetBallots } from './sheet-cells.ts'
export { readTellersSheet, type SheetFile } from './sheet-read.ts'
export { writeTellersSheet } from './sheet-write.ts'
