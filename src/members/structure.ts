import * as z from 'zod'
import type { Finding, Path } from '../base/json.ts'
import { nearest } from '../base/nearest.ts'
import { type Bilingual, bilingualSchema } from '../base/text.ts'

/** The legal form of a society; it limits the tree (see {@link structureFaults}). */
export const LEGAL_FORMS = [
  'registeredAssociation',
  'socialServiceInstitution',
  'filedCommunityOrg',
  'informalGroup',
  'residentsCommittee',
  'ownersAssembly',
  'cooperative',
  'other',
] as const

/** The legal form of a society. */
export type LegalForm = (typeof LEGAL_FORMS)[number]

/** A layer of the tree of units: head office 总社, branch 分社, group 小组. */
export interface Layer {
  /** Letters and digits, the first in lower case: `head`, `branch`. */
  readonly id: string
  readonly label: Bilingual
  /** The layer above; absent for the head. */
  readonly parent?: string
  /** The most units under one parent, or in all for the head. */
  readonly max?: number
}

/** What decides inside a unit: members' assembly 会员大会, council 理事会, supervisors 监事. */
export interface Organ {
  /** Letters and digits, the first in lower case: `council`. */
  readonly id: string
  readonly label: Bilingual
  /** Each unit of this layer has one. Its subject id is `<unit>:<organ>`. */
  readonly layer: string
}

/** A seat that a person can hold in a unit: head of a branch, councillor, representative. */
export interface Office {
  /** Letters and digits, the first in lower case: `chair`. */
  readonly id: string
  readonly label: Bilingual
  /** Each unit of this layer has its seats. */
  readonly layer: string
  /** Seats in each unit of the layer. */
  readonly seats: number
  /** Longest mandate, in months. */
  readonly termMonths?: number
  /** Whether its holders are representatives of the unit's members. */
  readonly represents?: boolean
  /** Offices that the same person must not hold at the same time. */
  readonly incompatible?: readonly string[]
}

/** The structure of a society: legal form, layers, organs, offices. */
export interface Structure {
  /** The legal form of the society; it limits the layers. */
  readonly legalForm: LegalForm
  /** The layers of the tree of units. Exactly one has no parent: the head. */
  readonly layers: readonly Layer[]
  /** What decides inside a unit: members' assembly, council, supervisors. */
  readonly organs: readonly Organ[]
  /** The seats that persons can hold in a unit. */
  readonly offices: readonly Office[]
}

/** At most 63 letters, so that `<unit>:<organ>` stays an id of a subject. */
const name = z.string().regex(/^[a-z][A-Za-z0-9]{0,62}$/)

/** Schema of {@link Structure}. */
export const structureSchema: z.ZodType<Structure> = z.strictObject({
  legalForm: z.enum(LEGAL_FORMS),
  layers: z
    .array(
      z.strictObject({ id: name, label: bilingualSchema, parent: z.exactOptional(name), max: z.exactOptional(z.int().min(1)) }),
    )
    .min(1)
    .max(16),
  organs: z.array(z.strictObject({ id: name, label: bilingualSchema, layer: name })).max(100),
  offices: z
    .array(
      z.strictObject({
        id: name,
        label: bilingualSchema,
        layer: name,
        seats: z.int().min(1),
        termMonths: z.exactOptional(z.int().min(1)),
        represents: z.exactOptional(z.boolean()),
        incompatible: z.exactOptional(z.array(name).max(200)),
      }),
    )
    .max(200),
})

/**
 * Where a structure is not one tree under one head, names what is not there, or has layers that its legal form does not bear.
 *
 * Source: Regulations on Registration of Social Organizations (2016), Art. 17 (a branch founds no branch); Interim Regulations on Private
 * Non-enterprise Units, Art. 13 (no branches). Other legal forms: no limit on layers was found.
 */
export function structureFaults(structure: Structure): readonly Finding[] {
  const named = [
    ...namesOf('layers', structure.layers),
    ...namesOf('organs', structure.organs),
    ...namesOf('offices', structure.offices),
  ]
  const tree = treeFaults(structure.layers)
  return [...named, ...tree, ...placeFaults(structure), ...(tree.length > 0 ? [] : legalFormFaults(structure))]
}

/**
 * Whether founding a unit of this layer must be referred to an organ instead of being permitted: under a branch of a registered
 * association even a working group may count as a disguised sub-branch, so no rule can clear it beforehand.
 *
 * Source: Regulations on Registration of Social Organizations (2016), Art. 17; the ministry's list of disguised sub-branches.
 */
export function legalFormRefers(structure: Structure, layer: string): boolean {
  return structure.legalForm === 'registeredAssociation' && depthOf(structure.layers, layer) >= 2
}

/** How many layers stand above one: 0 for the head, -1 for a layer that is not there or hangs in a circle. */
export function depthOf(layers: readonly Layer[], layer: string): number {
  let at = layers.find((each) => each.id === layer)
  for (let depth = 0; at !== undefined && depth <= layers.length; depth += 1) {
    const { parent } = at
    if (parent === undefined) return depth
    at = layers.find((each) => each.id === parent)
  }
  return -1
}

/** Names that facts use for "nothing here". */
const RESERVED = ['none', 'unknown']

function namesOf(list: 'layers' | 'organs' | 'offices', named: readonly { readonly id: string }[]): Finding[] {
  return named.flatMap(({ id }, index): Finding[] => {
    const path = [list, index, 'id']
    if (RESERVED.includes(id))
      return [{ code: 'reservedName', path, message: `\`${id}\` means that there is none`, remedy: 'choose another name' }]
    const first = named.findIndex((each) => each.id === id)
    if (first === index) return []
    return [{ code: 'duplicate', path, message: `\`${id}\` stands at ${list}.${first} already`, remedy: 'give each its own' }]
  })
}

function treeFaults(layers: readonly Layer[]): Finding[] {
  const heads = layers.filter((layer) => layer.parent === undefined)
  const ids = layers.map((layer) => layer.id)
  const findings: Finding[] = []
  if (heads.length !== 1) {
    const message =
      heads.length === 0
        ? 'no layer is the head: each has a parent'
        : `there are ${heads.length} heads: ${heads.map((each) => each.id).join(', ')}`
    findings.push({ code: 'notOneHead', path: ['layers'], message, remedy: 'leave `parent` out for exactly one layer' })
  }
  layers.forEach((layer, index) => {
    const path = ['layers', index]
    if (layer.parent === undefined) {
      if (layer.max !== undefined && layer.max > 1) {
        findings.push({
          code: 'notOneHead',
          path: [...path, 'max'],
          message: `there would be ${layer.max} heads`,
          remedy: 'a society has one head',
        })
      }
    } else if (!ids.includes(layer.parent)) {
      findings.push(unknownName([...path, 'parent'], 'layer', layer.parent, ids))
    } else if (depthOf(layers, layer.id) < 0 && ownAncestor(layers, layer)) {
      const message = `\`${layer.id}\` stands above itself`
      findings.push({
        code: 'cycle',
        path: [...path, 'parent'],
        message,
        remedy: 'let each layer hang under one that is nearer to the head',
      })
    }
  })
  return findings
}

/** Whether a layer comes round to itself; one that only hangs under such a circle does not. */
function ownAncestor(layers: readonly Layer[], layer: Layer): boolean {
  let at = layer.parent
  for (let steps = 0; at !== undefined && steps < layers.length; steps += 1) {
    if (at === layer.id) return true
    const above: string = at
    at = layers.find((each) => each.id === above)?.parent
  }
  return false
}

function placeFaults({ layers, organs, offices }: Structure): Finding[] {
  const known = layers.map((layer) => layer.id)
  const names = offices.map((office) => office.id)
  const placed = (list: string) => (each: { readonly layer: string }, index: number) =>
    known.includes(each.layer) ? [] : [unknownName([list, index, 'layer'], 'layer', each.layer, known)]
  return [
    ...organs.flatMap(placed('organs')),
    ...offices.flatMap(placed('offices')),
    ...offices.flatMap((office, index) =>
      (office.incompatible ?? []).flatMap((other, at) =>
        names.includes(other) ? [] : [unknownName(['offices', index, 'incompatible', at], 'office', other, names)],
      ),
    ),
  ]
}

/** Confidence: Art. 17 and Art. 13 verified in full text; that one layer of groups below branches can be had by referral is design. */
function legalFormFaults({ legalForm, layers }: Structure): Finding[] {
  return layers.flatMap((layer, index): Finding[] => {
    const depth = depthOf(layers, layer.id)
    const path = ['layers', index]
    if (legalForm === 'socialServiceInstitution' && depth >= 1) {
      const message = `a social service institution has no branches (Interim Regulations on Private Non-enterprise Units, Art. 13), so no layer \`${layer.id}\``
      return [{ code: 'noBranches', path, message, remedy: 'have the head as the only layer, or another legal form' }]
    }
    if (legalForm === 'registeredAssociation' && depth >= 3) {
      const message = `a branch founds no branch (Regulations on Registration of Social Organizations, Art. 17), and \`${layer.id}\` would stand ${depth - 1} layers below one`
      return [
        {
          code: 'tooDeep',
          path,
          message,
          remedy: 'have one layer of branches, and at most one of groups below, which is referred each time',
        },
      ]
    }
    return []
  })
}

function unknownName(path: Path, what: 'layer' | 'office', name: string, known: readonly string[]): Finding {
  const close = nearest(name, known)
  const code = what === 'layer' ? 'unknownLayer' : 'unknownOffice'
  return {
    code,
    path,
    message: `there is no ${what} \`${name}\``,
    remedy: close === undefined ? `declare the ${what}` : `did you mean \`${close}\`?`,
  }
}
