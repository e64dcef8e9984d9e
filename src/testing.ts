/**
 * For tests of what you build on the library: given, when, then for lifecycles, and the contracts that every lifecycle and every journal
 * must keep. Needs no test framework.
 *
 * @packageDocumentation
 */
export { type LifecycleSamples, lifecycleContract, type Statechart, type StatechartNode } from './testing/contract.ts'
export { type ContractCheck, journalContract } from './testing/journal.ts'
export { type Given, given, type Setting, type Typed, type When } from './testing/lifecycle.ts'
