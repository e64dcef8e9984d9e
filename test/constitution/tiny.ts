import type { ConstitutionDocument } from 'huzhu/constitution'

const both = (text: string) => ({ en: text, 'zh-CN': text })
const model = { law: 'model', confidence: 'I' } as const

/** A small constitution: one room, one organ, one dated share. A fresh copy each time. */
export function tiny(): ConstitutionDocument & Record<string, unknown> {
  return structuredClone<ConstitutionDocument>({
    format: 1,
    id: 'tiny',
    version: '1',
    title: both('A small society'),
    zone: 'Asia/Shanghai',
    validFrom: '2024-01-01',
    structure: {
      legalForm: 'filedCommunityOrg',
      layers: [{ id: 'head', label: both('head office'), max: 1 }],
      organs: [{ id: 'council', label: both('council'), layer: 'head' }],
      offices: [],
    },
    parameters: [
      {
        id: 'petition',
        label: both('share that forces an assembly'),
        is: { type: 'threshold' },
        values: [
          {
            value: { num: 1, den: 5, cmp: '>=', of: 'eligible', unit: 'residents' },
            validFrom: '2018-12-29',
            validTo: '2026-01-01',
            source: model,
          },
          { value: { num: 1, den: 10, cmp: '>=', of: 'eligible', unit: 'residents' }, validFrom: '2026-01-01', source: model },
        ],
      },
    ],
    facts: [
      { name: 'borrower.inside', is: { type: 'boolean' }, label: both('borrower is inside'), source: 'host', changeable: true },
      { name: 'agreement.written', is: { type: 'boolean' }, label: both('written agreement'), source: 'host', changeable: true },
      { name: 'hours', is: { type: 'integer' }, label: both('hours'), source: 'action', changeable: true },
      { name: 'council.agreed', is: { type: 'boolean' }, label: both('council agreed'), source: 'host', changeable: true },
      {
        name: 'petition',
        is: { type: 'tally', shares: [{ of: 'eligible', unit: 'residents' }] },
        label: both('signatures'),
        source: 'host',
        changeable: true,
      },
    ],
    actions: [
      { type: 'lendRoom', label: both('lend the room'), optional: ['hours'] },
      { type: 'requestAssembly', label: both('request an assembly') },
    ],
    conditions: {},
    articles: [
      {
        number: '1',
        heading: both('The room'),
        text: both('The room is lent.'),
        sources: [model],
        rules: [
          rule('residents first', 'permit', { all: [lending(), { fact: 'borrower.inside', operator: 'equal', value: true }] }),
          rule('outside by agreement', 'permit', {
            all: [lending(), { fact: 'agreement.written', operator: 'equal', value: true }],
          }),
          rule('no lending without paper', 'forbid', {
            all: [
              lending(),
              { fact: 'borrower.inside', operator: 'equal', value: false },
              { fact: 'agreement.written', operator: 'equal', value: false },
            ],
          }),
          {
            name: 'long lending',
            conditions: {
              all: [
                lending(),
                { fact: 'hours', operator: 'greaterThan', value: 8 },
                { fact: 'council.agreed', operator: 'equal', value: false },
              ],
            },
            event: { type: 'refer', params: { organ: 'council', withinDays: 7 } },
          },
          {
            name: 'publish',
            conditions: { all: [lending(), { fact: 'borrower.inside', operator: 'equal', value: false }] },
            event: { type: 'oblige', params: { duty: 'publishAgreement', withinDays: 3 } },
          },
        ],
        examples: [],
      },
      {
        number: '2',
        heading: both('Assembly'),
        text: both('Residents can force an assembly.'),
        sources: [model],
        rules: [
          rule('petition', 'permit', {
            all: [
              { fact: 'action', operator: 'equal', value: 'requestAssembly' },
              { fact: 'petition', operator: 'reaches', value: { fact: 'param.petition' } },
            ],
          }),
        ],
        examples: [],
      },
    ],
  }) as ConstitutionDocument & Record<string, unknown>
}

function lending() {
  return { fact: 'action', operator: 'equal', value: 'lendRoom' } as const
}

function rule(
  name: string,
  type: 'permit' | 'forbid',
  conditions: ConstitutionDocument['articles'][number]['rules'][number]['conditions'],
) {
  return { name, conditions, event: { type } }
}
