/** Prints rows under a heading; numbers to the right. */
export function table(
  title: string,
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): void {
  const cells = [head, ...rows].map((row) => row.map(String))
  const widths = head.map((_, i) => Math.max(...cells.map((row) => widthOf(row[i] ?? ''))))
  const line = (row: readonly string[]): string =>
    row.map((cell, i) => (i === 0 ? cell + pad(cell, widths[i]!) : pad(cell, widths[i]!) + cell)).join('  ')
  console.log(`\n${title}\n${'-'.repeat(widthOf(title))}`)
  for (const row of cells) console.log(line(row))
}

/** Chinese characters take two places of a terminal. */
const widthOf = (text: string): number => [...text].reduce((n, c) => n + (c > '\u2e80' ? 2 : 1), 0)
const pad = (text: string, width: number): string => ' '.repeat(Math.max(0, width - widthOf(text)))

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

export const rounded = (n: number, digits = 2): string => n.toFixed(digits)
export const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(0)} KB`
