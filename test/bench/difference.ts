/** Somebody answered another way than the oracle: no figure would mean anything. */
export class DifferenceError extends Error {
  override readonly name = 'DifferenceError'
}
