import type { ActionHead } from '../base/action.ts'
import type { FactDeclaration } from '../base/fact.ts'
import type { Json } from '../base/json.ts'
import type { Lifecycle, Reader } from '../base/lifecycle.ts'
import { plain } from '../base/plain.ts'
import type { Bilingual } from '../base/text.ts'
import { factFault } from '../rules/index.ts'
import { emptyState } from '../society/state.ts'
import { differences } from './difference.ts'
import type { ContractCheck } from './journal.ts'
import { contextIn, freeze, type Given, type Setting, type Typed } from './lifecycle.ts'
import { otherContents, telling } from './secret.ts'
import { type LifecycleSamples, walk } from './walk.ts'

/**
 * The promises of a lifecycle, for those who write one. Give each check to the test runner of your choice:
 * `for (const { name, run } of lifecycleContract(lifecycle, samples)) test(name, run)`.
 */
export function lifecycleContract(lifecycle: Lifecycle, samples: LifecycleSamples): readonly ContractCheck[] {
  return PROMISES.map(([name, hold]) => ({
    name,
    async run() {
      hold(lifecycle, samples)
    },
  }))
}

type Promised = readonly [name: string, hold: (lifecycle: Lifecycle, samples: LifecycleSamples) => void]

const PROMISES: readonly Promised[] = [
  [
    'names its actions, events and facts in both languages',
    (lifecycle, { setting }) => {
      named(lifecycle.kind, lifecycle.label)
      for (const [type, { label }] of Object.entries({ ...lifecycle.actions, ...lifecycle.events })) named(type, label)
      for (const { name, label } of supplied(lifecycle, setting)) named(name, label)
    },
  ],
  [
    'carries every type of action through, and reads it strictly',
    (lifecycle, samples) => {
      const used = new Set<string>()
      walk(lifecycle, samples, ({ so, action }) => {
        used.add(action.type)
        const other = { ...action, fieldThatNothingReads: 1 }
        holds(codeOf(so, other) === 'malformed', `\`${action.type}\` is taken with a field that nothing reads`)
        const late = { ...action, on: '2000-01-01' }
        const takesLate = lifecycle.actions[action.type]?.late === true
        holds(
          (codeOf(so, late) !== 'malformed') === takesLate,
          `\`${action.type}\` takes late paper and does not say so, or the reverse`,
        )
      })
      covered(Object.keys(lifecycle.actions), used, 'action')
    },
  ],
  [
    'brings every event that it declares and no other, in its form',
    (lifecycle, samples) => {
      const seen = new Set<string>()
      walk(lifecycle, samples, ({ events }) => {
        for (const event of events) {
          seen.add(event.type)
          const definition = lifecycle.events[event.type]
          holds(definition !== undefined, `the event \`${event.type}\` is not declared`)
          holds(definition?.schema.safeParse(event).success === true, `an event \`${event.type}\` has not the form declared`)
          holds(plain(event).ok, `an event \`${event.type}\` is not plain JSON`)
        }
      })
      covered(Object.keys(lifecycle.events), seen, 'event')
    },
  ],
  [
    'decides and folds the same every time, and changes nothing that it reads',
    (lifecycle, samples) => {
      walk(lifecycle, samples, ({ so, action, events }) => {
        const before = so.case(caseOf(action))
        const frozen = freeze(before)
        so.when(freeze(action)).then(events)
        for (const event of events) {
          const fold = () => lifecycle.evolve(freeze(event), frozen, NOTHING) as unknown as Json
          const different = differences(fold(), fold())
          holds(different.length === 0, `\`${event.type}\` folds otherwise the second time:\n${different.join('\n')}`)
        }
      })
    },
  ],
  [
    'folds what happened without objection, even to a case that nobody opened',
    (lifecycle, samples) => {
      walk(lifecycle, samples, ({ events }) => {
        for (const event of events) lifecycle.evolve(event, undefined, NOTHING)
      })
    },
  ],
  [
    'refuses in every phase what has no place in it, and a closed case takes nothing and has nothing due but notices',
    (lifecycle, samples) => {
      const steps = new Map<string, Typed>()
      walk(lifecycle, samples, ({ action }) => {
        if (lifecycle.actions[action.type]?.case === 'continues') steps.set(action.type, action)
      })
      walk(lifecycle, samples, ({ next, action }) => {
        const kept = next.case(caseOf(action))
        if (kept === undefined) return
        const accepted = lifecycle.accepts(kept)
        for (const type of accepted)
          holds(steps.has(type), `phase \`${kept.phase}\` accepts \`${type}\`, which continues no case`)
        for (const [type, step] of steps) {
          const outside = codeOf(next, { ...step, case: caseOf(action) }) === 'outOfPhase'
          holds(outside !== accepted.includes(type), `phase \`${kept.phase}\` accepts \`${type}\` and refuses it, or the reverse`)
        }
        const due = lifecycle.due(caseOf(action), kept)
        holds(
          accepted.length > 0 || due.every(({ notice }) => notice === true),
          `the closed phase \`${kept.phase}\` has something due`,
        )
        for (const { what, label } of due) named(what, label)
      })
    },
  ],
  [
    'supplies the facts that it declares and no other, in their types',
    (lifecycle, samples) => {
      const declared = new Map(supplied(lifecycle, samples.setting).map((fact) => [fact.name, fact]))
      walk(lifecycle, samples, ({ so, action }) => {
        for (const [name, value] of Object.entries(so.facts(action))) {
          const fact = declared.get(name)
          holds(fact !== undefined, `the fact \`${name}\` is not declared`)
          const fault = fact && factFault(value, fact.is)
          holds(fault === undefined, `the fact \`${name}\` ${fault}`)
        }
      })
    },
  ],
  [
    'lets no event and no refusal hang on what is in a secret field',
    (lifecycle, samples) => {
      const met = new Set<string>()
      walk(lifecycle, samples, ({ so, action }) => {
        for (const field of lifecycle.actions[action.type]?.secret ?? []) {
          if (Object.hasOwn(action, field)) met.add(`${action.type}.${field}`)
          const contents = otherContents(samples.histories, action, field)
          const different = telling(contents.map((content) => so.when({ ...action, [field]: content }).decision))
          holds(
            different.length === 0,
            `\`${field}\` of \`${action.type}\` can be told from the answer:\n${different.join('\n')}`,
          )
        }
      })
      const fields = Object.entries(lifecycle.actions).flatMap(([type, { secret = [] }]) =>
        secret.map((field) => `${type}.${field}`),
      )
      covered(fields, met, 'secret field')
    },
  ],
  [
    'allows what opens a ballot box with no events while the box is shut',
    (lifecycle, samples) => {
      walk(lifecycle, samples, ({ so, action }) => {
        if (lifecycle.actions[action.type]?.box === 'open') so.with({ box: undefined }).when(action).thenNothing()
      })
    },
  ],
  [
    'runs on a flat machine that takes the same actions in the same phases',
    (lifecycle, { machine }) => {
      if (machine === undefined) return
      holds(machine.root.ownEvents.length === 0, 'the machine takes actions outside its phases')
      const taken = new Set<string>()
      for (const [phase, node] of Object.entries(machine.states)) {
        holds(node.type === 'atomic' || node.type === 'final', `phase \`${phase}\` is ${node.type}, not flat`)
        holds(node.after.length === 0 && node.invoke.length === 0, `phase \`${phase}\` lets something happen by itself`)
        const types = node.ownEvents.map(String).sort()
        for (const type of types) taken.add(type)
        const accepted = [...lifecycle.accepts({ phase })].sort()
        holds(
          accepted.join() === types.join(),
          `phase \`${phase}\` takes ${types.join(', ')}, but the lifecycle ${accepted.join(', ')}`,
        )
        holds(node.type !== 'final' || types.length === 0, `the closed phase \`${phase}\` takes actions`)
      }
      const continuing = Object.entries(lifecycle.actions).filter(([, { case: which }]) => which === 'continues')
      const types = continuing.map(([type]) => type)
      covered(types, taken, 'action')
    },
  ],
]

const NOTHING: Reader = emptyState({ length: 0, head: '', last: undefined })

function supplied(lifecycle: Lifecycle, setting: Setting = {}): readonly FactDeclaration[] {
  const nobody = { id: '', type: '', by: '', at: '2000-01-01T00:00:00.000Z' } satisfies ActionHead
  return lifecycle.supplies(contextIn(lifecycle, setting, NOTHING, nobody).structure)
}

function caseOf(action: Typed): string {
  return String((action as ActionHead).case)
}

function codeOf(so: Given, action: Typed): string | undefined {
  const { decision } = so.when(action)
  return decision.ok ? undefined : decision.refusal.code
}

function named(what: string, { en, 'zh-CN': zh }: Bilingual): void {
  holds(/^[ -~]+$/.test(en), `\`${what}\` has no English name`)
  holds(/\p{Script=Han}/u.test(zh) && !/[a-z]{3}/i.test(zh), `\`${what}\` has no Chinese name`)
}

function covered(declared: readonly string[], met: ReadonlySet<string>, what: string): void {
  const missing = declared.filter((type) => !met.has(type))
  holds(missing.length === 0, `no ${what} \`${missing.join('`, `')}\` is met`)
}

function holds(promise: boolean, otherwise: string): asserts promise {
  if (!promise) throw new Error(otherwise)
}
