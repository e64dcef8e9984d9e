import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** The page that says why these words are not used. */
const EXPLAINS = join('docs', 'design.md')

const files = ['src', 'docs', 'examples'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => /\.(ts|md|json)$/.test(file) && file !== EXPLAINS && !file.startsWith(join('docs', 'api'))),
)

test.each([
  ['宪法', 'a society has a 章程'],
  ['单元', 'to a resident it is an entrance of a building; a unit is 组织, or what it is: 总社, 分社, 小组'],
])('nothing that people read says %s: %s', (word) => {
  expect(files.filter((file) => readFileSync(file, 'utf8').includes(word))).toEqual([])
})
