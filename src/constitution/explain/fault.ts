import type { FactType } from '../../base/fact.ts'
import type { RulingError } from '../../base/ruling.ts'
import { dateWords } from '../wording.ts'
import { articleOf, type Reader } from './reading.ts'

/** What was wrong with the input, or the article of which a rule could not be applied, as a sentence. */
export function faultOf(reader: Reader, error: RulingError): string {
  const { say } = reader
  if (error.article !== undefined) return say.ruleFails(articleOf(reader, error.article))
  return reader.locale === 'en' ? englishFault(reader, error) : chineseFault(reader, error)
}

function englishFault({ constitution, say }: Reader, { path = [], message }: RulingError): string {
  const [place, name] = path
  if (place === undefined) return say.fault('The request', message)
  const label = name === undefined ? undefined : constitution.facts.get(String(name))?.label.en
  return say.fault(label === undefined ? `\`${path.join('.')}\`` : `“${label}”`, message)
}

/** The messages of errors are English; what was wrong is told from the place. */
function chineseFault({ constitution, say }: Reader, { path }: RulingError): string {
  const { facts, document } = constitution
  if (path === undefined) return say.fault('申请', '章程在该日没有规定所需的数值')
  const [place, name] = path
  if (place === undefined) return say.fault('申请', '无法读取')
  if (name === undefined) {
    const label = PLACES[place] ?? String(place)
    if (place === 'type') return say.fault(label, '没有这种申请')
    if (place === 'at') return say.fault(label, `格式有误，或者早于章程施行之日${dateWords(document.validFrom, 'zh-CN')}`)
    return say.fault(label, place === 'on' ? '格式有误，或者晚于受理之日' : '格式有误')
  }
  const fact = facts.get(String(name))
  if (fact === undefined) return say.fault(`“${name}”`, '没有这一项')
  const given = fact.name !== 'action' && fact.name !== 'date' && !fact.name.startsWith('param.')
  return say.fault(`“${fact.label['zh-CN']}”`, given ? `应当填写一次，内容为${KINDS[fact.is.type]}` : '不得自行填写')
}

const PLACES: { readonly [place: string]: string } = {
  type: '申请种类',
  at: '受理时间',
  by: '申请人',
  on: '行为日期',
  facts: '所述情况',
  details: '申请内容',
}

const KINDS: { readonly [T in FactType['type']]: string } = {
  boolean: '是或者否',
  integer: '整数',
  enum: '所列选项之一',
  id: '编号',
  date: '日期',
  instant: '时刻',
  list: '清单',
  tally: '不超过总数的人数或者票数',
  threshold: '比例',
  procedure: '办法',
}
