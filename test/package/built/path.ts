import { jsonRulesEngine } from 'huzhu/engine'
import { memoryJournal, verifyJournal } from 'huzhu/journal'
import { all, is, rule, ruleSet } from '../../rules/lending.ts'
import { activity, founded, now, open } from '../../society/fixture.ts'

/** The whole path, as one program for any place where JavaScript runs: what came of each step. */
export async function path() {
  const journal = memoryJournal()
  const society = await founded(journal)
  const held = await society.act(activity('a1'))
  const order = { id: 'o1', type: 'giveOrder', by: 'b1', unit: 'b2', at: now(), details: { 'order.ownAffair': true } }
  const results = [held, await society.act(order)]
  const replayed = await open(journal)
  const engine = jsonRulesEngine(
    ruleSet([rule('members lend', 'permit', all(is('action', 'equal', 'lend'), is('inside', 'equal', true)))]),
  )
  return {
    done: results.map((result) => (result.ok ? result.ruling.outcome : result.refusal.code)),
    verified: await verifyJournal(journal),
    replayed: replayed.length,
    engine: await engine.decide({ action: 'lend', inside: true }),
  }
}
