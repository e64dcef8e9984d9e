import { readdirSync } from 'node:fs'
import * as fc from 'fast-check'
import { count } from 'huzhu/voting'
import { type BltFile, pollOf, readBlt, writeBlt } from 'huzhu/voting/formats'
import { describe, expect, test } from 'vitest'
import { ballotJson, ballotText, hasBallots, withFiles } from '../shared.ts'
import { arbitraryCount, arbitraryRanking, read, refused, total } from './file.ts'

const NAMES = '"Adam"\n"Basil"\n"Charlotte"\n"Donald"\n"Club of 1987"\n'
const ballotsOf = (lines: string, head = '4 2') => read(readBlt(`${head}\n${lines}\n0\n${NAMES}`)).ballots

describe('a BLT file', () => {
  test('is read as its authors wrote it (Hill, Wichmann & Woodall 1987, 3.1)', () => {
    const text = `4 2\n-2\n3 1 3 4 0\n4 1 3 2 0\n2 4 1 3 0\n1 2 0\n2 2 4 3 1 0\n1 3 4 2 0\n0\n${NAMES}`
    expect(read(readBlt(text))).toEqual({
      title: 'Club of 1987',
      seats: 2,
      candidates: [
        { id: '1', name: 'Adam' },
        { id: '2', name: 'Basil' },
        { id: '3', name: 'Charlotte' },
        { id: '4', name: 'Donald' },
      ],
      withdrawn: ['2'],
      ballots: [
        { ranking: ['1', '3', '4'], count: 3 },
        { ranking: ['1', '3', '2'], count: 4 },
        { ranking: ['4', '1', '3'], count: 2 },
        { ranking: ['2'], count: 1 },
        { ranking: ['2', '4', '3', '1'], count: 2 },
        { ranking: ['3', '4', '2'], count: 1 },
      ],
    })
  })

  test('is counted with the seats, candidates and withdrawals that it says', () => {
    const file = read(readBlt(`3 2\n-3\n5 3 1 0\n4 2 0\n3 1 0\n0\n"A"\n"B"\n"C"\n"T"`))
    expect(count({ method: 'plurality', ...pollOf(file) })).toMatchObject({ seats: 2, withdrawn: ['3'], elected: ['1', '2'] })
  })

  test('may have equal ranks, skipped ranks, blank ballots and somebody twice: count knows what they mean', () => {
    expect(ballotsOf('2 4 1=3 0\n1 2 - 3 0\n7 0\n1 2 2=1 0')).toEqual([
      { ranking: ['4', ['1', '3']], count: 2 },
      { ranking: ['2', [], '3'], count: 1 },
      { ranking: [], count: 7 },
      { ranking: ['2', ['2', '1']], count: 1 },
    ])
  })

  test('may stand on few lines, with comments, tabs, lines of any system and a byte order mark', () => {
    const plain = ballotsOf('3 1 3 0\n4 2 0', '4 2\n-1 -4')
    expect(ballotsOf('-1 -4 # gone\n3 1 3 0 4 2 0 # two', '\ufeff# spring\r\n4\t2 /* of\nfour */')).toEqual(plain)
    expect(ballotsOf('3 1 3 /* faint */ 0\r4 2 0\r\r', '4 2\n\n -1\n-4')).toEqual(plain)
  })

  test('may call candidates by nicknames, which are their ids then, and list who withdrew and who comes first in a tie (droop, stv-rs)', () => {
    const text = '3 1\n[nick ada 2b 陈]\n[withdrawn 2b ada]\n[tie 陈 ada 2b]\n5 陈=ada 0\n1 2 3 0\n0\n"A"\n"B"\n"C"\n"T"'
    expect(read(readBlt(text))).toMatchObject({
      candidates: [{ id: 'ada' }, { id: '2b' }, { id: '陈', name: 'C' }],
      withdrawn: ['ada', '2b'],
      tieOrder: ['陈', 'ada', '2b'],
      ballots: [{ ranking: [['陈', 'ada']] }, { ranking: ['2b', '陈'] }],
    })
  })

  test('keeps every ballot, however many there are', () => {
    const counts = ballotsOf('9007199254740991 1 0\n9007199254740992 1 0\n0012 1 0').map((ballot) => ballot.count)
    expect(counts).toEqual([Number.MAX_SAFE_INTEGER, '9007199254740992', 12])
  })

  test('has names with quotes, with comment signs, or without quotes around them, and notes behind the title', () => {
    const text = '3 1\n0\n"Robert \\"Bob\\" #1 \\\\ C:\\x" # first\n  Jo Cox  # second\nZoë#2\n"T"\n"The Times"\n"recounted"\n'
    const { candidates, title, notes } = read(readBlt(text))
    expect(candidates.map(({ name }) => name)).toEqual(['Robert "Bob" #1 \\ C:\\x', 'Jo Cox', 'Zoë#2'])
    expect([title, notes]).toEqual(['T', ['The Times', 'recounted']])
  })
})

describe('what cannot be read is refused with its line and column', () => {
  const file = (lines: string) => `3 2\n${lines}\n0\n"A"\n"B"\n"C"\n"T"\n`
  test.each([
    ['nothing', '', 1, 1, 'is not the number of candidates'],
    ['no seats', '3', 1, 2, 'is not the number of seats'],
    ['no number of candidates', 'three 2', 1, 1, '`three`'],
    ['no candidates', '0 2', 1, 1, '`0`'],
    ['more candidates than a poll takes', '10001 1\n0\n', 1, 1, 'more than 10000'],
    [
      'a ballot that is torn off, as in the one broken file of 1,100 Scottish ones',
      file('1,\n2 1 0'),
      2,
      1,
      '`1,` is no number of ballots',
    ],
    ['a ballot without its 0', file('1 2 3\n4 1 0'), 2, 6, 'ends without a 0'],
    ['a candidate beyond the last', file('1 2 0\n5 1  4 0'), 3, 6, '`4` is no candidate'],
    ['a candidate beyond the last in an equal rank', file('1 2=3=4 0'), 2, 7, '`4`'],
    ['half an equal rank', file('1 2= 0'), 2, 5, '``'],
    ['a ballot and a half', file('1.5 2 0'), 2, 1, '`1.5` is no number of ballots'],
    ['fewer ballots than none', file('1 1 0\n-3 2 0'), 3, 1, '`-3`'],
    ['more ballots than digits', file(`${'9'.repeat(32)} 1 0`), 2, 1, 'is no number of ballots'],
    ['an id of a ballot', file('(17) 1 2 0'), 2, 1, 'is an id of a ballot'],
    ['ballots without an end', '3 2\n1 2 0\n', 3, 1, 'before a 0 ends the ballots'],
    ['a withdrawal of nobody', file('-4'), 2, 1, '`4`'],
    ['an option that nothing obeys', file('[droop quota=hare]'), 2, 1, '`droop` is none of the options'],
    ['an option without an end', file('[nick a b c'), 2, 1, 'never closed'],
    ['an option twice', file('[tie 1 2 3]\n[tie 3 2 1]'), 3, 1, 'said twice'],
    ['a tie order without somebody', file('[tie 1 2]'), 2, 1, 'each of the 3 candidates once'],
    ['a nickname twice', file('[nick a b a]'), 2, 1, 'each of the 3 candidates once'],
    ['a number for a nickname', file('[nick a 1 c]'), 2, 9, '`1` is no nickname'],
    ['a nickname that no object can hold', file('[nick a __proto__ c]'), 2, 9, '`__proto__` is no nickname'],
    ['nicknames after numbers', file('-1\n[nick a b c]'), 3, 1, 'nicknames come after'],
    ['a comment without an end', file('/* 1 2 0'), 2, 1, 'never closed'],
    ['a name too few', '3 2\n0\n"A"\n"B"\n"T"\n', 6, 1, 'before the title'],
    ['a name without its quote', '3 2\n0\n"A"\n"B\n"C"\n"T"\n', 4, 1, 'not closed on its line'],
    ['a quote inside a name', '3 2\n0\n"A "x" B"\n', 3, 5, 'follows a closing quote'],
    ['a name too many', `${file('1 1 0')}T2\n`, 8, 1, 'nothing is expected after the title'],
    ['a note too many', `${file('1 1 0')}"a" "b"\n"c"`, 9, 1, 'nothing is expected after the title'],
  ])('%s', (_, text, line, column, problem) => {
    expect(refused(readBlt(text))).toEqual({ path: ['line', line, 'column', column], problem: expect.stringContaining(problem) })
  })

  test('lines and columns count behind a byte order mark, and lines end in any way', () => {
    expect(refused(readBlt('\ufeffx')).path).toEqual(['line', 1, 'column', 1])
    expect(refused(readBlt('3 2\r\n1 1 0\r1 9 0')).path).toEqual(['line', 3, 'column', 3])
  })

  test('a file that is no text is no file', () => {
    expect(refused(readBlt(new Uint8Array() as unknown as string))).toEqual({ path: [], problem: 'is no text' })
  })

  test('a long piece is cut in the message', () => {
    expect(refused(readBlt('x'.repeat(1_000_000))).problem.length).toBeLessThan(200)
  })
})

describe('a BLT file that is written', () => {
  const FILE: BltFile = {
    title: 'T',
    seats: 1,
    candidates: [
      { id: '1', name: 'A' },
      { id: '2', name: 'B' },
    ],
    withdrawn: [],
    ballots: [{ ranking: ['2', [], ['1']], count: 3 }, { ranking: [] }],
  }

  test('is as people write it', () => {
    expect(read(writeBlt(FILE)).text).toBe('2 1\n3 2 - 1 0\n1 0\n0\n"A"\n"B"\n"T"\n')
  })

  test('is read as the same', () => {
    const candidates = fc.uniqueArray(fc.stringMatching(/^[a-z陈é][^\s="()[\]#]{0,4}$/), { minLength: 1, maxLength: 6 })
    const line = fc.string({ unit: 'binary' }).map((text) => text.replace(/[\r\n]/g, ' '))
    const files = candidates.chain((ids) =>
      fc.record(
        {
          title: line,
          seats: fc.integer({ min: 1, max: 9 }),
          candidates: fc.tuple(...ids.map((id) => line.map((name) => ({ id, name })))),
          withdrawn: fc.subarray(ids),
          tieOrder: fc.shuffledSubarray(ids, { minLength: ids.length }),
          notes: fc.array(line, { minLength: 1, maxLength: 2 }),
          ballots: fc.array(fc.record({ ranking: arbitraryRanking(ids), count: arbitraryCount })),
        },
        { requiredKeys: ['title', 'seats', 'candidates', 'withdrawn', 'ballots'] },
      ),
    )
    fc.assert(
      fc.property(files, (file) => {
        expect(read(readBlt(read(writeBlt(file as BltFile)).text))).toEqual(file)
      }),
    )
  })

  test.each<[string, Partial<BltFile>, readonly (string | number)[]]>([
    ['a ballot for a stranger', { ballots: [{ ranking: ['1', ['2', '3']] }] }, ['ballots', 0, 'ranking', 1, 1]],
    ['half a ballot', { ballots: [{ ranking: ['1'], count: 0.5 }] }, ['ballots', 0, 'count']],
    ['no seats', { seats: 0 }, ['seats']],
    ['no candidates', { candidates: [] }, ['candidates']],
    ['a candidate twice', { candidates: [FILE.candidates[0]!, FILE.candidates[0]!] }, ['candidates']],
    ['an id that would be read as a number', { candidates: [{ id: '7', name: '' }], ballots: [] }, ['candidates', 0, 'id']],
    ['an id with a blank', { candidates: [{ id: 'a b', name: '' }], ballots: [] }, ['candidates', 0, 'id']],
    ['a withdrawal of a stranger', { withdrawn: ['3'] }, ['withdrawn', 0]],
    ['a tie order without somebody', { tieOrder: ['1', '1'] }, ['tieOrder']],
    ['a tie order with somebody twice', { tieOrder: ['1', '2', '2'] }, ['tieOrder']],
    ['a title of two lines', { title: 'a\nb' }, ['title']],
    ['a name of two lines', { candidates: [{ id: '1', name: 'a\rb' }], ballots: [] }, ['candidates', 0, 'name']],
  ])('cannot have %s', (_, change, path) => {
    expect(refused(writeBlt({ ...FILE, ...change })).path).toEqual(path)
  })
})

describe.skipIf(!hasBallots)(withFiles('elections that were held'), () => {
  const files = hasBallots
    ? ['scottish', 'us', 'small/stv-rs'].flatMap((folder) =>
        readdirSync(`../shared/data/ballots/${folder}`)
          .filter((file) => file.endsWith('.blt'))
          .map((file) => `${folder}/${file}`),
      )
    : []

  test.each(files)('%s is read, and read as the same when it is written', (path) => {
    const file = read(readBlt(ballotText(path)))
    expect(read(readBlt(read(writeBlt(file)).text))).toEqual(file)
  })

  test('have the ballots that were cast', () => {
    const cast = (path: string) => total(read(readBlt(ballotText(path))).ballots)
    expect(cast('us/2013_minneapolis_mayor.blt')).toBe(79_312n)
    expect(cast('us/2024_portland_or_d1.blt')).toBe(42_871n)
    expect(cast('us/2009_aspen_mayor.blt')).toBe(2_528n)
    for (const path of files.filter((file) => file.startsWith('scottish/'))) {
      const { valid } = ballotJson<{ valid: number }>(path.replace('.blt', '.expected.json'))
      expect(cast(path)).toBe(BigInt(valid))
    }
    expect(cast('small/stv-rs/ballot_sum_overflows.blt')).toBe(18_446_744_073_709_551_617n)
  })
})
