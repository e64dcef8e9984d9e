/** What a tally says of the members. */
export function membersIn(tally: unknown): { readonly [number: string]: number | undefined } {
  return (tally as { readonly units: { readonly members: { readonly [number: string]: number } } }).units.members
}
