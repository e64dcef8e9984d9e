import type { Due } from '../base/lifecycle.ts'
import { addDays } from '../base/time.ts'
import { currentRound, type Election } from './election.ts'
import { notices, postedAt, rollCloses } from './notices.ts'

/** What is to be done about an election, and by when: the next step, the objections that are open, and what is posted. */
export function due(id: string, election: Election): readonly Due[] {
  const next = nextStep(election)
  const steps = next === undefined ? [] : [next, ...confirmation(election), ...objections(election)]
  return [...steps, ...notices(election)].map((each) => ({ ...each, case: id, unit: election.unit }))
}

/** The step that leads on; none, once the election is closed. */
export function nextStep(election: Election): Pick<Due, 'what' | 'label' | 'deadline'> | undefined {
  const { phase, calendar } = election
  const round = currentRound(election)
  switch (phase) {
    case 'forming':
      return { what: 'announceElection', label: { en: 'announce the election', 'zh-CN': '发布选举公告' } }
    case 'announced':
    case 'registering':
      return {
        what: 'publishRoll',
        label: { en: 'publish the roll of voters', 'zh-CN': '公布选民名单' },
        ...by(calendar?.rollBy),
      }
    case 'rollOpen':
      return {
        what: 'freezeRoll',
        label: { en: 'decide the objections and close the roll', 'zh-CN': '处理异议并确定选民名单' },
        ...by(rollCloses(election)),
      }
    case 'nominating':
      return {
        what: 'publishCandidates',
        label: { en: 'publish the candidates', 'zh-CN': '公布候选人名单' },
        ...by(calendar?.candidatesBy),
      }
    case 'campaigning':
      return { what: 'openPolls', label: { en: 'open the polls', 'zh-CN': '开始投票' }, ...by(round?.day) }
    case 'polling':
      return { what: 'closePolls', label: { en: 'close the polls', 'zh-CN': '投票截止' }, ...by(round?.lastDay) }
    case 'counting':
      return {
        what: 'confirmPoll',
        label: { en: 'count and confirm the poll', 'zh-CN': '计票并确认选举是否有效' },
        ...by(round?.lastDay),
      }
    case 'confirmed':
      return owesRound(election)
        ? { what: 'callRound', label: { en: 'call a revote or a further election', 'zh-CN': '决定再次投票或者另行选举' } }
        : { what: 'declareResult', label: { en: 'declare the result', 'zh-CN': '公布选举结果' } }
    case 'declared':
      return { what: 'handOver', label: { en: 'hand over', 'zh-CN': '工作移交' }, ...by(election.handoverBy) }
    default:
      return undefined
  }
}

/** Whether somebody is tied, or a first round left a seat to those who stand again, and nobody has dropped the round for it. */
function owesRound(election: Election): boolean {
  const { kind, counted, droppedOn } = currentRound(election) ?? {}
  if (election.purpose === 'recall' || counted === undefined || droppedOn !== undefined) return false
  return counted.contests.some(
    ({ tiedSeats, unfilled, further }) => tiedSeats > 0 || (kind === 'first' && unfilled > 0 && further.length > 0),
  )
}

/** A result that somebody above confirms waits for them until the last day on which they can: silence confirms it. */
function confirmation({
  phase,
  procedure,
  confirmedOn,
  endorsement,
}: Election): readonly Pick<Due, 'what' | 'label' | 'deadline'>[] {
  const rule = procedure.result.endorsement
  if (phase !== 'confirmed' || rule === undefined || confirmedOn === undefined || endorsement !== undefined) return []
  const label = {
    en: 'confirm the result, or refuse it on a ground of the procedure; silence confirms it',
    'zh-CN': '确认选举结果，或者以选举办法列明的理由不予确认；逾期不答复的，视为确认',
  }
  return [{ what: 'endorseResult', label, deadline: addDays(confirmedOn, rule.withinDays) }]
}

/** The first of the open objections. */
function objections(election: Election): readonly Pick<Due, 'what' | 'label' | 'deadline' | 'where'>[] {
  const label = { en: 'decide the objections, and post each decision', 'zh-CN': '处理异议，并公布处理结果' }
  return Object.keys(election.undecided ?? {})
    .sort()
    .slice(0, 1)
    .map((deadline) => ({ what: 'decideObjection', label, deadline, ...postedAt(election) }))
}

function by(deadline: string | undefined): { readonly deadline?: string } {
  return deadline === undefined ? {} : { deadline }
}
