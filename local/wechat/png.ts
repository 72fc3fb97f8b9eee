import { deflateSync } from 'node:zlib'

const table = Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c >>> 0
})

const crc32 = (bytes: Buffer): number =>
  (bytes.reduce((crc, byte) => (table[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8), 0xffffffff) ^ 0xffffffff) >>>
  0

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const crc = Buffer.alloc(4)
  crc.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, crc])
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** @param form bits of a sample, and what a pixel is made of, by PNG's numbers */
function png(width: number, height: number, form: { bits: number; colour: number }, rows: Buffer): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.writeUInt8(form.bits, 8)
  header.writeUInt8(form.colour, 9)
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** A black and white picture as PNG: `dark[y][x]`, each module `scale` pixels wide. */
export function blackAndWhitePng(dark: readonly (readonly boolean[])[], scale: number): Buffer {
  const size = dark.length * scale
  const rowBytes = 1 + Math.ceil(size / 8)
  const pixels = Buffer.alloc(rowBytes * size)
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const light = !dark[Math.floor(y / scale)]?.[Math.floor(x / scale)]
      const at = y * rowBytes + 1 + (x >> 3)
      if (light) pixels[at] = (pixels[at] ?? 0) | (0x80 >> (x & 7))
    }
  }
  return png(size, size, { bits: 1, colour: 0 }, pixels)
}

export type Colour = readonly [red: number, green: number, blue: number]

/** A picture in colours as PNG. */
export function colourPng(width: number, height: number, at: (x: number, y: number) => Colour): Buffer {
  const rowBytes = 1 + width * 3
  const pixels = Buffer.alloc(rowBytes * height)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) pixels.set(at(x, y), y * rowBytes + 1 + x * 3)
  }
  return png(width, height, { bits: 8, colour: 2 }, pixels)
}
