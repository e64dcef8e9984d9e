import * as fc from 'fast-check'
import { type RankedFile, readPrefLib, writePrefLib } from 'huzhu/voting/formats'
import { describe, expect, test } from 'vitest'
import { arbitraryCount, read, refused } from './file.ts'

/** A file of three alternatives; `orders` as in `2: 1,2,3`. */
const file = (type: string, voters: number, orders: string) =>
  `# TITLE: Debian 2002 Leader\n# DATA TYPE: ${type}\n# NUMBER ALTERNATIVES: 3\n# NUMBER VOTERS: ${voters}\n` +
  `# ALTERNATIVE NAME 1: Branden Robinson\n# ALTERNATIVE NAME 2: Raphael Hertzog: Debian\n# ALTERNATIVE NAME 3:\n${orders}`

describe('a PrefLib file', () => {
  test('of orders with ties is read', () => {
    expect(read(readPrefLib(file('toi', 119, '100: 3,1\n 9 : 3 , { 1, 2 }\n\n7:\n3: {2}')))).toEqual({
      title: 'Debian 2002 Leader',
      candidates: [
        { id: '1', name: 'Branden Robinson' },
        { id: '2', name: 'Raphael Hertzog: Debian' },
        { id: '3', name: '' },
      ],
      ballots: [
        { ranking: ['3', '1'], count: 100 },
        { ranking: ['3', ['1', '2']], count: 9 },
        { ranking: [], count: 7 },
        { ranking: ['2'], count: 3 },
      ],
    })
  })

  test.each([
    ['soc', '2: 1,2,3'],
    ['soi', '2: 3'],
    ['toc', '2: {1,3},2'],
  ])('of type %s is read', (type, order) => {
    expect(read(readPrefLib(file(type, 2, order))).ballots).toHaveLength(1)
  })
})

describe('what cannot be read is refused with its line and column', () => {
  test.each([
    ['nothing', '', 1, 1, '# NUMBER ALTERNATIVES'],
    ['the form before 2022', '3\n1,A\n2,B\n3,C\n2,2,1\n2,1,2,3\n', 1, 1, '# NUMBER ALTERNATIVES'],
    [
      'a head without numbers of voters',
      '# DATA TYPE: soi\n# NUMBER ALTERNATIVES: 1\n# ALTERNATIVE NAME 1: A\n2: 1',
      1,
      1,
      '# NUMBER VOTERS',
    ],
    [
      'an alternative without a name',
      '# DATA TYPE: soi\n# NUMBER ALTERNATIVES: 1\n# NUMBER VOTERS: 2\n2: 1',
      1,
      1,
      '# ALTERNATIVE NAME 1',
    ],
    ['no alternatives', '# NUMBER ALTERNATIVES: 0\n', 1, 24, 'is not from 1 to 10000'],
    ['more alternatives than a poll takes', '# NUMBER ALTERNATIVES: 99999999999\n', 1, 24, 'is not from 1 to 10000'],
    ['a number that is none', '# NUMBER ALTERNATIVES: many\n', 1, 24, '`many` is no whole number'],
    ['a metadatum twice', '# TITLE: a\n# TITLE: b\n', 2, 3, 'said twice'],
    ['a metadatum without a colon', '# TITLE a\n', 1, 10, 'the line ends where : is expected'],
    ['another kind of data', file('cat', 2, '2: 1,{2,3}'), 2, 14, '`cat` is none of the orders'],
    ['a tie in strict orders', file('soc', 2, '2: {1,2},{3}'), 8, 4, 'has a tie'],
    ['somebody missing in complete orders', file('toc', 2, '2: {1,3}'), 8, 4, 'names 2 of 3'],
    ['somebody twice', file('toi', 2, '2: 1,{2,1}'), 8, 9, '`1` stands in the order twice'],
    ['a stranger', file('soi', 2, '2: 1,4'), 8, 6, '`4` is no alternative'],
    ['alternative 0', file('soi', 2, '2: 0'), 8, 4, '`0` is no alternative'],
    ['half an order', file('soi', 2, '2: 1,'), 8, 6, 'the line ends where an alternative'],
    ['a tie that is not closed', file('toi', 2, '2: {1,2'), 8, 8, 'where } is expected'],
    ['a tie of nobody', file('toi', 2, '2: {}'), 8, 5, '`}` where an alternative'],
    ['two alternatives without a comma', file('soi', 2, '2: 1 2'), 8, 6, '`2` where , is expected'],
    ['a voter and a half', file('soi', 2, '1.5: 1'), 8, 2, '`.` where : is expected'],
    ['no voters behind an order', file('soi', 2, '0: 1'), 8, 1, '`0` is no number of voters'],
    ['a head line among the orders', file('soi', 2, '2: 1\n# TITLE: x'), 9, 1, '`#` is no number of voters'],
    ['a file that was cut off', file('soi', 119, '100: 3,1\n'), 4, 18, 'says 119 voters, and the orders are of 100'],
    [
      'fewer orders than there should be',
      `# NUMBER UNIQUE ORDERS: 2\n${file('soi', 2, '2: 1')}`,
      1,
      25,
      'says 2 orders, and the file has 1',
    ],
  ])('%s', (_, text, line, column, problem) => {
    expect(refused(readPrefLib(text))).toEqual({
      path: ['line', line, 'column', column],
      problem: expect.stringContaining(problem),
    })
  })
})

describe('a PrefLib file that is written', () => {
  const CANDIDATES = ['Ada', 'Bea', 'Cy'].map((name, index) => ({ id: String(index + 1), name }))
  const ranked = (...rankings: RankedFile['ballots'][number]['ranking'][]) => ({
    title: 'T',
    candidates: CANDIDATES,
    ballots: rankings.map((ranking) => ({ ranking, count: 2 })),
  })

  test('has the narrowest type that its orders allow', () => {
    const type = (...rankings: RankedFile['ballots'][number]['ranking'][]) => read(writePrefLib(ranked(...rankings))).type
    expect(type(['1', '2', '3'], ['3', '2', '1'])).toBe('soc')
    expect(type(['1', '2', '3'], ['3'])).toBe('soi')
    expect(type(['1', '2', '3'], ['3', ['2', '1']])).toBe('toc')
    expect(type([['1', '3']])).toBe('toi')
  })

  test('adds equal orders up, however they are said', () => {
    const { text } = read(writePrefLib(ranked(['1', '2'], [['1'], ['2']], ['2', '1'])))
    expect(text.split('\n').slice(-3)).toEqual(['4: 1,2', '2: 2,1', ''])
    expect(text).toContain('# NUMBER VOTERS: 6\n# NUMBER UNIQUE ORDERS: 2\n')
  })

  test('is read as the same', () => {
    const line = fc.string({ unit: 'binary' }).map((text) => text.replace(/[\r\n]/g, '').trim())
    const rankings = fc.shuffledSubarray(['1', '2', '3']).chain((order) =>
      fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }).map((joined) => {
        const ranks: string[][] = []
        for (const [index, id] of order.entries()) joined[index] && ranks.length > 0 ? ranks.at(-1)!.push(id) : ranks.push([id])
        return ranks.map((rank) => (rank.length === 1 ? rank[0]! : rank.sort()))
      }),
    )
    const ballots = fc.uniqueArray(fc.record({ ranking: rankings, count: arbitraryCount }), {
      selector: ({ ranking }) => JSON.stringify(ranking),
    })
    const names = fc.uniqueArray(line, { minLength: 3, maxLength: 3 })
    const files = fc.record({
      title: line,
      candidates: names.map((all) => all.map((name, index) => ({ id: `${index + 1}`, name }))),
      ballots,
    })
    fc.assert(
      fc.property(files, (one) => {
        expect(read(readPrefLib(read(writePrefLib(one)).text))).toEqual(one)
      }),
    )
  })

  test.each<[string, object, readonly (string | number)[]]>([
    ['a ballot for a stranger', { ballots: [{ ranking: ['4'] }] }, ['ballots', 0, 'ranking', 0]],
    ['somebody twice on a ballot', { ballots: [{ ranking: ['1', ['2', '1']] }] }, ['ballots', 0, 'ranking', 1, 1]],
    ['a skipped rank', { ballots: [{ ranking: ['1', []] }] }, ['ballots', 0, 'ranking', 1]],
    ['two of one name', { candidates: [...CANDIDATES, { id: '4', name: 'Ada' }] }, ['candidates', 3, 'name']],
    ['a name with blanks around it', { candidates: [{ id: '1', name: ' A' }], ballots: [] }, ['candidates', 0, 'name']],
    ['a title of two lines', { title: 'a\nb' }, ['title']],
    ['somebody who withdrew', { withdrawn: ['1'] }, ['withdrawn']],
  ])('cannot have %s', (_, change, path) => {
    expect(refused(writePrefLib({ ...ranked(['1']), ...change })).path).toEqual(path)
  })
})
