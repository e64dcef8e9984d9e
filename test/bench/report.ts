/** One figure of a bench. */
export interface Row {
  readonly name: string
  /** As it is printed: `312 ns`. */
  readonly figure: string
  /** The same as a number, in the unit named. */
  readonly value: number
  readonly unit: string
  /** What huzhu is measured by, as it is printed, and whether it was met. */
  readonly ratio?: string
  readonly target?: string
  readonly met?: boolean
}

/** Figures that belong together. */
export interface Table {
  readonly title: string
  readonly note: string
  readonly rows: readonly Row[]
}

/** Prints a table for people. */
export function print({ title, note, rows }: Table): void {
  const cells = rows.map(({ name, figure, value, unit, ratio = '', target = '', met }) => [
    name,
    figure,
    unit === 'ns' ? perSecond(1e9 / value) : '',
    ratio,
    target,
    met === undefined ? '' : met ? 'met' : 'MISSED',
  ])
  const lines = [['', 'median', 'a second', 'ratio', 'target', ''], ...cells]
  const widths = (lines[0] as string[]).map((_, column) => Math.max(...lines.map((line) => (line[column] as string).length)))
  console.log(`\n${title}\n${note}\n`)
  for (const line of lines) {
    console.log(
      line
        .map((cell, column) =>
          column === 0 || column > 3 ? cell.padEnd(widths[column] as number) : cell.padStart(widths[column] as number),
        )
        .join('  ')
        .trimEnd(),
    )
  }
}

/** `312 ns`, `4.21 us`, `1.30 ms`. */
export function duration(ns: number): string {
  if (ns < 1000) return `${digits(ns)} ns`
  return ns < 1e6 ? `${digits(ns / 1000)} us` : `${digits(ns / 1e6)} ms`
}

/** `3.2 M/s`, `26.7 k/s`. */
export function perSecond(times: number): string {
  if (times >= 1e6) return `${digits(times / 1e6)} M/s`
  return times >= 1000 ? `${digits(times / 1000)} k/s` : `${digits(times)} /s`
}

/** `118 x`, `1.84 x`, `1/23.6 x`. */
export function fold(ratio: number): string {
  return ratio < 1 ? `1/${digits(1 / ratio)} x` : `${digits(ratio)} x`
}

/** Three digits that mean something. */
function digits(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3)
}
