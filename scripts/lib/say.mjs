/** One line per step, in plain English. */

const WORDS = { ok: 'ok', fail: 'FAIL', skip: 'skip' }

/** @param {number} ms */
export const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`

/** @param {number} bytes */
export const kilobytes = (bytes) => `${Math.round(bytes / 1024)} KB`

/** @param {string} text */
export const say = (text) => console.log(text)

/**
 * @param {keyof typeof WORDS} word
 * @param {string} name
 * @param {string} note
 * @param {number} [ms]
 */
export function result(word, name, note, ms) {
  const time = ms === undefined ? '' : seconds(ms)
  say(`${WORDS[word].padEnd(5)} ${name.padEnd(12)} ${time.padStart(8)}  ${note}`)
}

/** @param {string} text */
export const indent = (text) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => `      ${line}`)
    .join('\n')

/**
 * A table with the first column left and the others right.
 * @param {string[][]} rows
 */
export function table(rows) {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  )
  const line = (/** @type {string[]} */ row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd()
  return rows.map(line).join('\n')
}
