import * as fc from 'fast-check'
import { type RankedFile, readDebianTally, writeDebianTally } from 'huzhu/voting/formats'
import { describe, expect, test } from 'vitest'
import { ballotJson, ballotText, hasBallots, withFiles } from '../shared.ts'
import { read, refused } from './file.ts'

const OPTIONS = `
     Tally Sheet for the votes cast.
   "V: vote   MD5SUM"

     Option 1-->: Ada
   /  Option 2->: Bea: the second
   |/`

const ranksOf = (votes: string, options = OPTIONS) =>
  read(readDebianTally(`${options}\n${votes}`)).ballots.map(({ ranking }) => ranking)

describe('a Debian tally sheet', () => {
  test('is read with its options, whatever stands above them', () => {
    expect(read(readDebianTally(`${OPTIONS}\nV: 21 \t\t1d7ba886\n\nV: -1 \t\t5983810b`))).toEqual({
      title: '',
      candidates: [
        { id: '1', name: 'Ada' },
        { id: '2', name: 'Bea: the second' },
      ],
      ballots: [
        { ranking: ['2', '1'], count: 1 },
        { ranking: ['2'], count: 1 },
      ],
    })
  })

  test('says only an order: equal ranks are level, ranks left out mean nothing, all dashes are a blank ballot', () => {
    expect(ranksOf('V: 11\nV: 92\nV: --')).toEqual([[['1', '2']], ['2', '1'], []])
  })

  test('goes on with letters behind 9, large or small', () => {
    const options = Array.from({ length: 11 }, (_, index) => `Option ${index + 1}: ${index}`).join('\n')
    expect(ranksOf('V: 123456789ab\nV: AB---------', options)).toEqual([
      ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11'],
      ['1', '2'],
    ])
  })
})

describe('what cannot be read is refused with its line and column', () => {
  test.each([
    ['nothing', '', 1, 1, 'names no options'],
    ['a vote before the options', 'V: 12\n', 1, 4, 'before the options'],
    ['a vote that is torn off', `${OPTIONS}\nV: 1`, 8, 4, '`1` has 1 ranks for 2 options'],
    ['a rank too many', `${OPTIONS}\nV: 123 x`, 8, 4, '`123` has 3 ranks for 2 options'],
    ['rank 0', `${OPTIONS}\nV: 10`, 8, 5, '`0` is no rank'],
    ['a sign that is no rank', `${OPTIONS}\nV: ?1`, 8, 4, '`?` is no rank'],
    ['a vote with a damaged sign', `${OPTIONS}\nV: 12\nW: 21`, 9, 1, 'neither an option nor a vote'],
    ['an option left out', `${OPTIONS}\n Option 4: x`, 8, 2, 'is option 4 where option 3 is expected'],
    ['an option after a vote', `${OPTIONS}\nV: 12\nOption 3: x`, 9, 1, 'after the first vote'],
    [
      'more options than signs',
      Array.from({ length: 36 }, (_, index) => `Option ${index + 1}: x`).join('\n'),
      36,
      1,
      '35 options',
    ],
  ])('%s', (_, text, line, column, problem) => {
    expect(refused(readDebianTally(text))).toEqual({
      path: ['line', line, 'column', column],
      problem: expect.stringContaining(problem),
    })
  })
})

describe('a tally sheet that is written', () => {
  const FILE: RankedFile = {
    title: '',
    candidates: [
      { id: '1', name: 'Ada' },
      { id: '2', name: 'Bea' },
      { id: '3', name: '' },
    ],
    ballots: [{ ranking: ['3', ['1', '2']], count: 2 }, { ranking: ['2'] }],
  }

  test('is as Debian writes it, a line for each voter', () => {
    const options = '  Option 1--->: Ada\n/  Option 2-->: Bea\n|/  Option 3->: \n'
    expect(read(writeDebianTally(FILE)).text).toBe(`${options}V: 221\nV: 221\nV: -1-\n`)
  })

  test('is read as the same', () => {
    const names = fc.array(
      fc.string({ unit: 'binary' }).map((text) => text.replace(/[\r\n]/g, '').trim()),
      { minLength: 1, maxLength: 12 },
    )
    const files = names.chain((all) => {
      const candidates = all.map((name, index) => ({ id: `${index + 1}`, name }))
      const ranking = fc.shuffledSubarray(candidates.map(({ id }) => id)).map((ids) => {
        const level = ids.slice(0, ids.length / 3).sort((a, b) => Number(a) - Number(b))
        return level.length < 2 ? ids : [level, ...ids.slice(level.length)]
      })
      return fc
        .array(ranking)
        .map((rankings) => ({ title: '', candidates, ballots: rankings.map((one) => ({ ranking: one, count: 1 })) }))
    })
    fc.assert(
      fc.property(files, (file) => {
        expect(read(readDebianTally(read(writeDebianTally(file)).text))).toEqual(file)
      }),
    )
  })

  test.each<[string, object, readonly (string | number)[]]>([
    ['a ballot for a stranger', { ballots: [{ ranking: ['4'] }] }, ['ballots', 0, 'ranking', 0]],
    ['somebody twice on a ballot', { ballots: [{ ranking: ['1', ['2', '1']] }] }, ['ballots', 0, 'ranking', 1]],
    ['a skipped rank', { ballots: [{ ranking: ['1', []] }] }, ['ballots', 0, 'ranking', 1]],
    [
      'more than a million lines',
      { ballots: [{ ranking: [] }, { ranking: ['1'], count: '9'.repeat(31) }] },
      ['ballots', 1, 'count'],
    ],
    [
      'more candidates than signs',
      { candidates: Array.from({ length: 36 }, (_, id) => ({ id: `${id}`, name: '' })) },
      ['candidates'],
    ],
    ['a name of two lines', { candidates: [{ id: '1', name: 'a\nb' }], ballots: [] }, ['candidates', 0, 'name']],
    ['somebody who withdrew', { withdrawn: ['1'] }, ['withdrawn']],
  ])('cannot have %s', (_, change, path) => {
    expect(refused(writeDebianTally({ ...FILE, ...change })).path).toEqual(path)
  })
})

describe.skipIf(!hasBallots)(withFiles('votes that were held'), () => {
  test.each(['leader2006', 'leader2007'])('%s is read with all its votes, and read as the same when it is written', (vote) => {
    const file = read(readDebianTally(ballotText(`debian/${vote}_tally.txt`)))
    const { candidates, ballots } = ballotJson<{ candidates: string[]; ballots: number }>(`debian/${vote}.expected.json`)
    expect(file.candidates.map(({ name }) => name)).toEqual(candidates)
    expect(file.ballots).toHaveLength(ballots)
    expect(read(readDebianTally(read(writeDebianTally(file)).text))).toEqual(file)
  })
})
