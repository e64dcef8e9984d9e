import type { ConstitutionDocument, Parameter } from 'huzhu/constitution'
import { tiny } from './tiny.ts'

const model = { law: 'model', confidence: 'I' } as const
const half = { num: 1, den: 2, cmp: '>', of: 'eligible', unit: 'members' } as const

/** How the council is elected, as the constitution holds it until the end of 2026. */
export const ELECTION = {
  organ: 'council',
  quorum: half,
  notice: { days: 14, rolls: false },
  rounds: [
    { method: 'approval', elected: { all: [half, { ...half, of: 'voted' }] } },
    { method: 'plurality', from: '2026-05-01' },
  ],
  helpers: ['teller', 'scrutineer'],
  proxies: [],
  deputy: null,
  own: 'none',
}

/** The procedure with fewer days of notice, from 2027 on. */
export const LATER = { ...ELECTION, notice: { days: 7, rolls: false } }

export const ELECTING: Parameter = {
  id: 'election.council',
  label: { en: 'Election of the council', 'zh-CN': '理事会选举办法' },
  is: { type: 'procedure', lifecycle: 'election' },
  values: [
    { value: ELECTION, validFrom: '2024-01-01', validTo: '2027-01-01', source: model },
    { value: LATER, validFrom: '2027-01-01', source: { law: 'Organic Law (组织法)', article: 'Art. 9', confidence: 'V' } },
  ],
}

/** The small society with the procedure of an election among its parameters. */
export function electing(electing: Parameter = ELECTING): ConstitutionDocument & { parameters: Parameter[] } {
  const document = tiny()
  const { layers, organs } = document.structure
  const council = organs.map((organ) => ({ ...organ, label: { en: 'council', 'zh-CN': '理事会' } }))
  return {
    ...document,
    structure: { ...document.structure, layers, organs: council },
    parameters: [...document.parameters, structuredClone(electing)],
  }
}
