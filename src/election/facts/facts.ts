import { type FactDeclaration, type Facts, factsOf } from '../../base/fact.ts'
import type { Context } from '../../base/lifecycle.ts'
import type { Structure } from '../../members/structure.ts'
import type { ElectionAction } from '../action.ts'
import type { Election } from '../election.ts'
import { settleRelatives } from '../result/relatives.ts'
import { OF_CANDIDATES } from './candidate.ts'
import { OF_ELECTED, termsFact, termsHeld } from './elected.ts'
import { OF_ELECTION } from './election.ts'
import { type Scene, structureOf } from './scene.ts'

const FACTS = { ...OF_ELECTION, ...OF_CANDIDATES, ...OF_ELECTED }

/** The facts about elections that rules may read. */
export function electionFacts(structure: Structure): readonly FactDeclaration[] {
  const declared = Object.entries(FACTS).map(([name, { en, zh, is, changeable }]) => ({
    name,
    is: typeof is === 'function' ? is(structure) : is,
    label: { en, 'zh-CN': zh },
    source: 'state' as const,
    changeable,
  }))
  return [...declared, ...structure.offices.map(termsFact)]
}

/** The facts about one action on an election: those that are wanted, or all. */
export function facts(
  action: ElectionAction,
  election: Election | undefined,
  context: Context,
  wanted: readonly string[] = electionFacts(structureOf(context)).map(({ name }) => name),
): Facts {
  const scene: Scene = {
    action,
    election,
    context,
    candidate: 'person' in action && 'office' in action ? { person: action.person, office: action.office } : undefined,
    elected:
      election !== undefined &&
      election.purpose !== 'recall' &&
      (action.type === 'declareResult' || action.type === 'endorseResult')
        ? settleRelatives(action.case, election, context.state).seated
        : [],
  }
  return { ...factsOf(FACTS, wanted, scene), ...termsHeld(wanted, scene) }
}
