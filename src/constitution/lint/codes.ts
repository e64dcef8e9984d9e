/** How much a finding weighs: the document cannot be used; it can, and is likely not what was meant; it can, and somebody should know. */
export const SEVERITIES = ['error', 'warning', 'info'] as const

/** How much a finding weighs. */
export type Severity = (typeof SEVERITIES)[number]

/** What a code of a finding means, and what is right in most cases. */
export interface LintMeaning {
  readonly severity: Severity
  readonly meaning: string
  readonly remedy: string
}

const error = (meaning: string, remedy: string) => ({ severity: 'error', meaning, remedy }) as const
const warning = (meaning: string, remedy: string) => ({ severity: 'warning', meaning, remedy }) as const
const info = (meaning: string, remedy: string) => ({ severity: 'info', meaning, remedy }) as const

/** What is sound and still unwise. It is looked for in a document without faults. */
export const ADVICE = {
  articlesUnordered: warning('an article stands after one of a higher number', 'order the articles by number'),
  exampleFails: warning('a worked example gives another answer than it says', 'correct the rules or the example'),
  articleUntested: warning('no worked example reaches the article', 'add an example in which the article decides'),
  ruleUntested: warning('the rule decides in no worked example', 'add an example in which the rule holds'),
  ruleNeverHolds: warning('the conditions of the rule exclude each other', 'correct the conditions or leave the rule out'),
  ruleOverridden: warning('whenever the rule holds, a stronger one holds too', 'narrow the stronger rule or leave this one out'),
  nothingPermits: warning('nothing can permit the action', 'permit it in an article, or forbid it in one'),
  cannotAmend: warning('the constitution cannot be amended', 'permit every step of an amendment to somebody'),
  referralUnanswered: warning(
    'a matter is left to an organ that nothing lets answer',
    'declare `answerReferral` and permit it to the organ',
  ),
  referralEndless: warning(
    'the matter is left to the organ again after it has agreed',
    'let the rule hold only while `authority` is not the organ',
  ),
  dutyUnmet: warning('no action that the constitution allows meets the duty', 'name actions that can be permitted'),
  debtorUnknown: warning('whoever owes the duty is no organ or office', 'name an organ, an office, or `by`'),
  parameterLate: warning('the parameter has no value when the constitution comes into force', 'give it one from that day on'),
  parameterGap: warning('the parameter has no value between two others', 'let one begin when the other ends'),
  parameterEnds: warning('the last value of the parameter ends and none follows', 'leave `validTo` out, or add the next value'),
  parameterUnread: info('no rule reads the parameter; a lifecycle may', 'leave it out if nothing reads it'),
  factUnread: warning('no rule reads the fact and no action states it', 'leave it out'),
  conditionUnread: warning('no rule stands on the named condition', 'leave it out'),
  modelValue: info('the value stands on no law: it is of the model', 'name the law and its article, if there is one'),
  lawMissing: warning('a value of a law names no article of a law', 'name the law and its article'),
  lawUnread: info('a value of a law names no article, and nobody has read the text', 'read the law and name the article'),
} as const satisfies { readonly [code: string]: LintMeaning }

/** What makes a document impossible to use. */
const FAULTS = {
  notPlain: error('the document is not plain JSON', 'give plain JSON'),
  tooMany: error('there is more of something than is allowed', 'have fewer'),
  tooFew: error('there is less of something than is needed', 'add what is needed; an article has at least one source'),
  unknownField: error('nothing reads the field', 'leave it out'),
  wrongType: error('the value is missing or of another type', 'give a value of the type that is named'),
  wrongValue: error('the value is not one of those allowed', 'give one that is allowed'),
  wrongForm: error('the value has not the form required', 'give it the form of its schema'),
  unknownZone: error('the zone is not known', 'use an IANA name such as `Asia/Shanghai`'),
  duplicate: error('the number, id or name stands twice', 'give each its own'),
  reservedName: error('the name means something already', 'choose another'),
  notOneHead: error('the layers have not one head', 'leave `parent` out for exactly one layer'),
  cycle: error('a layer stands above itself', 'let each layer hang under one nearer to the head'),
  noBranches: error('the legal form has no branches', 'have the head as the only layer'),
  tooDeep: error('something is nested too deep', 'nest it less'),
  unknownLayer: error('there is no such layer', 'declare the layer'),
  unknownOffice: error('there is no such office', 'declare the office'),
  unknownOrgan: error('there is no such organ', 'declare the organ'),
  unknownAction: error('there is no such type of action', 'declare the action'),
  unknownArticle: error('there is no such article', 'name one that is there'),
  unknownFact: error('there is no such fact or parameter', 'declare it'),
  unknownValue: error('the fact has no such value', 'name one of its values'),
  unknownOperator: error('there is no such operator', 'use one that is there'),
  unknownDecorator: error('there is no such decorator', 'use one that is there'),
  unknownCondition: error('there is no such named condition', 'declare the condition'),
  unknownEffect: error('there is no such effect', 'use `permit`, `forbid`, `refer` or `oblige`'),
  unknownKey: error('the key means nothing here', 'leave it out'),
  missingKey: error('a key is missing', 'add it'),
  severalKeys: error('of several keys only one would count', 'nest one in the other'),
  malformed: error('the value is not what stands here', 'give what is named'),
  emptyList: error('the list is empty and would hold always', 'name at least one condition'),
  leafAtRoot: error('a comparison stands alone', 'put it into a list: `{ "all": [ ... ] }`'),
  factPath: error('facts are flat and have no path', 'declare the value as a fact of its own'),
  factParams: error('facts take no parameters', 'leave them out'),
  badPriority: error('the priority is not a whole number from 1 on', 'give 1, 2, 3, ..., highest first'),
  operandMismatch: error('the operator does not compare these two', 'compare with a value of the type of the fact'),
  cyclicConditions: error('a named condition stands on itself', 'break the circle'),
  duplicateFact: error('the fact is declared twice', 'declare it once'),
  duplicateOperator: error('the operator is declared twice', 'declare it once'),
  duplicateRule: error('two rules have one name', 'give each its own'),
  tooManyLeaves: error('the rules of an article compare too often', 'split the article'),
  datesReversed: error('the end is not after the beginning', 'let `validTo` be the first day on which it is no longer in force'),
  datesOverlap: error('two values are in force on one day', 'end one on the day on which the other begins'),
  noDirection: error('a procedure has no direction in which it could be tightened', 'leave `tighter` out'),
  notReadable: error('a rule reads a whole procedure', 'declare what the rule needs as a parameter of its own'),
  sharesDiffer: error('a later value of a threshold asks for other shares', 'make it a parameter of its own'),
  notDeclared: error('a lifecycle says what the action holds', 'leave it out'),
  wrongSource: error('the fact does not come from the action', 'declare its source as `action`'),
  runningCasesUnsaid: error('a profile does not say what becomes of running cases', 'add `runningCases`: `keep` or `migrate`'),
  chaptersUnordered: error('a chapter does not follow the one before', 'order the chapters as the articles'),
} as const satisfies { readonly [code: string]: LintMeaning }

/** Every code that {@link lint} and {@link lintProfile} give, with its severity, its meaning and what is right in most cases. */
export const LINT_CODES = { ...FAULTS, ...ADVICE } as const

/** Stable name of a kind of finding. */
export type LintCode = keyof typeof LINT_CODES
