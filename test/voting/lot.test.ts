import * as fc from 'fast-check'
import { drawLot, drawParticipants } from 'huzhu/voting'
import { describe, expect, test } from 'vitest'

const NAMES = Array.from({ length: 25 }, (_, index) => String(index + 1).padStart(2, '0'))

describe('a lot that anybody can draw again', () => {
  // Computed with Python's hashlib from the description of the algorithm: int(sha256(f"{i}/{seed}/{i}").hexdigest(), 16) % len(left).
  test.each([
    ['9319/2.5.12.8.10/9/18/26/34/41/45/8', NAMES, 10, ['18', '24', '13', '14', '12', '22', '19', '04', '09', '11']],
    ['互助社 2026', ['王', '李', '张'], 3, ['张', '李', '王']],
  ])('seed %s', (seed, names, take, drawn) => {
    expect(drawLot(seed, names, take)).toEqual(drawn)
  })

  test('knows no order of the list, and no name twice', () => {
    expect(drawLot('seed', ['c', 'a', 'b', 'a', 'b', 'b'], 9)).toEqual(drawLot('seed', ['a', 'b', 'c'], 3))
  })

  test('of whole names: no half of one, and no fewer than none', () => {
    expect(drawLot('seed', NAMES, 0)).toEqual([])
    for (const take of [1.5, -1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => drawLot('seed', NAMES, take), String(take)).toThrow(RangeError)
  })

  test('draws everybody once where more are asked for than there are, and nobody from nobody', () => {
    expect([...drawLot('seed', NAMES, 99)].sort()).toEqual(NAMES)
    expect(drawLot('seed', [], 3)).toEqual([])
  })

  test('favours nobody: over 10,000 seeds, each of four is first near to 2,500 times', () => {
    const first = new Map<string, number>()
    for (let seed = 0; seed < 10_000; seed += 1) {
      const [name = ''] = drawLot(`seed ${seed}`, ['a', 'b', 'c', 'd'], 1)
      first.set(name, (first.get(name) ?? 0) + 1)
    }
    // Five standard deviations are 217.
    for (const times of first.values()) expect(Math.abs(times - 2500)).toBeLessThan(217)
  })
})

describe('participants drawn by lot from groups', () => {
  const building3 = { group: '3号楼', places: 2, reserves: 2, pool: ['r1', 'r2', 'r3', 'r4', 'r5', 'r6'] }
  const building5 = { group: '5号楼', places: 1, reserves: 1, pool: ['q1', 'q2', 'q3'] }
  const draw = (refused: readonly string[]) => {
    const result = drawParticipants({ seed: 'seed', groups: [building3, building5], refused })
    return result.ok ? result.groups : result.refusal
  }

  // Drawn again with Python: building 3 in the order r6 r3 r5 r2 ..., building 5 in the order q1 q2 q3.
  test('fill the places of each group in the order drawn, and reserves stand by', () => {
    expect(draw([])).toEqual([
      { group: '3号楼', drawn: ['r6', 'r3'], reserves: ['r5', 'r2'], replaced: [], vacant: 0 },
      { group: '5号楼', drawn: ['q1'], reserves: ['q2'], replaced: [], vacant: 0 },
    ])
  })

  test('are replaced by the reserves of their own group, in order, when they refuse', () => {
    expect(draw(['r3'])).toMatchObject([
      { drawn: ['r6', 'r5'], reserves: ['r2'], replaced: [{ refused: 'r3', by: 'r5' }] },
      { drawn: ['q1'], reserves: ['q2'], replaced: [] },
    ])
  })

  test('a reserve who refused is passed over, one who took a place and refuses is replaced too', () => {
    expect(draw(['r5', 'r6'])).toMatchObject([{ drawn: ['r3', 'r2'], reserves: [], replaced: [{ refused: 'r6', by: 'r2' }] }, {}])
    expect(draw(['r6', 'r5'])).toMatchObject([{ drawn: ['r3', 'r2'], reserves: [] }, {}])
  })

  test('leave a place vacant when no reserve is left, and refusals of those who were not drawn change nothing', () => {
    expect(draw(['q1', 'q2'])).toMatchObject([{}, { drawn: [], reserves: [], vacant: 1 }])
    expect(draw(['q3'])).toEqual(draw([]))
  })

  test('another group, or its order, changes nothing in the draw of this one', () => {
    const alone = drawParticipants({ seed: 'seed', groups: [{ ...building3, pool: [...building3.pool].reverse() }] })
    expect(alone).toMatchObject({ ok: true, groups: [{ drawn: ['r6', 'r3'], reserves: ['r5', 'r2'] }] })
  })

  test('whoever refuses, in whatever order: those who take part are the first drawn who did not', () => {
    const order = drawLot('seed/3号楼', building3.pool, 4)
    fc.assert(
      fc.property(fc.shuffledSubarray(building3.pool), (refused) => {
        const [group] = draw(refused) as readonly { drawn: readonly string[]; vacant: number }[]
        const willing = order.filter((person) => !refused.includes(person)).slice(0, 2)
        expect([...group!.drawn].sort()).toEqual([...willing].sort())
        expect(group!.vacant).toBe(2 - willing.length)
      }),
    )
  })

  test.each([
    ['a group with fewer persons than places', { groups: [{ ...building3, places: 7 }] }, ['groups', 0, 'pool']],
    ['a person in two groups', { groups: [building3, { ...building5, pool: ['q1', 'r6'] }] }, ['groups', 1, 'pool', 1]],
    ['two groups of one name', { groups: [building3, { ...building5, group: '3号楼' }] }, ['groups', 1, 'group']],
    ['a refusal of somebody in no pool', { groups: [building3], refused: ['x'] }, ['refused', 0]],
    ['somebody who refuses twice', { groups: [building3], refused: ['r1', 'r1'] }, ['refused', 1]],
    ['no groups', { groups: [] }, ['groups']],
    ['half a place', { groups: [{ ...building3, places: 0.5 }] }, ['groups', 0, 'places']],
  ])('%s is refused', (_, input, path) => {
    expect(drawParticipants({ seed: 'seed', ...input })).toMatchObject({ ok: false, refusal: { code: 'malformed', path } })
  })
})
