import { it } from 'vitest'
import { plain, DOCUMENT_LIMITS } from '../../src/base/plain.ts'
import { checkRules } from 'huzhu/rules'
import { expand } from '../../src/rules/expansion.ts'
import { all, is, rule, ruleSet } from './lending.ts'
it('x', () => {
  for (const n of [2000, 4000, 8000]) {
    const conditions = Object.fromEntries(Array.from({ length: n }, (_, at) => [`c${at}`, all({ condition: `c${at + 1}` })]))
    const end = { ...conditions, ['c'+n]: all(is('inside', 'equal', true)) }
    let t = performance.now(); const u=process.cpuUsage()
    plain(end, DOCUMENT_LIMITS); console.log(n, 'plain', performance.now() - t); t = performance.now()
    expand(end as never); console.log(n, 'expand', performance.now() - t); t = performance.now()
    checkRules(ruleSet([rule('r', 'permit', { condition: 'c0' })], { conditions: end })); console.log(n, 'check', performance.now() - t, process.cpuUsage(u).user/1000)
  }
})
