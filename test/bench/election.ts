import { DifferenceError } from './difference.ts'
import { asItComes, collectGarbage, type Effort, median, timed } from './measure.ts'
import { announce, cast, counted, type Electing, foundElecting, openPoll, type Poll } from './poll.ts'
import { duration, fold, perSecond, type Row, type Table } from './report.ts'

/** Voters of a small poll. */
const SMALL = 1000

/** Small polls that are open at the same time and are timed together, so that a slice is long enough for the clock. */
const TOGETHER = 10

const SLICE = TOGETHER * SMALL

/** Slices before the first that is timed. */
const WARM_UP = 3

const LEAST_PER_SECOND = 20_000

/** What a ballot may cost more in the large poll: half as much again, or 10 us. */
const MOST = { ratio: 1.5, ns: 10_000 }

/** Opening the box of the large poll and counting it. */
const MOST_TO_COUNT_NS = 5e9

/**
 * Secret ballots online, through the whole path: in polls of 1,000 voters, then in one of 1,000,000.
 *
 * @throws DifferenceError if what is counted is not what was cast.
 */
export async function elections({ rounds }: Effort): Promise<readonly Table[]> {
  const small = await smallPolls()
  for (let slice = 0; slice < WARM_UP; slice += 1) await small.next(asItComes)
  const alone = median(await times(rounds, () => small.next(asItComes)))

  const size = rounds > 3 ? 1_000_000 : 100_000
  const voters = size.toLocaleString('en')
  const large = await foundElecting(size)
  await announce(large, 'large')
  const publishing = await once(() => large.act({ type: 'publishRoll', case: 'large' }))
  const closing = await once(() => large.act({ type: 'freezeRoll', case: 'large' }))
  const poll = await openPoll(large, 'large')
  const most = size - rounds * SLICE
  const before = heap()
  const casting = await timed({ run: (count) => cast(large, poll, count) }, most)
  const bytes = heap() - before
  const [beside, last]: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds; round += 1) {
    beside.push(await small.next(collectGarbage))
    collectGarbage()
    last.push((await timed({ run: (count) => cast(large, poll, count) }, SLICE)) / SLICE)
  }
  await large.act({ type: 'closePolls', case: poll.id })
  const opening = await once(() => large.act({ type: 'openBox', case: poll.id }))
  const counting = await once(() => large.act({ type: 'countVotes', case: poll.id }))
  expectAsCast(large, poll)

  const [smallNs, largeNs] = [median(beside), median(last)]
  const slowdown = median(last.map((ns, round) => ns / (beside[round] as number)))
  const rows: readonly Row[] = [
    {
      ...timeOf(`castBallot, ${SMALL.toLocaleString('en')} voters, alone`, alone),
      target: `>= ${perSecond(LEAST_PER_SECOND)}`,
      met: 1e9 / alone >= LEAST_PER_SECOND,
    },
    timeOf('castBallot, the same, the large society beside it', smallNs),
    {
      ...timeOf(`castBallot, the last ones of ${voters}`, largeNs),
      ratio: fold(slowdown),
      target: `<= ${MOST.ratio} x or ${duration(MOST.ns)} more`,
      met: slowdown <= MOST.ratio || largeNs - smallNs <= MOST.ns,
    },
    secondsOf(`casting all ${voters}`, (casting * size) / most),
    bytesOf('memory of the poll with its journal', (bytes * size) / most),
    bytesOf('  for each ballot', bytes / most),
    secondsOf(`publishRoll, ${voters} voters`, publishing),
    secondsOf(`freezeRoll, ${voters} voters`, closing),
    secondsOf(`openBox, ${voters} ballots, each with a tracker`, opening),
    {
      ...secondsOf(`countVotes, ${voters} ballots`, counting),
      target: `<= ${MOST_TO_COUNT_NS / 1e9} s with openBox`,
      met: opening + counting <= MOST_TO_COUNT_NS,
    },
  ]
  const note = `A secret ballot online for up to three of five candidates: the whole path, with journal and ballot box in memory.\nratio: to a ballot among ${SMALL.toLocaleString('en')}.`
  return [{ title: 'Voting', note, rows }]
}

/**
 * Polls of all members of a small society, some at a time, one slice after the other; what each comes to is compared with what was cast. Answers the time for
 * one ballot. `before`: what is done before the clock starts.
 */
async function smallPolls(): Promise<{ readonly next: (before: () => void) => Promise<number> }> {
  const society = await foundElecting(SMALL)
  let held = 0
  return {
    async next(before) {
      const polls: Poll[] = []
      while (polls.length < TOGETHER) {
        held += 1
        const id = `small.${held}`
        await announce(society, id)
        for (const type of ['publishRoll', 'freezeRoll']) await society.act({ type, case: id })
        polls.push(await openPoll(society, id))
      }
      before()
      const time = await timed({ run: () => castIn(society, polls) }, 1)
      for (const poll of polls) {
        for (const type of ['closePolls', 'openBox', 'countVotes']) await society.act({ type, case: poll.id })
        expectAsCast(society, poll)
      }
      return time / SLICE
    },
  }
}

async function castIn(society: Electing, polls: readonly Poll[]): Promise<void> {
  for (const poll of polls) await cast(society, poll, SMALL)
}

function expectAsCast(society: Electing, poll: Poll): void {
  const { ballots, votes } = counted(society, poll)
  const text = (figures: ReadonlyMap<string, number>) => JSON.stringify([...figures].sort())
  if (ballots !== poll.cast || text(votes) !== text(poll.votes))
    throw new DifferenceError(`${poll.cast} ballots cast: ${text(poll.votes)}; ${ballots} counted: ${text(votes)}`)
}

async function times(count: number, next: () => Promise<number>): Promise<readonly number[]> {
  const found: number[] = []
  while (found.length < count) found.push(await next())
  return found
}

function once(act: () => Promise<void>): Promise<number> {
  collectGarbage()
  return timed({ run: act }, 1)
}

function heap(): number {
  collectGarbage()
  return process.memoryUsage().heapUsed
}

function timeOf(name: string, ns: number): Row {
  return { name, figure: duration(ns), value: ns, unit: 'ns' }
}

function secondsOf(name: string, ns: number): Row {
  return { name, figure: `${(ns / 1e9).toFixed(2)} s`, value: ns / 1e9, unit: 's' }
}

function bytesOf(name: string, bytes: number): Row {
  return { name, figure: bytes < 1e6 ? `${Math.round(bytes)} B` : `${Math.round(bytes / 1e6)} MB`, value: bytes, unit: 'B' }
}
