import type { Json } from '../../base/json.ts'
import type { Method } from '../method.ts'
import type { MethodName } from '../poll.ts'
import { approval } from './approval.ts'
import { borda } from './borda.ts'
import { copeland } from './copeland.ts'
import { irv } from './irv.ts'
import { limited } from './limited.ts'
import { minimax } from './minimax.ts'
import { plurality } from './plurality.ts'
import { rankedPairs } from './ranked-pairs.ts'
import { schulze } from './schulze.ts'
import { score } from './score.ts'
import { statutoryMajority } from './statutory-majority.ts'
import { meekStv } from './stv/meek.ts'
import { scottishStv } from './stv/scottish.ts'
import { wigmStv } from './stv/wigm.ts'
import { twoRound } from './two-round.ts'

/** Every counting method by its name. */
export const methods: { readonly [Name in MethodName]?: Method<unknown, Json> } = {
  plurality,
  limited,
  'two-round': twoRound,
  'statutory-majority': statutoryMajority,
  approval,
  score,
  borda,
  schulze,
  'ranked-pairs': rankedPairs,
  copeland,
  minimax,
  irv,
  'scottish-stv': scottishStv,
  'wigm-stv': wigmStv,
  'meek-stv': meekStv,
}
