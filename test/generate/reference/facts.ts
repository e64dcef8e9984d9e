import { type FactDeclaration, factsNeeded, type JsonObject, parseConstitution } from 'huzhu'
import type { FactType } from 'huzhu/constitution'
import { huzhushe } from 'huzhu/presets/huzhushe'
import { LIFECYCLES } from './lifecycles.ts'
import { both, capital, code, codes, page, table } from './markdown.ts'

const constitution = parseConstitution(huzhushe)
const structure = huzhushe.structure as unknown as JsonObject

/** The actions whose rules read a fact, by its name. */
const readers = new Map<string, string[]>()
for (const { type } of huzhushe.actions) {
  for (const { name } of factsNeeded(constitution, type)) readers.set(name, [...(readers.get(name) ?? []), type])
}

/** Every fact: built in, of the lifecycles, and those that the preset declares. */
export function factsPage() {
  return page('facts', 'Facts 事实', [
    'What rules can read about an action. [Rulings](../rulings.md#facts) says how facts come in. Layers, organs and offices are those of the preset',
    '`huzhushe`; another structure has its own. *Changeable*: people could change it, as they can sign an agreement.',
    '',
    '## Built in 内置',
    '',
    'Known of every action. No constitution declares them.',
    '',
    ...table(HEAD, ['action', 'by', 'date'].flatMap((name) => constitution.facts.get(name) ?? []).map(row)),
    ...LIFECYCLES.flatMap(({ kind, label, supplies }) => [
      `## ${capital(label.en)} ${label['zh-CN']}`,
      '',
      `Source \`state\`: the lifecycle \`${kind}\` supplies them. A constitution declares those that its rules read.`,
      '',
      ...table(HEAD, supplies(structure).map(row)),
    ]),
    '## Stated by the action 申请载明的事实',
    '',
    'Source `action`: they stand in its `details`. These are those of the preset.',
    '',
    ...table([...HEAD, 'Read for'], declared('action').map(rowWithReaders)),
    '## Given by the host 由使用方提供的事实',
    '',
    'Source `host`: they come with the call. These are those of the preset.',
    '',
    ...table([...HEAD, 'Read for'], declared('host').map(rowWithReaders)),
    '## Parameters 参数',
    '',
    'Rules read the value in force on the date. These are those of the preset.',
    '',
    ...table(
      ['Fact', 'Type', 'English', '中文'],
      huzhushe.parameters.map(({ id, is, label }) => [code(`param.${id}`), typeText(is), ...both(label)]),
    ),
  ])
}

const HEAD = ['Fact', 'Type', 'Changeable', 'English', '中文']

function declared(source: FactDeclaration['source']): readonly FactDeclaration[] {
  return huzhushe.facts.filter((fact) => fact.source === source)
}

function row({ name, is, changeable, label }: FactDeclaration): readonly string[] {
  return [code(name), name === 'action' ? 'a type of action' : typeText(is), changeable ? 'yes' : 'no', ...both(label)]
}

function rowWithReaders(fact: FactDeclaration): readonly string[] {
  return [...row(fact), codes(readers.get(fact.name) ?? [])]
}

function typeText(is: FactType): string {
  switch (is.type) {
    case 'boolean':
      return 'true or false'
    case 'integer':
      return 'whole number'
    case 'date':
      return 'civil date'
    case 'enum':
      return codes(is.values)
    case 'list':
      return `list of ${typeText(is.of)}`
    case 'tally':
      return `tally: ${is.shares.map(({ of, unit }) => `${code(unit)} of ${code(of)}`).join(', ')}`
    default:
      return is.type
  }
}
