import type { Society } from 'huzhu'
import { expect } from 'vitest'
import { noon, TEXT } from '../setting.ts'
import { caseOf } from '../stories/bodies.ts'
import { inSociety, onPaper } from './compared.ts'
import type { Move } from './course.ts'
import { type Coverage, type Glance, glance } from './coverage.ts'
import { perform } from './places.ts'
import { type Ask, inPerson, type PaperRecord, type PaperRound } from './record.ts'
import { daysAfter } from './setting.ts'

/** What each action needs beside, and the clerk does not judge. */
const TEXTS: { readonly [type: string]: object } = {
  screenTopic: { reasons: TEXT },
  lapseTopic: { reasons: TEXT },
  declareInterest: { interest: TEXT },
  decideInterest: { reasons: TEXT },
  publishMaterials: { materials: [TEXT], text: TEXT },
  giveOpinion: { text: TEXT },
  answerOpinions: { outcome: 'answered', reasons: TEXT },
  addMinorityReport: { text: TEXT },
  raiseConcern: { reasons: TEXT },
  concludeDecision: { advice: TEXT },
  publishDecision: { text: TEXT },
  appealDecision: { grounds: TEXT },
  answerAppeal: { reasons: TEXT },
  finishTask: { report: TEXT },
  giveFeedback: { report: TEXT },
  appraise: { appraisal: 'satisfied' },
}

/** A society and a record on paper of its consultation, that are asked the same. */
export class Twins {
  today: string
  readonly society: Society
  readonly record: PaperRecord
  readonly coverage: Coverage
  readonly #told: string[] = []
  #frozen: string | undefined
  /** Who had stepped aside when the question was put, and who declared an interest of their own. */
  #aside: readonly string[] = []
  readonly #own = new Set<string>()

  constructor(society: Society, record: PaperRecord, today: string, coverage: Coverage) {
    this.society = society
    this.record = record
    this.today = today
    this.coverage = coverage
  }

  /** Asks both: what one finds possible the other does too, and both stand alike after it. What is refused changes nothing. */
  async ask({ ask, date }: Move): Promise<boolean> {
    const { society, record, coverage } = this
    const { length } = society
    const unchanged = this.#told.length % 8 === 0 ? society.snapshot() : undefined
    const until = ['assignTask', 'reassignTask'].includes(ask.type) ? { until: daysAfter(date, 10) } : {}
    const head = { id: `a${this.#told.length}`, at: noon(date), case: 'c1' }
    const before = glance(record)
    const wasPut = record.round
    const answer = await society.act({ ...head, ...TEXTS[ask.type], ...until, ...ask })
    const possible = perform(record, ask, ask.on ?? date)
    this.#told.push(`${date} ${JSON.stringify(ask)} ${answer.ok ? 'done' : JSON.stringify(answer.refusal)}`)
    expect(answer.ok, this.story()).toBe(possible)
    coverage.steps += 1
    if (!possible) {
      expect(society.length).toBe(length)
      if (unchanged !== undefined) expect(society.snapshot()).toEqual(unchanged)
      return false
    }
    this.today = date
    coverage.note(ask, before, record)
    expect(inSociety(society, record), this.story()).toEqual(onPaper(record))
    expect([...this.#unlawful(ask), ...this.#unheard(ask, date, before, wasPut)], this.story()).toEqual([])
    return true
  }

  story(): string {
    return this.#told.slice(-25).join('\n')
  }

  /** What no consultation may come to, whatever anybody asks for. */
  #unlawful(ask: Ask): readonly string[] {
    const { record } = this
    const { procedure, convened, outcome, debate, opinions, phase, recused } = caseOf(this.society)
    if (convened !== undefined) this.#frozen ??= JSON.stringify(procedure)
    if (phase !== 'deciding') this.#aside = recused
    if (ask.type === 'declareInterest' && inPerson(ask, String(ask.subject))) this.#own.add(String(ask.subject))
    const { motions = [], queue = [] } = debate ?? {}
    const speaking = [
      ...queue.map(({ speaker }) => speaker),
      ...motions.flatMap(({ by, spoken }) => [by, ...Object.keys(spoken)]),
    ]
    return faultsIn({
      'the procedure changed after the convening': convened !== undefined && JSON.stringify(procedure) !== this.#frozen,
      'it is put while an opinion in time has no answer':
        phase === 'deciding' && opinions.unanswered > 0 && opinions.reported !== true,
      'it is decided where the power is not': outcome?.kind === 'decision' && record.content !== 'room',
      'somebody spoke beyond their right': motions.some(({ spoken }) => Object.values(spoken).some((times) => times > 2)),
      'somebody has the floor who does not take part': speaking.some((who) => !record.takesPart(who)),
      'somebody voted who has no vote': VOTES.includes(ask.type) && !record.left().includes(String(ask.voter ?? ask.by)),
      'somebody was taken out while people vote, for another’s word': recused.some(
        (who) => !this.#aside.includes(who) && !this.#own.has(who),
      ),
    })
  }

  /** What was put ends neither before people could vote, nor, where a petition forced it, without an answer. */
  #unheard(ask: Ask, date: string, { phase }: Glance, round: PaperRound | undefined): readonly string[] {
    const { record } = this
    if (round === undefined) return faultsIn({ 'a petition was dropped': record.phase === 'lapsed' && record.forced })
    const { mode } = record.variant
    const voted = { motion: round.votes, options: round.choices }[mode as 'motion' | 'options']
    const awaits = !['gates', 'advisory'].includes(mode) && round.tally === undefined && record.left().length >= 5
    const isHasty = awaits && date <= daysAfter(round.openedOn, 1) && !record.left().every((each) => voted?.has(each) === true)
    const isAnnounced = round.until !== undefined && round.until > round.openedOn && date > round.until
    const isAnswered = mode === 'consent' || (mode === 'gates' && round.tally !== undefined) || isAnnounced
    const isLapsed = record.phase === 'lapsed' && record.forced
    return faultsIn({
      'it was concluded before everybody had one whole day': ask.type === 'concludeDecision' && isHasty,
      'a petition lapsed that nobody could vote on': isLapsed && phase === 'deciding' && !isAnswered,
    })
  }
}

const VOTES = ['castVote', 'castChoice', 'raiseConcern']

function faultsIn(faults: { readonly [fault: string]: boolean }): readonly string[] {
  return Object.entries(faults).flatMap(([fault, is]) => (is ? fault : []))
}
