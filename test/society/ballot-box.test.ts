import {
  type ActionDefinition,
  type BallotBox,
  BallotBoxError,
  type Lifecycle,
  memoryBallotBox,
  openSociety,
  SOCIETY_REASONS,
} from 'huzhu'
import { amendment } from 'huzhu/amendment'
import { consultation } from 'huzhu/consultation'
import { election, recall } from 'huzhu/election'
import { type Journal, JournalClosedError, memoryJournal } from 'huzhu/journal'
import { referral } from 'huzhu/referral'
import { describe, expect, test } from 'vitest'
import { drop, empty, free, hung, opening, suggestions } from './suggestions.ts'

const BOX = 'hall/notes'
const lift = (text: string) => ({ topic: 'lift', text })

/** A box of which one function does something else. */
function boxWith(change: Partial<BallotBox>): BallotBox {
  return { ...memoryBallotBox(), ...change }
}

async function broken(): Promise<never> {
  throw new Error('the box is broken')
}

describe('a ballot box', () => {
  test('is filled by those who cast and emptied once, its content in the order of its text', async () => {
    const { society } = await hung()
    const trackers = { p1: 'tracker2', p2: 'tracker1', p3: undefined, p4: 'tracker3' } as const
    for (const [by, tracker] of Object.entries(trackers)) {
      const note = drop(by, by === 'p2' ? 'a' : 'b', tracker === undefined ? {} : { tracker })
      expect(await society.act(note, free)).toMatchObject({
        ok: true,
        events: [{ type: 'noteDropped', member: by, slot: 'left' }],
      })
    }
    const emptied = await society.act(empty(), free)
    expect(emptied).toMatchObject({ ok: true, events: [{ type: 'boxEmptied' }] })
    expect(emptied.ok && emptied.events[0]).toEqual({
      type: 'boxEmptied',
      case: 'hall',
      phase: 'emptied',
      ballots: [
        { ballot: lift('a'), count: 1 },
        { ballot: lift('b'), count: 3 },
      ],
      trackers: ['tracker1', 'tracker2', 'tracker3'],
    })
  })

  test('gives the journal no order of its own: a host may answer in any', async () => {
    const content = {
      ballots: [
        { ballot: lift('b'), count: 1 },
        { ballot: lift('a'), count: 2 },
        { ballot: { text: 'b', topic: 'lift' }, count: 1 },
      ],
      trackers: ['tracker2', 'tracker1'],
    }
    const { society } = await hung({ ballotBox: boxWith({ open: async () => content }) })
    const emptied = await society.act(empty(), free)
    expect(emptied.ok && emptied.events[0]).toMatchObject({
      ballots: [
        { ballot: lift('a'), count: 2 },
        { ballot: lift('b'), count: 2 },
      ],
      trackers: ['tracker1', 'tracker2'],
    })
  })

  test.each([
    ['a number as text', { ballots: [{ ballot: lift('a'), count: '3' }], trackers: [] }],
    ['less than one ballot', { ballots: [{ ballot: lift('a'), count: 0 }], trackers: [] }],
    ['a part of a ballot', { ballots: [{ ballot: lift('a'), count: 1.5 }], trackers: [] }],
    ['more than can be counted', { ballots: [{ ballot: lift('a'), count: 2 ** 60 }], trackers: [] }],
    ['a tracker that is no text', { ballots: [{ ballot: lift('a'), count: 1 }], trackers: [7] }],
  ])('that answers with %s is not recorded as opened, and nothing of it is told', async (_, content) => {
    const answers = [content, { ballots: [{ ballot: lift('a'), count: 3 }], trackers: [] }]
    const { society } = await hung({ ballotBox: boxWith({ open: async () => answers.shift() as never }) })
    const { length } = society
    await expect(society.act(empty(), free)).rejects.toThrow(/^the ballot box gave a (number|tracker)/)
    expect(society.length).toBe(length)
    expect(await society.act(empty(), free)).toMatchObject({ ok: true, events: [{ ballots: [{ count: 3 }] }] })
  })

  test('lists no tracker that is recorded anyway', async () => {
    const { dropNote } = suggestions.actions
    const open: Lifecycle = {
      ...suggestions,
      actions: { ...suggestions.actions, dropNote: { ...dropNote, secret: ['ballot'] } as ActionDefinition },
    }
    const { society, ballotBox } = await hung({ lifecycles: [amendment, consultation, election, recall, referral, open] })
    const cast = await society.act(drop('p1', 'a', { tracker: 'tracker1' }), free)
    expect(cast).toMatchObject({ entry: { action: { tracker: 'tracker1' } } })
    expect(await ballotBox.open(BOX)).toMatchObject({ ballots: [{ count: 1 }], trackers: [] })
  })

  test('gets nothing when a request comes again, not even with another ballot', async () => {
    const { society, ballotBox } = await hung()
    const first = await society.act(drop('p1', 'first'), free)
    expect(await society.act(drop('p1', 'second'), free)).toEqual(first)
    expect(await ballotBox.open(BOX)).toEqual({ ballots: [{ ballot: lift('first'), count: 1 }], trackers: [] })
    expect(await ballotBox.held(BOX)).toEqual([])
  })

  test.each([
    ['a refusal of the constitution', 'unconstitutional', drop('p1', 'a'), { ...free, 'suggestion.barred': true }],
    ['facts that are missing', 'factsNeeded', drop('p1', 'a'), {}],
    ['a refusal of the lifecycle', 'notPossible', drop('p1', 'a', { ballot: { topic: 'weather', text: '' } }), free],
    ['a malformed action', 'malformed', drop('p1', 'a', { slot: 1 }), free],
  ])('gets nothing, and holds nothing, after %s', async (_, code, action, facts) => {
    const { society, ballotBox } = await hung()
    const at = { at: '2026-03-02T00:00:00.000Z' }
    expect(await society.act({ ...action, ...at }, facts)).toMatchObject({ refusal: { code } })
    expect(await ballotBox.open(BOX)).toEqual({ ballots: [], trackers: [] })
    expect(await ballotBox.held(BOX)).toEqual([])
  })

  test('stays shut while it is only asked what would be', async () => {
    const shut = { hold: broken, drop: broken, discard: broken, held: broken, open: broken }
    const { society } = await hung({ ballotBox: boxWith(shut) })
    expect(society.check(drop('p1', 'a'), free)).toMatchObject({ ok: true, events: [{ type: 'noteDropped' }] })
    expect(society.check(empty(), free)).toMatchObject({ ok: true, events: [] })
  })

  test('stays shut when the constitution forbids to open it', async () => {
    const { society } = await hung({ ballotBox: boxWith({ held: broken, open: broken }) })
    const barred = { ...free, 'suggestion.barred': true }
    expect(await society.act(empty(), barred)).toMatchObject({ refusal: { code: 'unconstitutional' } })
  })

  test('is missed only by who needs one', async () => {
    const { journal } = await hung()
    const society = await openSociety({ ...opening, journal })
    const refusal = { code: 'notPossible', reason: 'noBallotBox', ids: [], text: SOCIETY_REASONS.noBallotBox }
    expect(society.check(drop('p1', 'a'), free)).toEqual({ ok: false, refusal })
    expect(await society.act(drop('p1', 'a'), free)).toEqual({ ok: false, refusal })
    expect(await society.act(empty(), free)).toEqual({ ok: false, refusal })
    expect(society.length).toBe(2)
  })
})

describe('two societies on one journal and one box', () => {
  test('mark both voters, and the box holds both ballots', async () => {
    const { society, journal, ballotBox } = await hung()
    const other = await openSociety({ ...opening, journal, ballotBox })
    const [one, two] = [drop('p1', 'a'), drop('p2', 'b')]
    const at = two.at
    const answers = await Promise.all([society.act({ ...one, at }, free), other.act(two, free)])
    expect(answers).toMatchObject([{ ok: true }, { ok: true }])
    expect((await ballotBox.open(BOX)).ballots).toEqual([
      { ballot: lift('a'), count: 1 },
      { ballot: lift('b'), count: 1 },
    ])
    expect(await ballotBox.held(BOX)).toEqual([])
  })

  test('let nobody vote twice: one request to both is one ballot', async () => {
    const { society, journal, ballotBox } = await hung()
    const other = await openSociety({ ...opening, journal, ballotBox })
    const note = drop('p1', 'a')
    const [one, two] = await Promise.all([society.act(note, free), other.act(note, free)])
    expect(one).toEqual(two)
    expect(await ballotBox.open(BOX)).toMatchObject({ ballots: [{ count: 1 }] })
    expect(await ballotBox.held(BOX)).toEqual([])
  })

  test('lose no ballot that is on its way while the other empties the box', async () => {
    const way = gate()
    const memory = memoryBallotBox()
    const slow = { ...memory, drop: async (box: string, handle: string) => way.passed.then(() => memory.drop(box, handle)) }
    const { society, journal } = await hung({ ballotBox: slow })
    const other = await openSociety({ ...opening, journal, ballotBox: memory })
    const casting = society.act(drop('p1', 'a'), free)
    await marked(journal, 3)
    const early = await other.act(empty('early'), free)
    expect(early).toEqual({
      ok: false,
      refusal: { code: 'notPossible', reason: 'ballotsHeld', ids: [BOX], text: SOCIETY_REASONS.ballotsHeld },
    })
    way.open()
    await casting
    expect(await other.act(empty('late'), free)).toMatchObject({ events: [{ ballots: [{ ballot: lift('a'), count: 1 }] }] })
  })

  test('open the box over what the other has recorded: voters marked and ballots found are of one moment', async () => {
    const counted: Lifecycle = {
      ...suggestions,
      decide(action, context) {
        const found = context.box?.ballots.reduce((sum, { count }) => sum + count, 0)
        const marked = [...context.state.rows('notes')].length
        if (found === undefined || found === marked) return suggestions.decide(action, context)
        return { ok: false, refusal: { code: 'tallyImpossible', problem: `${found} found, ${marked} marked` } }
      },
    }
    const lifecycles = [amendment, consultation, election, recall, referral, counted]
    const { society, journal, ballotBox } = await hung({ lifecycles })
    const other = await openSociety({ ...opening, lifecycles, journal, ballotBox })
    await society.act(drop('p1', 'a'), free)
    expect(await other.act(empty(), free)).toMatchObject({ ok: true, events: [{ ballots: [{ count: 1 }] }] })
  })

  test('discard a ballot that was beaten by the emptying of the box', async () => {
    const { society, journal, ballotBox } = await hung()
    const other = await openSociety({ ...opening, journal, ballotBox })
    await other.act(empty(), free)
    expect(await society.act(drop('p1', 'a'), free)).toMatchObject({ refusal: { code: 'outOfPhase' } })
    expect(await ballotBox.held(BOX)).toEqual([])
    expect(await ballotBox.open(BOX)).toEqual({ ballots: [], trackers: [] })
  })
})

describe('a ballot box that fails', () => {
  test('before the vote is recorded leaves nothing recorded', async () => {
    const { society } = await hung({ ballotBox: boxWith({ hold: broken }) })
    await expect(society.act(drop('p1', 'a'), free)).rejects.toThrow('the box is broken')
    expect(society.length).toBe(2)
  })

  test('after it is recorded leaves the voter marked and the ballot held, to be dropped in later', async () => {
    const memory = memoryBallotBox()
    const { society } = await hung({ ballotBox: { ...memory, drop: broken } })
    const heard: number[] = []
    society.subscribe(({ position }) => heard.push(position))
    const error = await failure(society.act(drop('p1', 'hush'), free))
    expect(error).toMatchObject({ name: 'BallotBoxError', box: BOX, marked: 'yes', entry: { position: 2 } })
    expect(error.message).toBe(
      'a ballot is still held beside the box `hall/notes`: its voter was marked; drop it in by its handle',
    )
    expect(JSON.stringify({ ...error, message: error.message })).not.toContain('hush')
    expect([society.length, heard]).toEqual([3, [2]])
    expect(await society.act(drop('p1', 'hush'), free)).toMatchObject({ ok: true, entry: { position: 2 } })
    expect(await memory.held(BOX)).toEqual([error.handle])
    expect(await society.act(empty(), free)).toMatchObject({ refusal: { reason: 'ballotsHeld' } })
    await memory.drop(error.box, error.handle)
    expect(await society.act(empty(), free)).toMatchObject({ events: [{ ballots: [{ ballot: lift('hush'), count: 1 }] }] })
  })

  test('to discard what was not recorded says so', async () => {
    const { journal } = await hung()
    const late: Journal = {
      ...journal,
      append: async () => ({ ok: false, refusal: { code: 'conflict', expected: 2, actual: 3 } }),
    }
    const society = await openSociety({ ...opening, journal: late, ballotBox: boxWith({ discard: broken }) })
    expect(await failure(society.act(drop('p1', 'a'), free))).toMatchObject({ marked: 'no', box: BOX })
  })
})

describe('a journal that fails', () => {
  test('in a conflict that does not end leaves no ballot held', async () => {
    const { journal, ballotBox } = await hung()
    const late: Journal = {
      ...journal,
      append: async () => ({ ok: false, refusal: { code: 'conflict', expected: 2, actual: 3 } }),
    }
    const society = await openSociety({ ...opening, journal: late, ballotBox })
    expect(await society.act(drop('p1', 'a'), free)).toMatchObject({ refusal: { code: 'conflict' } })
    expect(await ballotBox.held(BOX)).toEqual([])
  })

  test('when it is closed leaves no ballot held: nothing was written', async () => {
    const { journal, ballotBox } = await hung()
    const closed: Journal = {
      ...journal,
      async append() {
        throw new JournalClosedError('the journal is closed')
      },
    }
    const society = await openSociety({ ...opening, journal: closed, ballotBox })
    await expect(society.act(drop('p1', 'a'), free)).rejects.toBeInstanceOf(JournalClosedError)
    expect(await ballotBox.held(BOX)).toEqual([])
  })

  test('and may have written the mark keeps the ballot held: thrown away, a vote could be lost', async () => {
    const { journal, ballotBox } = await hung()
    const silent: Journal = {
      ...journal,
      async append(entry, expected) {
        await journal.append(entry, expected)
        throw new Error('no answer')
      },
    }
    const society = await openSociety({ ...opening, journal: silent, ballotBox })
    const error = await failure(society.act(drop('p1', 'a'), free))
    expect(error).toMatchObject({ marked: 'unknown', entry: { position: 2 }, cause: { message: 'no answer' } })
    expect(await ballotBox.held(BOX)).toEqual([error.handle])
    for await (const entry of journal.read(error.entry.position)) expect(entry.hash).toBe(error.entry.hash)
    expect(await society.act(drop('p1', 'a'), free)).toMatchObject({ ok: true, entry: error.entry })
    expect(await ballotBox.held(BOX)).toEqual([error.handle])
  })
})

describe('a box in memory', () => {
  const ballots = ['b', 'a', 'c', 'a'].map(lift)

  test('answers the same for every order in which the same ballots came, and whoever was dropped in first', async () => {
    const answers = await Promise.all(
      orders([0, 1, 2, 3]).map(async (order) => {
        const box = memoryBallotBox()
        const handles = await Promise.all(order.map((index) => box.hold('b', ballots[index] ?? null, `tracker${index}`)))
        for (const handle of handles.reverse()) await box.drop('b', handle)
        return JSON.stringify(await box.open('b'))
      }),
    )
    expect(answers.length).toBe(24)
    expect(new Set(answers)).toEqual(
      new Set([
        JSON.stringify({
          ballots: [
            { ballot: lift('a'), count: 2 },
            { ballot: lift('b'), count: 1 },
            { ballot: lift('c'), count: 1 },
          ].map(({ ballot: { topic, text }, count }) => ({ ballot: { text, topic }, count })),
          trackers: ['tracker0', 'tracker1', 'tracker2', 'tracker3'],
        }),
      ]),
    )
  })

  test('keeps its boxes apart, and a handle works once', async () => {
    const box = memoryBallotBox()
    const [kept, thrown] = [await box.hold('one', 1), await box.hold('one', 2)]
    expect(await box.held('one')).toEqual([kept, thrown])
    for (const _ of [1, 2]) {
      await box.drop('one', kept)
      await box.discard('one', thrown)
      await box.drop('one', thrown)
      await box.drop('other', kept)
    }
    expect(await box.open('one')).toEqual({ ballots: [{ ballot: 1, count: 1 }], trackers: [] })
    expect(await box.open('other')).toEqual({ ballots: [], trackers: [] })
    expect(await box.held('one')).toEqual([])
  })
})

test.each([
  ['secretHead', { secret: ['ballot', 'by'] }],
  ['openBallot', { secret: ['tracker'] }],
  ['openBallot', { secret: undefined }],
  ['boxWithoutName', { case: 'none' }],
])('a lifecycle whose ballots would be recorded, or lie in no box, is refused at the opening: %s', async (code, change) => {
  const { boxOf: _, ...unnamed } = suggestions
  const dropNote = { ...suggestions.actions.dropNote, ...change } as never
  const lifecycles = [referral, { ...unnamed, actions: { ...suggestions.actions, dropNote } }]
  const opened = openSociety({ ...opening, lifecycles, journal: memoryJournal() })
  await expect(opened).rejects.toMatchObject({
    findings: [{ code, path: ['lifecycles', 'suggestions', 'actions', 'dropNote', expect.anything()] }],
  })
})

/** The error by which a request says that a ballot is still held. */
async function failure(request: Promise<unknown>): Promise<BallotBoxError> {
  const error = await request.catch((thrown: unknown) => thrown)
  if (error instanceof BallotBoxError) return error
  throw new Error(`a ballot should be held, but this came: ${String(error)}`)
}

/** Waits until a journal has so many entries. */
async function marked(journal: Journal, length: number): Promise<void> {
  while ((await journal.length()) < length) await new Promise((resolve) => setImmediate(resolve))
}

function gate() {
  let open = () => {}
  const passed = new Promise<void>((resolve) => {
    open = resolve
  })
  return { passed, open }
}

/** Every order of a list. */
function orders(list: readonly number[]): readonly (readonly number[])[] {
  if (list.length < 2) return [list]
  return list.flatMap((first) => orders(list.filter((each) => each !== first)).map((rest) => [first, ...rest]))
}
