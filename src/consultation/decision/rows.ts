/** Key of what belongs to one round of one question. */
export function roundKey(id: string, round: number): string {
  return `${id}/${round}`
}
