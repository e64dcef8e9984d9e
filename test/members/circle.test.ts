import { expect, test } from 'vitest'
import { lineOf } from '../../src/members/register.ts'

test('units that a made-up journal puts in a circle are an error, and no end is looked for', () => {
  const units: Record<string, { id: string; parent: string }> = { a: { id: 'a', parent: 'b' }, b: { id: 'b', parent: 'a' } }
  const register = { get: (_: string, id: string) => units[id], rows: () => [] }
  expect(() => lineOf(register, 'a')).toThrow(/go in a circle/)
})
