import { members } from 'huzhu/members'
import { expect, test } from 'vitest'
import { type Ask, type Context, residents, type TestRegister, threeLayers } from './register.ts'

const ASKS: readonly Ask[] = [
  { type: 'admitMembers', by: 'a:committee', unit: 'a-knit', members: ['sw', ...residents('new')] },
  { type: 'moveMember', by: 'hq:council', subject: 'k1', from: 'a-knit', to: 'b-chess' },
  { type: 'leaveSociety', by: 'k1', subject: 'k1' },
  { type: 'expelMember', by: 'hq:council', subject: 'k1' },
  { type: 'foundUnit', by: 'a:committee', founded: { id: 'n', layer: 'group', parent: 'a' } },
  {
    type: 'takeMandate',
    by: 'k1',
    mandate: { id: 'm', office: 'delegate', unit: 'a', subject: 'k1', from: '2026-03-01', to: '2027-03-01' },
  },
  { type: 'registerSubjects', by: 'hq', subjects: [{ id: 'v', kind: 'volunteer' }] },
]

/** Rows read and characters written by deciding, supplying facts and folding, for each action; scanning a table is refused. */
function costs(register: TestRegister): readonly (readonly [string, number, number])[] {
  return ASKS.map((ask) => {
    let reads = 0
    const state: Context['state'] = {
      get(table, key) {
        reads += 1
        return register.tables.get(table)?.get(key)
      },
      rows: () => {
        throw new Error('a whole table was read')
      },
    }
    const context = { ...register.context('2026-03-01'), state }
    const action = register.action(ask, '2026-03-01')
    const decision = members.decide(action, context)
    if (!decision.ok) throw new Error(JSON.stringify(decision.refusal))
    members.facts(action, context)
    const writes = decision.events.flatMap((event) => members.evolve(event, undefined, state).writes)
    return [ask.type, reads, JSON.stringify(writes).length] as const
  })
}

test('an action reads and writes as much in a society of ten thousand as in one of ten', { timeout: 60_000 }, () => {
  const small = costs(threeLayers())
  const crowd = (prefix: string) =>
    Array.from({ length: 2_500 }, (_, at) => ({ id: `${prefix}${at}`, kind: 'resident' as const }))
  const large = threeLayers()
  for (const unit of ['hq', 'a', 'a-knit', 'b-chess']) large.do({ type: 'admitMembers', unit, members: crowd(`${unit}-`) })
  costs(large).forEach(([type, reads, written], at) => {
    expect([type, reads]).toEqual([type, small[at]?.[1]])
    // A page of the roster is up to 128 ids long, and numbers have more digits; nothing else grows.
    expect(written).toBeLessThan((small[at]?.[2] ?? 0) + 4_000)
  })
})
