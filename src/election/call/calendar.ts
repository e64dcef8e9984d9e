import type { Refusal } from '../../base/refusal.ts'
import { addDays, type CivilDate, daysBetween } from '../../base/time.ts'
import { type Calendar, currentRound, type Election } from '../election.ts'
import type { ElectionProcedure } from '../procedure.ts'

/**
 * The days of an election, counted back from the first day of the poll, that day not counted. They are days at the latest, so none rolls over a holiday.
 *
 * Source: Civil Code of the PRC, Art. 201 (first day not counted); no election rule that we read rolls its days (model).
 */
export function calendarOf({ roll, nomination, poll }: ElectionProcedure, day: CivilDate, lastDay: CivilDate): Calendar {
  return {
    day,
    lastDay,
    rollBy: addDays(day, -roll.publishedDaysBefore),
    candidatesBy: addDays(day, -nomination.publishedDaysBefore),
    withdrawBy: addDays(day, -nomination.withdrawDaysBefore),
    ...(poll.proxies === undefined ? {} : { proxiesBy: addDays(day, -poll.proxies.lodgedDaysBefore) }),
  }
}

/** The polls are open from the first day to the last, no longer than the procedure says. TRAP: no day is added to one that was asked for; the calendar has a last one. */
export function lastDayFault({ poll: { days = 1 } }: ElectionProcedure, day: CivilDate, lastDay: CivilDate): Refusal | undefined {
  if (lastDay < day) return { code: 'outOfTime', what: 'lastDay', date: lastDay, from: day }
  if (daysBetween(day, lastDay) < days) return undefined
  return { code: 'outOfTime', what: 'lastDay', date: lastDay, from: day, until: addDays(day, days - 1) }
}

/** The last day on which a further election can be held, counted from the last poll. */
export function furtherUntil({ rounds, procedure }: Election): CivilDate | undefined {
  const last = rounds.filter(({ openedOn }) => openedOn !== undefined).at(-1)?.lastDay
  const { furtherWithinDays } = procedure.count
  return last === undefined || furtherWithinDays === undefined ? undefined : addDays(last, furtherWithinDays)
}

/** The days of the round that runs: those of a later round are counted back from its own poll. */
export function roundDays(election: Election): Calendar | undefined {
  const round = currentRound(election)
  return round === undefined ? undefined : calendarOf(election.procedure, round.day, round.lastDay)
}
