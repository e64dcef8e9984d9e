import type { Due } from '../../base/lifecycle.ts'
import { addDays } from '../../base/time.ts'
import type { Consultation } from '../consultation.ts'
import { postedUntil } from './closing.ts'
import { isProvisional } from './ratification.ts'
import { isToCarryOut } from './tasks.ts'

/** One thing to be done about the outcome; of which case and unit is known. */
export type Step = Pick<Due, 'what' | 'label' | 'deadline' | 'who'>

/** What is to be done about an outcome, and by when. */
export function outcomeSteps(consultation: Consultation): readonly Step[] {
  const { phase, outcome, procedure, feedbackBy } = consultation
  switch (phase) {
    case 'decided':
      return [
        ...contested(consultation),
        {
          what: 'publishDecision',
          label: { en: 'publish the decision', 'zh-CN': '公布决定' },
          ...by(outcome && addDays(outcome.on, procedure.outcome.publishDays)),
        },
      ]
    case 'referred':
      return [
        {
          what: 'recordReturn',
          label: { en: 'answer the question that was referred', 'zh-CN': '答复提交的议题' },
          ...by(outcome && addDays(outcome.on, procedure.outcome.returnDays)),
          ...(outcome?.organ === undefined ? {} : { who: outcome.organ }),
        },
      ]
    case 'published':
      return [...contested(consultation), ...toCarryOut(consultation)]
    case 'carriedOut':
      return [{ what: 'giveFeedback', label: { en: 'report back', 'zh-CN': '反馈结果' }, ...by(feedbackBy) }]
    case 'fedBack':
      return [
        {
          what: 'closeConsultation',
          label: { en: 'keep it posted, then close the consultation', 'zh-CN': '公示期满后办结' },
          ...by(postedUntil(consultation)),
        },
      ]
    default:
      return []
  }
}

/** What can still undo a decision. */
function contested(consultation: Consultation): readonly Step[] {
  const { appeal, emergency, procedure } = consultation
  return [
    ...(appeal === undefined || appeal.decided !== undefined
      ? []
      : [
          {
            what: 'answerAppeal',
            label: { en: 'decide the appeal', 'zh-CN': '处理异议' },
            deadline: appeal.decideBy,
            ...(procedure.outcome.appeal === undefined ? {} : { who: procedure.outcome.appeal.organ }),
          },
        ]),
    ...(emergency === undefined || !isProvisional(consultation)
      ? []
      : [
          {
            what: 'ratifyDecision',
            label: { en: 'ratify the emergency decision', 'zh-CN': '追认紧急决定' },
            deadline: emergency.ratifyBy,
            ...(procedure.outcome.ratification === undefined ? {} : { who: procedure.outcome.ratification.organ }),
          },
        ]),
  ]
}

/** The open tasks; where there are none, somebody is still to be mandated, or all is done. */
function toCarryOut({ tasks, outcome }: Consultation): readonly Step[] {
  const open = tasks.filter(({ doneOn }) => doneOn === undefined)
  if (open.length > 0)
    return open.map(({ who, until }) => ({
      what: 'finishTask',
      label: { en: 'carry out the decision', 'zh-CN': '执行决定' },
      deadline: until,
      who,
    }))
  return tasks.length === 0 && isToCarryOut(outcome)
    ? [
        {
          what: 'assignTask',
          label: { en: 'say who carries out the decision', 'zh-CN': '指定执行人' },
          ...by(outcome?.effectFrom),
        },
      ]
    : [{ what: 'completeTasks', label: { en: 'find that all is carried out', 'zh-CN': '确认执行完毕' } }]
}

function by(deadline: string | undefined): { readonly deadline?: string } {
  return deadline === undefined ? {} : { deadline }
}
