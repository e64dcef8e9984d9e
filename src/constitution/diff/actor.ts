import type { FactValue } from '../../base/fact.ts'
import type { Bilingual } from '../../base/text.ts'
import type { Structure } from '../../members/structure.ts'
import { BODY_KINDS, MEMBER_KINDS, PERSON_KINDS } from '../../members/subject.ts'
import { KINDS } from '../labels.ts'

/**
 * A kind of actor: an organ, a unit of a layer, the holder of one office, a kind of body, a member, or a person or household who is none.
 * `id` is that of the organ, layer or office, else the kind of body or subject; `unknown` is whoever is not registered.
 */
export interface Actor {
  readonly kind: 'organ' | 'unit' | 'office' | 'body' | 'member' | 'other'
  readonly id: string
  readonly label: Bilingual
}

/** What the members' register would say of an actor: for each fact about who acts, the values that it can have. */
export interface Standing {
  readonly [fact: string]: readonly FactValue[]
}

/** An actor with its standing. */
export interface StandingActor {
  readonly actor: Actor
  readonly standing: Standing
}

/** Every kind of actor under a structure, organs first. */
export function actorsOf({ organs, layers, offices }: Structure): readonly StandingActor[] {
  return [
    ...organs.map(({ id, label, layer }) => placed({ kind: 'organ', id, label }, layer, id)),
    ...layers.map(({ id, label }) => placed({ kind: 'unit', id, label }, id, 'none')),
    ...offices.map(({ id, label }) => ({
      actor: { kind: 'office', id, label } as const,
      standing: standing([...PERSON_KINDS], { 'by.member': [true, false], 'by.offices': [[id]] }),
    })),
    ...BODY_KINDS.map((id) => ({
      actor: { kind: 'body', id, label: KINDS[id] } as const,
      standing: standing(['body'], { 'by.body': [id] }),
    })),
    ...MEMBER_KINDS.map((id) => ({
      actor: { kind: 'member', id, label: marked(KINDS[id], ON_ROLL) } as const,
      standing: standing([id], { 'by.member': [true] }),
    })),
    ...MEMBER_KINDS.map((id) => ({
      actor: { kind: 'other', id, label: marked(KINDS[id], ON_NONE) } as const,
      standing: standing([id]),
    })),
    { actor: { kind: 'other', id: 'unknown', label: KINDS.unknown }, standing: standing(['unknown']) },
  ]
}

function placed(actor: Actor, layer: string, organ: string): StandingActor {
  return { actor, standing: standing([actor.kind], { 'by.layer': [layer], 'by.organ': [organ] }) }
}

function standing(kinds: readonly string[], more: Standing = {}): Standing {
  return {
    'by.kind': kinds,
    'by.body': ['none'],
    'by.organ': ['none'],
    'by.layer': ['none'],
    'by.member': [false],
    'by.offices': [[]],
    ...more,
  }
}

function marked(label: Bilingual, mark: Bilingual): Bilingual {
  return { en: `${label.en} (${mark.en})`, 'zh-CN': `${label['zh-CN']}（${mark['zh-CN']}）` }
}

/** Neutral words: a society has 会员, a co-operative 社员, and owners are on the roll of their assembly. */
const ON_ROLL: Bilingual = { en: 'on the roll', 'zh-CN': '在册' }
const ON_NONE: Bilingual = { en: 'on no roll', 'zh-CN': '不在册' }
