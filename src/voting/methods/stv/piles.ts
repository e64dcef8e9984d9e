import { allOf, deal, joined, type Papers } from '../../papers.ts'
import type { Arithmetic } from './arithmetic.ts'

/** Papers of one value that lie together. */
interface Parcel<V> {
  readonly value: V
  readonly papers: Uint32Array[]
}

/** The papers of every candidate, each with its value, and what they add up to. */
export interface Piles<V> {
  readonly arithmetic: Arithmetic<V>
  readonly papers: Papers
  /** 1 for each candidate who can still get papers. */
  readonly continuing: Uint8Array
  readonly votes: V[]
  exhausted: V
  /** Votes that the arithmetic left off. */
  loss: V
  /** By candidate, by value as it is written. */
  readonly parcels: Map<string, Parcel<V>>[]
}

/** First preferences: every paper, of value one, with the first on it who continues. */
export function firstPiles<V>(papers: Papers, arithmetic: Arithmetic<V>, continuing: Uint8Array): Piles<V> {
  const none = arithmetic.of(0n)
  const votes = Array.from(continuing, () => none)
  const piles: Piles<V> = {
    ...{ arithmetic, papers, continuing, votes, exhausted: none, loss: none },
    parcels: votes.map(() => new Map()),
  }
  give(piles, { value: arithmetic.of(1n), papers: [allOf(papers)] })
  return piles
}

/** Transfers all papers of one who is excluded, at the values that they have. */
export function transferAll<V>(piles: Piles<V>, excluded: number): void {
  piles.votes[excluded] = piles.arithmetic.of(0n)
  for (const parcel of take(piles, excluded)) give(piles, parcel)
}

/**
 * Transfers the surplus of one who is elected: all papers go on, at that part of their values. The elected keeps the quota; what the arithmetic leaves
 * off is lost.
 */
export function transferSurplus<V>(piles: Piles<V>, elected: number, quota: V): void {
  const { arithmetic } = piles
  const votes = piles.votes[elected] as V
  const surplus = arithmetic.minus(votes, quota)
  let lost = surplus
  for (const { value, papers } of take(piles, elected)) {
    lost = arithmetic.minus(lost, give(piles, { value: arithmetic.transfer(value, surplus, votes), papers }))
  }
  piles.votes[elected] = quota
  piles.loss = arithmetic.plus(piles.loss, lost)
}

function take<V>(piles: Piles<V>, candidate: number): readonly Parcel<V>[] {
  const parcels = [...(piles.parcels[candidate] as Map<string, Parcel<V>>).values()]
  piles.parcels[candidate] = new Map()
  return parcels
}

/** Deals a parcel out among those who continue; what it is worth. */
function give<V>(piles: Piles<V>, parcel: Parcel<V>): V {
  const { arithmetic, papers, continuing } = piles
  const dealt = deal(papers, joined(parcel.papers), continuing)
  const key = arithmetic.write(parcel.value)
  const exhausted = arithmetic.times(parcel.value, papers.ballots(dealt.exhausted))
  piles.exhausted = arithmetic.plus(piles.exhausted, exhausted)
  let worth = exhausted
  for (const [candidate, pile] of dealt.piles.entries()) {
    if (pile === undefined) continue
    const votes = arithmetic.times(parcel.value, papers.ballots(pile))
    piles.votes[candidate] = arithmetic.plus(piles.votes[candidate] as V, votes)
    worth = arithmetic.plus(worth, votes)
    const parcels = piles.parcels[candidate] as Map<string, Parcel<V>>
    const same = parcels.get(key)
    if (same === undefined) parcels.set(key, { value: parcel.value, papers: [pile] })
    else same.papers.push(pile)
  }
  return worth
}
