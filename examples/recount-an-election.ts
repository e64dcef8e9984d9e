// Who won, by which votes at which stage, and is the record that was published true? From the file of the ballots alone.
// Run: npx tsx examples/recount-an-election.ts
import { type CountRecord, count, type MethodName, verifyCount } from 'huzhu/voting'
import { pollOf, readBlt } from 'huzhu/voting/formats'

/** A ward with three seats and six candidates, the sixth of whom withdrew. */
const text = `6 3
-6
40 1 2 0
18 1 0
21 2 3 0
16 3 4 2 0
14 4 3 0
9 5 4 0
12 5 0
4 6 3 0
0
"Anne Reid"
"Hamish Bell"
"Moira Kerr"
"Iain Shaw"
"Sheila Gunn"
"Donald Gordon"
"Ward 7"
`
const file = readBlt(text)
if (!file.ok) throw new Error(JSON.stringify(file.refusal))
const poll = pollOf(file)
const names = new Map(file.candidates.map(({ id, name }) => [id, name]))
const named = (ids: readonly string[]) => ids.map((id) => names.get(id) as string)

console.log(`${file.title}: ${file.seats} seats`)
const record = counted('scottish-stv')
console.log(record.ballots) // => { cast: '134', valid: '134', void: '0', blank: '0' }
console.log(record.quota) // => '34.00000'
for (const { kind, of = [], votes, elected, exhausted } of record.stages) {
  console.log(`${kind} ${named(of)}`)
  for (const [id, had] of Object.entries(votes)) console.log(`  ${had.padStart(9)}  ${names.get(id)}`)
  console.log(`  ${exhausted.padStart(9)}  for nobody any more; elected: ${named(elected)}`)
}
console.log(named(record.elected)) // => ['Anne Reid', 'Hamish Bell', 'Moira Kerr']

console.log('If only first preferences counted:')
console.log(named(counted('plurality').elected)) // => ['Anne Reid', 'Hamish Bell', 'Sheila Gunn']

console.log('The record, checked by a second program:')
console.log(verifyCount(file.ballots, record)) // => { ok: true }

console.log('The same with one figure changed:')
console.log(verifyCount(file.ballots, { ...record, quota: '35.00000' }))
// => { ok: false, path: ['quota'], problem: 'is "35.00000"; the ballots say "34.00000"' }

console.log('A file of which a line was torn off is not counted:')
const torn = readBlt(text.replace('18 1 0', '18 1'))
console.log(torn.ok || torn.refusal)
// => { code: 'malformed', path: ['line', 4, 'column', 5], problem: 'the ballot ends without a 0' }

function counted(method: MethodName): CountRecord {
  const result = count({ method, ...poll })
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result
}
