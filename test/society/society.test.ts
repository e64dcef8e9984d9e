import { memoryJournal, verifyJournal } from 'huzhu/journal'
import { describe, expect, test } from 'vitest'
import { activity, founded, now, open } from './fixture.ts'

describe('the path', () => {
  test('does what the constitution permits, and records it', async () => {
    const journal = memoryJournal()
    const society = await founded(journal)
    const result = await society.act(activity('a1'))
    expect(result).toMatchObject({ ok: true, events: [], ruling: { outcome: 'permitted' }, entry: { id: 'a1', position: 3 } })
    expect(await verifyJournal(journal)).toMatchObject({ ok: true, length: 4 })
  })

  test('shows the rows of its tables, one or all', async () => {
    const society = await founded()
    const units = [...society.rows('units')]
    expect(units.map(([id]) => id).sort()).toEqual(['b1', 'b2', 'head'])
    for (const [id, row] of units) expect(row).toBe(society.get('units', id))
    expect([...society.rows('noSuchTable')]).toEqual([])
  })

  test('refuses an order of one branch to another, names the article and records the refusal', async () => {
    const society = await founded()
    const order = { id: 'o1', type: 'giveOrder', by: 'b1', unit: 'b2', at: now(), details: { 'order.ownAffair': true } }
    const result = await society.act(order)
    expect(result).toMatchObject({ ok: false, refusal: { code: 'unconstitutional', ruling: { outcome: 'forbidden' } } })
    if (result.ok || result.refusal.code !== 'unconstitutional') throw new Error('not refused')
    expect(result.refusal.ruling.grounds.map((ground) => ground.article)).toContain('4')
    expect(society.length).toBe(4)
  })

  test('names the facts that are missing and keeps no memory of the id, so that the same request can come again', async () => {
    const society = await founded()
    const close = { id: 'close', type: 'closeUnit', by: 'head:council', unit: 'b2', at: now() }
    const first = await society.act(close)
    expect(first).toMatchObject({ ok: false, refusal: { code: 'factsNeeded', needed: ['dissolution.final'] } })
    expect(society.length).toBe(3)
    expect(await society.act(close, { 'dissolution.final': true })).toMatchObject({ ok: true })
  })

  test('gives the same request the same answer, with no second effect, also when it is received later', async () => {
    const society = await founded()
    const first = await society.act(activity('a1'))
    const again = await society.act(activity('a1'))
    expect(again).toEqual(first)
    expect(society.length).toBe(4)
  })

  test('refuses an id that was used for another action', async () => {
    const society = await founded()
    await society.act(activity('a1'))
    expect(await society.act(activity('a1', 'b2'))).toEqual({ ok: false, refusal: { code: 'idReused', id: 'a1', position: 3 } })
  })

  test('holds time to its order', async () => {
    const society = await founded()
    const early = { ...activity('a1'), at: '2026-01-01T00:00:00.000Z' }
    expect(await society.act(early)).toMatchObject({ ok: false, refusal: { code: 'timeReversed' } })
    const latest = now()
    const ahead = { ...activity('a2'), at: '2099-01-01T00:00:00.000Z' }
    expect(await society.act(ahead, {}, { latest })).toMatchObject({ ok: false, refusal: { code: 'timeAhead', latest } })
    expect(society.length).toBe(3)
  })

  test.each<[string, unknown, string]>([
    ['nothing', undefined, 'malformed'],
    ['a list', [], 'malformed'],
    ['an action without a type', { id: 'x' }, 'malformed'],
    ['a misspelt type', { ...activity('x'), type: 'holdActivty' }, 'unknownAction'],
    ['a stranger field', { ...activity('x'), colour: 'red' }, 'malformed'],
    [
      'a detail that the action does not hold',
      { ...activity('x'), details: { ...activity('x').details, colour: true } },
      'malformed',
    ],
    ['a missing detail', { ...activity('x'), details: { 'activity.voluntary': true } }, 'malformed'],
    ['a number that is none', { ...activity('x'), unit: Number.NaN }, 'malformed'],
    ['a function', { ...activity('x'), details: () => 1 }, 'malformed'],
    ['an own __proto__', JSON.parse('{"__proto__": {}, "type": "holdActivity"}'), 'malformed'],
  ])('refuses %s, and nothing changes', async (_, action, code) => {
    const society = await founded()
    const before = society.snapshot().hash
    expect(await society.act(action)).toMatchObject({ ok: false, refusal: { code } })
    expect(society.snapshot().hash).toBe(before)
  })

  test('takes no state fact from the host', async () => {
    const society = await founded()
    const result = await society.act(activity('a1'), { 'by.kind': 'unit' })
    expect(result).toMatchObject({ ok: false, refusal: { code: 'malformed', path: ['facts', 'by.kind'] } })
  })
})

test('a check changes nothing', async () => {
  const society = await founded()
  const before = society.snapshot().hash
  expect(society.check(activity('a1'))).toMatchObject({ ok: true, ruling: { outcome: 'permitted' } })
  expect(society.snapshot().hash).toBe(before)
})

test('a hundred concurrent actions lose and double nothing', async () => {
  const journal = memoryJournal()
  const society = await founded(journal)
  const at = now()
  const results = await Promise.all(Array.from({ length: 100 }, (_, index) => society.act({ ...activity(`c${index}`), at })))
  expect(results.every((result) => result.ok)).toBe(true)
  expect(society.length).toBe(103)
  expect(await verifyJournal(journal)).toMatchObject({ ok: true, length: 103 })
})

test('an action that is changed after the call is judged as it was', async () => {
  const society = await founded()
  const action = activity('a1')
  const pending = society.act(action)
  action.details['activity.forProfit'] = true
  expect(await pending).toMatchObject({ ok: true, entry: { action: { details: { 'activity.forProfit': false } } } })
})

test('a replayed society is the live one, from the journal and from a snapshot', async () => {
  const journal = memoryJournal()
  const society = await founded(journal)
  const early = society.snapshot()
  await society.act(activity('a1'))
  const { hash } = society.snapshot()
  expect((await open(journal)).snapshot().hash).toBe(hash)
  expect((await open(journal, early)).snapshot().hash).toBe(hash)
})

test('two societies on one journal: the second to write catches up and decides anew', async () => {
  const journal = memoryJournal()
  const one = await founded(journal)
  const other = await open(journal)
  expect(await one.act(activity('a1'))).toMatchObject({ ok: true })
  expect(await other.act(activity('a2'))).toMatchObject({ ok: true, entry: { position: 4 } })
  expect(await verifyJournal(journal)).toMatchObject({ ok: true, length: 5 })
})

test('two societies on one journal: what the other recorded is read before anything is refused', async () => {
  const journal = memoryJournal()
  const [first, second] = [await open(journal), await open(journal)]
  const founders = Array.from({ length: 10 }, (_, index) => ({ id: `p${index}`, kind: 'resident' }))
  const found = { id: 'found', type: 'foundSociety', by: 'p0', founded: { id: 'head' }, founders, at: now() }
  expect(await first.act(found)).toMatchObject({ ok: true })
  const order = { id: 'o', type: 'distributeMoney', by: 'head:council', at: now() }
  expect(await second.act(order)).toMatchObject({ ok: false, refusal: { code: 'unconstitutional' } })
  expect(second.length).toBe(2)
  expect(first.length).toBe(1)
  await first.refresh()
  expect(first.snapshot()).toEqual(second.snapshot())
})

test('options tell a subject what it may do now', async () => {
  const society = await founded()
  const answers = new Map(society.options('b1', now()).map((option) => [option.type, option.answer]))
  expect(answers.get('distributeMoney')).toBe('no')
  expect(answers.get('holdActivity')).toBe('depends')
})
