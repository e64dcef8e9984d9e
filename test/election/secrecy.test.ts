import { describe, expect, test } from 'vitest'
import { canonical, digest } from '../../src/base/canonical.ts'
import { type Casting, held, ONLINE, ranking, type Seen } from './secrecy.ts'

/** The n-th voter casts the ballot of one number with the tracker of another. */
function castings(ballot: (n: number) => number, tracker: (n: number) => number, voters = ONLINE): Map<string, Casting> {
  return new Map(
    voters.map((voter) => {
      const n = Number(voter.slice(1)) - 1
      return [voter, { ballot: ballot(n), tracker: `tracker-no-${String(tracker(n)).padStart(6, '0')}` }]
    }),
  )
}

const OWN = (n: number) => n
/** Every voter casts what somebody else cast; nobody their own. */
const EXCHANGED = (n: number) => (n * 3 + 7) % ONLINE.length
const OTHERS = (n: number) => n + ONLINE.length
const SHUFFLED = [...ONLINE].sort((a, b) => (digest(a) < digest(b) ? -1 : 1))

const one = await held(castings(OWN, OWN))

function eventOf({ entries }: Seen, type: string): unknown {
  return entries.flatMap(({ events = [] }) => events).find((event) => event.type === type)
}

/** Where two records differ, with what stands around it. */
function difference(a: Seen, b: Seen): readonly string[] | undefined {
  const [one, other] = [JSON.stringify(a), JSON.stringify(b)]
  if (one === other) return undefined
  const at = [...one].findIndex((character, index) => other[index] !== character)
  return [one, other].map((text) => text.slice(Math.max(0, at - 200), at + 100))
}

describe('while the ballot box is shut', () => {
  test('400 ballots, no two of them alike, leave no trace: with 400 others all that anybody can read is the same to the byte', async () => {
    const other = await held(castings(OTHERS, OTHERS))
    expect(new Set([...ONLINE, ...ONLINE].map((_, n) => ranking(n).join())).size).toBe(800)
    expect(one.shut.heard.filter(({ action }) => action?.type === 'castBallot')).toHaveLength(401)
    expect(difference(other.shut, one.shut)).toBeUndefined()
  })

  test('nothing contains a ballot, a tracker, or a hash of one', () => {
    const text = JSON.stringify(one.shut).replaceAll('\\', '')
    const rankings = new Set(text.match(/"c\d"(?:,"c\d"){3,}/g))
    rankings.delete('"c1","c2","c3","c4","c5","c6","c7"')
    expect([...rankings]).toEqual([])
    expect(text).not.toContain('tracker-no')
    const hashes = new Set(text.match(/[0-9a-f]{64}/g))
    for (const n of ONLINE.keys()) {
      const paper = { delegate: { ranking: ranking(n) } }
      for (const part of [
        paper,
        paper.delegate,
        paper.delegate.ranking,
        canonical(paper),
        `tracker-no-${String(n).padStart(6, '0')}`,
      ])
        expect(hashes.has(digest(part as never))).toBe(false)
    }
  })

  test('refusals were given, and an error was thrown: of these too nothing is seen', () => {
    const text = JSON.stringify(one.shut.answers)
    for (const met of ['unconstitutional', 'malformed', 'votedAlready', 'notFound', 'BallotBoxError']) expect(text).toContain(met)
  })
})

describe('once it was opened', () => {
  test('every ballot is there once, and the record is the same to the byte whoever cast which', async () => {
    const exchanged = await held(castings(EXCHANGED, (n) => EXCHANGED(EXCHANGED(n))))
    expect(eventOf(one.whole, 'boxOpened')).toMatchObject({ ballots: { length: 400 }, trackers: { length: 400 }, void: 0 })
    expect(difference(exchanged.whole, one.whole)).toBeUndefined()
  })

  test('the box says nothing of the order in which people voted', async () => {
    const shuffled = await held(castings(OWN, OWN, SHUFFLED))
    expect(shuffled.whole.entries.map(({ hash }) => hash)).not.toEqual(one.whole.entries.map(({ hash }) => hash))
    expect(JSON.stringify(eventOf(shuffled.whole, 'boxOpened'))).toBe(JSON.stringify(eventOf(one.whole, 'boxOpened')))
    expect(shuffled.society.get('election.online', 'e1/1')).toEqual(one.society.get('election.online', 'e1/1'))
    expect(shuffled.society.get('election.counts', 'e1/1')).toEqual(one.society.get('election.counts', 'e1/1'))
  })
})
