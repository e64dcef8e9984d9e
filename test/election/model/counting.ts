import type { CountedContest, Drawer, Model, PaperContest } from './model.ts'

/** Counts a round, if its figures can be: no more voted than are entitled, where a majority of them is asked for. */
export function count(model: Model): boolean {
  const { voted, boxes, city, contests, said, web, sheets, hands } = model.round
  const open = model.way.ballot === 'open'
  const told = !open && boxes.includes('hall') ? (sheets[0]?.papers ?? []) : []
  const slips: Drawer = [
    ...(open ? said.values() : told),
    ...(!open && boxes.includes('web') ? web : []),
    ...(city?.drawer ?? []),
  ]
  const raised = hands[0]
  const all = voted.size + (city?.voted ?? 0) + (raised?.voted ?? 0)
  const cast = slips.length + (city?.void ?? 0) + (raised?.voted ?? 0)
  const majority = model.way.method === 'statutory-majority'
  if (majority && all > model.eligible()) return false
  const valid = cast <= all && (!majority || all * 2 > model.eligible())
  model.round.votes = new Map()
  const counted = contests.map((contest) => {
    const able = contest.persons.filter((person) => model.candidates.get(`${contest.office}/${person}`) !== 'barred')
    const said = slips.map((slip) => slip[contest.office] ?? []).filter((names) => !majority || names.length <= contest.seats)
    const votes = new Map(
      able.map((person) => [
        person,
        said.filter((names) => names.includes(person)).length + (raised?.hands[contest.office]?.[person] ?? 0),
      ]),
    )
    model.round.votes?.set(contest.office, votes)
    if (!valid) return nobody(contest)
    if (model.way.method === 'scottish-stv') return byTransfers(contest, said, able)
    return majority ? byMajority(model, contest, votes, all, cast) : byApprovals(contest, votes)
  })
  model.round.counted = { valid, turnout: { eligible: model.eligible(), voted: all, returned: cast }, contests: counted }
  return true
}

type Votes = ReadonlyMap<string, number>

function nobody({ office, seats }: PaperContest): CountedContest {
  return { office, elected: [], tied: [], tiedSeats: 0, unfilled: seats }
}

/** More than half of those who voted; in a further election a third of the ballots; in a revote most votes. */
function byMajority({ round }: Model, contest: PaperContest, votes: Votes, voted: number, cast: number): CountedContest {
  const passes = (number: number) =>
    round.kind === 'first' ? number * 2 > voted : round.kind === 'further' ? number * 3 >= cast && number > 0 : number > 0
  return best(contest, new Map([...votes].filter(([, number]) => passes(number))))
}

/** Most approvals elect, any number of them; but where nobody has one there was no vote, and all are level. */
function byApprovals(contest: PaperContest, votes: Votes): CountedContest {
  const persons = [...votes.keys()]
  if (persons.length === 0 || [...votes.values()].some((number) => number > 0)) return best(contest, votes)
  const tiedSeats = Math.min(contest.seats, persons.length)
  return { office: contest.office, elected: [], tied: persons, tiedSeats, unfilled: contest.seats - tiedSeats }
}

/** As many as there are seats for, the best first; whoever is level with another at the edge is tied. */
function best({ office, seats }: PaperContest, votes: Votes): CountedContest {
  const persons = [...votes.keys()]
  const of = (person: string) => votes.get(person) ?? 0
  const above = (person: string) => persons.filter((other) => of(other) >= of(person)).length
  const elected = persons.filter((person) => above(person) <= seats).sort((a, b) => of(b) - of(a))
  const tied = persons.filter((person) => {
    const better = persons.filter((other) => of(other) > of(person)).length
    return better < seats && above(person) > seats
  })
  const tiedSeats = tied.length === 0 ? 0 : seats - elected.length
  return { office, elected, tied, tiedSeats, unfilled: seats - elected.length - tiedSeats }
}

/**
 * For one seat: whoever has more than half of the ballots that name somebody. Until somebody has, whoever has fewest is out, and their ballots go on to the next. Of those who
 * are level, whoever had fewer at the last stage at which they differed is out; those who never did stop the count, and everybody who is left is tied.
 */
function byTransfers(
  { office, seats }: PaperContest,
  said: readonly (readonly string[])[],
  able: readonly string[],
): CountedContest {
  const rankings = said.map((names) => names.filter((each) => able.includes(each))).filter((names) => names.length > 0)
  const tied = (persons: readonly string[]) => ({ office, elected: [], tied: persons, tiedSeats: 1, unfilled: seats - 1 })
  const won = (person: string) => ({ office, elected: [person], tied: [], tiedSeats: 0, unfilled: seats - 1 })
  if (able.length === 0) return nobody({ office, seats, persons: [] })
  if (rankings.length === 0) return tied(able)
  const stages: Map<string, number>[] = []
  for (let left = able; ; ) {
    const votes = new Map(left.map((each) => [each, 0]))
    for (const names of rankings) {
      const top = names.find((each) => left.includes(each))
      if (top !== undefined) votes.set(top, (votes.get(top) ?? 0) + 1)
    }
    stages.push(votes)
    const winner =
      left.length === 1 ? left[0] : left.find((each) => (votes.get(each) ?? 0) >= Math.floor(rankings.length / 2) + 1)
    if (winner !== undefined) return won(winner)
    let last = left
    for (const stage of [...stages].reverse()) {
      const fewest = Math.min(...last.map((each) => stage.get(each) ?? 0))
      last = last.filter((each) => stage.get(each) === fewest)
    }
    const [out] = last
    if (last.length > 1 || out === undefined) return tied(left)
    left = left.filter((each) => each !== out)
  }
}
