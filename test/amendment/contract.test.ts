import { amendment, amendmentMachine } from 'huzhu/amendment'
import { lifecycleContract } from 'huzhu/testing'
import { describe, test } from 'vitest'
import { approve, councilAgrees, councilVote, draft, propose, reject, setting, untilFiled, withdraw } from './setting.ts'

describe('the amendment, as a lifecycle,', () => {
  const none = { eligible: 9, present: 9, for: 0, against: 9, abstain: 0 }
  const few = { eligible: 9, present: 1, for: 1, against: 0, abstain: 0 }
  const histories = [
    [...untilFiled, approve('2026-06-20')],
    [...untilFiled, reject('2026-06-20')],
    [propose(), councilVote('2026-05-12', few), councilVote('2026-05-20', none)],
    [propose('2026-05-10', { document: draft('x') }), councilVote('2026-05-20', councilAgrees), withdraw('2026-05-21')],
  ]
  for (const { name, run } of lifecycleContract(amendment, { histories, setting, machine: amendmentMachine })) test(name, run)
})
