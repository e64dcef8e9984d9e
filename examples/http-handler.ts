// How does a society stand behind HTTP? A handler of web standards, for Node, Deno, Bun and workers; refusals are problem+json (RFC 9457).
// Run: npx tsx examples/http-handler.ts
import { type Facts, openSociety, parseConstitution, type RefusalCode, refusalText, type Society } from 'huzhu'
import { amendment } from 'huzhu/amendment'
import { consultation } from 'huzhu/consultation'
import { election, recall } from 'huzhu/election'
import { memoryJournal } from 'huzhu/journal'
import { huzhushe } from 'huzhu/presets/huzhushe'
import { referral } from 'huzhu/referral'

/** What only the application can do. */
interface Host {
  /** Whether the sender is, or may speak for, this subject. The library checks what a subject may do, never who somebody is. */
  speaksFor(request: Request, subject: unknown): Promise<boolean>
  /** What the application's own records say about an action. A client states an action; it supplies no facts. */
  factsAbout(action: unknown): Promise<Facts>
}

const STATUS: { readonly [Code in RefusalCode]: number } = {
  malformed: 400,
  unknownAction: 400,
  unconstitutional: 403,
  referred: 403,
  notFound: 404,
  alreadyExists: 409,
  conflict: 409,
  idReused: 409,
  notPossible: 409,
  outOfPhase: 409,
  choiceMissing: 422,
  documentRefused: 422,
  factsNeeded: 422,
  outOfTime: 422,
  tallyImpossible: 422,
  timeAhead: 503,
  timeReversed: 503,
}

const actionsHandler =
  (society: Society, host: Host) =>
  async (request: Request): Promise<Response> => {
    const body = (await request.json().catch(() => undefined)) as { readonly by?: unknown } | undefined
    if (!(await host.speaksFor(request, body?.by))) return problem(403, 'notYou', 'the sender does not speak for this subject')
    const facts = await host.factsAbout(body)
    // Taken last: had it to wait for its facts, another action with a later `at` could be done before it.
    const at = new Date().toISOString()
    const result = await society.act({ ...body, at }, facts, { latest: at })
    if (result.ok) return Response.json({ position: result.entry.position, ruling: result.ruling }, { status: 201 })
    const { refusal } = result
    return problem(STATUS[refusal.code], refusal.code, refusalText(refusal, 'en', constitution), { refusal })
  }

function problem(status: number, title: string, detail: string, more = {}): Response {
  const headers = { 'content-type': 'application/problem+json' }
  return Response.json({ type: `https://example.org/problems/${title}`, title, status, detail, ...more }, { status, headers })
}

const constitution = parseConstitution(huzhushe)
const society = await openSociety({
  constitution,
  lifecycles: [amendment, consultation, election, recall, referral],
  journal: memoryJournal(),
})
const handle = actionsHandler(society, {
  speaksFor: async (request) => request.headers.get('authorization') === 'Bearer neighbour',
  factsAbout: async () => ({}),
})
async function post(action: unknown, token = 'neighbour') {
  const sent = { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: JSON.stringify(action) }
  const response = await handle(new Request('https://example.org/actions', sent))
  const { position, detail } = (await response.json()) as { position?: number; detail?: string }
  return `${response.status} ${detail ?? `entry ${position}`}`
}

const founders = Array.from({ length: 10 }, (_, index) => ({ id: `resident-${index + 1}`, kind: 'resident' }))
const found = { id: 'a1', type: 'foundSociety', by: 'resident-1', founded: { id: 'head' }, founders }
const admit = { id: 'a2', type: 'admitMembers', by: 'head', unit: 'head', members: [{ id: 'resident-11', kind: 'resident' }] }
console.log(await post({ ...found, at: '2099-01-01T00:00:00.000Z' })) // => '201 entry 0'
console.log(await post(found)) // => '201 entry 0'
console.log(await post(found, 'stranger')) // => '403 the sender does not speak for this subject'
console.log(await post({ ...found, founded: {} })) // => '400 the input is not well formed at `founded.id`: is missing; expected string'
console.log(await post({ ...admit, id: 'a1' })) // => '409 the id `a1` was used for another action, entry 0'
console.log(await post(admit)) // => '422 these facts are needed: each applied of their own will and lives, owns a home or volunteers in the compound'
console.log(await post({ id: 'a3', type: 'distributeMoney', by: 'head' })) // => '403 the constitution does not allow it'
