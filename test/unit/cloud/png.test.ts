import { inflateSync } from 'node:zlib'
import { blackAndWhitePng } from '../../../local/wechat/png'

test('a drawn code is a PNG that readers accept: right size, right checksums, dark where it should be', () => {
  const png = blackAndWhitePng(
    [
      [true, false],
      [false, true],
    ],
    4,
  )
  expect(png.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([8, 8])
  // The checksum of an empty IEND is the same in every PNG.
  expect(png.subarray(-4).toString('hex')).toBe('ae426082')
  const length = png.readUInt32BE(33)
  const rows = inflateSync(png.subarray(41, 41 + length))
  const [dark, light] = [0x0f, 0xf0]
  const filtered = (row: number) => [0, row]
  expect([...rows]).toEqual([dark, dark, dark, dark, light, light, light, light].flatMap(filtered))
})
