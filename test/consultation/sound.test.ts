import { type ConsultationProcedure, consultationProcedureSchema, RULES_OF_ORDER, type StakeRule } from 'huzhu/consultation'
import { describe, expect, test } from 'vitest'
import { ROOM } from './setting.ts'

const half = { num: 1, den: 2, cmp: '>', unit: 'members' } as const
const gate = (name: string, more: object = {}) => ({
  gate: name,
  organ: 'head:council',
  motion: { pass: { ...half, of: 'forAndAgainst' as const } },
  ...more,
})
const problem = (change: Partial<ConsultationProcedure>) =>
  consultationProcedureSchema.safeParse({ ...ROOM, ...change }).error?.issues[0]?.message

describe('a procedure under which no case could be carried on is no procedure', () => {
  test('each class of content has one organ with the power', () => {
    const [room] = ROOM.competence
    expect(problem({ competence: [room as never] })).toBe('must say once which organ has the power to decide on `repair`')
    expect(problem({ competence: [...ROOM.competence, room as never] })).toContain('`room`')
    expect(problem({})).toBeUndefined()
  })

  test('what is passed up goes to somebody', () => {
    expect(problem({ recusal: { effect: 'leavesBoth', fewest: 3 } })).toContain('passed up to')
    const consent = { mode: 'consent', rounds: 1, reviewMonths: 12, otherwise: 'passUp' } as const
    expect(problem({ decision: consent, recusal: { effect: 'leavesBoth' } })).toContain('passed up to')
    expect(problem({ decision: consent })).toBeUndefined()
  })

  test('gates have each their name, and send back to one of them', () => {
    expect(problem({ decision: { mode: 'gates', gates: [gate('a'), gate('a')] } })).toContain('twice')
    expect(problem({ decision: { mode: 'gates', gates: [gate('a'), gate('b', { backTo: 'c' })] } })).toContain('no gate')
    expect(problem({ decision: { mode: 'gates', gates: [gate('a'), gate('b', { backTo: 'a' })] } })).toBeUndefined()
  })

  test('a gate that is not passed leads to none that comes later', () => {
    expect(problem({ decision: { mode: 'gates', gates: [gate('a', { backTo: 'b' }), gate('b')] } })).toContain('later gate')
    expect(problem({ decision: { mode: 'gates', gates: [gate('a', { backTo: 'a' }), gate('b')] } })).toBeUndefined()
  })

  test('a stake is held on one ground', () => {
    const [member] = ROOM.stakes
    expect(problem({ stakes: [...ROOM.stakes, { ...(member as never as object), from: 'evidence' } as never] })).toBe(
      'has the stake `member` twice',
    )
  })

  test('somebody has a stake in each class of content', () => {
    const decision = { mode: 'advisory' } as const
    const inRoom = ROOM.stakes.map((each) => ({ ...each, classes: ['room'] }))
    expect(problem({ decision, stakes: inRoom })).toBe('must say who has a stake in `repair`')
    const [member, neighbour] = ROOM.stakes as readonly [StakeRule, StakeRule]
    expect(problem({ decision, stakes: [{ ...member, classes: ['room'] }, neighbour] })).toBeUndefined()
    expect(problem({ decision, stakes: [{ ...member, classes: ['rooms'] }, neighbour] })).toBe(
      'has a stake in `rooms`, which is no class',
    )
  })

  test('and somebody a vote: what the register counts, no stake by evidence weighs, nor one of another kind', () => {
    const [member, neighbour] = ROOM.stakes as readonly [StakeRule, StakeRule]
    expect(problem({ stakes: [{ ...member, classes: ['room'] }, neighbour] })).toBe(
      'gives nobody a vote on `repair`: it counts members',
    )
    const heads = { ...half, unit: 'heads', of: 'eligible' } as const
    const decision = { mode: 'motion', motion: { pass: heads } } as const
    expect(problem({ decision })).toBe('gives nobody a vote on `room`: it counts heads')
    expect(problem({ decision, stakes: [{ ...member, kinds: ['owner'] }] })).toBeUndefined()
    const debate = { ...RULES_OF_ORDER.huzhushe.procedure, adopt: { pass: heads } }
    expect(problem({ debate })).toBe('gives nobody a vote on `room`: it counts heads')
    const groups = { ...heads, unit: 'groups' } as const
    expect(problem({ decision: { ...decision, motion: { pass: groups } }, stakes: [neighbour] })).toBeUndefined()
  })

  test('a quorum for options is a share of those entitled', () => {
    const options = { mode: 'options', method: 'approval' } as const
    expect(problem({ decision: { ...options, quorum: { ...half, of: 'present' } } })).toContain('entitled')
    expect(problem({ decision: { ...options, quorum: { ...half, of: 'eligible' } } })).toBeUndefined()
  })
})

describe('rules of order as data', () => {
  test('stand in a procedure, and name the source of every value', () => {
    for (const { procedure: debate, sources } of Object.values(RULES_OF_ORDER)) {
      expect(problem({ debate })).toBeUndefined()
      for (const field of Object.keys(debate))
        expect(Object.keys(sources).some((path) => path.split('.')[0] === field)).toBe(true)
    }
  })

  test('say what the books say', () => {
    const { ronr, nantang13 } = RULES_OF_ORDER
    expect(ronr.procedure).toMatchObject({ second: true, speeches: 2, minutes: 10, amendmentDepth: 2 })
    expect(ronr.procedure.close.pass).toMatchObject({ num: 2, den: 3, cmp: '>=', of: 'forAndAgainst' })
    expect(nantang13.procedure).toMatchObject({ second: false, speeches: 2, minutes: 2, alternate: true, neutralChair: true })
    expect(nantang13.procedure.adopt).toMatchObject({ pass: { cmp: '>', of: 'forAndAgainst' }, tie: { rule: 'fails' } })
  })
})
