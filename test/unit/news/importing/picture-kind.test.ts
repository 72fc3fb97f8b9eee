import { pictureKind } from '../../../../cloudfunctions/news/importing/pictureKind'
import { colourPng } from '../../../../local/wechat/png'

const bytes = (...parts: (string | number[])[]): Buffer => {
  const whole = Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
  )
  return Buffer.concat([whole, Buffer.alloc(Math.max(0, 40 - whole.length))])
}

describe('what the first bytes of a picture say', () => {
  test('png', () => {
    expect(pictureKind(colourPng(30, 20, () => [1, 2, 3]))).toEqual({ ending: 'png', width: 30, height: 20 })
  })

  test('jpeg: the size stands behind other segments', () => {
    const jpeg = bytes([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 1, 0xff, 0xc2, 0, 17, 8, 0x01, 0x2c, 0x02, 0x58, 3])
    expect(pictureKind(jpeg)).toEqual({ ending: 'jpg', width: 600, height: 300 })
  })

  test('jpeg that says nothing of its size is one all the same', () => {
    expect(pictureKind(bytes([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0]))).toEqual({
      ending: 'jpg',
      width: 0,
      height: 0,
    })
  })

  test('gif', () => {
    expect(pictureKind(bytes('GIF89a', [0x2c, 1, 0x64, 0]))).toEqual({
      ending: 'gif',
      width: 300,
      height: 100,
    })
  })

  test.each([
    ['extended', bytes('RIFF....WEBPVP8X........', [0x2b, 1, 0, 0x63, 0, 0])],
    ['lossless', bytes('RIFF....WEBPVP8L....', [0x2f, 0x2b, 0xc1, 0x18, 0])],
    ['lossy', bytes('RIFF....WEBPVP8 ..........', [0x2c, 1, 0x64, 0])],
  ])('webp, %s', (_form, webp) => {
    expect(pictureKind(webp)).toEqual({ ending: 'webp', width: 300, height: 100 })
  })

  test.each([
    ['a drawing, which may carry script', bytes('<svg xmlns="http://www.w3.org/2000/svg">')],
    ['a page', bytes('<!DOCTYPE html><html><body></body></html>')],
    ['too little', Buffer.from('GIF89a')],
    ['nothing', Buffer.alloc(0)],
  ])('no picture: %s', (_what, other) => {
    expect(pictureKind(other)).toBeNull()
  })

  test('a size that no phone shows is taken for unknown', () => {
    expect(pictureKind(bytes('GIF89a', [0xff, 0xff, 0x64, 0]))).toEqual({
      ending: 'gif',
      width: 0,
      height: 0,
    })
  })
})
