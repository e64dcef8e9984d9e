import type { FactDeclaration, Facts } from '../../base/fact.ts'
import type { Structure } from '../../members/structure.ts'
import { areRelatives } from '../committee/relatives.ts'
import { holdsIncompatible, termsInARow } from '../terms.ts'
import { BOOLEAN, type ElectionFact, INTEGER, isMember, type Scene, structureOf } from './scene.ts'

/** What is to be known of those whom a result gives an office. */
export const OF_ELECTED: { readonly [name: string]: ElectionFact } = {
  'elected.members': {
    en: 'everybody who is elected is a member of the unit or of one below it',
    zh: '当选人都是本组织（含下级）会员',
    is: BOOLEAN,
    changeable: true,
    value: ({ elected, election, context }) =>
      elected.every(({ person }) => isMember(person, election?.unit ?? '', context.state)),
  },
  'elected.writtenIn': {
    en: 'somebody is elected who was no candidate',
    zh: '有未列入候选人的人当选',
    is: BOOLEAN,
    changeable: false,
    value: ({ elected, election }) =>
      elected.some(
        ({ person, office }) =>
          election?.candidates.some((each) => each.person === person && each.office === office && each.status === 'listed') !==
          true,
      ),
  },
  'elected.relatives': {
    en: 'close relatives are elected together',
    zh: '当选人之间有近亲属关系',
    is: BOOLEAN,
    changeable: true,
    value: ({ action, elected, context: { state } }) =>
      elected.some(({ person: one }) => elected.some(({ person: other }) => areRelatives(state, action.case, one, other))),
  },
  'elected.incompatible': {
    en: 'one of the elected holds an office that does not go together with the new one',
    zh: '当选人担任的职务不能与当选职务兼任',
    is: BOOLEAN,
    changeable: true,
    value: ({ elected, context }) =>
      elected.some(({ person, office }) => holdsIncompatible(context.state, structureOf(context), person, office, context.date)),
  },
}

/** Terms held before by whoever is elected to one office: a limit is of that office, and others may be filled by the same vote. */
const TERMS = 'elected.termsHeld.'

/** The fact of the terms held in an office. */
export function termsFact(office: Structure['offices'][number]): FactDeclaration {
  return {
    name: `${TERMS}${office.id}`,
    is: INTEGER,
    label: {
      en: `most terms in a row that somebody elected has held this office before: ${office.label.en}`,
      'zh-CN': `当选人此前连续担任${office.label['zh-CN']}的最多届数`,
    },
    source: 'state',
    changeable: false,
  }
}

/** The facts of the terms held, of those that are wanted. */
export function termsHeld(wanted: readonly string[], { elected, election, context: { state, date } }: Scene): Facts {
  const names = wanted.filter((name) => name.startsWith(TERMS))
  return Object.fromEntries(
    names.map((name) => {
      const persons = elected.flatMap(({ person, office }) => (name === `${TERMS}${office}` ? person : []))
      const terms = persons.map((person) => termsInARow(state, person, name.slice(TERMS.length), election?.unit ?? '', date))
      return [name, Math.max(0, ...terms)]
    }),
  )
}
