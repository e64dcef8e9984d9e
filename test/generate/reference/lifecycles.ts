import type { Lifecycle } from 'huzhu'
import { amendment } from 'huzhu/amendment'
import { consultation } from 'huzhu/consultation'
import { election, recall } from 'huzhu/election'
import { members } from 'huzhu/members'
import { referral } from 'huzhu/referral'

/** The lifecycles of the library. */
export const LIFECYCLES: readonly Lifecycle[] = [members, amendment, consultation, election, recall, referral]
