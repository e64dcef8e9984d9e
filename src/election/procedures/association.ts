import { citing, type Elections, model, POSTED_AT } from './sourced.ts'

const charter = citing('Model Charter of Social Organizations (社会团体章程示范文本), Ministry of Civil Affairs, 1998', 'P')
const taijiang = {
  law: 'Election rules of an association in Taijiang, Fuzhou (福州市台江区某社会团体选举办法), 2024',
  confidence: 'P',
} as const

const POLL = { ballot: 'secret', channels: ['meeting'], scrutineers: 2 } as const
const NOMINATION = { by: ['organ'], organs: ['council'], publishedDaysBefore: 1, withdrawDaysBefore: 1 } as const

const SOURCES = {
  'roll.publishedDaysBefore': {
    law: 'Chengdu model charter of associations (成都市社会团体章程示范文本)',
    confidence: 'P',
    note: 'ten days of notice of the congress; others give seven to fifteen',
  },
  'roll.objectionDays': model('five days'),
  'roll.rulingDays': model('three days'),
  nomination: { ...taijiang, note: 'as many candidates as seats are allowed; days and who nominates are the model' },
  poll: { ...taijiang, note: 'at the meeting, with scrutineers and tellers who are no candidates; how many is the model' },
  'count.rules.returnedExceed': { ...taijiang, note: 'more ballots returned than issued: void, vote again' },
  'result.postedDays': model("after the Organic Law of Urban Residents' Committees of 2025, Art. 34"),
  'result.handoverDays': model("after the Organic Law of Urban Residents' Committees of 2025, Art. 25"),
  postedAt: model('after the same law, Art. 34: on the notice board, which may be electronic'),
} as const

const ROLL_DAYS = { publishedDaysBefore: 10, objectionDays: 5, rulingDays: 3 }
const RESULT = { postedDays: 15, handoverDays: 10 }

/** Elections in associations, where there may be as many candidates as seats 等额. */
export const ASSOCIATION: Elections<'association.council' | 'association.president'> = {
  'association.council': {
    label: { en: "association: the members' congress elects the council", 'zh-CN': '社会团体：会员大会选举理事' },
    procedure: {
      unit: 'members',
      roll: { from: 'members', ...ROLL_DAYS },
      nomination: NOMINATION,
      poll: POLL,
      count: {
        method: 'statutory-majority',
        rules: {
          turnout: { num: 2, den: 3, cmp: '>=', of: 'eligible', unit: 'members' },
          win: { num: 1, den: 2, cmp: '>=', of: 'voted', unit: 'members' },
          returnedExceed: ['issued'],
        },
      },
      result: RESULT,
      postedAt: POSTED_AT,
    },
    sources: {
      ...SOURCES,
      unit: charter('Art. 14'),
      'roll.from': charter('Art. 14'),
      'count.method': charter('Art. 15'),
      'count.rules': charter('Art. 15', 'of those attending; here of those who voted. To the letter half or more (半数以上)'),
    },
  },
  'association.president': {
    label: { en: 'association: the council elects its president', 'zh-CN': '社会团体：理事会选举会长' },
    procedure: {
      unit: 'councillors',
      roll: { from: 'holders', office: 'councillor', ...ROLL_DAYS },
      nomination: NOMINATION,
      poll: POLL,
      count: {
        method: 'statutory-majority',
        rules: {
          turnout: { num: 2, den: 3, cmp: '>=', of: 'eligible', unit: 'councillors' },
          win: { num: 2, den: 3, cmp: '>=', of: 'voted', unit: 'councillors' },
          returnedExceed: ['issued'],
        },
      },
      result: RESULT,
      postedAt: POSTED_AT,
    },
    sources: {
      ...SOURCES,
      unit: charter('Art. 18'),
      'roll.from': charter('Art. 18'),
      'roll.office': charter('Art. 18'),
      'count.method': charter('Art. 19'),
      'count.rules.turnout': charter('Art. 19'),
      'count.rules.win': { ...taijiang, note: 'two thirds of the councillors present; here of those who voted' },
    },
  },
}
