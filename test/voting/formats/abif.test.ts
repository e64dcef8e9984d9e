import * as fc from 'fast-check'
import { count } from 'huzhu/voting'
import { pollOf, type RankedFile, readAbif, type ScoredFile, writeAbif } from 'huzhu/voting/formats'
import { describe, expect, test } from 'vitest'
import { ballotJson, ballotText, hasBallots, withFiles } from '../shared.ts'
import { arbitraryCount, arbitraryRanking, read, refused, total } from './file.ts'

describe('an ABIF file', () => {
  test('of orders is read with equal ranks, blank ballots and data behind a colon', () => {
    const text = '2: A>B=D>C\n 3 : A # plurality\n4:\n7: D > C: { "precinct":51, "machine":2 }\n'
    expect(read(readAbif(text, 'ranking'))).toEqual({
      title: '',
      candidates: ['A', 'B', 'D', 'C'].map((id) => ({ id, name: id })),
      ballots: [
        { ranking: ['A', ['B', 'D'], 'C'], count: 2 },
        { ranking: ['A'], count: 3 },
        { ranking: [], count: 4 },
        { ranking: ['D', 'C'], count: 7 },
      ],
    })
  })

  test('of ratings is read for its scores, in any order and with leading zeros', () => {
    const text = '42:Memph/400,Nash/200,Knox/045\n9:Nash/5>Chat/4>Knox/4\n8:Memph/1=Nash/1\n5:Nash,Chat/7\n1:'
    expect(read(readAbif(text, 'scores')).ballots).toEqual([
      { scores: { Memph: 400, Nash: 200, Knox: 45 }, count: 42 },
      { scores: { Nash: 5, Chat: 4, Knox: 4 }, count: 9 },
      { scores: { Memph: 1, Nash: 1 }, count: 8 },
      { scores: { Chat: 7 }, count: 5 },
      { scores: {}, count: 1 },
    ])
  })

  test('with orders and ratings can be read for either', () => {
    const text = '9:Nash/5>Chat/4>Knox/4'
    expect(read(readAbif(text, 'ranking')).ballots).toEqual([{ ranking: ['Nash', 'Chat', 'Knox'], count: 9 }])
    expect(read(readAbif(text, 'scores')).ballots).toEqual([{ scores: { Nash: 5, Chat: 4, Knox: 4 }, count: 9 }])
  })

  test('declares candidates, some of whom nobody may name, in their order', () => {
    const text =
      '{"title": "Council \\"A\\" #1"} # 2026\n{version: "0.1"}\n2:Wang>[B, Y]\n=Li:[Li #1: 李] # first\n= "B, Y" : Bea\n=Wang:\n=None:[]'
    const { title, candidates } = read(readAbif(`\ufeff${text.replaceAll('\n', '\r\n')}`, 'ranking'))
    expect(title).toBe('Council "A" #1')
    expect(candidates).toEqual([
      { id: 'Li', name: 'Li #1: 李' },
      { id: 'B, Y', name: 'Bea' },
      { id: 'Wang', name: 'Wang' },
      { id: 'None', name: '' },
    ])
  })

  test.each([
    ['{title: Council}', 'Council'],
    ["{'title': 'Council'}", 'Council'],
    ['{title: "a\\qb"}', 'a\\qb'],
    ['{titles: "Council"}', ''],
  ])('has the title of %s', (line, title) => {
    expect(read(readAbif(`${line}\n1:A`, 'ranking')).title).toBe(title)
  })

  test('is counted', () => {
    const file = read(readAbif('6:A/5>B/1\n4:B/5>A/0', 'scores'))
    expect(count({ method: 'score', seats: 1, rules: { max: 5 }, ...pollOf(file) })).toMatchObject({ elected: ['A'] })
  })
})

describe('what cannot be read is refused with its line and column', () => {
  test.each([
    ['nothing', '', 1, 1, 'no ballots'],
    ['only candidates', '=A:[a]\n', 2, 1, 'no ballots'],
    ['words', '# spring\nA>B', 2, 1, '`A` is no number of ballots'],
    ['no ballots that say something', '0:A', 1, 1, '`0` is no number of ballots'],
    ['a ballot and a half', '1.5:A', 1, 2, '`.` where : is expected'],
    ['no colon', '2 A>B', 1, 3, '`A` where : is expected'],
    ['a name of two words', '2:Bob Kiss>A', 1, 7, '`K` where >, = or , is expected'],
    ['half an order', '2:A>', 1, 5, 'the line ends where a candidate is expected'],
    ['an order that begins with a sign', '2:>A', 1, 3, '`>` where a candidate is expected'],
    ['a bracket that is not closed', '2:A>[B\n1:C]', 1, 5, 'never closed; expected ]'],
    ['a candidate without a name', '2:A>[]', 1, 5, 'can be no candidate'],
    ['a candidate that no object can hold', '2:A>__proto__', 1, 5, '`__proto__` can be no candidate'],
    ['a candidate with a name without end', `2:${'A'.repeat(201)}`, 1, 3, 'can be no candidate'],
    ['half a rating', '2:A/4.5', 1, 5, '`4` is no rating'],
    ['no rating behind its sign', '2:A/>B', 1, 5, '`>` is no rating'],
    ['a weight', '2:A*1', 1, 4, '`*` where'],
    ['a list without order', '2:A/5,B/4', 1, 7, 'has no order'],
    ['an order against the ratings', '2:A/4>B/5', 1, 7, 'rated above'],
    ['a level rank against the ratings', '2:A/4=B/3', 1, 7, 'rated otherwise'],
    ['somebody who is not declared', '=A:[a]\n2:A>B\n', 2, 5, '`B` is not declared'],
    ['a candidate declared twice', '=A:[a]\n=A:[b]\n2:A', 2, 2, 'declared twice'],
    ['a declaration without a colon', '=A [a]\n2:A', 1, 4, 'where : is expected'],
    ['something behind a name', '=A:[a] b\n2:A', 1, 8, 'where the line should end'],
    ['metadata that are not closed', '{title: "x"\n2:A', 1, 1, 'is no metadata'],
    ['metadata and a ballot on one line', '{title: "x"} 2:A', 1, 1, 'is no metadata'],
  ])('%s', (_, text, line, column, problem) => {
    expect(refused(readAbif(text, 'ranking'))).toEqual({
      path: ['line', line, 'column', column],
      problem: expect.stringContaining(problem),
    })
  })

  test.each([
    ['somebody without a rating', '2:A/5>B', 7, '`B` has no rating'],
    ['somebody rated twice', '2:A/5>B/4>A/4', 11, 'rated twice'],
    ['an order against the ratings', '2:A/4>B/5', 7, 'rated above'],
    ['a rating beyond 2^53', '2:A/9007199254740992', 5, 'is no rating'],
  ])('%s, where scores are read', (_, text, column, problem) => {
    expect(refused(readAbif(text, 'scores'))).toEqual({
      path: ['line', 1, 'column', column],
      problem: expect.stringContaining(problem),
    })
  })

  test('more candidates than a poll takes', () => {
    const many = Array.from({ length: 10_001 }, (_, index) => `c${index}`)
    expect(refused(readAbif(`1:${many.join('>')}`, 'ranking')).problem).toContain('10000')
    expect(refused(readAbif(`${many.map((id) => `=${id}:[]`).join('\n')}\n1:c0`, 'ranking')).problem).toContain('10000')
  })
})

describe('an ABIF file that is written', () => {
  const CANDIDATES = [
    { id: 'a', name: 'A' },
    { id: '李 四', name: 'B [x' },
  ]

  test('is as people write it', () => {
    const ranked: RankedFile = {
      title: 'T',
      candidates: CANDIDATES,
      ballots: [{ ranking: ['a', ['李 四']], count: 3 }, { ranking: [] }],
    }
    expect(read(writeAbif(ranked)).text).toBe('{version: "0.1"}\n{title: "T"}\n=a:[A]\n=[李 四]:[B [x]\n3:a>[李 四]\n1:\n')
    const scored: ScoredFile = { title: '', candidates: CANDIDATES, ballots: [{ scores: { a: 5, '李 四': 0 } }] }
    expect(read(writeAbif(scored)).text).toBe('{version: "0.1"}\n=a:[A]\n=[李 四]:[B [x]\n1:a/5,[李 四]/0\n')
  })

  test('is read as the same', () => {
    const text = fc.string({ unit: 'binary' }).map((said) => said.replace(/[\]\r\n]/g, ''))
    const ids = fc.uniqueArray(
      text.filter((id) => id !== '' && id !== '__proto__'),
      { minLength: 1, maxLength: 5 },
    )
    const files = ids.chain((candidates) => {
      const file = { title: text, candidates: fc.tuple(...candidates.map((id) => text.map((name) => ({ id, name })))) }
      const ranking = arbitraryRanking(candidates).map((ranks) => ranks.filter((rank) => rank.length > 0 || rank === ''))
      const scores = fc.dictionary(fc.constantFrom(...candidates), fc.nat())
      const ballots = (ballot: fc.Arbitrary<object>) => fc.array(ballot, { minLength: 1, maxLength: 5 })
      return fc.oneof(
        fc.record({ ...file, ballots: ballots(fc.record({ ranking, count: arbitraryCount })) }),
        fc.record({ ...file, ballots: ballots(fc.record({ scores, count: arbitraryCount })) }),
      ) as fc.Arbitrary<RankedFile | ScoredFile>
    })
    fc.assert(
      fc.property(files, (file) => {
        const { text: written } = read(writeAbif(file))
        const again = 'ranking' in file.ballots[0]! ? readAbif(written, 'ranking') : readAbif(written, 'scores')
        expect(read<RankedFile | ScoredFile>(again)).toEqual(file)
      }),
    )
  })

  test.each<[string, Partial<RankedFile> & { withdrawn?: string[] }, readonly (string | number)[]]>([
    ['a ballot for a stranger', { ballots: [{ ranking: [['a', 'x']] }] }, ['ballots', 0, 'ranking', 0, 1]],
    ['a skipped rank', { ballots: [{ ranking: ['a', []] }] }, ['ballots', 0, 'ranking', 1]],
    ['no ballots', { ballots: [] }, ['ballots']],
    ['a bracket in an id', { candidates: [{ id: 'a]', name: '' }] }, ['candidates', 0, 'id']],
    ['a name of two lines', { candidates: [{ id: 'a', name: '\n' }] }, ['candidates', 0, 'name']],
    ['a candidate whom no object can hold', { candidates: [{ id: '__proto__', name: '' }] }, ['candidates', 0, 'id']],
    ['somebody who withdrew', { withdrawn: ['a'] }, ['withdrawn']],
  ])('cannot have %s', (_, change, path) => {
    const file = { title: '', candidates: CANDIDATES, ballots: [{ ranking: ['a'] }], ...change }
    expect(refused(writeAbif(file)).path).toEqual(path)
  })

  test('cannot have scores for a stranger, not even for one whom zod passes over', () => {
    const scored = (scores: object) => ({ title: '', candidates: CANDIDATES, ballots: [{ scores }] }) as ScoredFile
    expect(refused(writeAbif(scored({ x: 1 }))).path).toEqual(['ballots', 0, 'scores', 'x'])
    expect(refused(writeAbif(scored(JSON.parse('{"__proto__":1}')))).path).toEqual(['ballots', 0, 'scores'])
    expect(refused(writeAbif(scored({ a: 0.5 }))).path).toEqual(['ballots', 0, 'scores'])
  })
})

describe.skipIf(!hasBallots)(withFiles('Burlington 2009'), () => {
  test('is read with its 8,980 ballots and its overvotes, and read as the same when it is written', () => {
    const file = read(readAbif(ballotText('us/2009_burlington_mayor.abif'), 'ranking'))
    expect(file.title).toBe('2009 Burlington mayoral election')
    const { candidates } = ballotJson<{ candidates: string[] }>('us/2009_burlington_mayor.expected.json')
    expect(file.candidates.map(({ name }) => name)).toEqual(candidates)
    expect(total(file.ballots)).toBe(8_980n)
    expect(total(file.ballots.filter(({ ranking }) => ranking.some((rank) => typeof rank !== 'string')))).toBeGreaterThan(0n)
    expect(read(readAbif(read(writeAbif(file)).text, 'ranking'))).toEqual(file)
  })
})
