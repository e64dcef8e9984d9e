import { model, type SourcedProcedure } from '../../base/sourced.ts'
import type { ConsultationProcedure, OutcomeRule } from '../procedure.ts'

/** Consultation procedures by their names. */
export type Consultations<Id extends string> = { readonly [I in Id]: SourcedProcedure<ConsultationProcedure> }

/** Days that no law sets. */
export const DAYS: Omit<OutcomeRule, 'effectDays' | 'appeal' | 'ratification'> = {
  publishDays: 7,
  postedDays: 15,
  feedbackDays: 30,
  returnDays: 60,
}

/** What no law that was read says of a consultation, and what each value was made after. */
export const LEFT_OPEN: SourcedProcedure<ConsultationProcedure>['sources'] = {
  screening: model('two weeks for saying whether a topic is taken up'),
  competence: model('to be filled with the organs of the body that takes it over'),
  stakes: model('whom the register or the evidence shows to be concerned'),
  materialsDaysBefore: model('days to read what it is about'),
  opinions: model('that every opinion is owed an answer with reasons is a rule of this library; so are its days'),
  recusal: model('whoever has an interest of their own leaves and counts in no base'),
  outcome: model(
    "fifteen days of posting after the Organic Law of Urban Residents' Committees of 2025, Art. 34; the other days are the model",
  ),
}
