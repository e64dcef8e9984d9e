import type { ByLawDocument, UnitPlace } from 'huzhu/constitution'

const both = (text: string) => ({ en: text, 'zh-CN': text })
const own = { law: 'by-law of the branch', confidence: 'I', note: 'a model' } as const

/** A head office, two branches, a group below the first, and a branch that was closed. */
export const UNITS: readonly UnitPlace[] = [
  { id: 'head' },
  { id: 'east', parent: 'head' },
  { id: 'west', parent: 'head' },
  { id: 'east-1', parent: 'east' },
  { id: 'old', parent: 'head', closed: '2026-02-01' },
]

/** The by-law of the east branch under the preset: the room for four hours at most, activities only voluntary ones. A fresh copy each time. */
export function east(): ByLawDocument & Record<string, unknown> {
  return structuredClone<ByLawDocument>({
    format: 1,
    id: 'east',
    version: '1',
    unit: 'east',
    title: { en: 'By-law of the east branch', 'zh-CN': '东分社细则' },
    validFrom: '2026-03-01',
    parameters: [{ id: 'lending.hours', values: [{ value: 4, validFrom: '2026-03-01', source: own }] }],
    articles: [
      {
        number: '1',
        heading: both('Outsiders'),
        text: both('The room is lent to nobody from outside.'),
        sources: [own],
        rules: [
          {
            name: 'onlyInside',
            conditions: {
              all: [
                { fact: 'action', operator: 'equal', value: 'lendRoom' },
                { fact: 'borrower.inside', operator: 'equal', value: false },
              ],
            },
            event: { type: 'forbid' },
          },
        ],
        examples: [
          {
            title: both('a club from outside'),
            action: { type: 'lendRoom', at: '2026-03-02T02:00:00.000Z' },
            facts: { 'borrower.inside': false },
            outcome: 'forbidden',
            articles: ['1'],
          },
        ],
      },
      {
        number: '2',
        heading: both('Large rooms'),
        text: both('More than 100 square metres are for the branch meeting to decide. Every lending is posted.'),
        sources: [own],
        rules: [
          {
            name: 'largeRoom',
            conditions: {
              all: [
                { fact: 'action', operator: 'equal', value: 'lendRoom' },
                { fact: 'lending.area', operator: 'greaterThan', value: 100 },
                { fact: 'authority', operator: 'notEqual', value: 'branchAssembly' },
              ],
            },
            event: { type: 'refer', params: { organ: 'branchAssembly', withinDays: 7 } },
          },
          {
            name: 'posted',
            conditions: { all: [{ fact: 'action', operator: 'equal', value: 'lendRoom' }] },
            event: { type: 'oblige', params: { duty: 'postLending', withinDays: 3 } },
          },
        ],
        examples: [],
      },
    ],
  }) as ByLawDocument & Record<string, unknown>
}

/** The facts of a lending that the preset permits: a branch lends its room to people inside, for two hours. */
export const LENDING = {
  'society.founded': true,
  'touches.sibling': false,
  'by.kind': 'unit',
  'by.layer': 'branch',
  'by.organ': 'none',
  'by.body': 'none',
  'unit.relation': 'own',
  'borrower.inside': true,
  'lending.hours': 2,
  'lending.area': 60,
  'activity.forProfit': false,
  authority: 'none',
} as const
