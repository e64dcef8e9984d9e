import type { Context } from '../../base/lifecycle.ts'
import { type Motion, sharesOf, type Threshold, type Unit } from '../../voting/index.ts'
import { concernedRow, hasPlace } from '../concern/concerned.ts'
import { ON_ROLL } from '../concern/on-roll.ts'
import { type ConcernedRow, type Consultation, tableOf } from '../consultation.ts'
import type { ConsultationProcedure, DecisionRule } from '../procedure.ts'
import type { BallotState, Weights } from './ballot.ts'

type Place = Pick<Context, 'state'>

/** The units in which the rule counts those concerned. Gates count those of other organs, whose numbers come with the tally. */
export function unitsOf(rule: DecisionRule): readonly Unit[] {
  if (rule.mode === 'motion') return [...new Set(sharesIn(rule.motion))]
  return rule.mode === 'options' && rule.quorum !== undefined ? unitsIn(rule.quorum) : []
}

/**
 * What somebody weighs in a vote; undefined, if they have none. Whoever is concerned has a vote; bodies that were invited have a voice alone; after a draw, those
 * drawn vote. In units that the register counts only those weigh whom it lists, and as it did when they were convened or joined (model): an owner is one head, with the area
 * of all flats together; a resident one resident, a household one household, each of them one member. In every other unit each is one.
 *
 * Source: Supreme People's Court, interpretation on the ownership of buildings, Art. 8 and 9 (heads and area).
 */
export function weightsOf(id: string, subject: string, consultation: Consultation, { state }: Place): Weights | undefined {
  const row = concernedRow(state, id, subject)
  return row === undefined ? undefined : weightsIn(row, consultation, unitsOf(consultation.procedure.decision))
}

/** Everybody who has a vote on the question, or by the units of another one, and what they weigh together. Reads everybody concerned: once for a round. */
export function electorateOf(
  id: string,
  consultation: Consultation,
  { state }: Place,
  units = unitsOf(consultation.procedure.decision),
): { readonly voters: number; readonly eligible: Weights } {
  const eligible: { [U in Unit]?: number } = Object.fromEntries(units.map((unit) => [unit, 0]))
  let voters = 0
  for (const [, row] of state.rows(tableOf('concerned', id))) {
    const weights = weightsIn(row as unknown as ConcernedRow, consultation, units)
    if (weights === undefined) continue
    voters += 1
    for (const unit of units) eligible[unit] = (eligible[unit] ?? 0) + (weights[unit] ?? 0)
  }
  return { voters, eligible }
}

/** Whether somebody has stepped aside and so does not vote. */
export function stepsAside({ procedure, recused }: Consultation, subject: string): boolean {
  return procedure.recusal.effect !== 'mayVote' && recused.includes(subject)
}

/** Those who have stepped aside and would have a vote, with what they weigh. */
export function asideOf(id: string, consultation: Consultation, place: Place): ReadonlyMap<string, Weights> {
  const { procedure, recused } = consultation
  const aside = new Map<string, Weights>()
  if (procedure.recusal.effect === 'mayVote') return aside
  for (const subject of recused) {
    const weights = weightsOf(id, subject, consultation, place)
    if (weights !== undefined) aside.set(subject, weights)
  }
  return aside
}

/** Who counts in the base of a vote, and who can vote, once some have stepped aside: out of both, or only out of the vote. */
export interface Base {
  readonly eligible: Weights
  readonly entitled: Weights
  /** Persons who are left to vote. */
  readonly left: number
}

export function baseOf(
  { voters, eligible }: Pick<BallotState, 'voters' | 'eligible'>,
  aside: ReadonlyMap<string, Weights>,
  { recusal }: ConsultationProcedure,
): Base {
  const entitled = Object.fromEntries(
    (Object.entries(eligible) as [Unit, number][]).map(([unit, all]) => [
      unit,
      [...aside.values()].reduce((rest, weights) => rest - (weights[unit] ?? 0), all),
    ]),
  )
  return { eligible: recusal.effect === 'leavesBoth' ? entitled : eligible, entitled, left: voters - aside.size }
}

/** The organ that the question goes to, because too few are left to decide it. */
export function passedUp({ recusal }: ConsultationProcedure, left: number): string | undefined {
  return recusal.fewest !== undefined && left < recusal.fewest ? recusal.passUpTo : undefined
}

function sharesIn({ pass, quorum, tie }: Motion): readonly Unit[] {
  return [...unitsIn(pass), ...(quorum === undefined ? [] : unitsIn(quorum.reach)), ...(tie === undefined ? [] : [tie.unit])]
}

function unitsIn(threshold: Threshold): readonly Unit[] {
  return sharesOf(threshold).map(({ unit }) => unit as Unit)
}

function weightsIn(row: ConcernedRow, { drawn }: Consultation, units: readonly Unit[]): Weights | undefined {
  if (row.stake === undefined || !hasPlace(row, drawn)) return undefined
  const weights: { [U in Unit]?: number } = {}
  let some = units.length === 0
  for (const unit of units) {
    const weight = weightIn(unit, row)
    weights[unit] = weight
    some ||= weight > 0
  }
  return some ? weights : undefined
}

function weightIn(unit: Unit, { kind, area = 0 }: ConcernedRow): number {
  const rolled = ON_ROLL[unit]
  if (rolled === undefined) return 1
  if (kind === undefined || (rolled.kind !== undefined && kind !== rolled.kind)) return 0
  return unit === 'area' ? area : 1
}
