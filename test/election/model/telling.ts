import type { Rules } from './ask.ts'
import { count } from './counting.ts'
import type { Drawer, Model, PaperRound, Slip } from './model.ts'

/** What is told of the boxes, until the votes are counted. */
export const TELLING: Rules = {
  openBox({ round }) {
    if (!round.boxes.includes('web') || round.webOpened) return false
    round.webOpened = true
    return true
  },
  reportBox(model, { issued, returned, scrutineers }: { issued: number; returned: number; scrutineers: string[] }) {
    if (!model.round.boxes.includes('hall') || model.way.ballot === 'open') return false
    if (model.round.counted !== undefined || !signed(model, scrutineers)) return false
    model.round.reported = { issued, returned }
    return true
  },
  submitSheet(model, ask: { by: string; teller: string; drawer: Drawer; scrutineers: string[] }) {
    const { by, teller, drawer, scrutineers } = ask
    const { round } = model
    if (model.way.ballot === 'open' || !tells(model, by, teller) || round.batch === 'agreed') return false
    if (round.sheets[0]?.teller === teller || round.counted !== undefined || !signed(model, scrutineers)) return false
    if (!drawer.every((slip) => isKnown(model, slip))) return false
    const [first] = round.sheets
    const agrees = first !== undefined && textOf(model, first.papers) === textOf(model, drawer)
    round.batch = agrees ? 'agreed' : 'open'
    if (first === undefined || agrees) round.sheets.push({ teller, papers: drawer })
    else round.sheets = []
    return true
  },
  submitHands(model, ask: { by: string; teller: string; scrutineers: string[] } & Omit<PaperRound['hands'][number], 'teller'>) {
    const { by, teller, voted, hands, scrutineers } = ask
    const { round } = model
    if (model.way.ballot === 'secret' || !tells(model, by, teller) || !round.boxes.includes('room') || round.handsAgreed)
      return false
    if ([...round.voted.values()].includes('room') || round.hands[0]?.teller === teller) return false
    if (round.counted !== undefined || !signed(model, scrutineers) || voted > model.eligible()) return false
    for (const [office, votes] of Object.entries(hands)) {
      const contest = model.contest(office)
      const most = model.way.method === 'approval' ? Object.keys(votes).length : (contest?.seats ?? 0)
      if (Object.entries(votes).some(([person, number]) => contest?.persons.includes(person) !== true || number > voted))
        return false
      if (Object.values(votes).reduce((sum, number) => sum + number, 0) > voted * most) return false
    }
    const [first] = round.hands
    round.handsAgreed = first !== undefined && JSON.stringify([first.voted, first.hands]) === JSON.stringify([voted, hands])
    if (first === undefined || round.handsAgreed) round.hands.push({ teller, voted, hands })
    else round.hands = []
    return true
  },
  importResult(model, { voted, drawer, void: none }: { voted: number; drawer: Drawer; void: number }) {
    const { round } = model
    if (!round.boxes.includes('city') || round.city !== undefined || round.counted !== undefined) return false
    if (!drawer.every((slip) => isKnown(model, slip))) return false
    round.city = { voted, drawer, void: none }
    return true
  },
  orderRecount({ round }) {
    round.sheets = []
    round.batch = 'none'
    round.hands = []
    round.handsAgreed = false
    round.city = undefined
    round.counted = undefined
    return true
  },
  countVotes(model) {
    const { boxes, reported, webOpened, batch, sheets, city, hands, handsAgreed, counted } = model.round
    if (counted !== undefined || batch === 'open' || (hands.length > 0 && !handsAgreed)) return false
    if (boxes.includes('hall') && model.way.ballot === 'secret' && reported === undefined) return false
    if ((boxes.includes('web') && !webOpened) || (boxes.includes('city') && city === undefined)) return false
    const told = batch === 'agreed' ? (sheets[0]?.papers.length ?? 0) : 0
    if (model.way.ballot === 'secret' && told !== (boxes.includes('hall') ? reported?.returned : 0)) return false
    return count(model)
  },
}

function tells({ officers }: Model, by: string, teller: string): boolean {
  return by === teller && officers.tellers.includes(teller)
}

/** A scrutineer who was appointed signs, and nobody who was not. */
function signed({ officers }: Model, scrutineers: readonly string[]): boolean {
  return scrutineers.length > 0 && scrutineers.every((each) => officers.scrutineers.includes(each))
}

/** Only those who stand, and posts that are voted on; too many of them make a slip void, and no sheet false. */
function isKnown(model: Model, slip: Slip): boolean {
  return Object.entries(slip).every(([office, names]) => {
    const contest = model.contest(office)
    return contest !== undefined && names.every((each) => contest.persons.includes(each))
  })
}

/** In whatever order they are written down; the order of a ranking counts. */
function textOf({ way }: Model, drawer: Drawer): string {
  const lines = drawer.map((slip) =>
    JSON.stringify(
      Object.entries(slip)
        .map(([office, names]) => [office, way.method === 'scottish-stv' ? names : [...names].sort()])
        .sort(),
    ),
  )
  return lines.sort().join('\n')
}
