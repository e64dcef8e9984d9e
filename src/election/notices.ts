import type { Due } from '../base/lifecycle.ts'
import type { Bilingual } from '../base/text.ts'
import { addDays, type CivilDate } from '../base/time.ts'
import { currentRound, type Election } from './election.ts'

/** Something that is posted where everybody can read it, until the end of a day. */
export type Notice = Pick<Due, 'what' | 'label' | 'deadline' | 'notice' | 'where'>

/**
 * What is posted 公布 as an election stands, at the places of its procedure: what was announced, until people have voted; the roll, until it is closed; the candidates and
 * who votes for whom, until the poll; the result for its days, also after the handover.
 *
 * Source: Organic Law of Urban Residents' Committees, 2025, Art. 34 (on the notice board, also online; 15 days); what of an election is posted until when is a
 * model where the procedure gives no days.
 */
export function notices(election: Election): readonly Notice[] {
  return posters(election).map((notice) => ({ ...notice, ...postedAt(election) }))
}

/** Where an election posts what it has to say, if its procedure names places. */
export function postedAt({ procedure }: Election): Pick<Due, 'where'> {
  return procedure.postedAt === undefined ? {} : { where: procedure.postedAt }
}

function posters(election: Election): readonly Notice[] {
  const { phase, procedure, declaredOn } = election
  const round = currentRound(election)
  const announcement = posted('postAnnouncement', 'the announcement of the election', '选举公告', round?.lastDay)
  switch (phase) {
    case 'announced':
    case 'registering':
    case 'nominating':
    case 'polling':
      return [announcement]
    case 'rollOpen':
      return [announcement, posted('postRoll', 'the roll of voters', '选民名单', rollCloses(election))]
    case 'campaigning':
      return [
        announcement,
        ...(hasList(election) ? [posted('postCandidates', 'the list of candidates', '候选人名单', round?.day)] : []),
        ...(procedure.poll.proxies === undefined
          ? []
          : [posted('postProxies', 'the list of who votes for whom by proxy', '委托人和受托人名单', round?.day)]),
      ]
    case 'declared':
    case 'handedOver':
      return declaredOn === undefined
        ? []
        : [posted('postResult', 'the result', '选举结果', addDays(declaredOn, procedure.result.postedDays))]
    default:
      return []
  }
}

/** By which day the objections are decided and the roll is closed; none, where it takes none. */
export function rollCloses({ roll, procedure }: Election): CivilDate | undefined {
  return roll?.objectionsUntil === undefined ? undefined : addDays(roll.objectionsUntil, procedure.roll.rulingDays)
}

function hasList(election: Election): boolean {
  return (
    election.purpose !== 'recall' && currentRound(election)?.contests.some(({ candidates }) => candidates.length > 0) === true
  )
}

function posted(what: string, en: string, zh: string, deadline: CivilDate | undefined): Notice {
  const label: Bilingual = {
    en: `keep ${en} posted`,
    'zh-CN': `公布${zh}`,
  }
  return { what, label, ...(deadline === undefined ? {} : { deadline }), notice: true }
}
