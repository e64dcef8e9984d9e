/**
 * Compares `count / base` with `num / den` exactly: negative, zero or positive.
 * All four are safe integers; `base` and `den` are > 0. No division, no float.
 */
export function compareShares(count: number, base: number, num: number, den: number): number {
  const left = count * den
  const right = num * base
  if (left <= Number.MAX_SAFE_INTEGER && right <= Number.MAX_SAFE_INTEGER) return left - right
  const exact = BigInt(count) * BigInt(den) - BigInt(num) * BigInt(base)
  return exact < 0n ? -1 : exact > 0n ? 1 : 0
}
