import type * as z from 'zod'
import type { Finding, Path } from './json.ts'

const MOST = 50

/** What a schema found wrong, as findings: at most 50, the deepest alternative of a union first, in words that do not depend on the schema library's locale. */
export function shapeFindings(error: z.ZodError): readonly Finding[] {
  return error.issues
    .slice(0, MOST)
    .flatMap((issue) => findingsOf(issue, []))
    .slice(0, MOST)
}

function findingsOf(issue: z.core.$ZodIssue, above: Path): Finding[] {
  const path = [...above, ...issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key))]
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        code: 'unknownField',
        path: [...path, key],
        message: 'is a field that nothing reads',
        remedy: 'leave it out',
      }))
    case 'invalid_type':
      return [
        {
          code: 'wrongType',
          path,
          message:
            issue.input === undefined && issue.message.includes('undefined')
              ? `is missing; expected ${issue.expected}`
              : `is not ${issue.expected}`,
        },
      ]
    case 'invalid_value':
      return [
        {
          code: 'wrongValue',
          path,
          message: 'is none of the values allowed',
          remedy: `use ${issue.values.map((value) => `\`${String(value)}\``).join(', ')}`,
        },
      ]
    case 'too_small':
      return [{ code: 'tooFew', path, message: `is below the least allowed, ${String(issue.minimum)}` }]
    case 'too_big':
      return [{ code: 'tooMany', path, message: `is above the most allowed, ${String(issue.maximum)}` }]
    case 'invalid_format':
      return [
        {
          code: 'wrongForm',
          path,
          message: 'has not the form required',
          ...(issue.pattern === undefined ? {} : { remedy: `match ${issue.pattern}` }),
        },
      ]
    case 'invalid_union': {
      const deepest = [...issue.errors].sort((a, b) => depth(b) - depth(a))[0] ?? []
      const inner = deepest.slice(0, 5).flatMap((each) => findingsOf(each, path))
      return inner.length > 0 ? inner : [{ code: 'wrongForm', path, message: 'fits none of the forms allowed' }]
    }
    case 'custom':
      return [{ code: 'wrongValue', path, message: issue.message }]
    default:
      return [{ code: 'wrongForm', path, message: 'has not the form required' }]
  }
}

/** How deep the deepest issue lies. Not `Math.max(...)`: a list can have more issues than a call takes arguments. */
function depth(issues: readonly z.core.$ZodIssue[]): number {
  let deepest = 0
  for (const issue of issues) {
    const below = issue.code === 'invalid_union' ? issue.errors.map(depth) : []
    deepest = Math.max(deepest, issue.path.length + Math.max(0, ...below))
  }
  return deepest
}
