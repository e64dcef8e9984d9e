// How many residents force an assembly, and does the answer change on New Year's Day? Which law holds is a question of the civil date.
// Run: npx tsx examples/dated-law.ts
import { type Facts, parameter, parseConstitution, rule } from 'huzhu'
import { huzhushe } from 'huzhu/presets/huzhushe'
import { profileParameter, residents } from 'huzhu/profiles'
import { passes, type Share, smallestPassing, thresholdSchema } from 'huzhu/voting'

console.log('The share of residents that forces an assembly, by law, on the last day of 2025 and on the day after:')
console.log(lawOn('2025-12-31'))
// => "1/5 of the residents: Organic Law of Urban Residents' Committees (城市居民委员会组织法), 2018, Art. 10"
console.log(lawOn('2026-01-01'))
// => "1/10 of the residents: Organic Law of Urban Residents' Committees (城市居民委员会组织法), 2025, Art. 26"

console.log('The fewest signatures, of 1,003 residents:')
console.log(smallestPassing(residentsShare('2025-12-31'), 1003)) // => 201
console.log(smallestPassing(residentsShare('2026-01-01'), 1003)) // => 101

console.log('Whether 101 of them are enough:')
const signed = { residents: { for: 101, eligible: 1003 } }
console.log(passes(residentsShare('2025-12-31'), signed)) // => false
console.log(passes(residentsShare('2026-01-01'), signed)) // => true

console.log('A society is another body. It borrows the figure, with its dates, and says so:')
const constitution = parseConstitution(huzhushe)
const borrowed = parameter(constitution, 'assembly.petition', '2026-01-01')
console.log(borrowed?.source.law) // => 'model'
console.log(borrowed?.source.note)

console.log('A member hands in these 101 signatures. 16:00 in UTC is midnight in Beijing, where the new year begins:')
const facts: Facts = {
  'society.founded': true,
  'by.body': 'none',
  'by.member': true,
  'touches.sibling': false,
  // Residents, households, groups: how many support it, of how many.
  'petition.support': [101, 1003, 0, 0, 0, 0],
}
console.log(answerAt('2025-12-31T15:59:59.999Z')) // => 'forbidden by Art. 25, with the figure in force from 2024-01-01'
console.log(answerAt('2025-12-31T16:00:00.000Z')) // => 'permitted by Art. 25, with the figure in force from 2026-01-01'

function answerAt(at: string): string {
  const { outcome, grounds } = rule(constitution, { type: 'requestAssembly', by: 'resident-1', at }, facts)
  const [ground] = grounds
  return `${outcome} by Art. ${ground?.article}, with the figure in force from ${ground?.parameters[0]?.validFrom}`
}

/** The law's share of residents on a civil date, with the law and its article. */
function lawOn(date: string): string {
  const { num, den, unit } = residentsShare(date)
  const source = profileParameter(residents, 'assembly.petition', date)?.source
  return `${num}/${den} of the ${unit}: ${source?.law}, ${source?.article}`
}

/** The law names several ways; this is the one by residents. */
function residentsShare(date: string): Share {
  const threshold = thresholdSchema.parse(profileParameter(residents, 'assembly.petition', date)?.value)
  const ways = 'any' in threshold ? threshold.any : [threshold]
  const share = ways.find((way): way is Share => 'unit' in way && way.unit === 'residents')
  if (share === undefined) throw new RangeError(`no share of residents on ${date}`)
  return share
}
