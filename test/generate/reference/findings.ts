import { LINT_CODES, SEVERITIES } from 'huzhu/constitution'
import { code, page, table } from './markdown.ts'

const TITLES = { error: 'Errors', warning: 'Warnings', info: 'Notes' } as const
const SAYS = {
  error: 'The document cannot be used. `findFaults` and `parseConstitution` find the same.',
  warning: 'The document can be used, and is likely not what was meant. They are looked for where there is no error.',
  info: 'Somebody should know.',
} as const

/** Every code that `lint` and `lintProfile` give. */
export function findingsPage() {
  return page('findings', 'Findings', [
    'What `lint`, `lintProfile` and `huzhu lint` find. Each finding names its place in the document, what is wrong there, and a remedy: the one below, or a',
    'nearer one, such as the name that was probably meant.',
    '',
    ...SEVERITIES.flatMap((severity) => [
      `## ${TITLES[severity]}`,
      '',
      SAYS[severity],
      '',
      ...table(
        ['Code', 'Meaning', 'Remedy'],
        Object.entries(LINT_CODES)
          .filter(([, meaning]) => meaning.severity === severity)
          .map(([name, { meaning, remedy }]) => [code(name), meaning, remedy]),
      ),
    ]),
  ])
}
