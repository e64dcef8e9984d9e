import type { Society } from 'huzhu'
import { type ConcernedRow, type Consultation, consultation } from 'huzhu/consultation'
import { caseOf } from '../stories/bodies.ts'
import { countOf } from './deciding.ts'
import type { PaperRecord } from './record.ts'
import { daysAfter } from './setting.ts'

/** What both must agree on, as the society has it. */
export function inSociety(society: Society, record: PaperRecord) {
  const {
    phase,
    class: content,
    forced,
    concerned,
    recused,
    opinions,
    outcome,
    tasks,
    appraisals,
    debate,
    ballot,
    emergency,
    text,
  } = caseOf(society)
  const round = ballot?.round ?? 0
  const rowsOf = (table: string) =>
    [...society.rows(`consultation.${table}`)] as [string, { readonly [field: string]: unknown }][]
  const people = [...record.people.keys()].map(
    (who) => [who, society.get('consultation.concerned/c1', who) as ConcernedRow] as const,
  )
  return {
    phase,
    content,
    forced: forced ?? false,
    concerned,
    recused: [...recused].sort(),
    interests: people.map(([who, { interest }]) => [who, interest]),
    places: people.flatMap(([who, { place }]) => (place?.as === 'drawn' ? who : [])).sort(),
    appealed: people.flatMap(([who, { appealed }]) => (appealed ? who : [])),
    given: opinions.given,
    unanswered: opinions.unanswered,
    waiting: rowsOf('unanswered/c1')
      .map(([id]) => id)
      .sort(),
    reported: opinions.reported ?? false,
    text: text?.ref ?? '',
    chair: debate?.chair,
    motions: debate?.motions.map(({ motion, text, seconded }) => [motion, text.ref, seconded]) ?? [],
    counters: debate?.waiting.map(({ motion, seconded }) => [motion, seconded]) ?? [],
    queue: debate?.queue.map(({ speaker }) => speaker) ?? [],
    closed: debate?.closed ?? false,
    reports: rowsOf('reports/c1')
      .map(([id]) => id)
      .sort(),
    round,
    until: ballot?.until,
    gate: ballot?.gate,
    options: [...(ballot?.options ?? [])].sort(),
    objections: ballot?.objections.map(({ objection, by, settled }) => [objection, by, settled]) ?? [],
    votes: Object.fromEntries(rowsOf(`votes/c1/${round}`).map(([voter, { vote }]) => [voter, vote])),
    choices: Object.fromEntries(rowsOf(`choices/c1/${round}`).map(([voter, { ballot }]) => [voter, ballot])),
    quorum: record.variant.mode === 'motion' ? quorumOf(caseOf(society)) : undefined,
    outcome: outcome && pickOutcome(outcome),
    ratified: emergency?.ratified !== undefined,
    dueBy: consultation.due('c1', caseOf(society) as never).find(({ what }) => what === 'conveneConsultation')?.deadline,
    tasks: tasks.map(({ task, who, doneOn }) => [task, who, doneOn !== undefined]),
    appraised: appraisals.satisfied,
  }
}

/** The same, as the clerk has it. */
export function onPaper(record: PaperRecord): ReturnType<typeof inSociety> {
  const people = [...record.people]
  const { debate, round } = record
  const isWritten = record.phase === 'decided' && record.variant.mode === 'motion' && round !== undefined
  const count = isWritten && record.outcome?.kind === 'decision' ? countOf(record, round) : undefined
  return {
    phase: record.phase as Consultation['phase'],
    content: record.content,
    forced: record.forced,
    concerned: record.people.size,
    recused: people.flatMap(([who, { interest }]) => (interest === 'recused' ? who : [])).sort(),
    interests: people.map(([who, { interest }]) => [who, interest]),
    places: [...(record.lots?.drawn ?? [])].sort(),
    appealed: people.flatMap(([who, { appealed }]) => (appealed ? who : [])),
    given: record.opinions.size,
    unanswered: record.unanswered().length,
    waiting: record
      .unanswered()
      .filter((id) => record.opinions.get(id)?.group === undefined)
      .sort(),
    reported: record.reported,
    text: record.text,
    chair: debate?.chair,
    motions: debate?.motions.map(({ id, text, seconded }) => [id, text, seconded]) ?? [],
    counters: debate?.waiting.map(({ id, seconded }) => [id, seconded]) ?? [],
    queue: debate?.queue.map(({ who }) => who) ?? [],
    closed: debate?.closed ?? false,
    reports: [...record.reports].sort(),
    round: round?.number ?? 0,
    until: round?.until,
    gate: round?.gate,
    options: [...(round?.options ?? [])].sort(),
    objections: round?.objections.map(({ id, by, settled }) => [id, by, settled as 'integrated' | undefined]) ?? [],
    votes: Object.fromEntries(round?.votes ?? []),
    choices: Object.fromEntries([...(round?.choices ?? [])].map(([who, approvals]) => [who, { approvals }])),
    quorum: count && [count.voted, count.base],
    outcome: record.outcome && pickOutcome(record.outcome),
    ratified: record.emergency?.ratified ?? false,
    dueBy: record.phase === 'screened' ? daysAfter(record.screenedOn, 10) : undefined,
    tasks: [...record.tasks].map(([task, { who, done }]) => [task, who, done]),
    appraised: people.filter(([, { appraised }]) => appraised).length,
  }
}

/** Of a written vote that decided: how many took part, of whom. */
function quorumOf({ phase, outcome, ballot }: Consultation): readonly number[] | undefined {
  const quorum = phase === 'decided' && outcome?.kind === 'decision' ? ballot?.decision?.quorum[0] : undefined
  return quorum && [quorum.count, quorum.base]
}

function pickOutcome({ on, kind, result, organ, option, effectFrom, appealsUntil }: NonNullable<PaperRecord['outcome']>) {
  return { on, kind, result, organ, option, effectFrom, appealsUntil }
}
