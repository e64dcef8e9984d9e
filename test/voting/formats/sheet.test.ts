import * as fc from 'fast-check'
import { type Ballot, count } from 'huzhu/voting'
import { type BallotFile, pollOf, readTellersSheet, type SheetBallots, writeTellersSheet } from 'huzhu/voting/formats'
import { describe, expect, test } from 'vitest'
import { arbitraryCount, read, refused } from './file.ts'

const ballotsOf = (text: string, says: keyof SheetBallots) => read(readTellersSheet(text, says)).ballots

describe("a tellers' sheet", () => {
  test('as Excel writes it in Beijing is read', () => {
    const text = '\ufeff票数,p1,p2,王五\r\n姓名,张三,"李四, 小",\r\n20,赞成,反对,\r\n3,,弃权,另选他人\r\n,,,\r\n'
    expect(read(readTellersSheet(text, 'marks'))).toEqual({
      title: '',
      candidates: [
        { id: 'p1', name: '张三' },
        { id: 'p2', name: '李四, 小' },
      ],
      ballots: [
        { marks: { p1: 'for', p2: 'against' }, count: 20 },
        { marks: { p2: 'abstain', 王五: 'writeIn' }, count: 3 },
      ],
    })
  })

  test('is counted', () => {
    const file = read(readTellersSheet('count,Li,Wang\n9,for,for\n4,against,for\n1,,', 'marks'))
    expect(count({ method: 'approval', seats: 1, ...pollOf(file) })).toMatchObject({ elected: ['Wang'] })
  })

  test('has ranks as they stand on paper: equal, skipped, none', () => {
    expect(ballotsOf('Count,a,b,c\n5,2,1,2\n1,3,,1\n2,,,', 'ranking')).toEqual([
      { ranking: ['b', ['a', 'c']], count: 5 },
      { ranking: ['c', [], 'a'], count: 1 },
      { ranking: [], count: 2 },
    ])
  })

  test('has ticks of several kinds', () => {
    expect(ballotsOf('张数,a,b,c,d,e\n1,1,X,✓,√,0', 'approvals')).toEqual([{ approvals: ['a', 'b', 'c', 'd'], count: 1 }])
  })

  test('has scores', () => {
    expect(ballotsOf('count,a,b\n"9007199254740993",0,07', 'scores')).toEqual([
      { scores: { a: 0, b: 7 }, count: '9007199254740993' },
    ])
  })

  test('has marks in English, large or small', () => {
    expect(ballotsOf('count,a,b,c,d\n1,FOR,Against,abstain,writeIn', 'marks')).toEqual([
      { marks: { a: 'for', b: 'against', c: 'abstain', d: 'writeIn' }, count: 1 },
    ])
  })

  test('may have quotes, lines within cells, blank columns and rows, and piles of nothing', () => {
    const text = '" count ", a ,"b ""two""\nlines",,\n\n4 , 1 ,2,,\n,,\n0,2,1,,\n'
    expect(ballotsOf(text, 'ranking')).toEqual([{ ranking: ['a', 'b "two"\nlines'], count: 4 }])
  })
})

describe('what cannot be read is refused with its line and column', () => {
  test.each<[string, keyof SheetBallots, string, number, number, string]>([
    ['nothing', 'ranking', '\n,,\n', 3, 1, 'empty'],
    ['semicolons for commas', 'ranking', 'count;a;b\n', 1, 1, 'commas between columns'],
    ['no candidates', 'ranking', 'count,\n', 1, 1, 'no candidate'],
    ['a column without a heading', 'ranking', 'count,a,,b\n', 1, 9, 'headed by an id'],
    ['a heading twice', 'ranking', 'count,a,a\n', 1, 9, 'heads two columns'],
    ['a heading that no object can hold', 'ranking', 'count,__proto__\n', 1, 7, 'can be no candidate'],
    ['more columns than a poll has candidates', 'ranking', `count${',a'.repeat(10_001)}`, 1, 1, '10000'],
    ['a row that is torn off', 'ranking', 'count,a,b\n3,1\n', 2, 3, '2 cells for 3 columns'],
    ['a cell beyond the heading', 'ranking', 'count,a\n3,1,,2\n', 2, 6, 'without a heading'],
    ['names below ballots', 'ranking', 'count,a\n3,1\nname,A\n', 3, 1, 'a row of names'],
    ['names twice', 'ranking', 'count,a\nname,A\nname,A\n', 3, 1, 'a row of names'],
    ['no number of ballots', 'ranking', 'count,a\n,1\n', 2, 1, 'no number of ballots'],
    ['a number with a comma', 'ranking', 'count,a\n"1,000",1\n', 2, 1, '`1,000` is no number of ballots'],
    ['a ballot and a half', 'ranking', 'count,a\n1.5,1\n', 2, 1, '`1.5` is no number of ballots'],
    ['rank 0', 'ranking', 'count,a\n1,0\n', 2, 3, '`0` is no rank; expected 1 to 1'],
    ['a rank beyond the candidates', 'ranking', 'count,a,b\n1,1,3\n', 2, 5, '`3` is no rank; expected 1 to 2'],
    ['a rank in words', 'ranking', 'count,a\n1,first\n', 2, 3, '`first` is no rank'],
    ['a wrong rank in a pile of nothing', 'ranking', 'count,a\n0,first\n', 2, 3, '`first` is no rank'],
    ['a tick of another kind', 'approvals', 'count,a\n1,2\n', 2, 3, '`2` is no tick'],
    ['half a score', 'scores', 'count,a\n1,0.5\n', 2, 3, '`0.5` is no score'],
    ['a score beyond 2^53', 'scores', 'count,a\n1,9007199254740992\n', 2, 3, 'is no score'],
    ['a mark of another kind', 'marks', 'count,a\n1,yes\n', 2, 3, '`yes` is no mark'],
    ['a candidate written in', 'marks', 'count,a\n1,for\n1,writeIn\n', 3, 3, 'others mark a candidate'],
    ['a person written in and marked', 'marks', 'count,a\n1,另选\n1,against\n', 3, 3, 'others write the person in'],
    ['a quote that is not closed', 'ranking', 'count,a\n1,"1\n', 2, 3, 'never closed'],
    ['a quote inside a cell', 'ranking', 'count,a"b\n', 1, 8, 'a quote inside a cell'],
    ['something behind a quote', 'ranking', 'count,"a" b\n', 1, 10, 'follows a closing quote'],
  ])('%s', (_, says, text, line, column, problem) => {
    expect(refused(readTellersSheet(text, says))).toEqual({
      path: ['line', line, 'column', column],
      problem: expect.stringContaining(problem),
    })
  })
})

describe("a tellers' sheet that is written", () => {
  const CANDIDATES = [
    { id: 'a', name: 'Ada' },
    { id: 'b', name: 'Bea, "B"' },
  ]
  const file = (...ballots: Ballot[]): BallotFile => ({ title: '', candidates: CANDIDATES, ballots })
  const written = (...ballots: Ballot[]) => read(writeTellersSheet(file(...ballots))).text
  const HEAD = '\ufeffcount,a,b\r\nname,Ada,"Bea, ""B"""\r\n'

  test('is as spreadsheet programs write it', () => {
    expect(written({ ranking: ['b'], count: 3 }, { ranking: [] })).toBe(`${HEAD}3,,1\r\n1,,\r\n`)
    expect(written({ scores: { a: 0, b: 7 } })).toBe(`${HEAD}1,0,7\r\n`)
    expect(written({ approvals: ['b'] })).toBe(`${HEAD}1,,1\r\n`)
    expect(written({ marks: { a: 'for', zhao: 'writeIn' } })).toBe(
      HEAD.replaceAll('\r', ',\r').replace(',b,', ',b,zhao').concat('1,for,,writeIn\r\n'),
    )
    expect(written()).toBe(HEAD)
  })

  test('is read as the same', () => {
    const text = fc.string({ unit: 'binary' }).map((said) => said.replace(/[\r\n]/g, '').trim())
    const id = text.filter((said) => said !== '' && said !== '__proto__')
    const pairs = fc.uniqueArray(id, { minLength: 3, maxLength: 6 })
    const kinds = pairs.chain(([stranger, ...ids]) => {
      const one = fc.constantFrom(...ids)
      const ranking = fc
        .shuffledSubarray(ids)
        .map((order) =>
          order.length > 2 ? [order.slice(0, 2).sort((a, b) => ids.indexOf(a) - ids.indexOf(b)), [], ...order.slice(3)] : order,
        )
        .map((ranks) => (ranks.at(-1)?.length === 0 ? ranks.slice(0, -1) : ranks))
      const marks = fc.dictionary(one, fc.constantFrom('for', 'against', 'abstain'))
      const writing = fc.boolean().map((yes) => (yes ? { [stranger!]: 'writeIn' } : {}))
      const file = <Said>(says: keyof SheetBallots, said: fc.Arbitrary<Said>) =>
        fc.record({
          says: fc.constant(says),
          file: fc.record({
            title: fc.constant(''),
            candidates: fc.tuple(...ids.map((each) => text.map((name) => ({ id: each, name })))),
            ballots: fc.array(fc.record({ [says]: said, count: arbitraryCount })),
          }),
        })
      return fc.oneof(
        file('ranking', ranking),
        file('approvals', fc.subarray(ids)),
        file('scores', fc.dictionary(one, fc.nat())),
        file(
          'marks',
          fc.tuple(marks, writing).map(([all, more]) => ({ ...all, ...more })),
        ),
      )
    })
    fc.assert(
      fc.property(kinds, ({ says, file: one }) => {
        expect(read(readTellersSheet(read(writeTellersSheet(one as unknown as BallotFile)).text, says))).toEqual(one)
      }),
    )
  })

  test.each<[string, object, readonly (string | number)[]]>([
    ['a ranking of a stranger', { ballots: [{ ranking: ['x'] }] }, ['ballots', 0, 'ranking', 0]],
    ['somebody twice in a ranking', { ballots: [{ ranking: ['a', 'a'] }] }, ['ballots', 0, 'ranking', 1]],
    ['a skipped rank at the end', { ballots: [{ ranking: ['a', []] }] }, ['ballots', 0, 'ranking']],
    ['a rank beyond the candidates', { ballots: [{ ranking: ['a', [], 'b'] }] }, ['ballots', 0, 'ranking']],
    ['approval of a stranger', { ballots: [{ approvals: ['x'] }] }, ['ballots', 0, 'approvals']],
    ['somebody twice in approvals', { ballots: [{ approvals: ['a', 'a'] }] }, ['ballots', 0, 'approvals']],
    ['scores for a stranger', { ballots: [{ scores: { x: 1 } }] }, ['ballots', 0, 'scores']],
    ['marks for a stranger', { ballots: [{ marks: { x: 'for' } }] }, ['ballots', 0, 'marks', 'x']],
    ['a candidate written in', { ballots: [{ marks: { a: 'writeIn' } }] }, ['ballots', 0, 'marks', 'a']],
    ['a person of two lines written in', { ballots: [{ marks: { 'x\ny': 'writeIn' } }] }, ['ballots', 0, 'marks', 'x\ny']],
    ['ballots of two kinds', { ballots: [{ approvals: [] }, { ranking: [] }] }, ['ballots', 1, 'approvals']],
    ['an id with blanks around it', { candidates: [{ id: ' a', name: '' }] }, ['candidates', 0, 'id']],
    ['a name of two lines', { candidates: [{ id: 'a', name: 'a\nb' }] }, ['candidates', 0, 'name']],
    ['somebody who withdrew', { withdrawn: ['a'] }, ['withdrawn']],
  ])('cannot have %s', (_, change, path) => {
    expect(refused(writeTellersSheet({ ...file(), ...change })).path).toEqual(path)
  })
})
