import { canonical } from '../base/canonical.ts'
import type { Json } from '../base/json.ts'
import type { BoxContent } from '../base/lifecycle.ts'
import { type BallotBox, inCanonicalOrder } from '../society/ballot-box.ts'
import { differences } from './difference.ts'
import type { ContractCheck } from './journal.ts'

/**
 * The promises of a ballot box, for those who write one. Give each check to the test runner of your choice:
 * `for (const { name, run } of ballotBoxContract(make)) test(name, run)`. It sees what a box answers, not what else it writes down.
 *
 * @param make - makes a ballot box on a new, empty store for each check
 * @param reopen - opens the store of a box anew, as after a crash, where there is one; adds the checks of what lasts
 */
export function ballotBoxContract(
  make: () => BallotBox | Promise<BallotBox>,
  reopen?: (before: BallotBox) => BallotBox | Promise<BallotBox>,
): readonly ContractCheck[] {
  const promises = reopen === undefined ? PROMISES : [...PROMISES, lasting(reopen)]
  return promises.map(([name, hold]) => ({ name, run: async () => hold(await make()) }))
}

type Promised = readonly [name: string, hold: (ballotBox: BallotBox) => Promise<void>]

const BOX = 'e1/1'
const EMPTY: BoxContent = { ballots: [], trackers: [] }

const PROMISES: readonly Promised[] = [
  [
    'begins with nothing in it and nothing held',
    async (ballotBox) => {
      await contains(ballotBox, BOX, EMPTY)
      await holds(ballotBox, BOX, [])
    },
  ],
  [
    'keeps a held ballot beside the box until it is dropped in',
    async (ballotBox) => {
      const handle = await ballotBox.hold(BOX, ['r2'], 'tracker-of-the-voter')
      await contains(ballotBox, BOX, EMPTY)
      await holds(ballotBox, BOX, [handle])
      await ballotBox.drop(BOX, handle)
      await contains(ballotBox, BOX, { ballots: [{ ballot: ['r2'], count: 1 }], trackers: ['tracker-of-the-voter'] })
      await holds(ballotBox, BOX, [])
    },
  ],
  [
    'throws a discarded ballot away, and its tracker with it',
    async (ballotBox) => {
      await ballotBox.discard(BOX, await ballotBox.hold(BOX, ['r2'], 'tracker-of-the-voter'))
      await contains(ballotBox, BOX, EMPTY)
      await holds(ballotBox, BOX, [])
    },
  ],
  [
    'gives each ballot a handle of its own, which repeats nothing of it',
    async (ballotBox) => {
      const handles: string[] = []
      for (let voter = 0; voter < 20; voter += 1) handles.push(await ballotBox.hold(BOX, 'candidate-li', 'tracker-of-wang'))
      same(new Set(handles).size, 20, 'the number of handles that differ')
      for (const handle of handles) {
        same(typeof handle === 'string' && handle !== '', true, 'that the handle is a text')
        same(/candidate-li|tracker-of-wang/.test(handle), false, 'that the handle repeats ballot or tracker')
      }
      await holds(ballotBox, BOX, handles)
    },
  ],
  [
    'does nothing for a handle that is not held any more, so that it can be tried again',
    async (ballotBox) => {
      const [dropped, discarded] = [await ballotBox.hold(BOX, 'a', 'ta'), await ballotBox.hold(BOX, 'b', 'tb')]
      await ballotBox.drop(BOX, dropped)
      await ballotBox.discard(BOX, discarded)
      for (const handle of [dropped, discarded, 'never-held']) {
        await ballotBox.drop(BOX, handle)
        await ballotBox.discard(BOX, handle)
      }
      await contains(ballotBox, BOX, { ballots: [{ ballot: 'a', count: 1 }], trackers: ['ta'] })
    },
  ],
  [
    'drops a ballot once, however often it is asked to at once',
    async (ballotBox) => {
      const handle = await ballotBox.hold(BOX, 'a', 'ta')
      await Promise.all(Array.from({ length: 8 }, () => ballotBox.drop(BOX, handle)))
      await contains(ballotBox, BOX, { ballots: [{ ballot: 'a', count: 1 }], trackers: ['ta'] })
    },
  ],
  [
    'takes a hundred ballots at once, and loses and doubles none',
    async (ballotBox) => {
      const voters = Array.from({ length: 100 }, (_, voter) => voter)
      await Promise.all(
        voters.map(async (voter) => ballotBox.drop(BOX, await ballotBox.hold(BOX, `c${voter % 3}`, `tracker-${voter}`))),
      )
      const counts = [34, 33, 33].map((count, index) => ({ ballot: `c${index}`, count }))
      await contains(ballotBox, BOX, { ballots: counts, trackers: voters.map((voter) => `tracker-${voter}`) })
    },
  ],
  [
    'keeps boxes apart, and drops no ballot into another than its own',
    async (ballotBox) => {
      const others = ['e1/10', 'E1/1', 'e1', 'e1/1 ', '__proto__']
      const handle = await ballotBox.hold(BOX, 'a', 'ta')
      for (const other of others) {
        await ballotBox.drop(other, handle)
        await ballotBox.discard(other, handle)
        await holds(ballotBox, other, [])
        await cast(ballotBox, other, [[`of ${other}`]])
      }
      await holds(ballotBox, BOX, [handle])
      await ballotBox.drop(BOX, handle)
      await contains(ballotBox, BOX, { ballots: [{ ballot: 'a', count: 1 }], trackers: ['ta'] })
      for (const other of others)
        await contains(ballotBox, other, { ballots: [{ ballot: `of ${other}`, count: 1 }], trackers: [] })
    },
  ],
  [
    'counts ballots together exactly if they are the same JSON',
    async (ballotBox) => {
      const different: readonly Json[] = [
        1,
        '1',
        [1],
        ['1'],
        [],
        {},
        '',
        null,
        false,
        0,
        { a: 1, b: 2 },
        'e\u0301',
        '\u00e9',
        'A',
        'a',
      ]
      await cast(ballotBox, BOX, [...different.map((ballot) => [ballot] as const), [{ b: 2, a: 1 }]])
      const counts = different.map((ballot) => ({ ballot, count: canonical(ballot) === '{"a":1,"b":2}' ? 2 : 1 }))
      const content = await contains(ballotBox, BOX, { ballots: counts, trackers: [] })
      same(content.ballots.length, different.length, 'the number of different ballots')
    },
  ],
  [
    'keeps ballots of every script and of some length, as they were when they were handed in',
    async (ballotBox) => {
      const texts = ['李秀英', '👵🏽', '"\\\n\r\t\u0000\u2028', "'; DROP TABLE ballots; --", 'long '.repeat(20_000)]
      const handed = { chair: [...texts], others: { a: true } }
      const was: Json = { chair: texts, others: { a: true } }
      const handle = await ballotBox.hold(BOX, handed)
      handed.chair.length = 0
      await ballotBox.drop(BOX, handle)
      const opened = await contains(ballotBox, BOX, { ballots: [{ ballot: was, count: 1 }], trackers: [] })
      for (const { ballot } of opened.ballots) deface(ballot)
      await contains(ballotBox, BOX, { ballots: [{ ballot: was, count: 1 }], trackers: [] })
    },
  ],
  [
    'can be opened again, takes more ballots after it was, and lists a tracker as often as it came',
    async (ballotBox) => {
      await cast(ballotBox, BOX, [['a', 'ta']])
      const first = await ballotBox.open(BOX)
      same((await ballotBox.open(BOX)) as unknown as Json, first as unknown as Json, 'what is in it the second time')
      await cast(ballotBox, BOX, [['a', 'ta']])
      await contains(ballotBox, BOX, { ballots: [{ ballot: 'a', count: 2 }], trackers: ['ta', 'ta'] })
    },
  ],
  [
    'answers the same, to the byte, in whichever order the ballots came',
    async (ballotBox) => {
      const papers = ['b', 'a', 'c', 'a', '李', 'b'].map((ballot, voter) => [ballot, `t${(voter * 5) % 6}`] as const)
      await sameAnswer(ballotBox, papers, [...papers].reverse(), [...papers.slice(3), ...papers.slice(0, 3)])
    },
  ],
  [
    'answers the same, to the byte, whichever ballot came with which tracker',
    async (ballotBox) => {
      const [ballots, trackers] = [
        ['a', 'b', 'c'],
        ['t1', 't2', 't3'],
      ]
      const turned = (by: number) => ballots.map((ballot, voter) => [ballot, trackers[(voter + by) % 3]] as const)
      await sameAnswer(ballotBox, turned(0), turned(1), turned(2))
    },
  ],
]

function lasting(reopen: (before: BallotBox) => BallotBox | Promise<BallotBox>): Promised {
  return [
    'holds everything again when its store is opened anew: what was held as held, what was dropped as dropped',
    async (before) => {
      const [kept, thrown] = [await before.hold(BOX, 'a', 'ta'), await before.hold(BOX, 'b', 'tb')]
      await cast(before, BOX, [['a', 'tc'], ['c']])
      await before.discard(BOX, thrown)
      const after = await reopen(before)
      await holds(after, BOX, [kept])
      await after.drop(BOX, kept)
      const again = await reopen(after)
      await holds(again, BOX, [])
      const counts = Object.entries({ a: 2, c: 1 }).map(([ballot, count]) => ({ ballot, count }))
      await contains(again, BOX, { ballots: counts, trackers: ['ta', 'tc'] })
    },
  ]
}

type Paper = readonly [ballot: Json, tracker?: string | undefined]

async function cast(ballotBox: BallotBox, box: string, papers: readonly Paper[]): Promise<void> {
  for (const [ballot, tracker] of papers) await ballotBox.drop(box, await ballotBox.hold(box, ballot, tracker))
}

/** Boxes with the same content, filled in different ways, answer alike: what tells them apart would tell who cast what. */
async function sameAnswer(ballotBox: BallotBox, ...ways: readonly (readonly Paper[])[]): Promise<void> {
  const answers: string[] = []
  for (const [index, papers] of ways.entries()) {
    await cast(ballotBox, `way-${index}`, papers)
    answers.push(JSON.stringify(await ballotBox.open(`way-${index}`)))
  }
  same(
    answers,
    answers.map(() => answers[0] as string),
    'what the boxes answer',
  )
}

async function holds(ballotBox: BallotBox, box: string, handles: readonly string[]): Promise<void> {
  same([...(await ballotBox.held(box))].sort(), [...handles].sort(), `what is held beside \`${box}\``)
}

/** Compares in canonical order, but nothing may stand in the answer beside ballots, counts and trackers. */
async function contains(ballotBox: BallotBox, box: string, expected: BoxContent): Promise<BoxContent> {
  const content = await ballotBox.open(box)
  same(Object.keys(content).sort(), ['ballots', 'trackers'], `the fields of what is in \`${box}\``)
  for (const each of content.ballots) same(Object.keys(each).sort(), ['ballot', 'count'], `the fields of a ballot in \`${box}\``)
  same(inCanonicalOrder(content) as unknown as Json, inCanonicalOrder(expected) as unknown as Json, `what is in \`${box}\``)
  return content
}

/** Changes whatever can be changed in what a box answered; a frozen one throws, which is well. */
function deface(ballot: Json): void {
  try {
    Object.assign(ballot as object, { chair: [] })
  } catch {}
}

function same(found: Json, expected: Json, what: string): void {
  const different = differences(expected, found)
  if (different.length > 0) throw new Error(`${what}: ${different.join('; ')}`)
}
