import { foundHuzhushe, type Huzhushe, lend } from './huzhushe.ts'
import { collectGarbage, type Effort, measure, median, of, ratio } from './measure.ts'
import { duration, fold, perSecond, type Row, type Table } from './report.ts'

/** Members of the two societies. */
const SIZES = [1000, 1_000_000] as const

const LEAST_PER_SECOND = 20_000

/** What an action may cost more in the large society: half as much again, or 10 us. */
const MOST = { ratio: 1.5, ns: 10_000 }

/** Acting in a small society alone; then in it and in a very large one, both alive in this process. Each has its journal in memory. */
export async function societies(effort: Effort): Promise<readonly Table[]> {
  const small = await foundHuzhushe(SIZES[0])
  const aloneName = 'act: a group lends the room, 1,000 members, alone'
  const aloneNs = median(of(await measure([{ name: aloneName, run: (times) => lend(small, times) }], effort), aloneName))
  collectGarbage()
  const before = process.memoryUsage().heapUsed
  const start = performance.now()
  const large = await foundHuzhushe(SIZES[1])
  const founding = performance.now() - start
  collectGarbage()
  const bytes = process.memoryUsage().heapUsed - before

  const [smallName, largeName] = SIZES.map((size) => `act: the same, ${size.toLocaleString('en')} members, both alive`) as [
    string,
    string,
  ]
  const runner = (name: string, huzhushe: Huzhushe) => ({ name, run: (times: number) => lend(huzhushe, times) })
  const times = await measure([runner(smallName, small), runner(largeName, large)], effort)
  const [smallNs, largeNs] = [median(of(times, smallName)), median(of(times, largeName))]
  const slowdown = ratio(times, largeName, smallName)
  const rate = 1e9 / aloneNs
  const rows: readonly Row[] = [
    { ...figure(aloneName, aloneNs), target: `>= ${perSecond(LEAST_PER_SECOND)}`, met: rate >= LEAST_PER_SECOND },
    figure(smallName, smallNs),
    {
      ...figure(largeName, largeNs),
      ratio: fold(slowdown),
      target: `<= ${MOST.ratio} x or ${duration(MOST.ns)} more`,
      met: slowdown <= MOST.ratio || largeNs - smallNs <= MOST.ns,
    },
    { name: 'admitMembers, for each of 1,000,000, 10,000 at once', ...figureOf((founding * 1e6) / SIZES[1]) },
    { name: 'memory of the large society with its journal', figure: `${Math.round(bytes / 1e6)} MB`, value: bytes, unit: 'B' },
    { name: '  for each member', figure: `${Math.round(bytes / SIZES[1])} B`, value: Math.round(bytes / SIZES[1]), unit: 'B' },
  ]
  const note =
    'The whole path: plain copy, schema, state facts, rules of the preset `huzhushe`, fold, seal, append to a journal in memory.'
  return [{ title: 'Acting in a society', note, rows }]
}

function figure(name: string, ns: number): Row {
  return { name, ...figureOf(ns) }
}

function figureOf(ns: number): Omit<Row, 'name'> {
  return { figure: duration(ns), value: ns, unit: 'ns' }
}
