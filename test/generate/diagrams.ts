import type { Lifecycle } from 'huzhu'
import { amendment, amendmentMachine, amendmentPhases } from 'huzhu/amendment'
import { consultation, consultationMachine, consultationPhases } from 'huzhu/consultation'
import { election, electionMachine, electionPhases, recall, recallMachine, recallPhases } from 'huzhu/election'
import { referral, referralMachine, referralPhases } from 'huzhu/referral'
import type { AnyStateMachine } from 'xstate'

type Bilingual = Lifecycle['label']

/** One page for each lifecycle: its machine as a diagram, its phases and actions in both languages. */
export function pages(): readonly { readonly path: string; readonly text: string }[] {
  return [
    page(amendment, amendmentMachine, amendmentPhases),
    page(consultation, consultationMachine, consultationPhases),
    page(election, electionMachine, electionPhases),
    page(recall, recallMachine, recallPhases),
    page(referral, referralMachine, referralPhases),
  ]
}

function page(lifecycle: Lifecycle, machine: AnyStateMachine, phases: { readonly [phase: string]: Bilingual }) {
  const text = [
    `# ${capital(lifecycle.label.en)} ${lifecycle.label['zh-CN']}`,
    '',
    'Drawn from the machine; `npm run generate` draws it anew. Actions that leave the phase as it is stand in the table alone.',
    '',
    '```mermaid',
    ...diagram(machine, phases),
    '```',
    '',
    '| Phase | English | 中文 | Takes |',
    '| --- | --- | --- | --- |',
    ...Object.keys(machine.states).map((phase) => {
      const takes = lifecycle.accepts({ phase }).map((type) => `\`${type}\``)
      return `| \`${phase}\` | ${phases[phase]?.en} | ${phases[phase]?.['zh-CN']} | ${takes.join(', ') || 'closed'} |`
    }),
    '',
    '| Action | English | 中文 |',
    '| --- | --- | --- |',
    ...Object.entries(lifecycle.actions).map(([type, { label }]) => `| \`${type}\` | ${label.en} | ${label['zh-CN']} |`),
    '',
  ]
  return { path: `docs/diagrams/${lifecycle.kind}.md`, text: text.join('\n') }
}

/** A machine as a Mermaid state diagram: one arrow for each transition to another phase, with its guard. */
function diagram(machine: AnyStateMachine, phases: { readonly [phase: string]: Bilingual }): readonly string[] {
  const nodes = Object.entries(machine.states)
  return [
    'stateDiagram-v2',
    ...nodes.map(([phase]) => `  ${phase}: ${phases[phase]?.en}`),
    `  [*] --> ${machine.config.initial}`,
    ...nodes.flatMap(([phase, node]) =>
      [...node.transitions].flatMap(([type, each]) =>
        each.flatMap(({ target, guard }) => {
          const after = target?.[0]?.key ?? phase
          return after === phase ? [] : `  ${phase} --> ${after}: ${type}${guardOf(guard)}`
        }),
      ),
    ),
    ...nodes.filter(([, node]) => node.type === 'final').map(([phase]) => `  ${phase} --> [*]`),
  ]
}

/** Guards are named: a text, or an object with the name as its type. */
function guardOf(guard: unknown): string {
  if (typeof guard === 'string') return ` [${guard}]`
  return typeof guard === 'object' && guard !== null && 'type' in guard ? ` [${guard.type}]` : ''
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
