import { inflateRawSync } from 'node:zlib'

/** The files in a zip archive, by its directory at the end. */
function unzip(archive: Buffer): Map<string, string> {
  const files = new Map<string, string>()
  const end = archive.lastIndexOf(Buffer.from('504b0506', 'hex'))
  let at = archive.readUInt32LE(end + 16)
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const [nameLength, extra, comment] = [28, 30, 32].map((place) => archive.readUInt16LE(at + place)) as [
      number,
      number,
      number,
    ]
    const packed = archive.readUInt16LE(at + 10) === 8
    const size = archive.readUInt32LE(at + 20)
    const local = archive.readUInt32LE(at + 42)
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength)
    const begin = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28)
    const data = archive.subarray(begin, begin + size)
    files.set(name, (packed ? inflateRawSync(data) : data).toString('utf8'))
    at += 46 + nameLength + extra + comment
  }
  return files
}

const textOf = (xml: string): string =>
  [...xml.matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text = '']) => text).join('')

/** What a spreadsheet shows: the rows of every sheet, by the sheet's name. */
export function sheetsOf(base64: string): Record<string, string[][]> {
  const files = unzip(Buffer.from(base64, 'base64'))
  const shared = [...(files.get('xl/sharedStrings.xml') ?? '').matchAll(/<si>(.*?)<\/si>/gs)].map(
    ([, si = '']) => textOf(si),
  )
  const cellOf = (cell: string): string => {
    const value = /<v>([^<]*)<\/v>/.exec(cell)?.[1] ?? ''
    return /t="s"/.test(cell) ? (shared[Number(value)] ?? '') : textOf(cell) || value
  }
  const names = [...(files.get('xl/workbook.xml') ?? '').matchAll(/<sheet [^>]*?name="([^"]*)"/g)]
  return Object.fromEntries(
    names.map(([, name = ''], n) => {
      const xml = files.get(`xl/worksheets/sheet${n + 1}.xml`) ?? ''
      const rows = [...xml.matchAll(/<row[^>]*>(.*?)<\/row>/gs)].map(([, row = '']) =>
        [...row.matchAll(/<c [^>]*?(?:\/>|>.*?<\/c>)/gs)].map(([cell]) => cellOf(cell)),
      )
      return [name, rows]
    }),
  )
}
