import {
  type Bilingual,
  type Constitution,
  type DueNow,
  explain,
  type Facts,
  type Ground,
  type Refusal,
  type Ruling,
  refusalText,
} from 'huzhu'
import { LOCALES } from 'huzhu/constitution'
import type { Line } from './line.ts'

const colours = process.stdout.isTTY === true && process.env.NO_COLOR === undefined
const paint = (code: number) => (text: string) => (colours ? `\u001b[${code}m${text}\u001b[0m` : text)
const bold = paint(1)
const dim = paint(2)
const green = paint(32)
const red = paint(31)
const yellow = paint(33)

const MARKS = {
  permitted: green('✓ permitted 可以'),
  forbidden: red('✗ forbidden 不得'),
  referred: yellow('→ referred 提请决定'),
  unknown: yellow('? facts needed 还需说明'),
} as const

const INDENT = ' '.repeat(19)

export function heading(title: Bilingual, intro?: Bilingual): void {
  console.log(`\n${bold(`━━ ${title.en} · ${title['zh-CN']}`)}`)
  if (intro !== undefined) console.log(dim(`   ${intro.en}\n   ${intro['zh-CN']}`))
  console.log()
}

export function asked({ when, what }: Line): void {
  console.log(`${dim(when)}   ${what.en}\n${INDENT}${what['zh-CN']}`)
}

/** A ruling: the answer, the articles that decided in both languages, what they read, what is still needed. */
export function ruled(ruling: Ruling, law: Constitution): void {
  say(MARKS[ruling.outcome])
  if (ruling.outcome === 'unknown') for (const name of ruling.needed) say(`  ${labelOf(law, name)}`)
  for (const article of articlesOf(ruling.grounds)) say(`  ${articleOf(law, article)}`)
  for (const { referral } of ruling.grounds) {
    if (referral !== undefined) say(dim(`    ${referral.organ} decides 由其决定, by ${referral.deadline}`))
  }
  if (ruling.outcome === 'forbidden') {
    for (const ground of ruling.grounds) reasons(ground, law)
    for (const locale of LOCALES) say(dim(`  ${explain(ruling, locale, law).remedy}`))
  }
  for (const { duty, deadline, who = 'by' } of ruling.obligations) {
    say(dim(`  duty 应当: ${duty} (${who === 'by' ? 'whoever acted' : who}), by ${deadline}`))
  }
}

/** A refusal that no article gave. */
export function refused(refusal: Refusal, law: Constitution): void {
  say(red(`✗ ${refusal.code}`))
  for (const locale of LOCALES) say(`  ${refusalText(refusal, locale, law)}`)
}

export function recorded(first: number, last: number, hash: string): void {
  const entries = first === last ? `entry ${last}` : `entries ${first} to ${last}`
  console.log(dim(`${INDENT}${entries}, ${hash.slice(0, 12)}…\n`))
}

export function notRecorded(): void {
  console.log(dim(`${INDENT}nothing recorded\n`))
}

export function dues(list: readonly DueNow[]): void {
  for (const { what, deadline, who, overdue } of list) {
    console.log(
      `   ${overdue ? red('overdue') : green('open   ')} ${deadline ?? 'no date   '}  ${what}${who === undefined ? '' : dim(` (${who})`)}`,
    )
  }
}

/** The notices among what is due: what, where and until when. */
export function posted(list: readonly DueNow[]): void {
  for (const { label, where = [], deadline, notice } of list) {
    if (notice !== true) continue
    const places = (locale: 'en' | 'zh-CN') => where.map((place) => place.label[locale])
    note(
      `${label.en}, until ${deadline}: ${places('en').join(', ')}`,
      `${label['zh-CN']}，至${deadline}：${places('zh-CN').join('、')}`,
    )
  }
}

export function note(en: string, zh: string): void {
  console.log(`   ${en}\n   ${zh}\n`)
}

function say(text: string): void {
  console.log(INDENT + text)
}

function articlesOf(grounds: readonly Ground[]): readonly string[] {
  return [...new Set(grounds.map(({ article }) => article))]
}

function articleOf(law: Constitution, number: string): string {
  const heading = law.document.articles.find((article) => article.number === number)?.heading
  return `Art. ${number} ${heading?.en} · 第${number}条 ${heading?.['zh-CN']}`
}

/** What a rule read that people can recognise: facts and parameters with their values. */
function reasons({ values, parameters }: Ground, law: Constitution): void {
  for (const [name, value] of Object.entries(known(values))) say(dim(`    ${labelOf(law, name)}: ${JSON.stringify(value)}`))
  for (const { id, value, source } of parameters) say(dim(`    ${id} = ${JSON.stringify(value)} (${source.law})`))
}

function known(values: Facts): Facts {
  return Object.fromEntries(Object.entries(values).filter(([name]) => name !== 'action' && !name.startsWith('param.')))
}

function labelOf(law: Constitution, name: string): string {
  const label = law.facts.get(name)?.label
  return label === undefined ? name : `${label.en} · ${label['zh-CN']}`
}
