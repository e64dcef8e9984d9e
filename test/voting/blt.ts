import type { Ballot } from 'huzhu/voting'

/** What a BLT file says. Candidates are their numbers in it, as texts. */
export interface Blt {
  readonly seats: number
  readonly candidates: readonly string[]
  readonly names: readonly string[]
  readonly withdrawn: readonly string[]
  readonly order: readonly string[]
  readonly ballots: readonly Ballot[]
}

/** Reads the BLT files of the tests, nicknames and equal ranks included. */
export function readBlt(text: string): Blt {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const [size = 0, seats = 0] = (lines[0] as string).split(' ').map(Number)
  const candidates = Array.from({ length: size }, (_, index) => String(index + 1))
  const option = (name: string) =>
    lines
      .find((line) => line.startsWith(`[${name} `))
      ?.slice(name.length + 2, -1)
      .split(' ') ?? []
  const nicks = option('nick')
  const number = (id: string) => (nicks.includes(id) ? String(nicks.indexOf(id) + 1) : id)
  const end = lines.indexOf('0')
  const ballots = lines
    .slice(1, end)
    .filter((line) => !line.startsWith('['))
    .map((line) => {
      const [count = '1', ...ranks] = line.split(' ').slice(0, -1)
      const ranking = ranks.map((rank) => (rank.includes('=') ? rank.split('=').map(number) : number(rank)))
      return { ranking, count }
    })
  const names = lines.slice(end + 1, end + 1 + size).map((line) => line.slice(1, -1))
  return { seats, candidates, names, withdrawn: option('withdrawn').map(number), order: option('tie').map(number), ballots }
}
