import { type BallotBox, explain, memoryBallotBox, type Society } from 'huzhu'
import type { ElectionProcedure } from 'huzhu/election'
import type { Entry, Journal } from 'huzhu/journal'
import { digest } from '../../src/base/canonical.ts'
import { adopted, must } from './constitution.ts'
import { BRANCH_HEAD, noon } from './setting.ts'

/** Seven stand for three seats: 5,040 full rankings, so that of 500 ballots no two are alike. */
const CANDIDATES = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7']
const VOTERS = Array.from({ length: 493 }, (_, index) => `v${index + 1}`)

/** From `v401` on on paper, in the hall; the last ones do not vote. */
export const ONLINE = VOTERS.slice(0, 400)
const ON_PAPER = VOTERS.slice(400, 450)
/** They entrust the voters before them, who vote for them online. */
const PRINCIPALS = ONLINE.filter((_, index) => index % 8 === 7)

const RANKED: ElectionProcedure = {
  ...BRANCH_HEAD,
  roll: { from: 'members', publishedDaysBefore: 3, rulingDays: 3 },
  nomination: { by: ['organ'], organs: ['branchAssembly'], publishedDaysBefore: 2, withdrawDaysBefore: 1 },
  poll: { ballot: 'secret', channels: ['station', 'online'], proxies: { max: 3, lodgedDaysBefore: 1 }, scrutineers: 1 },
  count: { method: 'scottish-stv', ties: [{ order: CANDIDATES }] },
}
const { committee: _, ...WITHOUT_COMMITTEE } = RANKED

const ADOPTION = {
  type: 'adoptSociety',
  units: [
    { id: 'head', layer: 'head' },
    { id: 'east', layer: 'branch', parent: 'head' },
  ],
  subjects: [],
  rolls: [{ unit: 'east', members: [...CANDIDATES, ...VOTERS].map((id) => ({ id, kind: 'resident' })) }],
  mandates: [],
}

const both = (en: string, zh: string) => ({ en, 'zh-CN': zh })
const PERMITS = {
  elections: { 'election.delegates': WITHOUT_COMMITTEE },
  facts: [{ name: 'voter.barred', is: { type: 'boolean' }, label: both('barred', '不得投票'), source: 'host', changeable: true }],
  rules: [
    {
      name: 'barred',
      conditions: {
        all: [
          { fact: 'action', operator: 'equal', value: 'castBallot' },
          { fact: 'voter.barred', operator: 'equal', value: true },
        ],
      },
      event: { type: 'forbid' },
    },
  ],
} as const

/** What one voter does: the number of a ballot, and a tracker that nobody else has. */
export interface Casting {
  readonly ballot: number
  readonly tracker: string
}

/** The same action in every history: its id hangs on what it is, not on when it was made. */
function act(type: string, date: string, more: object = {}) {
  return { id: digest({ type, ...more } as never).slice(0, 20), type, by: 'east', at: noon(date), case: 'e1', ...more }
}

const DAY = '2026-06-30'
const officers = { tellers: ['v401', 'v402'], scrutineers: ['v403'] }
const boxes = [
  { box: 'hall', channel: 'station' },
  { box: 'web', channel: 'online' },
  { box: 'phone', channel: 'online' },
]

const UNTIL_POLLING = [
  act('formElection', '2026-06-01', {
    unit: 'east',
    procedure: 'election.delegates',
    purpose: 'general',
    posts: [{ office: 'delegate', seats: 3 }],
  }),
  act('announceElection', '2026-06-02', { day: DAY }),
  act('publishRoll', '2026-06-10'),
  act('freezeRoll', '2026-06-15'),
  ...CANDIDATES.map((person) =>
    act('nominateCandidate', '2026-06-16', { by: 'east:branchAssembly', office: 'delegate', person }),
  ),
  ...CANDIDATES.map((person) => act('acceptNomination', '2026-06-17', { by: person, office: 'delegate', person })),
  act('publishCandidates', '2026-06-18'),
  act('appointOfficers', '2026-06-19', officers),
  ...PRINCIPALS.map((voter) => act('lodgeProxy', '2026-06-20', { by: voter, principal: voter, holder: holderOf(voter) })),
  act('openPolls', DAY, { boxes }),
]

function holderOf(principal: string): string {
  return `v${Number(principal.slice(1)) - 1}`
}

/** The ballot of a number: a ranking of all candidates. */
export function ranking(number: number): readonly string[] {
  const left = [...CANDIDATES]
  let rest = number * 6
  return CANDIDATES.map(() => {
    const [next = ''] = left.splice(rest % left.length, 1)
    rest = Math.floor(rest / (left.length + 1))
    return next
  })
}

function cast(voter: string, { ballot, tracker }: Casting, more: object = {}) {
  const by = PRINCIPALS.includes(voter) ? holderOf(voter) : voter
  const box = Number(voter.slice(1)) % 3 === 0 ? 'phone' : 'web'
  return {
    ...act('castBallot', DAY, { by, voter, box }),
    ballot: { delegate: { ranking: ranking(ballot) } },
    tracker,
    ...more,
  }
}

/** A box that fails once when the ballot of the hundredth voter is dropped in. */
function failingOnce(box: BallotBox): BallotBox {
  let drops = 0
  return {
    ...box,
    async drop(name, handle) {
      drops += 1
      if (drops === 100) throw new Error('the disk is full')
      await box.drop(name, handle)
    },
  }
}

/** Everything that anybody could read of an election: what stands in the society and its journal, and what was answered, told or thrown. */
export interface Seen {
  readonly answers: readonly unknown[]
  readonly heard: readonly Entry[]
  readonly entries: readonly Entry[]
  readonly snapshot: unknown
}

/** An election in which these voters cast these ballots, in this order: what is seen while the box is shut, and what is seen in the end. */
export async function held(castings: ReadonlyMap<string, Casting>) {
  const ballotBox = failingOnce(memoryBallotBox())
  const { society, opening } = await adopted(PERMITS, { ballotBox }, ADOPTION)
  const heard: Entry[] = []
  society.subscribe((entry) => heard.push(entry))
  await must(society, UNTIL_POLLING)
  const answers: unknown[] = []
  const ask = async (action: object, barred = false) => {
    const facts = { 'voter.barred': barred }
    try {
      const answer = await society.act(action, facts)
      answers.push(answer)
      if (answers.length > 50) return
      const ruling = answer.ok ? answer.ruling : 'ruling' in answer.refusal ? answer.refusal.ruling : undefined
      const told = ruling && (['en', 'zh-CN'] as const).map((locale) => explain(ruling, locale, opening.constitution))
      answers.push(told, society.check(action, facts), society.check({ ...action, id: 'asked' }, facts))
    } catch (thrown) {
      const { name, message, stack: _, ...rest } = thrown as Error & { readonly box: string; readonly handle: string }
      answers.push({ name, message, ...rest, cause: String((thrown as Error).cause) })
      await ballotBox.drop(rest.box, rest.handle)
    }
  }
  for (const [voter, casting] of castings) {
    const asked = cast(voter, casting)
    const [first = '', ...others] = ranking(casting.ballot)
    if (voter === 'v5') await ask({ ...asked, id: 'barred' }, true)
    if (voter === 'v6') await ask({ ...asked, id: 'kind', ballot: { delegate: { approvals: [first, ...others] } } })
    if (voter === 'v9') await ask({ ...asked, id: 'another-post', ballot: { chair: { ranking: [first, ...others] } } })
    if (voter === 'v10') await ask({ ...asked, id: 'stranger', ballot: { delegate: { ranking: [...others, `${first}0`] } } })
    if (voter === 'v11') await ask({ ...asked, id: 'no-number', ballot: { delegate: { [first]: Number.NaN } } })
    if (voter === 'v12') await ask({ ...asked, id: 'short-tracker', tracker: casting.tracker.slice(0, 5) })
    if (voter === 'v13') await ask({ ...asked, id: 'not-on-the-roll', voter: 'nobody' })
    await ask(asked)
    if (voter === 'v14') await ask({ ...asked, id: 'again' })
    if (voter === 'v17') await ask(asked)
  }
  for (const voter of ON_PAPER) await must(society, [act('markVoter', DAY, { box: 'hall', voter })])
  await must(society, [act('closePolls', DAY)])
  const shut = await seen(society, opening.journal, answers, heard)
  await must(society, counting())
  return { shut, whole: await seen(society, opening.journal, answers, heard), society }
}

async function seen(society: Society, journal: Journal, answers: readonly unknown[], heard: readonly Entry[]): Promise<Seen> {
  const entries: Entry[] = []
  for await (const entry of journal.read()) entries.push(entry)
  return { answers: [...answers], heard: [...heard], entries, snapshot: society.snapshot() }
}

/** The box is opened, the paper ballots are told, and all are counted. */
function counting(): readonly object[] {
  const papers = [{ paper: { delegate: { ranking: CANDIDATES } }, count: ON_PAPER.length }]
  const { tellers, scrutineers } = officers
  return [
    act('openBox', DAY),
    act('reportBox', DAY, { box: 'hall', issued: ON_PAPER.length, returned: ON_PAPER.length, scrutineers }),
    ...tellers.map((teller) => act('submitSheet', DAY, { by: teller, teller, batch: 'b1', papers, void: 0, scrutineers })),
    act('countVotes', DAY),
    act('confirmPoll', DAY, { finding: 'valid' }),
    act('declareResult', '2026-07-01', { from: '2026-07-01' }),
  ]
}
