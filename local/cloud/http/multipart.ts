import { invalid } from './errors'

const boundaryOf = (contentType: string): string => {
  const match = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType)
  const boundary = match?.[1] ?? match?.[2]
  if (!boundary) throw invalid('multipart body without a boundary')
  return boundary
}

/** The fields of a multipart form, as the SDK sends them for `wx.openApi`. Values stay bytes. */
export function parseMultipart(body: Buffer, contentType: string): Map<string, Buffer> {
  const delimiter = Buffer.from(`--${boundaryOf(contentType)}`)
  const fields = new Map<string, Buffer>()
  let at = body.indexOf(delimiter)
  while (at >= 0) {
    const start = at + delimiter.length
    if (body.subarray(start, start + 2).toString('latin1') === '--') return fields
    const end = body.indexOf(delimiter, start)
    const headEnd = body.indexOf('\r\n\r\n', start)
    if (end < 0 || headEnd < 0 || headEnd > end) break
    const name = /name="([^"]*)"/i.exec(body.subarray(start, headEnd).toString('utf8'))?.[1]
    if (name === undefined) break
    fields.set(name, body.subarray(headEnd + 4, end - 2))
    at = end
  }
  throw invalid('multipart body is not well-formed')
}
