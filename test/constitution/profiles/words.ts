import type { Threshold } from 'huzhu/voting'

/** A threshold as the tables write it: `>= 1/5 of eligible residents, or >= 1/3 of eligible groups`. */
export function inWords(threshold: Threshold): string {
  if ('any' in threshold) return threshold.any.map(inWords).join(', or ')
  if ('all' in threshold) return threshold.all.map(inWords).join(', and ')
  const { cmp, num, den, of, unit } = threshold
  return `${cmp} ${num}/${den} of ${of} ${unit}`
}

/** `> 1/2 of present a, or b` is short for `> 1/2 of present a, or > 1/2 of present b`. */
export function expanded(says: string): string {
  const [first = '', ...others] = says.split(', or ')
  const lead = first.slice(0, first.lastIndexOf(' '))
  return [first, ...others.map((other) => (other.includes(' ') ? other : `${lead} ${other}`))].join(', or ')
}
