import { type BltFile, writeAbif, writeBlt, writeDebianTally, writePrefLib, writeTellersSheet } from 'huzhu/voting/formats'
import { expect, test } from 'vitest'
import { read } from './file.ts'

const FILE: BltFile = {
  title: 'Ward 3',
  candidates: [
    { id: 'ada', name: 'Ada' },
    { id: 'ben', name: 'Ben' },
  ],
  ballots: [{ ranking: ['ada', 'ben'] }],
  ...{ seats: 2, withdrawn: [], tieOrder: ['ben', 'ada'], notes: ['from the box'] },
}
const numbered: BltFile = {
  ...FILE,
  ...{ title: '', tieOrder: ['2', '1'], ballots: [{ ranking: ['1', '2'] }] },
  candidates: [
    { id: '1', name: 'Ada' },
    { id: '2', name: 'Ben' },
  ],
}
const { seats: _, tieOrder: __, notes: ___, ...ballots } = numbered

test.each([
  ['BLT', writeBlt, []],
  ['ABIF', writeAbif, ['seats', 'tieOrder', 'notes']],
  ['PrefLib', writePrefLib, ['seats', 'tieOrder', 'notes', 'ids']],
  ["a tellers' sheet", writeTellersSheet, ['seats', 'tieOrder', 'notes', 'title']],
  ["Debian's tally", writeDebianTally, ['seats', 'tieOrder', 'notes', 'title', 'ids']],
] as const)('%s: what it has no place for is listed, not dropped in silence', (name, write, lost) => {
  expect(read(write(FILE)).lost).toEqual(lost)
  expect(read(write(name === 'BLT' ? numbered : (ballots as BltFile))).lost).toEqual([])
})

test('a file as a reader returned it loses no more than it holds', () => {
  expect(read(writeBlt({ ok: true, ...FILE } as BltFile)).lost).toEqual([])
})
