import { sha256 } from '#sha256'

/**
 * Draws `take` of the names by lot, in the order in which they are drawn, so that anybody can draw them again: after RFC 3797, with SHA-256 in place
 * of MD5.
 *
 * 1. Sort the names by their UTF-16 code units. A name counts once.
 * 2. For i = 0, 1, 2, ...: take the SHA-256 of the UTF-8 text `i/seed/i` (i in decimal digits) as a whole number of 256 bits, the first byte highest.
 *    Its remainder by the number of names left is the index, from 0 on, of the next one drawn. Strike it out; the others keep their order.
 *
 * The seed must be something that nobody could know when the names were fixed, and that everybody can look up later, e.g. the figures of a public
 * lottery on a day that was named beforehand. All names are drawn, if `take` is more than there are.
 *
 * Source: RFC 3797 (D. Eastlake, 2004), but for the digest.
 *
 * @throws RangeError if `take` is no whole number from 0 on.
 *
 * @example
 * ```ts
 * import { drawLot } from 'huzhu/voting'
 *
 * drawLot('2026-03-01: 07 11 19 22 30 31', ['Li', 'Wang', 'Zhao'], 2) // => ['Wang', 'Zhao']
 * ```
 */
export function drawLot(seed: string, names: readonly string[], take: number): readonly string[] {
  if (!Number.isSafeInteger(take) || take < 0) throw new RangeError('a whole number of names, from 0 on, is drawn')
  const left = [...new Set(names)].sort()
  const drawn: string[] = []
  for (let i = 0; i < take && left.length > 0; i += 1) {
    const number = BigInt(`0x${sha256(`${i}/${seed}/${i}`)}`)
    drawn.push(...left.splice(Number(number % BigInt(left.length)), 1))
  }
  return drawn
}
