/** Who reaches whom over links among n, kept as links are added. */
export interface Reach {
  readonly size: number
  /** At `a * size + b`: 1, if a reaches b. */
  readonly cells: Uint8Array
}

/** Links of nobody to anybody. */
export function noLinks(size: number): Reach {
  return { size, cells: new Uint8Array(size * size) }
}

/** Whether a reaches b. Nobody reaches themselves, unless over a cycle. */
export function reachesTo({ size, cells }: Reach, a: number, b: number): boolean {
  return cells[a * size + b] === 1
}

/** Adds a link from a to b: whoever reaches a now reaches b, and all whom b reaches. */
export function link({ size, cells }: Reach, a: number, b: number): void {
  for (let from = 0; from < size; from += 1) {
    if ((from !== a && cells[from * size + a] !== 1) || cells[from * size + b] === 1) continue
    cells[from * size + b] = 1
    for (let to = 0; to < size; to += 1) if (cells[b * size + to] === 1) cells[from * size + to] = 1
  }
}
