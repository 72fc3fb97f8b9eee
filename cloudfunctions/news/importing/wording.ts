/** Text of a page, made plain. */

/** What cannot be seen, and what turns the direction of writing round. Joiners stay: emoji are made with them. */
const UNSEEN = /(?![\t\n\r\f\u200d])[\p{Cc}\p{Cf}\p{Cs}]/gu

/** Between two Chinese characters, the end of a line in the source is no space. */
const CHINESE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/

/** One line without anything unseen, with single spaces. */
export function oneLine(text: string): string {
  return text
    .replace(UNSEEN, '')
    .replace(/\s+/g, (gap: string, at: number, all: string) => {
      const between = CHINESE.test(all.charAt(at - 1)) && CHINESE.test(all.charAt(at + gap.length))
      return between && /[\r\n]/.test(gap) ? '' : ' '
    })
    .trim()
}

/** At most `max` characters, never half of one. */
export function clipped(text: string, max: number): string {
  if (text.length <= max) return text
  const cut = text.slice(0, max)
  return (/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut).trim()
}

/** Where a sentence, or else a part of it, ends last within a text. */
function lastEnd(text: string): number {
  for (const ends of ['。!?\uff01\uff1f', ';\uff1b', ',\uff0c、 ']) {
    const at = Math.max(...[...ends].map((end) => text.lastIndexOf(end)))
    if (at >= text.length / 3) return at + 1
  }
  return clipped(`${text} `, text.length).length
}

/** The text in parts of at most `max` characters, which end where sentences do. */
export function parts(text: string, max: number): string[] {
  const made: string[] = []
  let rest = text.trim()
  while (rest.length > max) {
    const end = lastEnd(rest.slice(0, max)) || max
    made.push(rest.slice(0, end).trim())
    rest = rest.slice(end).trim()
  }
  return [...made, rest].filter(Boolean)
}
