/** What the first bytes of a picture say. Names and content types are somebody's claim. */
export interface PictureKind {
  ending: 'jpg' | 'png' | 'gif' | 'webp'
  /** Pixels; 0 where the bytes do not say. */
  width: number
  height: number
}

const starts = (bytes: Buffer, text: string, at = 0): boolean =>
  bytes.subarray(at, at + text.length).equals(Buffer.from(text, 'latin1'))

/** Pixels stand in the frame header, after any number of other segments. */
function jpegSize(bytes: Buffer): [number, number] {
  let at = 2
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return [bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5)]
    at += 2 + Math.max(2, bytes.readUInt16BE(at + 2))
  }
  return [0, 0]
}

/** WebP has three forms, each with the pixels elsewhere. */
function webpSize(bytes: Buffer): [number, number] {
  if (starts(bytes, 'VP8X', 12)) return [bytes.readUIntLE(24, 3) + 1, bytes.readUIntLE(27, 3) + 1]
  if (starts(bytes, 'VP8L', 12)) {
    const bits = bytes.readUInt32LE(21)
    return [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1]
  }
  if (starts(bytes, 'VP8 ', 12)) return [bytes.readUInt16LE(26) & 0x3fff, bytes.readUInt16LE(28) & 0x3fff]
  return [0, 0]
}

function formOf(bytes: Buffer): [PictureKind['ending'], [number, number]] | null {
  if (bytes.length < 32) return null
  if (starts(bytes, '\xff\xd8\xff')) return ['jpg', jpegSize(bytes)]
  if (starts(bytes, '\x89PNG\r\n\x1a\n')) return ['png', [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]]
  if (starts(bytes, 'GIF87a') || starts(bytes, 'GIF89a'))
    return ['gif', [bytes.readUInt16LE(6), bytes.readUInt16LE(8)]]
  if (starts(bytes, 'RIFF') && starts(bytes, 'WEBP', 8)) return ['webp', webpSize(bytes)]
  return null
}

/** What the contract allows. */
const SIDE_MAX = 20_000

/** Null for what is no picture that a phone shows. */
export function pictureKind(bytes: Buffer): PictureKind | null {
  const form = formOf(bytes)
  if (!form) return null
  const [ending, [width, height]] = form
  const known = width > 0 && height > 0 && width <= SIDE_MAX && height <= SIDE_MAX
  return known ? { ending, width, height } : { ending, width: 0, height: 0 }
}
