const DIGITS = '零一二三四五六七八九'

/** A whole number from 0 to 9999 as Chinese charters write it: 10 十, 15 十五, 20 二十, 101 一百零一, 280 二百八十. */
export function chineseNumeral(number: number): string {
  if (!Number.isInteger(number) || number < 0 || number > 9999)
    throw new RangeError(`${number} is not a whole number from 0 to 9999`)
  if (number === 0) return '零'
  let text = ''
  let gap = false
  for (const [unit, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(number / unit) % 10
    if (digit === 0) {
      gap = text !== ''
      continue
    }
    text += `${gap ? '零' : ''}${DIGITS[digit]}${name}`
    gap = false
  }
  return text.replace(/^一十/, '十')
}
