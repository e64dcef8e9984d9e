import {
  associations,
  layered,
  nantang13,
  owners,
  type Profile,
  profileParameter,
  residents,
  ronr,
  strictMajority,
  villagers,
} from 'huzhu/profiles'
import { passes, smallestPassing, type Tally, type Threshold, thresholdSchema } from 'huzhu/voting'
import { describe, expect, test } from 'vitest'

const ON = '2026-03-01'
const share = (law: readonly Profile[], id: string): Threshold => thresholdSchema.parse(profileParameter(law, id, ON)?.value)

/** So many for it, of 34 who came, voted and took part: nobody abstains. */
function votes(yes: number): Tally {
  const all = { for: yes, present: 34, forAndAgainst: 34, participating: 34 }
  return { members: all, residents: all, householdDelegates: { for: 0, present: 0 }, heads: all, area: all }
}

describe('a tie on a motion: 17 of 34 (edge case 1)', () => {
  test.each([
    ["the residents' assembly", residents, 'assembly.pass'],
    ["the residents' representatives", residents, 'representatives.pass'],
    ["the villagers' assembly", villagers, 'assembly.pass'],
    ['the owners, by heads and by area', owners, 'decision.ordinary'],
    ["Robert's rules", ronr, 'motion.pass'],
    ['the rules of Nantang', nantang13, 'motion.pass'],
    ['the model charter, read strictly', layered(associations, strictMajority), 'congress.pass'],
    ['fees under the model charter, read strictly', layered(associations, strictMajority), 'fees.pass'],
  ] as const)('fails under %s, and 18 pass', (_, law, id) => {
    expect([17, 18].map((yes) => passes(share(law, id), votes(yes)))).toEqual([false, true])
  })

  test.each(['congress.pass', 'fees.pass'])('passes under the letter of the model charter, half or more: %s', (id) => {
    expect([16, 17].map((yes) => passes(share(associations, id), votes(yes)))).toEqual([false, true])
  })

  test('only an even number can be halved: of 33, both readings ask for 17', () => {
    const [letter, strict] = [associations, layered(associations, strictMajority)].map((law) => share(law, 'congress.pass'))
    expect([letter, strict].map((each) => smallestPassing(each as never, 33))).toEqual([17, 17])
    expect([letter, strict].map((each) => smallestPassing(each as never, 34))).toEqual([17, 18])
  })
})
