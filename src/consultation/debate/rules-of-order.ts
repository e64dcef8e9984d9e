import type { Source } from '../../base/ruling.ts'
import { citing, model, type SourcedProcedure } from '../../base/sourced.ts'
import type { Motion } from '../../voting/index.ts'
import type { DebateRule } from '../procedure.ts'

/** Yes more than no; a tie fails, and abstentions do not count. */
const YES_OVER_NO: Motion = {
  pass: { num: 1, den: 2, cmp: '>', of: 'forAndAgainst', unit: 'members' },
  tie: { unit: 'members', rule: 'fails' },
}

/** More than half of all members are there. */
const QUORUM: NonNullable<Motion['quorum']> = {
  of: 'present',
  reach: { num: 1, den: 2, cmp: '>', of: 'eligible', unit: 'members' },
}

const rules1915 = citing("Robert's Rules of Order, 1915")
const rules2020 = (article: string, confidence: Source['confidence']) =>
  citing("Robert's Rules of Order Newly Revised, 12th edition", confidence)(article)
const yuan = citing('Twelve principles of Yuan Tianpeng (袁天鹏)')
const nantang: Source = { law: 'Thirteen rules of Nantang (南塘十三条), 2008', confidence: 'K' }

/**
 * Rules of order 议事规则 that are ready to be copied into a procedure, and where each value comes from. `ronr`: a large assembly under Robert's Rules. `nantang13`: the
 * thirteen rules of Nantang village, Anhui. `huzhushe`: a model for neighbours who know each other.
 */
export const RULES_OF_ORDER: {
  readonly [Name in 'ronr' | 'nantang13' | 'huzhushe']: SourcedProcedure<DebateRule>
} = {
  ronr: {
    label: { en: "Robert's Rules of Order", 'zh-CN': '罗伯特议事规则' },
    procedure: {
      second: true,
      speeches: 2,
      minutes: 10,
      alternate: true,
      firstSpeakersFirst: true,
      close: { pass: { num: 2, den: 3, cmp: '>=', of: 'forAndAgainst', unit: 'members' }, quorum: QUORUM },
      adopt: { ...YES_OVER_NO, quorum: QUORUM },
      neutralChair: true,
      amendmentDepth: 2,
    },
    sources: {
      second: rules2020('4', 'K'),
      speeches: rules1915('§ 42'),
      minutes: rules1915('§ 42'),
      alternate: model('after the twelve principles of Yuan Tianpeng, 3'),
      firstSpeakersFirst: rules1915('§ 42'),
      'close.pass': rules1915('§ 48', 'two thirds of the votes cast close a debate'),
      'close.quorum': rules2020('40:2', 'P'),
      'adopt.pass': rules1915('§ 46', 'more than half of the votes cast, without blanks'),
      'adopt.quorum': rules2020('40:2', 'P'),
      'adopt.tie': rules2020('44:12', 'P'),
      neutralChair: model('the chair of a large assembly keeps out of the debate'),
      amendmentDepth: rules2020('12', 'K'),
    },
  },
  nantang13: {
    label: { en: 'the thirteen rules of Nantang', 'zh-CN': '南塘十三条' },
    procedure: {
      second: false,
      speeches: 2,
      minutes: 2,
      alternate: true,
      firstSpeakersFirst: true,
      close: YES_OVER_NO,
      adopt: YES_OVER_NO,
      neutralChair: true,
      amendmentDepth: 2,
    },
    sources: {
      second: nantang,
      speeches: nantang,
      minutes: nantang,
      alternate: nantang,
      firstSpeakersFirst: yuan('3'),
      close: model('closed before the rights to speak are used up by the same majority'),
      adopt: nantang,
      neutralChair: nantang,
      amendmentDepth: rules2020('12', 'K'),
    },
  },
  huzhushe: {
    label: { en: 'mutual support society: a meeting of neighbours', 'zh-CN': '互助社：会员会议' },
    procedure: {
      second: true,
      speeches: 2,
      minutes: 3,
      alternate: true,
      firstSpeakersFirst: true,
      close: { pass: { num: 2, den: 3, cmp: '>=', of: 'forAndAgainst', unit: 'members' } },
      adopt: YES_OVER_NO,
      neutralChair: true,
      amendmentDepth: 1,
    },
    sources: {
      second: model('one neighbour more than the mover wants to speak of it'),
      speeches: model('after the thirteen rules of Nantang'),
      minutes: model('a minute more than in Nantang'),
      alternate: model('after the thirteen rules of Nantang'),
      firstSpeakersFirst: model('after the twelve principles of Yuan Tianpeng, 3'),
      close: model("after Robert's Rules of Order, 1915, § 48"),
      adopt: model('after the thirteen rules of Nantang'),
      neutralChair: model('after the thirteen rules of Nantang'),
      amendmentDepth: model('an amendment of an amendment is more than neighbours need'),
    },
  },
}
