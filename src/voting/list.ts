import * as z from 'zod'

/** Schema of a list of items of one kind. It names the first item that is none, and stops there: a hostile list may hold millions. */
export function listSchema<Item>(item: z.ZodType<Item>): z.ZodType<readonly Item[]> {
  return z
    .custom<readonly Item[]>((value) => Array.isArray(value), { error: 'is not a list', abort: true })
    .check(({ value, issues }) => {
      for (let index = 0; index < value.length; index += 1) {
        const [issue] = item.safeParse(value[index]).error?.issues ?? []
        if (issue === undefined) continue
        issues.push({ ...issue, path: [index, ...issue.path] } as z.core.$ZodRawIssue)
        return
      }
    })
}
