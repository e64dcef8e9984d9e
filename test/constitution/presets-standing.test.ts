import { type ConstitutionDocument, parseConstitution } from 'huzhu/constitution'
import { cooperative } from 'huzhu/presets/cooperative'
import { owners } from 'huzhu/presets/owners'
import { describe, expect, test } from 'vitest'
import { COOPERATIVE, OWNERS } from './actors.ts'
import { mayBe } from './standing.ts'

const MEETING = ['meeting', 'meeting in a section']
const BOARD = ['board', 'board in a section']
const SECTION = ['section', 'section meeting']
const INSIDE = [...MEETING, ...BOARD, 'supervisors', ...SECTION]

type Who = { readonly [type: string]: readonly string[] }

const TABLES: readonly (readonly [ConstitutionDocument, typeof OWNERS, Who])[] = [
  [
    owners,
    OWNERS,
    {
      foundSociety: [],
      adoptSociety: [],
      registerSubjects: ['committee'],
      admitMembers: ['committee'],
      leaveSociety: ['committee'],
      expelMember: [],
      takeMandate: ['assembly', 'committee'],
      endMandate: ['owner', 'assembly', 'committee'],
      proposeAmendment: ['owner', 'committee'],
      recordCouncilVote: ['committee'],
      recordCongressVote: ['assembly'],
      fileAmendment: ['committee'],
      approveAmendment: ['committee'],
      rejectAmendment: ['sub-district office'],
      withdrawAmendment: ['owner', 'committee'],
      bringReferral: ['owner', 'committee'],
      answerReferral: ['assembly'],
      withdrawReferral: ['owner', 'committee'],
      decideJointly: ['assembly'],
      requestAssembly: ['owner'],
      callAssembly: ['owner', 'committee'],
      decideInCommittee: ['committee'],
      useFund: ['committee'],
      letCommonParts: ['committee'],
      convertHome: ['owner'],
      signManagement: ['committee'],
      recordSuit: ['owner'],
      revokeDecision: ['sub-district office'],
      giveAdvice: ['owner', 'sub-district office', "residents' committee", 'property company'],
      publishNotice: ['committee'],
    },
  ],
  [
    cooperative,
    COOPERATIVE,
    {
      foundSociety: [],
      adoptSociety: [],
      registerSubjects: BOARD,
      admitMembers: [...BOARD, ...SECTION],
      moveMember: ['member'],
      leaveSociety: ['member', ...BOARD],
      expelMember: MEETING,
      foundUnit: ['meeting', 'board'],
      closeUnit: ['meeting in a section', 'section meeting'],
      takeMandate: ['meeting', 'board', 'section meeting'],
      endMandate: ['member', 'meeting', 'board', 'section meeting'],
      proposeAmendment: ['member', ...BOARD],
      recordCouncilVote: BOARD,
      recordCongressVote: MEETING,
      fileAmendment: BOARD,
      approveAmendment: ['supervisors'],
      rejectAmendment: ['supervisors'],
      withdrawAmendment: ['member', ...BOARD],
      bringReferral: ['member', ...INSIDE],
      answerReferral: [...MEETING, ...BOARD],
      withdrawReferral: ['member', ...INSIDE],
      letHome: [...BOARD, ...SECTION],
      sellHome: [],
      refuseApplicant: BOARD,
      decideAffair: ['section meeting'],
      decideInMeeting: MEETING,
      requestMeeting: ['member'],
      callMeeting: [...BOARD, 'supervisors'],
      decideInBoard: BOARD,
      inspectBooks: [...MEETING, 'supervisors'],
      signContract: ['board', ...SECTION],
      payInterest: BOARD,
      allocateSurplus: MEETING,
      distributeReserve: [],
      acceptFunding: BOARD,
      giveOrder: [],
      giveAdvice: ['member', ...INSIDE, 'bank'],
      holdTraining: [...BOARD, ...SECTION],
      joinFederation: MEETING,
      dissolve: MEETING,
      publishNotice: INSIDE,
    },
  ],
]

describe.each(TABLES.map(([document, actors, table]) => [document.id, { document, actors, table }] as const))(
  'who may do what under %s, if all else is right: no way round the text',
  (_, { document, actors, table }) => {
    const constitution = parseConstitution(document)
    const types = document.actions.map(({ type }) => type)

    test('the table names every action type', () => {
      expect(Object.keys(table)).toEqual(types)
    })

    test.each(types)('%s', (type) => {
      expect(Object.keys(actors).filter((who) => mayBe(constitution, type, actors[who]!))).toEqual(table[type])
    })

    test('anybody can found it, but no body', () => {
      const founders = Object.keys(actors).filter((who) =>
        mayBe(constitution, 'foundSociety', { ...actors[who]!, 'society.founded': false }),
      )
      expect(founders).toContain('stranger')
      expect(founders.filter((who) => actors[who]!['by.kind'] === 'body')).toEqual([])
    })
  },
)
