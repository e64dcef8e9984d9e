import { openSociety, parseConstitution } from 'huzhu'
import { amendment } from 'huzhu/amendment'
import { consultation } from 'huzhu/consultation'
import { election, recall } from 'huzhu/election'
import { type Entry, type Journal, memoryJournal } from 'huzhu/journal'
import { huzhushe } from 'huzhu/presets/huzhushe'
import { referral } from 'huzhu/referral'
import { describe, expect, test } from 'vitest'
import { activity, constitution, founded, now, open } from './fixture.ts'

/** A journal that hands out what a hostile store would. */
function doctored(entries: readonly Entry[]): Journal {
  return {
    length: async () => entries.length,
    append: async () => ({ ok: false, refusal: { code: 'conflict', expected: 0, actual: entries.length } }),
    async *read(from = 0) {
      yield* entries.slice(from)
    },
    close: async () => {},
  }
}

async function history(): Promise<Entry[]> {
  const journal = memoryJournal()
  await founded(journal)
  const entries: Entry[] = []
  for await (const entry of journal.read(0)) entries.push(structuredClone(entry))
  return entries
}

describe('a society does not open from a journal', () => {
  test.each<[string, (entries: Entry[]) => Entry[], RegExp]>([
    ['with an entry edited', ([a, b, c]) => [a!, { ...b!, by: 'p9' }, c!], /entries\.1/],
    ['with an event edited', ([a, b, c]) => [a!, { ...b!, events: [{ ...b!.events![0]!, on: '2020-01-01' }] }, c!], /entries\.1/],
    ['with two entries exchanged', ([a, b, c]) => [a!, c!, b!], /entries\.1/],
    ['with an entry dropped', ([a, , c]) => [a!, c!], /entries\.1/],
    ['with an entry doubled', ([a, b, c]) => [a!, b!, b!, c!], /entries\.2/],
    ['that begins in the middle', ([, b, c]) => [b!, c!], /entries\.0/],
    ['with something that is no entry', ([a]) => [a!, null as never], /entries\.1/],
  ])('%s', async (_, change, where) => {
    const entries = change(await history())
    await expect(open(doctored(entries))).rejects.toMatchObject({ name: 'DocumentError', message: expect.stringMatching(where) })
  })

  test('that began under another constitution', async () => {
    const other = parseConstitution({ ...structuredClone(huzhushe), version: 'other' })
    const entries = await history()
    await expect(openSociety({ constitution: other, lifecycles: [], journal: doctored(entries) })).rejects.toMatchObject({
      name: 'DocumentError',
    })
  })

  test('that ends before its snapshot', async () => {
    const society = await founded()
    await expect(open(memoryJournal(), society.snapshot())).rejects.toThrow('ends before position 3')
  })

  test('with the snapshot of another of the same length', async () => {
    const journal = memoryJournal()
    await founded(journal)
    const other = (await founded()).snapshot()
    await expect(open(journal, other)).rejects.toMatchObject({ findings: [{ code: 'otherHead', path: ['entries', 2] }] })
  })

  test('with a snapshot that was edited', async () => {
    const journal = memoryJournal()
    const snapshot = structuredClone((await founded(journal)).snapshot()) as unknown as { length: number }
    snapshot.length = 2
    await expect(open(journal, snapshot as never)).rejects.toThrow('changed after it was taken')
  })
})

describe('bad input', () => {
  const deep = (levels: number) => Array.from({ length: levels }).reduce<unknown>((inner) => ({ inner }), 1)
  const shared = { x: 1 }
  const circle: { self?: unknown } = {}
  circle.self = circle

  test.each<[string, () => unknown, object?]>([
    ['nested 10,000 deep', () => ({ ...activity('x'), details: deep(10_000) })],
    ['in a circle', () => ({ ...activity('x'), details: circle })],
    ['with a getter that throws', () => trapped('unit', activity('x'))],
    ['that is a proxy that throws', () => new Proxy({}, { ownKeys: () => never(), get: () => never() })],
    ['with an instance of a class', () => ({ ...activity('x'), at: new Date(0) })],
    ['with `undefined`', () => ({ ...activity('x'), unit: undefined })],
    ['with a symbol', () => ({ ...activity('x'), [Symbol('s')]: 1 })],
    ['with Infinity', () => ({ ...activity('x'), details: { 'activity.voluntary': Number.POSITIVE_INFINITY } })],
    ['with a float', () => ({ ...activity('x'), details: { 'activity.forProfit': 0.5, 'activity.voluntary': true } })],
    [
      'with a list of 190,000 nothings',
      () => ({ ...activity('x'), details: { 'activity.voluntary': Array.from({ length: 190_000 }, () => null) } }),
    ],
    ['on a day that does not exist', () => ({ ...activity('x'), at: '2026-02-30T00:00:00.000Z' })],
    ['in the last second of the calendar', () => ({ ...activity('x'), at: '9999-12-31T23:59:59.999Z' })],
    ['at an instant without a zone', () => ({ ...activity('x'), at: '2026-03-30T00:00:00' })],
    ['with an id of 10,000 letters', () => ({ ...activity('x'), id: 'x'.repeat(10_000) })],
    ['named like a property of every object', () => ({ ...activity('x'), type: 'toString' })],
    ['with a fact of the wrong type', () => activity('x'), { 'hearing.held': 'yes' }],
    ['with a fact that is infinite', () => activity('x'), { 'branch.idleMonths': Number.POSITIVE_INFINITY }],
    ['with a fact that is undefined', () => activity('x'), { 'hearing.held': undefined }],
    ['with a fact whose getter throws', () => activity('x'), trapped('hearing.held')],
    ['with facts nested 10,000 deep', () => activity('x'), { 'hearing.held': deep(10_000) }],
    ['with a fact NaN', () => activity('x'), { 'branch.idleMonths': Number.NaN }],
    ['with a fact that is a function', () => activity('x'), { 'hearing.held': () => true }],
    ['with a fact that nobody declares', () => activity('x'), { 'moon.phase': 1 }],
    ['with facts that are a list', () => activity('x'), []],
    ['with a parameter as a fact', () => activity('x'), { 'param.lending.hours': 100 }],
    ['with an own `__proto__` among the facts', () => activity('x'), JSON.parse('{"__proto__": {"hearing.held": true}}')],
  ])('an action %s is refused with a path, and nothing changes', async (name, action, facts = {}) => {
    const society = await founded()
    const before = society.snapshot().hash
    const result = await society.act(action(), facts as never)
    if (result.ok) throw new Error('it was done')
    expect(['malformed', 'unknownAction']).toContain(result.refusal.code)
    if (result.refusal.code === 'malformed')
      expect(result.refusal.path.length).toBeGreaterThan(/proxy|symbol/.test(name) ? -1 : 0)
    expect(society.snapshot().hash).toBe(before)
    expect(JSON.stringify(result).length).toBeLessThan(1000)
  })

  test('by a subject whom nobody knows is refused, and leaves no entry', async () => {
    const society = await founded()
    const before = society.snapshot()
    expect(await society.act({ ...activity('x'), by: 'stranger' })).toMatchObject({ refusal: { code: 'unconstitutional' } })
    expect(society.snapshot()).toEqual(before)
  })

  test('about a unit that was never founded says so', async () => {
    const society = await founded()
    expect(await society.act(activity('x', 'b9'))).toEqual({ ok: false, refusal: { code: 'notFound', what: 'unit', id: 'b9' } })
  })

  test('an object that is used twice is no circle', async () => {
    const society = await founded()
    expect(await society.act({ ...activity('x'), details: { a: shared, b: shared } })).toMatchObject({
      refusal: { code: 'malformed', path: ['details', 'a'] },
    })
  })

  test('does not stop the actions that come with it', async () => {
    const society = await founded()
    const results = await society.actAll([activity('a'), null, activity('b')])
    expect(results.map(({ ok }) => ok)).toEqual([true, false, true])
  })

  test('a listener that throws, and one that acts, harm nobody', async () => {
    const society = await founded()
    const heard: string[] = []
    society.subscribe(() => never())
    const stop = society.subscribe((entry) => heard.push(entry.id))
    await society.act(activity('a'))
    stop()
    await society.act(activity('b'))
    expect(heard).toEqual(['a'])
  })

  test('a listener that is async and fails, and one that subscribes another each time, harm nobody either', async () => {
    const society = await founded()
    let heard = 0
    const again = () => {
      heard += 1
      if (heard < 10) society.subscribe(() => again())
    }
    society.subscribe(again)
    society.subscribe(async () => never())
    await society.act(activity('a'))
    expect(heard).toBe(1)
  })

  test('a constitution that takes late paper of any age still answers about it', async () => {
    const document = structuredClone(huzhushe) as unknown as { parameters: { id: string; values: { value: unknown }[] }[] }
    const days = document.parameters.find(({ id }) => id === 'lateEntry.days')
    for (const dated of days?.values ?? []) dated.value = Number.MAX_SAFE_INTEGER
    const generous = parseConstitution(document)
    const society = await openSociety({
      constitution: generous,
      lifecycles: [amendment, consultation, election, recall, referral],
      journal: memoryJournal(),
    })
    const late = { id: 'end', type: 'endMandate', by: 'p0', at: now(), mandate: 'm', reason: 'other', on: '0001-01-01' }
    expect(await society.act(late)).toMatchObject({ ok: false, refusal: { code: 'notFound', id: 'm' } })
    expect(await society.act({ ...late, on: '2099-01-01' })).toMatchObject({ refusal: { code: 'outOfTime', from: '0001-01-01' } })
  })

  test('what a society hands out cannot be used to change it', async () => {
    const journal = memoryJournal()
    const society = await founded(journal)
    const before = society.snapshot()
    const rows = ['units', 'subjects'].map((table) => society.get(table, 'b1') as { layer?: string; kind?: string })
    const { tables } = society.snapshot() as unknown as { tables: { units: [string, { layer: string }][] } }
    for (const row of [...rows, ...tables.units.map(([, unit]) => unit)]) {
      expect(() => Object.assign(row, { layer: 'head', kind: 'body' })).toThrow(TypeError)
    }
    const reading = constitution.parametersOn('2026-03-01').get('founders.minimum')
    expect(() => Object.assign(reading ?? {}, { value: 1 })).toThrow(TypeError)
    expect(society.snapshot()).toEqual(before)
    expect((await open(journal)).snapshot().hash).toBe(before.hash)
  })

  test('a store that fails is the host’s to know, and the society stays as it was', async () => {
    const journal = memoryJournal()
    const broken = { ...journal, append: () => Promise.reject(new Error('disk full')) }
    await founded(journal)
    const society = await openSociety({ constitution, lifecycles: [], journal: broken }).catch(() => undefined)
    const other = society ?? (await open(broken))
    const before = other.snapshot().hash
    await expect(other.act({ ...activity('a'), at: now() })).rejects.toThrow('disk full')
    expect(other.snapshot().hash).toBe(before)
  })
})

/** An object with a property that must not be read. */
function trapped(name: string, rest: object = {}): object {
  return Object.defineProperty({ ...rest }, name, { enumerable: true, get: never })
}

function never(): never {
  throw new Error('was called')
}
