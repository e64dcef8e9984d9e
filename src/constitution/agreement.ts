import type { FactDeclaration, FactType } from '../base/fact.ts'
import type { Path } from '../base/json.ts'
import { civilDate } from '../base/time.ts'
import { structureFaults } from '../members/structure.ts'
import { factFault } from '../rules/index.ts'
import { type Report, shorten } from '../rules/report.ts'
import type { ConstitutionDocument, Parameter } from './document.ts'
import { BUILT_IN } from './ruleset.ts'

/** Whether what a document names is there and its dates follow each other. Its shape is sound; its rules are looked at later. */
export function checkAgreement(document: ConstitutionDocument, found: Report): void {
  checkZone(document, found)
  for (const { code, path, message, remedy } of structureFaults(document.structure))
    found.add(code, ['structure', ...path], message, remedy)
  checkDuplicates(document, found)
  document.parameters.forEach((each, index) => {
    checkParameter(each, ['parameters', index], found)
  })
  checkFacts(document, found)
  checkActions(document, found)
  checkOrgans(document, found)
  checkChapters(document, found)
}

/** Whether the worked examples name what is there. */
export function checkExamples(document: ConstitutionDocument, found: Report): void {
  const facts = new Map<string, FactDeclaration>(document.facts.map((fact) => [fact.name, fact]))
  const types = new Set(document.actions.map((action) => action.type))
  const numbers = new Set(document.articles.map((article) => article.number))
  document.articles.forEach((article, a) => {
    article.examples.forEach((example, e) => {
      const path = ['articles', a, 'examples', e]
      const { type } = example.action
      if (!types.has(type)) found.addUnknown('action', [...path, 'action', 'type'], type, types)
      for (const [name, value] of Object.entries(example.facts)) {
        const fact = facts.get(name)
        const fault = fact && factFault(value, fact.is)
        if (fact === undefined) found.addUnknown('fact', [...path, 'facts', name], name, facts.keys())
        else if (fault !== undefined) found.add('wrongType', [...path, 'facts', name], fault)
      }
      example.articles?.forEach((number, at) => {
        if (!numbers.has(number)) found.addUnknown('article', [...path, 'articles', at], number, numbers)
      })
    })
  })
}

function checkZone({ zone }: ConstitutionDocument, found: Report): void {
  try {
    civilDate('2000-01-01T00:00:00.000Z', zone)
  } catch {
    found.add('unknownZone', ['zone'], `\`${zone}\` is no zone known here`, 'use an IANA name such as `Asia/Shanghai`')
  }
}

function checkDuplicates(document: ConstitutionDocument, found: Report): void {
  const lists: readonly [string, string, readonly string[]][] = [
    ['articles', 'number', document.articles.map((each) => each.number)],
    ['parameters', 'id', document.parameters.map((each) => each.id)],
    ['facts', 'name', document.facts.map((each) => each.name)],
    ['actions', 'type', document.actions.map((each) => each.type)],
  ]
  for (const [list, key, names] of lists) {
    names.forEach((name, index) => {
      const first = names.indexOf(name)
      if (first === index) return
      found.add('duplicate', [list, index, key], `\`${shorten(name)}\` stands at ${list}.${first} already`, 'give each its own')
    })
  }
}

/** What is wrong with a direction for a procedure. */
export const NO_DIRECTION = 'of two procedures none is higher or lower'

/** Whether the values of a parameter are of its type, and no two in force on one day. */
export function checkParameter(parameter: Parameter, path: Path, found: Report): void {
  if (parameter.is.type === 'procedure' && parameter.tighter !== undefined)
    found.add('noDirection', [...path, 'tighter'], NO_DIRECTION, 'leave it out')
  parameter.values.forEach((dated, index) => {
    const at = [...path, 'values', index]
    const fault = factFault(dated.value, parameter.is)
    if (fault !== undefined) found.add('wrongType', [...at, 'value'], fault)
    if (dated.validTo !== undefined && dated.validTo <= dated.validFrom) {
      const message = `ends on ${dated.validTo}, not after it begins on ${dated.validFrom}`
      found.add('datesReversed', [...at, 'validTo'], message)
    }
    const overlap = parameter.values.findIndex((other, before) => before < index && overlaps(other, dated))
    if (overlap < 0) return
    found.add('datesOverlap', at, `is in force together with value ${overlap}`, 'end one on the day on which the other begins')
  })
}

/** Whether there is a day on which both are in force. */
export function overlaps(a: { validFrom: string; validTo?: string }, b: { validFrom: string; validTo?: string }): boolean {
  return (a.validTo === undefined || b.validFrom < a.validTo) && (b.validTo === undefined || a.validFrom < b.validTo)
}

function checkFacts({ facts }: ConstitutionDocument, found: Report): void {
  facts.forEach(({ name, is, labels = {} }, index) => {
    const values = valuesOf(is)
    if (is.type === 'procedure')
      found.add(
        'wrongType',
        ['facts', index, 'is'],
        'is no type of a fact: only parameters hold a procedure',
        'declare a parameter',
      )
    for (const value of Object.keys(labels))
      if (!values.includes(value)) found.addUnknown('value', ['facts', index, 'labels', value], value, values)
    if (!(BUILT_IN as readonly string[]).includes(name) && !name.startsWith('param.')) return
    found.add('reservedName', ['facts', index, 'name'], `\`${shorten(name)}\` is built in`, 'leave the declaration out')
  })
}

function valuesOf(is: FactType): readonly string[] {
  const item = is.type === 'list' ? is.of : is
  return item.type === 'enum' ? item.values : []
}

function checkActions(document: ConstitutionDocument, found: Report): void {
  const facts = new Map(document.facts.map((fact) => [fact.name, fact]))
  document.actions.forEach(({ type, lifecycle, details, optional }, index) => {
    for (const [list, names] of Object.entries({ details, optional })) {
      names?.forEach((name, at) => {
        const path = ['actions', index, list, at]
        const source = facts.get(name)?.source
        if (lifecycle !== undefined)
          found.add(
            'notDeclared',
            path,
            `the lifecycle \`${shorten(lifecycle)}\` says what \`${shorten(type)}\` holds`,
            'leave it out',
          )
        else if (source === undefined) found.addUnknown('fact', path, name, facts.keys())
        else if (source !== 'action')
          found.add(
            'wrongSource',
            path,
            `\`${shorten(name)}\` comes from the ${source}, not from the action`,
            'declare its source as `action`',
          )
      })
    }
  })
}

/** An organ that a refer rule names must exist, or a referral would have nowhere to go. */
function checkOrgans(document: ConstitutionDocument, found: Report): void {
  const organs = document.structure.organs.map((organ) => organ.id)
  document.articles.forEach((article, a) => {
    article.rules.forEach(({ event }, r) => {
      if (event.type !== 'refer' || organs.includes(event.params.organ)) return
      found.addUnknown('organ', ['articles', a, 'rules', r, 'event', 'params', 'organ'], event.params.organ, organs)
    })
  })
}

/** Chapters follow the articles: each begins with an article, after the one before it. */
function checkChapters({ chapters = [], articles }: ConstitutionDocument, found: Report): void {
  const numbers = articles.map(({ number }) => number)
  chapters.forEach(({ from }, index) => {
    const path = ['chapters', index, 'from']
    const at = numbers.indexOf(from)
    const before = chapters[index - 1]?.from
    if (at < 0) found.addUnknown('article', path, from, numbers)
    else if (before !== undefined && numbers.indexOf(before) >= at) {
      const message = `begins with article ${shorten(from)}, not after the chapter before it`
      found.add('chaptersUnordered', path, message, 'order the chapters as the articles')
    }
  })
}
