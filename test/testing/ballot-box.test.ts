import { type BallotBox, type BoxContent, type Json, memoryBallotBox } from 'huzhu'
import { ballotBoxContract } from 'huzhu/testing'
import { describe, expect, test } from 'vitest'
import { storedBallotBox } from './stored-box.ts'

describe('a ballot box in memory', () => {
  for (const { name, run } of ballotBoxContract(memoryBallotBox)) test(name, run)
})

describe('a ballot box on a store that lasts', () => {
  const stores = new WeakMap<BallotBox, Map<string, string>>()
  const on = (store: Map<string, string>) => {
    const box = storedBallotBox(store)
    stores.set(box, store)
    return box
  }
  const checks = ballotBoxContract(
    () => on(new Map()),
    (before) => on(stores.get(before) ?? new Map()),
  )
  for (const { name, run } of checks) test(name, run)
})

const li: BoxContent = { ballots: [{ ballot: 'li', count: 1 }], trackers: [] }

/** Ballot boxes that break one promise each, by the name of the check that must find it. */
const BROKEN: { readonly [name: string]: (whole: BallotBox) => Partial<BallotBox> } = {
  'begins with nothing in it and nothing held': () => ({ open: async () => li }),
  'keeps a held ballot beside the box until it is dropped in': (whole) => ({
    async hold(box, ballot, tracker) {
      const handle = await whole.hold(box, ballot, tracker)
      await whole.drop(box, handle)
      return handle
    },
  }),
  'throws a discarded ballot away, and its tracker with it': (whole) => ({ discard: whole.drop }),
  'gives each ballot a handle of its own, which repeats nothing of it': () => naming((ballot, number) => `${number}-${ballot}`),
  'does nothing for a handle that is not held any more, so that it can be tried again': (whole) => ({
    async drop(box, handle) {
      if (!(await whole.held(box)).includes(handle)) throw new Error(`${handle} is not held`)
      await whole.drop(box, handle)
    },
  }),
  'drops a ballot once, however often it is asked to at once': (whole) => twice(whole),
  'takes a hundred ballots at once, and loses and doubles none': (whole) => busy(whole),
  'keeps boxes apart, and drops no ballot into another than its own': (whole) => ({
    hold: (box, ballot, tracker) => whole.hold(box.toLowerCase(), ballot, tracker),
    drop: (box, handle) => whole.drop(box.toLowerCase(), handle),
    open: (box) => whole.open(box.toLowerCase()),
  }),
  'counts ballots together exactly if they are the same JSON': (whole) => ({
    hold: (box, ballot, tracker) => whole.hold(box, String(ballot), tracker),
  }),
  'keeps ballots of every script and of some length, as they were when they were handed in': () => sharing(),
  'can be opened again, takes more ballots after it was, and lists a tracker as often as it came': (whole) => emptied(whole),
  'answers the same, to the byte, in whichever order the ballots came': () => sharing(),
  'answers the same, to the byte, whichever ballot came with which tracker': () => paired(),
}

describe('the contract', () => {
  const checks = ballotBoxContract(memoryBallotBox)

  test('has a ballot box that breaks it for every check', () => {
    expect(Object.keys(BROKEN).sort()).toEqual(checks.map(({ name }) => name).sort())
  })

  test.each(Object.entries(BROKEN))('finds a ballot box that breaks: %s', async (name, sabotage) => {
    const broken = ballotBoxContract(() => {
      const whole = memoryBallotBox()
      return { ...whole, ...sabotage(whole) }
    })
    await expect(broken.find((check) => check.name === name)?.run()).rejects.toThrow()
  })

  test.each([
    ['a voter', { ballot: 'a', count: 1, voter: 'r1' }],
    ['a time', { ballot: 'a', count: 1, at: '2026-03-01T02:00:00.000Z' }],
  ])('finds %s beside a ballot', async (_, row) => {
    const telling = ballotBoxContract(() => ({ ...memoryBallotBox(), open: async () => ({ ballots: [row], trackers: [] }) }))
    const [, kept] = telling
    await expect(telling[0]?.run()).rejects.toThrow('the fields of a ballot')
    await expect(kept?.run()).rejects.toThrow('the fields of a ballot')
  })

  test('finds numbers that are texts', async () => {
    const ballots = [{ ballot: 'li', count: '1' as unknown as number }]
    const texts = ballotBoxContract(() => ({ ...memoryBallotBox(), open: async () => ({ ballots, trackers: [] }) }))
    await expect(texts[0]?.run()).rejects.toThrow('no whole number')
  })

  test('finds a box that forgets what was held when its store is opened anew', async () => {
    const forgetful = ballotBoxContract(memoryBallotBox, memoryBallotBox)
    await expect(forgetful.at(-1)?.run()).rejects.toThrow('what is held beside `e1/1`')
  })
})

/** Handles of its own making. */
function naming(nameOf: (ballot: Json, number: number) => string): Partial<BallotBox> {
  const whole = memoryBallotBox()
  const names = new Map<string, string>()
  return {
    ...whole,
    async hold(box, ballot, tracker) {
      const handle = await whole.hold(box, ballot, tracker)
      names.set(handle, nameOf(ballot, names.size))
      return names.get(handle) ?? handle
    },
    held: async (box) => (await whole.held(box)).map((handle) => names.get(handle) ?? handle),
  }
}

/** Looks, waits, and drops. */
function twice(whole: BallotBox): Partial<BallotBox> {
  const dropped: Json[] = []
  return {
    async drop(box, handle) {
      if (!(await whole.held(box)).includes(handle)) return
      await whole.drop(box, handle)
      dropped.push('a')
    },
    open: async () => ({ ballots: dropped.length > 0 ? [{ ballot: 'a', count: dropped.length }] : [], trackers: ['ta'] }),
  }
}

/** Forgets what comes while it holds. */
function busy(whole: BallotBox): Partial<BallotBox> {
  let holding = false
  return {
    async hold(box, ballot, tracker) {
      if (holding) return 'lost'
      holding = true
      await Promise.resolve()
      holding = false
      return whole.hold(box, ballot, tracker)
    },
  }
}

/** Is empty once it was opened. */
function emptied(whole: BallotBox): Partial<BallotBox> {
  const opened = new Set<string>()
  return {
    async open(box) {
      const content = opened.has(box) ? { ballots: [], trackers: [] } : await whole.open(box)
      opened.add(box)
      return content
    },
  }
}

/** Keeps what it was handed itself, in the order in which it came. */
function sharing(): Partial<BallotBox> {
  const papers: { readonly box: string; readonly ballot: Json; readonly tracker: string | undefined; dropped: boolean }[] = []
  return {
    hold: async (box, ballot, tracker) => String(papers.push({ box, ballot, tracker, dropped: false }) - 1),
    async drop(_, handle) {
      const paper = papers[Number(handle)]
      if (paper !== undefined) paper.dropped = true
    },
    async open(name) {
      const dropped = papers.filter(({ box, dropped }) => dropped && box === name)
      return {
        ballots: dropped.map(({ ballot }) => ({ ballot, count: 1 })),
        trackers: dropped.flatMap(({ tracker }) => tracker ?? []),
      }
    },
  }
}

/** Sorts ballots, and leaves each tracker at the place of its ballot. */
function paired(): Partial<BallotBox> {
  const shared = sharing() as BallotBox
  return {
    ...shared,
    async open(name) {
      const { ballots, trackers } = await shared.open(name)
      const pairs = ballots.map(({ ballot }, place) => [String(ballot), trackers[place] ?? ''] as const).sort()
      return {
        ballots: pairs.map(([ballot]) => ({ ballot, count: 1 })),
        trackers: pairs.map(([, tracker]) => tracker),
      }
    },
  }
}
