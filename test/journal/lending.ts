import type { Deed } from 'huzhu/journal'

/** A deed as the society makes one: a room lent under an article, with a duty that comes of it. */
export function lending(id: string, purpose = '社区舞蹈队 "rehearsal"'): Deed {
  return {
    action: { id, type: 'lendRoom', by: 'unit:group-7', at: '2026-03-01T08:00:00.000Z', room: 'room:activity', days: 2, purpose },
    facts: { 'borrower.inside': true, 'room.free': true, agreed: ['unit:group-7', 'unit:branch-2'] },
    ruling: {
      outcome: 'permitted',
      facts: { action: 'lendRoom', date: '2026-03-01', 'borrower.inside': true },
      grounds: [
        {
          article: '14',
          rule: 'lendInside',
          effect: 'permit',
          values: { 'borrower.inside': true },
          parameters: [{ id: 'room.maxDays', value: 7, validFrom: '2015-01-01', source: { law: 'model', confidence: 'I' } }],
        },
      ],
      needed: [],
      obligations: [{ article: '14', rule: 'publish', duty: 'publishAgreement', deadline: '2026-03-08' }],
      errors: [],
      constitution: { id: 'huzhushe', version: '1', hash: 'b'.repeat(64) },
    },
    events: [{ type: 'roomLent', room: 'room:activity', days: 2 }],
  }
}
