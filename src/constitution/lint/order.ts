import type { ConstitutionDocument } from '../document.ts'
import type { Advice } from './finding.ts'

/** Articles that stand after one of a higher number: readers look for them where they would be. */
export function orderAdvice({ articles }: ConstitutionDocument): readonly Advice[] {
  return articles.flatMap(({ number }, at): Advice[] => {
    const before = articles[at - 1]?.number
    if (before === undefined || follows(before, number)) return []
    const message = `article ${number} stands after article ${before}`
    return [{ code: 'articlesUnordered', path: ['articles', at, 'number'], message }]
  })
}

/** Part by part: 2 comes before 2.1, and 2.9 before 2.10. */
function follows(before: string, after: string): boolean {
  const [a, b] = [before.split('.').map(Number), after.split('.').map(Number)]
  const at = b.findIndex((part, index) => part !== a[index])
  return at >= 0 && (a[at] === undefined || (b[at] as number) > a[at])
}
