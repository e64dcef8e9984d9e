import { expect, test } from 'vitest'
import { must } from '../constitution.ts'
import { EAST } from '../setting.ts'
import { act, branch, campaigned, onPaperAndOnline } from './branch.ts'
import { electionOf, expectRecord } from './record.ts'

const inHall = (from: number, to: number) => EAST.slice(from - 1, to).map((voter) => ({ voter }))
const online = (from: number, to: number, person: string) =>
  Object.fromEntries(EAST.slice(from - 1, to).map((voter) => [voter, person]))

// By the model constitution more than half of those who voted elect, a third of the ballots in a further election; a tie is voted on again.
test('a branch elects its head on paper and online: nobody has a majority, the best two are level, the third round decides', async () => {
  const told = await branch()
  const { society } = told
  await campaigned(told, '2026-06-30')
  // v40 is away for the summer, and votes by v20 in every round.
  await must(society, [act('lodgeProxy', '2026-06-28', { by: 'v40', principal: 'v40', holder: 'v20' })])
  const proxy = { voter: 'v40', holder: 'v20' }

  // v1 has 10 of 24 votes, v2 has 10, v3 has 4: elected would be who has 13.
  const hall = [...inHall(16, 26), proxy]
  const first = { online: { ...online(4, 9, 'v1'), ...online(10, 15, 'v2') }, hall, papers: { v1: 4, v2: 4, v3: 4 } }
  await must(society, onPaperAndOnline('2026-06-30', first))
  expect(electionOf(told).rounds[0]?.counted).toMatchObject({
    turnout: { eligible: 40, issued: 24, voted: 24, returned: 24 },
    contests: [{ elected: [], tied: [], unfilled: 1, further: ['v1', 'v2'] }],
  })
  expect(society.get('election.marked', 'e1/1/v40')).toEqual({ box: 'hall', proxy: 'v20' })

  // Eleven each: of 22 ballots a third is enough for both.
  await must(society, [act('callRound', '2026-07-01', { round: 'further', day: '2026-07-12' })])
  const second = {
    online: { ...online(4, 9, 'v1'), ...online(10, 15, 'v2') },
    hall: [...inHall(16, 24), proxy],
    papers: { v1: 5, v2: 5 },
  }
  await must(society, onPaperAndOnline('2026-07-12', second))
  expect(electionOf(told).rounds[1]?.counted?.contests).toMatchObject([{ elected: [], tied: ['v1', 'v2'], tiedSeats: 1 }])

  await must(society, [act('callRound', '2026-07-13', { round: 'revote', day: '2026-07-19' })])
  await must(society, onPaperAndOnline('2026-07-19', { ...second, papers: { v1: 4, v2: 6 } }))
  expect(electionOf(told).elected).toEqual([{ office: 'branchHead', person: 'v2', round: 3 }])

  await must(society, [
    act('endorseResult', '2026-07-21', { by: 'head:council', decision: 'confirmed' }),
    act('declareResult', '2026-07-22', { from: '2026-07-22' }),
    act('handOver', '2026-07-25'),
  ])
  expect(society.get('mandates', 'e1:branchHead:1')).toMatchObject({ subject: 'v2', from: '2026-07-22', to: '2029-07-22' })
  expect(electionOf(told).phase).toBe('handedOver')
  await expectRecord(told, 'e1')
})
