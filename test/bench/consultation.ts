import { unansweredOpinions } from 'huzhu/consultation'
import { answerAll, ask, type Consulting, expectAsAsked, foundConsulting, opine, type Question, vote } from './consulting.ts'
import { DifferenceError } from './difference.ts'
import { asItComes, collectGarbage, type Effort, median, timed } from './measure.ts'
import { duration, fold, perSecond, type Row, type Table } from './report.ts'

/** Members of the small society: so many opinions and votes has each of its questions. */
const SMALL = 1000

/** Small questions that are open at the same time and are timed together, so that a slice is long enough for the clock. */
const TOGETHER = 10

const SLICE = TOGETHER * SMALL

/** Slices before the first that is timed. */
const WARM_UP = 3

const LEAST_PER_SECOND = 20_000

/** What an action may cost more in the large question: half as much again, or 10 us. */
const MOST = { ratio: 1.5, ns: 10_000 }

const MOST_TO_LIST_NS = 10e6

/** Times of one opinion and of one vote, a figure for each round. */
interface Times {
  readonly opinions: number[]
  readonly votes: number[]
}

/**
 * Opinions and votes through the whole path: on questions with 1,000 of each, then on one with 100,000 opinions and 1,000,000 votes.
 *
 * @throws DifferenceError if what is kept and counted is not what was given and cast.
 */
export async function consultations({ rounds }: Effort): Promise<readonly Table[]> {
  const size = rounds > 3 ? { opinions: 100_000, votes: 1_000_000 } : { opinions: 50_000, votes: 100_000 }
  const small = await foundConsulting(SMALL)
  for (let slice = 0; slice < WARM_UP; slice += 1) await smallQuestions(small, { opinions: [], votes: [] }, asItComes)
  const alone: Times = { opinions: [], votes: [] }
  for (let round = 0; round < rounds; round += 1) await smallQuestions(small, alone, asItComes)

  const large = await foundConsulting(size.votes)
  const question = await ask(large, 'large')
  await opine(large, question, size.opinions - rounds * SLICE)
  const beside: Times = { opinions: [], votes: [] }
  const last: Times = { opinions: [], votes: [] }
  for (let round = 0; round < rounds; round += 1) {
    await smallQuestions(small, beside, collectGarbage)
    last.opinions.push(await slice(() => opine(large, question, SLICE), collectGarbage))
  }
  const listing = await times(rounds, () => expectListed(large, question))
  large.day += 1
  await answerAll(large, question)
  const putting = await once(() => large.act({ type: 'openDecision', case: question.id }))
  const most = size.votes - rounds * SLICE
  await vote(large, question, most)
  for (let round = 0; round < rounds; round += 1) {
    await smallQuestions(small, beside, collectGarbage)
    last.votes.push(await slice(() => vote(large, question, SLICE), collectGarbage))
  }
  const concluding = await once(() => large.act({ type: 'concludeDecision', case: question.id, conclusion: 'decided' }))
  expectAsAsked(large, question)

  const [opinions, votes] = [size.opinions.toLocaleString('en'), size.votes.toLocaleString('en')]
  const rows: readonly Row[] = [
    aloneRow('giveOpinion, 1,000 opinions, alone', alone.opinions),
    largeRow(`giveOpinion, the last ones of ${opinions}`, last.opinions, beside.opinions.slice(0, rounds)),
    aloneRow('castVote, 1,000 votes, alone', alone.votes),
    largeRow(`castVote, the last ones of ${votes}`, last.votes, beside.votes.slice(rounds)),
    {
      ...timeOf(`the list of ${opinions} unanswered opinions`, median(listing)),
      target: `<= ${duration(MOST_TO_LIST_NS)}`,
      met: median(listing) <= MOST_TO_LIST_NS,
    },
    secondsOf(`openDecision, ${votes} who have a vote`, putting),
    secondsOf(`concludeDecision, ${votes} votes`, concluding),
  ]
  const note =
    'One opinion or one vote: the whole path, with the journal in memory.\nratio: to one among 1,000, with the large society beside it.'
  return [{ title: 'Consulting', note, rows }]
}

/** Questions to all members of the small society, some at a time; what each comes to is compared with what was given and cast. */
async function smallQuestions(small: Consulting, found: Times, before: () => void): Promise<void> {
  const questions: Question[] = []
  while (questions.length < TOGETHER) questions.push(await ask(small, `small.${small.day}.${questions.length}`))
  found.opinions.push(
    await slice(async () => {
      for (const question of questions) await opine(small, question, SMALL)
    }, before),
  )
  small.day += 1
  for (const question of questions) {
    expectListed(small, question)
    await answerAll(small, question)
    await small.act({ type: 'openDecision', case: question.id })
  }
  found.votes.push(
    await slice(async () => {
      for (const question of questions) await vote(small, question, SMALL)
    }, before),
  )
  for (const question of questions) {
    await small.act({ type: 'concludeDecision', case: question.id, conclusion: 'decided' })
    expectAsAsked(small, question)
  }
}

function expectListed({ society }: Consulting, { id, opinions }: Question): void {
  const listed = unansweredOpinions(society, id).length
  if (listed !== opinions) throw new DifferenceError(`${opinions} opinions are unanswered; ${listed} are listed`)
}

/** Time for one of a slice. `before`: what is done before the clock starts. */
async function slice(act: () => Promise<void>, before: () => void): Promise<number> {
  before()
  return (await timed({ run: act }, 1)) / SLICE
}

function once(act: () => unknown): Promise<number> {
  collectGarbage()
  return timed({ run: act }, 1)
}

async function times(count: number, act: () => unknown): Promise<readonly number[]> {
  const found: number[] = []
  while (found.length < count) found.push(await once(act))
  return found
}

function aloneRow(name: string, figures: readonly number[]): Row {
  const ns = median(figures)
  return { ...timeOf(name, ns), target: `>= ${perSecond(LEAST_PER_SECOND)}`, met: 1e9 / ns >= LEAST_PER_SECOND }
}

function largeRow(name: string, figures: readonly number[], beside: readonly number[]): Row {
  const ns = median(figures)
  const slowdown = median(figures.map((each, round) => each / (beside[round] as number)))
  return {
    ...timeOf(name, ns),
    ratio: fold(slowdown),
    target: `<= ${MOST.ratio} x or ${duration(MOST.ns)} more`,
    met: slowdown <= MOST.ratio || ns - median(beside) <= MOST.ns,
  }
}

function timeOf(name: string, ns: number): Row {
  return { name, figure: duration(ns), value: ns, unit: 'ns' }
}

function secondsOf(name: string, ns: number): Row {
  return { name, figure: `${(ns / 1e9).toFixed(2)} s`, value: ns / 1e9, unit: 's' }
}
