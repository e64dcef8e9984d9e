import type { Sentences } from './sentences.ts'

/** Chinese as a society of residents would write it. */
export const CHINESE: Sentences = {
  space: '',
  semicolon: '；',
  actor: '申请人',
  deed: (action, date) => `${date}申请“${action}”`,
  law: (title, version) => `《${title}》（版本${version}）`,

  permitted: (deed, law) => `根据${law}，${deed}，可以办理。`,
  forbidden: (deed, law) => `根据${law}，${deed}，不得办理。`,
  referred: (deed, law, organs) => `根据${law}，${deed}，应当先提请${organs}决定。`,
  unknown: (deed, law) => `根据${law}，${deed}，暂时不能答复。`,
  unusable: (law) => `填报有误，无法根据${law}办理。`,

  article: (number, heading) => `${number}（${heading}）`,
  permits: (article) => `${article}允许办理。`,
  forbids: (article) => `${article}不允许办理。`,
  refers: (article, organ, deadline) =>
    `${article}规定由${organ}决定${deadline === undefined ? '' : `，答复期限至${deadline}`}。`,
  nothingPermits: (articles) =>
    articles === ''
      ? '章程没有允许办理此事的规定。'
      : `按目前情况，章程没有允许办理的规定。其他条件下允许办理的规定：${articles}。`,
  ruleFails: (article) => `${article}中有一条规则无法适用。`,
  fault: (place, problem) => `${place}：${problem}。`,

  facts: (list) => `情况：${list}。`,
  values: (list) => `规定：${list}。`,
  needed: (list) => `还需说明：${list}。`,
  is: (label, value) => `${label}为${value}`,
  isSo: (label) => label,
  isNotSo: (label) => `不存在“${label}”的情形`,
  whether: (label) => `${label}（是或者否）`,
  inForce: (from, until, source) => `（自${from}起${until === undefined ? '' : `至${until}止`}，${source}）`,
  least: (counts) => `，即${counts}`,

  owes: (who, what, deadline, article) =>
    `依照${article}，${who}应当${deadline === undefined ? '' : `在${deadline}以前（含当日）`}${what}。`,
  // The name of a duty is English; the article says what it is.
  duty: () => '履行该条规定的义务',

  change: (list) => `作如下改变即可办理：${list}。`,
  impossible: '凡可以改变的情况，无论怎样改变，都不能使此事获准。',
  noChange: '没有找到可以使此事获准的改变。',
}
