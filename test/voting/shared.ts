import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { type BltFile, readBlt } from 'huzhu/voting/formats'

/** Ballot files with known outcomes, beside the repository. They are not part of it; where they are not, tests of them are skipped. */
const FOLDER = '../shared/data/ballots'

/** Whether the ballot files are there. */
export const hasBallots = existsSync(`${FOLDER}/MANIFEST.md`)

/** Title of tests that need the files: it says so where they are skipped. */
export function withFiles(title: string): string {
  return hasBallots ? title : `${title} (skipped: ${FOLDER} is not there)`
}

/** The text of a ballot file. */
export function ballotText(path: string): string {
  return readFileSync(`${FOLDER}/${path}`, 'utf8')
}

/** A ballot file of JSON. */
export function ballotJson<Content>(path: string): Content {
  return JSON.parse(ballotText(path)) as Content
}

/** The text of a ballot file that is packed. */
export function ballotPacked(path: string): string {
  return gunzipSync(readFileSync(`${FOLDER}/${path}`)).toString('utf8')
}

/** The ballot files of a folder. */
export function ballotFolder(path: string): readonly string[] {
  return readdirSync(`${FOLDER}/${path}`).sort()
}

/** A ballot file in BLT. */
export function ballotBlt(path: string): BltFile {
  const file = readBlt(ballotText(path))
  if (!file.ok) throw new Error(JSON.stringify(file.refusal))
  return file
}
