import type { Bilingual, Locale } from '../../base/text.ts'
import type { Layer, LegalForm, Office, Organ, Structure } from '../../members/structure.ts'
import { joined } from '../wording.ts'
import { inline } from './markdown.ts'
import { aside } from './names.ts'

/** A structure in words: the legal form, then each layer with its organs and offices, as a list. */
export function structureText(structure: Structure, locale: Locale): string {
  const form = LEGAL_FORM_WORDS[structure.legalForm][locale]
  return [
    locale === 'en' ? `Legal form: ${form}.` : `组织形式：${form}。`,
    structure.layers
      .flatMap((layer) => [
        `- ${layerWords(layer, structure, locale)}`,
        ...structure.offices
          .filter((office) => office.layer === layer.id)
          .map((office) => `  - ${officeWords(office, structure, locale)}`),
      ])
      .join('\n'),
  ].join('\n\n')
}

/** A layer in one sentence: what stands above it, how many units there may be, its organs. */
export function layerWords({ id, label, parent, max }: Layer, { layers, organs }: Structure, locale: Locale): string {
  const name = inline(label[locale])
  const above = layers.find((layer) => layer.id === parent)
  const under = above && inline(above.label[locale])
  const own = organs.filter((organ) => organ.layer === id).map((organ) => inline(organ.label[locale]))
  const list = joined(own, 'and', locale)
  if (locale === 'en') {
    const most = max === undefined || under === undefined ? '' : `, at most ${max} under each`
    return `${name}${under === undefined ? '' : `, under the ${under}${most}`}. ${own.length === 0 ? 'No organs.' : `Organs: ${list}.`}`
  }
  const most = max === undefined || under === undefined ? '' : `，每个${under}至多设${max}个`
  return `${name}${under === undefined ? '' : `（设于${under}之下${most}）`}。${own.length === 0 ? '不设机构。' : `机构：${list}。`}`
}

/** An organ with the layer whose units have one. */
export function organWords({ label, layer }: Organ, { layers }: Structure, locale: Locale): string {
  const place = layers.find(({ id }) => id === layer)?.label[locale] ?? layer
  return aside(inline(label[locale]), inline(place), locale)
}

/** An office in one sentence: seats, term, whether it represents members, what it does not go together with. */
export function officeWords(
  { label, seats, termMonths, represents, incompatible = [] }: Office,
  { offices }: Structure,
  locale: Locale,
): string {
  const others = joined(
    incompatible.map((other) => inline(offices.find(({ id }) => id === other)?.label[locale] ?? other)),
    'or',
    locale,
  )
  if (locale === 'en') {
    const term = termMonths === undefined ? '' : `, for at most ${termMonths} ${termMonths === 1 ? 'month' : 'months'}`
    const speaks = represents === true ? ' Represents the members.' : ''
    const alone = others === '' ? '' : ` Not together with: ${others}.`
    return `${inline(label.en)}: ${seats} ${seats === 1 ? 'seat' : 'seats'}${term}.${speaks}${alone}`
  }
  const term = termMonths === undefined ? '' : `，任期最长${termMonths}个月`
  const speaks = represents === true ? '，代表会员' : ''
  const alone = others === '' ? '' : `，不得兼任${others}`
  return `${inline(label['zh-CN'])}：${seats}名${term}${speaks}${alone}。`
}

/** What a legal form is called. */
export const LEGAL_FORM_WORDS: { readonly [Form in LegalForm]: Bilingual } = {
  registeredAssociation: { en: 'registered association', 'zh-CN': '经登记的社会团体' },
  socialServiceInstitution: { en: 'social service institution', 'zh-CN': '社会服务机构' },
  filedCommunityOrg: { en: 'community organisation on file', 'zh-CN': '经备案的社区社会组织' },
  informalGroup: { en: 'informal group', 'zh-CN': '未登记、未备案的群众组织' },
  residentsCommittee: { en: "residents' committee", 'zh-CN': '居民委员会' },
  ownersAssembly: { en: "owners' assembly", 'zh-CN': '业主大会' },
  cooperative: { en: 'co-operative', 'zh-CN': '合作社' },
  other: { en: 'other', 'zh-CN': '其他' },
}
