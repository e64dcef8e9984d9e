import * as z from 'zod'
import { idSchema, subjectIdSchema } from '../base/id.ts'
import { SUBJECT_KINDS } from '../members/subject.ts'
import { METHODS, motionSchema, thresholdSchema, tieRuleSchema, UNRANKED } from '../voting/index.ts'
import type { ConsultationProcedure, DecisionRule } from './procedure.ts'
import { unsound } from './sound.ts'
import { isPetition } from './topic/petition.ts'

const days = z.int().min(0).max(3660)
const organs = z.array(subjectIdSchema).min(1).max(20)

const decisionSchema: z.ZodType<DecisionRule> = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('advisory') }),
  z.strictObject({
    mode: z.literal('consent'),
    rounds: z.int().min(1).max(100),
    reviewMonths: z.int().min(1).max(1200),
    otherwise: z.enum(['lapse', 'passUp']),
  }),
  z.strictObject({ mode: z.literal('motion'), motion: motionSchema, writtenDays: z.exactOptional(z.int().min(1).max(366)) }),
  z.strictObject({
    mode: z.literal('options'),
    method: z.enum(METHODS),
    rules: z.exactOptional(z.record(z.string(), z.json())),
    ties: z.exactOptional(z.array(tieRuleSchema).max(10)),
    unranked: z.exactOptional(z.enum(UNRANKED)),
    quorum: z.exactOptional(thresholdSchema),
  }),
  z.strictObject({
    mode: z.literal('gates'),
    gates: z
      .array(z.strictObject({ gate: idSchema, organ: subjectIdSchema, motion: motionSchema, backTo: z.exactOptional(idSchema) }))
      .min(1)
      .max(20),
  }),
])

/** Schema of {@link ConsultationProcedure}. */
export const consultationProcedureSchema: z.ZodType<ConsultationProcedure> = z
  .strictObject({
    screening: z.strictObject({
      classes: z.array(idSchema).min(1).max(100),
      withinDays: days,
      petition: z.exactOptional(
        thresholdSchema.refine(isPetition, {
          error:
            'asks for shares of those entitled (`eligible`) who can join: residents, households, owners, representatives, groups',
        }),
      ),
    }),
    competence: z
      .array(z.strictObject({ class: idSchema, organ: subjectIdSchema, own: z.exactOptional(z.literal(true)) }))
      .max(100),
    stakes: z
      .array(
        z.strictObject({
          stake: idSchema,
          from: z.enum(['members', 'evidence']),
          kinds: z.exactOptional(z.array(z.enum(SUBJECT_KINDS)).min(1)),
          classes: z.exactOptional(z.array(idSchema).min(1).max(100)),
        }),
      )
      .min(1)
      .max(100),
    materialsDaysBefore: days,
    opinions: z.strictObject({
      days,
      anonymous: z.exactOptional(z.literal(true)),
      perPerson: z.exactOptional(z.int().min(1).max(10_000)),
      answerDays: days,
      organs,
    }),
    debate: z.exactOptional(
      z.strictObject({
        second: z.boolean(),
        speeches: z.int().min(1).max(100),
        minutes: z.int().min(1).max(1440),
        alternate: z.boolean(),
        firstSpeakersFirst: z.boolean(),
        close: motionSchema,
        adopt: motionSchema,
        neutralChair: z.boolean(),
        amendmentDepth: z.int().min(0).max(2),
      }),
    ),
    decision: decisionSchema,
    recusal: z.strictObject({
      effect: z.enum(['leavesBoth', 'staysInBase', 'mayVote']),
      fewest: z.exactOptional(z.int().min(1).max(1_000_000)),
      passUpTo: z.exactOptional(subjectIdSchema),
    }),
    outcome: z.strictObject({
      effectDays: days,
      appeal: z.exactOptional(z.strictObject({ days, organ: subjectIdSchema, decideDays: days })),
      publishDays: days,
      postedDays: days,
      feedbackDays: days,
      returnDays: days,
      ratification: z.exactOptional(z.strictObject({ days, organ: subjectIdSchema })),
    }),
  })
  .superRefine((procedure, context) => {
    const problem = unsound(procedure)
    if (problem !== undefined) context.addIssue({ code: 'custom', message: problem })
  })
