/** Somebody who is timed: does the same thing `times` times. */
export interface Runner {
  readonly name: string
  run(times: number): unknown
}

/** How long each runner runs: before the rounds, and in each round. */
export interface Effort {
  readonly rounds: number
  readonly warmUpMs: number
  readonly sliceMs: number
}

/** Nanoseconds for each time, one figure for each round, by the runner's name. */
export type Times = ReadonlyMap<string, readonly number[]>

/**
 * Times runners side by side in this process. Each warms up; then, round by round, each runs one slice, in an order that rotates. So
 * whatever slows the machine down for a while slows all of them.
 */
export async function measure(runners: readonly Runner[], effort: Effort): Promise<Times> {
  const counts = new Map<string, number>()
  for (const runner of runners) counts.set(runner.name, await warmUp(runner, effort))
  const times = new Map(runners.map(({ name }) => [name, [] as number[]]))
  for (let round = 0; round < effort.rounds; round += 1) {
    for (let turn = 0; turn < runners.length; turn += 1) {
      const runner = runners[(round + turn) % runners.length] as Runner
      collectGarbage()
      const count = counts.get(runner.name) as number
      times.get(runner.name)?.push((await timed(runner, count)) / count)
    }
  }
  return times
}

/** The median of some figures. */
export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] as number
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2
}

/** How many times as long one took as another: the median over the rounds, each compared within itself. */
export function ratio(times: Times, slower: string, faster: string): number {
  const below = of(times, faster)
  return median(of(times, slower).map((time, round) => time / (below[round] as number)))
}

/** The figures of one runner. */
export function of(times: Times, name: string): readonly number[] {
  const found = times.get(name)
  if (found === undefined) throw new RangeError(`nothing was measured under \`${name}\``)
  return found
}

/**
 * A loop of its own for each function that is timed. One loop for all of them would learn that it calls anything, and the fastest
 * would pay most for it; a loop compiled from a text of its own learns only what it sees.
 */
export function loop<Input>(name: string, ask: (input: Input) => unknown, inputs: readonly Input[], isAsync = false): Runner {
  const [prefix, wait] = isAsync ? ['async ', 'await '] : ['', '']
  const text = `// ${name}
    let next = 0, last
    return ${prefix}function (times) {
      let at = next, got
      for (let left = times; left > 0; left -= 1) {
        got = ${wait}ask(inputs[at])
        at = at + 1 === inputs.length ? 0 : at + 1
      }
      next = at
      last = got
    }`
  return { name, run: new Function('ask', 'inputs', text)(ask, inputs) }
}

/** Gives back the memory of the runner before, so that nobody clears up after another. For a while after it everything takes half as long again. */
export function collectGarbage(): void {
  globalThis.gc?.()
}

/** Where there is nobody beside, memory is given back when it is, as in a host. */
export function asItComes(): void {}

/**
 * Nanoseconds: by the clock, or by the processor if that is less. On a busy machine the clock counts what others do; on an idle one the
 * processor counts the threads that compile and clear up beside us.
 */
export async function timed(runner: Pick<Runner, 'run'>, count: number): Promise<number> {
  const [clock, processor] = [process.hrtime.bigint(), process.cpuUsage()]
  await runner.run(count)
  const { user, system } = process.cpuUsage(processor)
  return Math.min(Number(process.hrtime.bigint() - clock), (user + system) * 1000)
}

/** Runs until the time is up; answers how many times fit into one slice. */
async function warmUp(runner: Runner, { warmUpMs, sliceMs }: Effort): Promise<number> {
  let count = 1
  let each = (await timed(runner, count)) / 1e6
  for (let spent = 0; spent < warmUpMs; spent += each * count) {
    if (each * count < 20) count *= 2
    each = (await timed(runner, count)) / 1e6 / count
  }
  return Math.max(1, Math.round(sliceMs / each))
}
