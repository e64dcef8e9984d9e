import type { Law } from './row.ts'

const FEES = { law: '民发〔2014〕166号', confidence: 'V', from: '2014-07-25' } as const

/** 社会团体章程示范文本 of 1998-11-26, confirmed in adopted charters that follow it; the fees after the notice of 2014. */
export const ASSOCIATIONS_1998: Law = {
  law: '社会团体章程示范文本',
  confidence: 'P',
  from: '1998-11-26',
  rows: {
    'members.idleYears': [1, 'Art. 12'],
    'congress.quorum': ['>= 2/3 of eligible members', 'Art. 15'],
    'congress.pass': ['>= 1/2 of present members', 'Art. 15', { tighter: 'higher' }],
    'congress.termYears': [5, 'Art. 16', { tighter: 'lower' }],
    'congress.delayYears': [1, 'Art. 16', { tighter: 'lower' }],
    'council.quorum': ['>= 2/3 of eligible councillors', 'Art. 19'],
    'council.pass': ['>= 2/3 of present councillors', 'Art. 19'],
    'council.perYear': [1, 'Art. 20', { tighter: 'higher' }],
    'standingCouncil.others': ['>= 2/3 of seats councillors', 'Art. 21'],
    'standingCouncil.quorum': ['>= 2/3 of eligible councillors', 'Art. 22'],
    'standingCouncil.pass': ['>= 2/3 of present councillors', 'Art. 22'],
    'standingCouncil.everyMonths': [6, 'Art. 23', { tighter: 'lower' }],
    'officers.maxAge': [70, 'Art. 24', { tighter: 'lower' }],
    'officers.consecutiveTerms': [2, 'Art. 26', { tighter: 'lower' }],
    'officers.extension': ['>= 2/3 of eligible members', 'Art. 26', { confidence: 'I' }],
    'funds.distributed': [false, 'Art. 32'],
    'funds.accountantIsCashier': [false, 'Art. 34'],
    'amendment.filingDays': [15, 'Art. 40'],
    'fees.quorum': ['>= 2/3 of eligible members', 'item 4', FEES],
    'fees.pass': ['>= 1/2 of present members', 'item 4', { ...FEES, tighter: 'higher' }],
    'fees.secret': [true, 'item 4', FEES],
    'fees.disclosureDays': [30, 'item 5', { ...FEES, tighter: 'lower' }],
  },
}

/** 民法典, in force from 2021-01-01 (Art. 1260). */
export const OWNERS_2020: Law = {
  law: '民法典), 2020',
  confidence: 'V',
  from: '2021-01-01',
  rows: {
    'decision.participation': ['>= 2/3 of eligible heads, and >= 2/3 of eligible area', 'Art. 278'],
    'decision.ordinary': ['> 1/2 of participating heads, and > 1/2 of participating area', 'Art. 278'],
    'decision.special': ['>= 3/4 of participating heads, and >= 3/4 of participating area', 'Art. 278'],
    'decision.specialItems': [[6, 7, 8], 'Art. 278'],
    'decision.ordinaryItems': [[1, 2, 3, 4, 5, 9], 'Art. 278'],
    'homeToBusiness.consent': ['>= 1/1 of eligible heads', 'Art. 279'],
    'annulment.years': [1, 'Art. 12', { law: '建筑物区分所有权司法解释' }],
  },
}

const TWELFTH = { law: 'Newly Revised, 12th edition' } as const

/** Robert's Rules of Order, the edition of 1915, which was read; sections of the 12th edition for the rest. */
export const RONR: Law = {
  law: "Robert's Rules of Order, 1915",
  confidence: 'V',
  from: '1915-01-01',
  rows: {
    'meeting.quorum': ['> 1/2 of eligible members', '40:2', { ...TWELFTH, confidence: 'P' }],
    'motion.second': [true, '4', TWELFTH],
    'speech.times': [2, '§42'],
    'speech.minutes': [10, '§42'],
    'motion.pass': ['> 1/2 of forAndAgainst members', '§46'],
    'motion.special': ['>= 2/3 of forAndAgainst members', '§48'],
    'motion.tieAdopts': [false, '44:12', { ...TWELFTH, confidence: 'P' }],
    'amendment.depth': [2, '12', { ...TWELFTH, confidence: 'K' }],
    'proxy.allowed': [false, '45:70', { ...TWELFTH, confidence: 'K' }],
  },
}

/** 南塘十三条 of 2008: that it exists is verified, the text is from knowledge. */
export const NANTANG_13: Law = {
  law: '南塘十三条',
  confidence: 'K',
  from: '2008-01-01',
  rows: {
    'speech.minutes': [2, undefined],
    'speech.times': [2, undefined],
    'motion.second': [false, undefined],
    'motion.pass': ['> 1/2 of forAndAgainst members', undefined],
    'motion.tieAdopts': [false, undefined],
    'abstention.called': [false, undefined],
    'chair.votesLast': [true, undefined],
  },
}
