import { sharesOf, type Unit } from '../voting/index.ts'
import { ON_ROLL } from './concern/on-roll.ts'
import { stakesIn } from './concern/stake.ts'
import { unitsOf } from './decision/entitled.ts'
import type { ConsultationProcedure, StakeRule } from './procedure.ts'

/** What a procedure leaves open or contradicts, so that no case could be carried on under it; undefined, if it is sound. */
export function unsound(procedure: ConsultationProcedure): string | undefined {
  const { screening, competence, decision, recusal } = procedure
  const open = screening.classes.find((each) => competence.filter((rule) => rule.class === each).length !== 1)
  if (open !== undefined) return `must say once which organ has the power to decide on \`${open}\``
  const ofStakes = unsoundStakes(procedure)
  if (ofStakes !== undefined) return ofStakes
  const passesUp = recusal.fewest !== undefined || (decision.mode === 'consent' && decision.otherwise === 'passUp')
  if (passesUp && recusal.passUpTo === undefined) return 'must say whom a question is passed up to'
  if (decision.mode === 'gates') {
    const gates = decision.gates.map(({ gate }) => gate)
    const twice = gates.find((gate, at) => gates.indexOf(gate) !== at)
    if (twice !== undefined) return `has the gate \`${twice}\` twice`
    const lost = decision.gates.find(({ backTo }) => backTo !== undefined && !gates.includes(backTo))
    if (lost !== undefined) return `sends back to \`${lost.backTo}\`, which is no gate`
    const ahead = decision.gates.find(({ backTo }, at) => backTo !== undefined && gates.indexOf(backTo) > at)
    if (ahead !== undefined) return `sends back to \`${ahead.backTo}\`, which is a later gate`
  }
  if (
    decision.mode === 'options' &&
    decision.quorum !== undefined &&
    sharesOf(decision.quorum).some(({ of }) => of !== 'eligible')
  )
    return 'must take a quorum for options of those entitled'
  return undefined
}

/** Each stake stands once, and in each class there is one, and one that gives a vote. */
function unsoundStakes({ screening, stakes, decision, debate }: ConsultationProcedure): string | undefined {
  const named = stakes.map(({ stake }) => stake)
  const same = named.find((stake, at) => named.indexOf(stake) !== at)
  if (same !== undefined) return `has the stake \`${same}\` twice`
  const strange = stakes.flatMap(({ classes = [] }) => classes).find((each) => !screening.classes.includes(each))
  if (strange !== undefined) return `has a stake in \`${strange}\`, which is no class`
  const nobodys = screening.classes.find((each) => stakesIn(each, stakes).length === 0)
  if (nobodys !== undefined) return `must say who has a stake in \`${nobodys}\``
  const motions = debate === undefined ? [] : [debate.close, debate.adopt]
  for (const rule of [decision, ...motions.map((motion) => ({ mode: 'motion', motion }) as const)]) {
    const units = unitsOf(rule)
    const voteless = screening.classes.find(
      (each) => units.length > 0 && !stakesIn(each, stakes).some((stake) => votes(stake, units)),
    )
    if (voteless !== undefined) return `gives nobody a vote on \`${voteless}\`: it counts ${units.join(' and ')}`
  }
  return undefined
}

/** Whether a stake gives a vote in one of these units: one by evidence does in none that the register counts. */
function votes({ from, kinds }: StakeRule, units: readonly Unit[]): boolean {
  return units.some((unit) => {
    const rolled = ON_ROLL[unit]
    if (rolled === undefined) return true
    return from === 'members' && (rolled.kind === undefined || kinds === undefined || kinds.includes(rolled.kind))
  })
}
