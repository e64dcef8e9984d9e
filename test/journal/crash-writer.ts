import { writeSync } from 'node:fs'
import { type Entry, GENESIS, seal } from 'huzhu/journal'
import { fileJournal } from 'huzhu/journal/file'
import { lending } from './lending.ts'

// Appends to the journal named on the command line until it is killed, and says each position once it is acknowledged.
const journal = await fileJournal(process.argv[2] as string)
let last: Entry | undefined
for await (const entry of journal.read(Math.max((await journal.length()) - 1, 0))) last = entry
for (;;) {
  const position = last === undefined ? 0 : last.position + 1
  const entry = seal(lending(`act:${position}`), position, last?.hash ?? GENESIS)
  const answer = await journal.append(entry, position)
  if (!answer.ok) throw new Error('nobody else writes here')
  writeSync(1, `${position}\n`)
  last = entry
}
