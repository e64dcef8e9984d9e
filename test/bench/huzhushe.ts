import { type Facts, openSociety, parseConstitution, type Society } from 'huzhu'
import { amendment } from 'huzhu/amendment'
import { consultation } from 'huzhu/consultation'
import { election, recall } from 'huzhu/election'
import { type Journal, memoryJournal } from 'huzhu/journal'
import { huzhushe } from 'huzhu/presets/huzhushe'
import { referral } from 'huzhu/referral'

/** A society under the preset constitution: a head office, three branches with three groups each, and members. */
export interface Huzhushe {
  readonly society: Society
  readonly journal: Journal
  /** The next loan of the room by one of its groups, each with an id of its own. */
  nextLoan(): object
}

const constitution = parseConstitution(huzhushe)

/** Most members of one action. */
const AT_ONCE = 10_000

const BRANCHES = 3
const GROUPS = 3

/** Founds a society in memory and admits members to its branches, 10,000 at once. */
export async function foundHuzhushe(members: number): Promise<Huzhushe> {
  const journal = memoryJournal()
  const society = await open(journal)
  const at = clock()
  let count = 0
  const act = async (action: object, facts?: Facts) => {
    count += 1
    const result = await society.act({ id: `found.${count}`, at: at(), ...action }, facts)
    if (!result.ok) throw new TypeError(JSON.stringify({ action, refusal: result.refusal }).slice(0, 4000))
  }
  const founders = residents('f', 0, 20)
  await act({ type: 'foundSociety', by: 'f.0', founded: { id: 'head' }, founders })
  const groups: string[] = []
  for (let branch = 1; branch <= BRANCHES; branch += 1) {
    const id = `branch${branch}`
    await act({ type: 'foundUnit', by: 'head:council', founded: { id, layer: 'branch', parent: 'head' } })
    for (let group = 1; group <= GROUPS; group += 1) {
      groups.push(`${id}.group${group}`)
      await act({ type: 'foundUnit', by: id, founded: { id: `${id}.group${group}`, layer: 'group', parent: id } })
    }
  }
  for (let admitted = 0; admitted < members; admitted += AT_ONCE) {
    const unit = `branch${((admitted / AT_ONCE) % BRANCHES) + 1}`
    const batch = residents('r', admitted, Math.min(AT_ONCE, members - admitted))
    await act({ type: 'admitMembers', by: unit, unit, members: batch }, { 'applicants.qualified': true })
  }
  let loans = 0
  return {
    society,
    journal,
    nextLoan() {
      loans += 1
      const unit = groups[loans % groups.length] as string
      const details = {
        'borrower.inside': true,
        'lending.hours': 1 + (loans % 3),
        'lending.area': 60,
        'activity.forProfit': false,
      }
      return { id: `loan.${loans}`, type: 'lendRoom', by: unit, at: at(), unit, details }
    },
  }
}

/** Opens a society under the preset from its journal. */
export function open(journal: Journal): Promise<Society> {
  return openSociety({ constitution, lifecycles: [amendment, consultation, election, recall, referral], journal })
}

/** Does loans; every one of them must be permitted. */
export async function lend({ society, nextLoan }: Huzhushe, times: number): Promise<void> {
  for (let left = times; left > 0; left -= 1) {
    const result = await society.act(nextLoan())
    if (!result.ok) throw new TypeError(JSON.stringify(result.refusal))
  }
}

function residents(prefix: string, from: number, count: number) {
  return Array.from({ length: count }, (_, index) => ({ id: `${prefix}.${from + index}`, kind: 'resident' }))
}

/** Instants, 40 ms apart: about as many actions a day as a society of millions would see. */
function clock(): () => string {
  let now = Date.UTC(2026, 2, 1)
  return () => {
    now += 40
    return new Date(now).toISOString()
  }
}
