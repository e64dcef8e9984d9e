import { addDays } from '../../base/time.ts'
import type { Consultation } from '../consultation.ts'
import type { Step } from '../outcome/due.ts'
import { carriedOnBy } from './days.ts'

/** What is to be done about a question until it is decided, and by when. */
export function topicSteps(consultation: Consultation): readonly Step[] {
  const { phase } = consultation
  const deadline = carriedOnBy(consultation)
  const by = deadline === undefined ? {} : { deadline }
  const owed = owedAnswers(consultation)
  switch (phase) {
    case 'proposed':
      return [{ what: 'screenTopic', label: { en: 'screen the topic', 'zh-CN': '审核议题' }, ...by }]
    case 'screened':
      return [{ what: 'conveneConsultation', label: { en: 'convene those concerned', 'zh-CN': '召集协商' }, ...by }]
    case 'convened':
      return [{ what: 'publishMaterials', label: { en: 'publish the materials', 'zh-CN': '公布协商材料' }, ...by }]
    case 'informed':
      return [{ what: 'openDeliberation', label: { en: 'begin to deliberate', 'zh-CN': '开始协商' }, ...by }, ...owed]
    case 'deliberating':
      return [{ what: 'closeOpinions', label: { en: 'close for opinions', 'zh-CN': '截止征求意见' }, ...by }, ...owed]
    case 'answering':
      return owed.length > 0 ? owed : [{ what: 'openDecision', label: { en: 'put the question', 'zh-CN': '提请表决' } }]
    case 'deciding':
      return [{ what: 'concludeDecision', label: { en: 'conclude the decision', 'zh-CN': '确认表决结果' }, ...by }]
    default:
      return []
  }
}

/** Answers that are owed, by the organ whose turn it is; none any more for what the last one left. */
function owedAnswers(consultation: Consultation): readonly Step[] {
  const { opinions, procedure, convened } = consultation
  const { answerDays, organs } = procedure.opinions
  if (opinions.unanswered === 0 || opinions.reported || convened === undefined) return []
  const who = organs[opinions.organ]
  return [
    {
      what: 'answerOpinions',
      label: { en: 'answer the opinions', 'zh-CN': '答复意见' },
      deadline: opinions.answerBy ?? addDays(convened.opinionsUntil, answerDays),
      ...(who === undefined ? {} : { who }),
    },
  ]
}
