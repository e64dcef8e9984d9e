/**
 * Files of ballots, read and written: BLT. A text goes in, and out comes what `count` takes, or the line and column at which it cannot be read.
 *
 * @packageDocumentation
 */
export { type BallotFile, type CandidateName, pollOf, type RankedFile } from './ballot-file.ts'
export { type BltFile, readBlt } from './blt-read.ts'
export { writeBlt } from './blt-write.ts'
