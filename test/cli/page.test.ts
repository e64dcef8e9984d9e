import { readFileSync } from 'node:fs'
import { lint } from 'huzhu/constitution'
import { afterAll, expect, test } from 'vitest'
import { pageSteps, withBlock } from './page.ts'
import { shell } from './shell.ts'

const PAGE = 'docs/write-a-constitution.md'
const place = shell()
afterAll(() => place.remove())

test('who follows the page from nothing gets what it says at every step, and the charter of the example', async () => {
  const files = new Map<string, unknown>()
  const printed: [number, string][] = []
  const promised: [number, string][] = []
  for (const step of pageSteps(PAGE)) {
    if (step.kind === 'order') {
      if (step.args[0] === 'verify') continue
      const { out, err, code } = await place.huzhu(...step.args)
      expect(code, `${step.args.join(' ')}: ${err}`).toBeLessThan(2)
      if (step.prints === undefined) continue
      printed.push([step.line, out])
      promised.push([step.line, step.prints])
    } else if (step.kind === 'write') {
      files.set(step.file, JSON.parse(step.text))
      place.write(step.file, step.text)
    } else {
      files.set(step.file, withBlock(files.get(step.file), step.pointer, step.text))
      place.write(step.file, files.get(step.file))
    }
  }
  expect(printed).toEqual(promised)
  expect(printed.length).toBeGreaterThanOrEqual(6)
  const charter = files.get('charter.json')
  expect(lint(charter).filter(({ severity }) => severity !== 'info')).toEqual([])
  expect(JSON.parse(readFileSync('examples/charter.json', 'utf8'))).toEqual(charter)
})
