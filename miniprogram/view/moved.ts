/** A list with one member moved by one place; unchanged at the ends. */
export function moved<T>(list: readonly T[], from: number, by: -1 | 1): T[] {
  const copy = [...list]
  const to = from + by
  const one = copy[from]
  if (one === undefined || to < 0 || to >= copy.length) return copy
  copy.splice(from, 1)
  copy.splice(to, 0, one)
  return copy
}
