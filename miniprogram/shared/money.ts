/** Money is whole fen everywhere; yuan exist only on the screen and in a text field. */
export type Fen = number & { readonly __unit: 'fen' }

export const fen = (n: number): Fen => {
  if (!Number.isSafeInteger(n)) throw new RangeError(`not a whole number of fen: ${n}`)
  return n as Fen
}

export const ZERO = fen(0)

export const sum = (amounts: readonly Fen[]): Fen => fen(amounts.reduce<number>((a, b) => a + b, 0))

/** Price of one line: unit price times a whole quantity. */
export const lineTotal = (price: Fen, quantity: number): Fen => fen(price * quantity)

/** "3.50": for places that set the yuan sign themselves. */
export function yuan(amount: number): string {
  const sign = amount < 0 ? '-' : ''
  const whole = Math.floor(Math.abs(amount) / 100)
  const cents = String(Math.abs(amount) % 100).padStart(2, '0')
  return `${sign}${whole}.${cents}`
}

/** "¥3.50" */
export const formatYuan = (amount: number): string => `¥${yuan(amount)}`

/** What a person types, "3", "3.5" or "3.50", as fen; null if it is not an amount with at most two decimals. */
export function parseYuan(text: string): Fen | null {
  const match = /^\s*(\d{1,6})(?:\.(\d{1,2}))?\s*$/.exec(text)
  if (!match) return null
  return fen(Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0') || 0))
}
