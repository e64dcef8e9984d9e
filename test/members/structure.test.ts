import { LEGAL_FORMS, legalFormRefers, type Structure, structureFaults, structureSchema } from 'huzhu/members'
import { describe, expect, test } from 'vitest'
import { STRUCTURE } from './register.ts'

const label = { en: 'x', 'zh-CN': '某' }

function withLayers(layers: Structure['layers'], rest: Partial<Structure> = {}): Structure {
  return { legalForm: 'filedCommunityOrg', layers, organs: [], offices: [], ...rest }
}

function codes(structure: Structure): string[] {
  return structureFaults(structure).map((finding) => `${finding.code} ${finding.path.join('.')}`)
}

const chain = (...ids: string[]): Structure['layers'] =>
  ids.map((id, at) => (at === 0 ? { id, label } : { id, label, parent: ids[at - 1] as string }))

describe('the tree of layers', () => {
  test('a head office, branches and groups are sound in a filed community organisation', () => {
    expect(structureSchema.parse(STRUCTURE)).toEqual(STRUCTURE)
    expect(structureFaults(STRUCTURE)).toEqual([])
  })

  test('two kinds of branches may hang under one head', () => {
    expect(
      codes(
        withLayers([
          { id: 'head', label },
          { id: 'branch', label, parent: 'head' },
          { id: 'team', label, parent: 'head' },
        ]),
      ),
    ).toEqual([])
  })

  test('a society has exactly one head', () => {
    expect(
      codes(
        withLayers([
          { id: 'head', label },
          { id: 'other', label },
        ]),
      ),
    ).toEqual(['notOneHead layers'])
    expect(codes(withLayers([{ id: 'head', label, max: 2 }]))).toEqual(['notOneHead layers.0.max'])
    expect(codes(withLayers([{ id: 'head', label, max: 1 }]))).toEqual([])
  })

  test('layers that stand above each other in a circle are found, and those below the circle are not blamed', () => {
    const layers = [
      { id: 'head', label },
      { id: 'a', label, parent: 'b' },
      { id: 'b', label, parent: 'a' },
      { id: 'c', label, parent: 'b' },
    ]
    expect(codes(withLayers(layers))).toEqual(['cycle layers.1.parent', 'cycle layers.2.parent'])
    expect(codes(withLayers([{ id: 'a', label, parent: 'a' }]))).toEqual(['notOneHead layers', 'cycle layers.0.parent'])
  })

  test('a name that is not declared is found, with the one that was probably meant', () => {
    const structure = withLayers(
      [
        { id: 'head', label },
        { id: 'branch', label, parent: 'haed' },
      ],
      {
        organs: [{ id: 'council', label, layer: 'hed' }],
        offices: [{ id: 'chair', label, layer: 'unit', seats: 1, incompatible: ['chiar'] }],
      },
    )
    expect(structureFaults(structure)).toEqual([
      {
        code: 'unknownLayer',
        path: ['layers', 1, 'parent'],
        message: 'there is no layer `haed`',
        remedy: 'did you mean `head`?',
      },
      { code: 'unknownLayer', path: ['organs', 0, 'layer'], message: 'there is no layer `hed`', remedy: 'did you mean `head`?' },
      { code: 'unknownLayer', path: ['offices', 0, 'layer'], message: 'there is no layer `unit`', remedy: 'declare the layer' },
      {
        code: 'unknownOffice',
        path: ['offices', 0, 'incompatible', 0],
        message: 'there is no office `chiar`',
        remedy: 'did you mean `chair`?',
      },
    ])
  })

  test('a name stands once, and none of the names that mean nothing', () => {
    const structure = withLayers(chain('head', 'none'), {
      organs: [
        { id: 'council', label, layer: 'head' },
        { id: 'council', label, layer: 'none' },
      ],
      offices: [{ id: 'unknown', label, layer: 'head', seats: 1 }],
    })
    expect(codes(structure)).toEqual(['reservedName layers.1.id', 'duplicate organs.1.id', 'reservedName offices.0.id'])
  })

  test('layers called like properties of every object are names like others', () => {
    expect(codes(withLayers(chain('constructor', 'toString', 'valueOf')))).toEqual([])
    expect(structureSchema.safeParse(withLayers(chain('__proto__'))).success).toBe(false)
  })

  test('a name is short enough for the id of an organ', () => {
    expect(structureSchema.safeParse(withLayers(chain('a'.repeat(63)))).success).toBe(true)
    expect(structureSchema.safeParse(withLayers(chain('a'.repeat(64)))).success).toBe(false)
  })
})

describe('what a legal form bears', () => {
  const three = chain('head', 'branch', 'group')

  test('a branch of a registered association founds no branch: groups below branches are referred, layers below groups are faults', () => {
    const registered = withLayers(three, { legalForm: 'registeredAssociation' })
    expect(structureFaults(registered)).toEqual([])
    expect(['head', 'branch', 'group', 'nowhere'].map((layer) => legalFormRefers(registered, layer))).toEqual([
      false,
      false,
      true,
      false,
    ])

    const deeper = withLayers([...three, { id: 'team', label, parent: 'group' }], { legalForm: 'registeredAssociation' })
    expect(codes(deeper)).toEqual(['tooDeep layers.3'])
    expect(structureFaults(deeper)[0]?.message).toContain('Art. 17')
  })

  test('a social service institution has no branches at all', () => {
    const institution = withLayers(three, { legalForm: 'socialServiceInstitution' })
    expect(codes(institution)).toEqual(['noBranches layers.1', 'noBranches layers.2'])
    expect(structureFaults(institution)[0]?.message).toContain('Art. 13')
    expect(codes(withLayers(chain('head'), { legalForm: 'socialServiceInstitution' }))).toEqual([])
  })

  test('every other legal form bears three layers and refers none', () => {
    for (const legalForm of LEGAL_FORMS.filter(
      (form) => form !== 'registeredAssociation' && form !== 'socialServiceInstitution',
    )) {
      expect(structureFaults(withLayers(three, { legalForm }))).toEqual([])
      expect(legalFormRefers(withLayers(three, { legalForm }), 'group')).toBe(false)
    }
  })
})
