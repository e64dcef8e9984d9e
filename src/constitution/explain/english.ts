import type { Sentences } from './sentences.ts'

/** Plain English. */
export const ENGLISH: Sentences = {
  space: ' ',
  semicolon: '; ',
  actor: 'whoever acted',
  deed: (action, date) => `“${capital(action)}” on ${date}`,
  law: (title, version) => `“${title}”, version ${version}`,

  permitted: (deed, law) => `${deed} is permitted under ${law}.`,
  forbidden: (deed, law) => `${deed} is forbidden under ${law}.`,
  referred: (deed, law, organs) => `${deed} is for the ${organs} to decide first, under ${law}.`,
  unknown: (deed, law) => `${deed} cannot be answered yet under ${law}.`,
  unusable: (law) => `The request could not be used, so ${law} permits nothing.`,

  article: (number, heading) => `Article ${number} (${heading})`,
  permits: (article) => `${article} permits it.`,
  forbids: (article) => `${article} forbids it.`,
  refers: (article, organ, deadline) =>
    `${article} leaves it to the ${organ}${deadline === undefined ? '' : `, by ${deadline}`}.`,
  nothingPermits: (articles) =>
    articles === ''
      ? 'Nothing in it permits this action.'
      : `Nothing in it permits this as it stands. What permits it under other conditions: ${articles}.`,
  ruleFails: (article) => `A rule of ${article} could not be applied.`,
  fault: (place, problem) => `${place}: ${problem}${problem.endsWith('?') ? '' : '.'}`,

  facts: (list) => `Facts: ${list}.`,
  values: (list) => `Figures: ${list}.`,
  needed: (list) => `Needed for an answer: ${list}.`,
  is: (label, value) => `${label}: ${value}`,
  isSo: (label) => label,
  isNotSo: (label) => `it is not so that ${label}`,
  whether: (label) => `whether ${label}`,
  inForce: (from, until, source) => ` (from ${from}${until === undefined ? '' : ` to ${until}`}; ${source})`,
  least: (counts) => `, here ${counts}`,

  owes: (who, what, deadline, article) =>
    `${who === ENGLISH.actor ? capital(who) : `The ${who}`} must ${what}${deadline === undefined ? '' : ` by ${deadline}`}, under ${article}.`,
  duty: (name) => `meet the duty “${name}”`,

  change: (list) => `It would be permitted with this change: ${list}.`,
  impossible: 'Nothing that people could change would make it permitted.',
  noChange: 'No change was found that would make it permitted.',
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
