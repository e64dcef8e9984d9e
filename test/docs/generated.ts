import { existsSync, readdirSync } from 'node:fs'

/** A page of documentation that is made from the sources. */
export interface GeneratedPage {
  /** From the project's root: `docs/reference/actions.md`. */
  readonly path: string
  readonly text: string
}

const GENERATORS = new URL('../generate/', import.meta.url)

/** All generated pages: those of every module in test/generate that exports `pages()`. */
export async function generatedPages(): Promise<readonly GeneratedPage[]> {
  const files = existsSync(GENERATORS) ? readdirSync(GENERATORS).filter((file) => file.endsWith('.ts')) : []
  const pages: GeneratedPage[] = []
  for (const file of files.sort()) {
    const module: { pages?: () => readonly GeneratedPage[] | Promise<readonly GeneratedPage[]> } = await import(
      new URL(file, GENERATORS).href
    )
    pages.push(...((await module.pages?.()) ?? []))
  }
  return pages
}
