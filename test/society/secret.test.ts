import { explain, type Lifecycle, openSociety, type Society } from 'huzhu'
import { amendment } from 'huzhu/amendment'
import { consultation } from 'huzhu/consultation'
import { election, recall } from 'huzhu/election'
import type { Entry, Journal } from 'huzhu/journal'
import { referral } from 'huzhu/referral'
import { describe, expect, test } from 'vitest'
import { digest } from '../../src/base/canonical.ts'
import { now } from './fixture.ts'
import { drop, empty, free, hung, opening, suggestions } from './suggestions.ts'

/** What no record may hold: it stands in every secret field below. */
const SECRET = 'zebra'

const note = (text: string) => ({ topic: 'lift', text: `${SECRET} ${text}` })

/** Everything that a society and its journal show. */
async function shown(society: Society, journal: Journal): Promise<{ entries: readonly Entry[]; snapshot: object }> {
  const entries: Entry[] = []
  for await (const entry of journal.read()) entries.push(entry)
  return { entries, snapshot: society.snapshot() }
}

describe('what is secret in an action', () => {
  test('leaves no trace: two histories that differ in nothing else are the same to the byte', async () => {
    const times = Array.from({ length: 8 }, now)
    const history = async (text: string) => {
      const { society, journal } = await hung({}, [String(times[0]), String(times[1])])
      const heard: Entry[] = []
      society.subscribe((entry) => heard.push(entry))
      const secret = (by: string, at: number) =>
        drop(by, '', { at: times[at], ballot: note(`${by} ${text}`), tracker: `${SECRET}${by}${text}` })
      const answers = [
        await society.act(secret('p1', 2), free),
        await society.act(secret('p2', 3), { ...free, 'suggestion.barred': true }),
        await society.act(secret('p3', 4), { ...free, 'suggestion.delicate': true }),
        await society.act(secret('p4', 5)),
        await society.act(secret('p1', 6), free),
        await society.act({ ...secret('p5', 6), id: 'drop-p1' }, free),
        await society.act({ ...secret('p1', 6), id: 'again' }, free),
      ]
      const told = answers.map((answer) => {
        const ruling = answer.ok ? answer.ruling : 'ruling' in answer.refusal ? answer.refusal.ruling : undefined
        return ruling === undefined ? undefined : explain(ruling, 'en', opening.constitution)
      })
      return { codes: answers.map(codeOf), all: { answers, told, heard, ...(await shown(society, journal)) } }
    }
    const [one, other] = [await history('one'), await history('other')]
    const codes = ['done', 'unconstitutional', 'referred', 'factsNeeded', 'done', 'idReused', 'notPossible']
    expect(one.codes).toEqual(codes)
    expect(one.all.heard.length).toBe(3)
    expect(other.all).toEqual(one.all)
    expect(JSON.stringify(one.all)).not.toContain(SECRET)
  })

  test('is in no digest: that of the action is of what is recorded', async () => {
    const { society, journal } = await hung()
    const cast = drop('p1', 'too slow')
    await society.act(cast, free)
    const { ballot: _, ...rest } = cast
    const entry = (await shown(society, journal)).entries.at(-1)
    expect(entry?.action).toEqual(rest)
    expect(entry?.digests.action).toBe(digest(rest))
    expect(society.get('seen', cast.id)).toMatchObject({ action: digest(rest) })
  })

  test('is not missed when the journal is replayed', async () => {
    const { society, journal } = await hung()
    await society.act(drop('p1', 'too slow'), free)
    await society.act(empty(), free)
    const replayed = await openSociety({ ...opening, journal })
    expect(replayed.snapshot()).toEqual(society.snapshot())
  })

  test('does not change what an organ agrees to: the rest does', async () => {
    const { society } = await hung()
    const delicate = { ...free, 'suggestion.delicate': true }
    const first = await society.act(drop('p1', 'a neighbour'), delicate)
    if (first.ok || first.refusal.code !== 'referred') throw new Error('the council should be asked')
    const { organ, digest } = first.refusal
    const matter = { case: 'm1', organ, subjectAction: 'dropNote', digest }
    await society.act({ id: 'bring', type: 'bringReferral', by: 'p1', at: now(), ...matter })
    await society.act({ id: 'agree', type: 'answerReferral', by: organ, at: now(), case: 'm1', answer: 'agreed' })
    const elsewhere = drop('p1', 'a neighbour', { id: 'elsewhere', authority: 'm1', slot: 'right' })
    expect(codeOf(await society.act(elsewhere, delicate))).toBe('referred')
    const again = drop('p1', 'another neighbour', { id: 'again', authority: 'm1' })
    expect(codeOf(await society.act(again, delicate))).toBe('done')
  })
})

describe('a refusal says which secret field is wrong, and nothing of what is in it', () => {
  const formless = { ok: false, refusal: { code: 'malformed', path: ['ballot'], problem: 'has not the form required' } }
  test.each([
    ['no number', { topic: 'lift', text: Number.NaN }],
    ['a key that changes prototypes', JSON.parse(`{ "topic": "lift", "text": "${SECRET}", "__proto__": "${SECRET}" }`)],
    ['a getter', Object.defineProperty({ text: SECRET }, SECRET, { get: () => SECRET, enumerable: true })],
    ['half a character', { topic: 'lift', text: `${SECRET}\ud800` }],
    ['a field that nothing reads', { topic: 'lift', text: '', [SECRET]: 1 }],
    ['another type', SECRET],
    ['too long a text', { topic: 'lift', text: SECRET.repeat(20) }],
    ['nothing', undefined],
  ])('%s', async (_, ballot) => {
    const { society } = await hung()
    expect(await society.act(drop('p1', '', { ballot }), free)).toEqual(formless)
    expect(society.check(drop('p1', '', { ballot }), free)).toEqual(formless)
  })

  test('nor does one by the phase', async () => {
    const { society } = await hung()
    await society.act(empty(), free)
    const [one, other] = [await society.act(drop('p1', SECRET), free), await society.act(drop('p1', 'other'), free)]
    expect(codeOf(one)).toBe('outOfPhase')
    expect(one).toEqual(other)
  })

  test('though the lifecycle itself says more', async () => {
    const problem = `${SECRET} is no suggestion`
    const talking: Lifecycle = {
      ...suggestions,
      decide: (action, context) =>
        action.type === 'dropNote'
          ? { ok: false, refusal: { code: 'malformed', path: ['ballot', SECRET], problem } }
          : suggestions.decide(action, context),
    }
    const { society } = await hung({ lifecycles: [amendment, consultation, election, recall, referral, talking] })
    expect(await society.act(drop('p1', SECRET), free)).toEqual(formless)
  })

  test('one of an open field says what is wrong there', async () => {
    const { society } = await hung()
    expect(await society.act(drop('p1', '', { slot: 1 }), free)).toMatchObject({
      refusal: { path: ['slot'], problem: 'is not string' },
    })
  })
})

function codeOf(answer: Awaited<ReturnType<Society['act']>>): string {
  return answer.ok ? 'done' : answer.refusal.code
}
