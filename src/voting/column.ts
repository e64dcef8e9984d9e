/** Small numbers, from 0 to 65,535, one after the other: a list that grows. */
export interface Column {
  list: Uint16Array
  length: number
}

/** A column of nothing. */
export function column(): Column {
  return { list: new Uint16Array(1024), length: 0 }
}

/** Appends a number. */
export function put(column: Column, number: number): void {
  reserve(column, 1)
  column.list[column.length] = number
  column.length += 1
}

/** Makes room for so many numbers more. */
export function reserve(column: Column, more: number): void {
  const needed = column.length + more
  if (needed <= column.list.length) return
  const longer = new Uint16Array(2 * needed)
  longer.set(column.list)
  column.list = longer
}
