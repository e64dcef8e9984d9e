import { checkRules } from 'huzhu/rules'
import { expect, it } from 'vitest'
import { compile } from '../../src/rules/compile.ts'
import { againstLibrary, twoWay } from './difference.ts'
import { randomCase } from './random.ts'

const CASES = 20_000

/** Case `n` is the case of seed `n`: to look at one, run it alone. */
it(`the compiler, the interpreter and json-rules-engine agree on ${CASES} random cases, hostile ones included`, {
  timeout: 600_000,
}, async () => {
  for (let seed = 0; seed < CASES; seed += 1) {
    const random = randomCase(seed)
    expect(twoWay(random, compile) ?? (await againstLibrary(random))).toBeUndefined()
  }
})

it('every typed case passes the checks', () => {
  for (let seed = 0; seed < 600; seed += 1) {
    const { kind, ruleSet } = randomCase(seed)
    if (kind === 'typed') expect(checkRules(ruleSet)).toEqual([])
  }
})
