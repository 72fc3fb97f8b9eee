import { AppError } from './errors'

type Value = string | number

/** Where a list goes on: the sort values of its last row. Opaque to the client. */
export const encodeCursor = (values: readonly Value[]): string =>
  Buffer.from(JSON.stringify(values)).toString('base64url')

/** @throws BAD_INPUT for anything that `encodeCursor` has not made with this shape */
export function decodeCursor(cursor: string, shape: readonly ('string' | 'number')[]): Value[] {
  const refused = new AppError('BAD_INPUT', '列表接不上了,请下拉刷新')
  let values: unknown
  try {
    values = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    throw refused
  }
  if (!Array.isArray(values) || values.length !== shape.length) throw refused
  if (!values.every((value, i) => typeof value === shape[i])) throw refused
  return values as Value[]
}
