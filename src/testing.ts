/**
 * For tests of what you build on the library: given, when, then for lifecycles, and the contracts that every lifecycle, journal and
 * ballot box must keep. Needs no test framework.
 *
 * @packageDocumentation
 */
export { ballotBoxContract } from './testing/ballot-box.ts'
export { lifecycleContract } from './testing/contract.ts'
export { type ContractCheck, journalContract } from './testing/journal.ts'
export { type Given, given, type Setting, type Typed, type When } from './testing/lifecycle.ts'
export type { LifecycleSamples, Statechart, StatechartNode } from './testing/walk.ts'
