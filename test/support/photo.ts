/** A picture as a camera makes them: 640 × 480 points of every colour, near a megabyte and so too large to send. */
export function cameraPhoto(name = 'IMG_0042.bmp'): { name: string; mimeType: string; buffer: Buffer } {
  const [width, height, header] = [640, 480, 54]
  const pixels = width * height * 3
  const buffer = Buffer.alloc(header + pixels)
  // The plainest format that browsers read: a header of two parts, then blue, green and red of each point.
  buffer.write('BM')
  buffer.writeUInt32LE(header + pixels, 2)
  buffer.writeUInt32LE(header, 10)
  buffer.writeUInt32LE(40, 14)
  buffer.writeInt32LE(width, 18)
  buffer.writeInt32LE(height, 22)
  buffer.writeUInt16LE(1, 26)
  buffer.writeUInt16LE(24, 28)
  for (let point = 0; point < width * height; point++) {
    const [x, y] = [point % width, Math.floor(point / width)]
    buffer.set([(x ^ y) & 255, (x * 3 + y) & 255, (y * 5) & 255], header + point * 3)
  }
  return { name, mimeType: 'image/bmp', buffer }
}
