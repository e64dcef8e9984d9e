import { type Lifecycle, openSociety } from 'huzhu'
import { memoryJournal } from 'huzhu/journal'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { parseConstitution } from '../../src/constitution/index.ts'
import { tiny } from '../constitution/tiny.ts'
import { now } from './fixture.ts'

/** A host's lifecycle whose schema reads anything at all. */
const loose: Lifecycle = {
  kind: 'loose',
  label: { en: 'loose', 'zh-CN': '宽松' },
  actions: { lendRoom: { schema: z.any(), label: { en: 'lend', 'zh-CN': '出借' }, case: 'none' } },
  events: {},
  supplies: () => [],
  decide: () => ({ ok: true, events: [] }),
  facts: () => ({}),
  touches: () => [],
  evolve: () => ({ writes: [] }),
  accepts: () => [],
  due: () => [],
}

test.each([
  ['id', { id: '' }],
  ['id', { id: undefined }],
  ['id', { id: 7 }],
  ['by', { by: 'not an id' }],
  ['at', { at: 'yesterday' }],
  ['at', { at: null }],
])('an action with a bad `%s` is refused, however loose the schema of its lifecycle: %j', async (field, change) => {
  const document = tiny()
  const actions = document.actions.map(({ type, label }) => ({
    type,
    label,
    ...(type === 'lendRoom' ? { lifecycle: 'loose' } : {}),
  }))
  const constitution = parseConstitution({ ...document, actions })
  const society = await openSociety({ constitution, lifecycles: [loose], journal: memoryJournal() })
  const action = JSON.parse(JSON.stringify({ id: 'a', type: 'lendRoom', by: 'p', at: now(), ...change }))
  expect(await society.act(action)).toMatchObject({ ok: false, refusal: { code: 'malformed', path: [field] } })
  expect(society.length).toBe(0)
})
