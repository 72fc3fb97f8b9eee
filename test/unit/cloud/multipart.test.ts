import { parseMultipart } from '../../../local/cloud/http/multipart'

const form = (...parts: string[]) => Buffer.from(parts.join('\r\n'), 'latin1')
const type = 'multipart/form-data; boundary=cut'

describe('forms as the SDK sends them', () => {
  test('fields keep their bytes', () => {
    const body = form(
      ...['--cut', 'Content-Disposition: form-data; name="action"', '', 'wx.openApi'],
      ...['--cut', 'Content-Disposition: form-data; name="data"', 'Content-Type: x', '', '\x00\xff\r\n'],
      '--cut--',
    )
    const fields = parseMultipart(body, type)
    expect(fields.get('action')?.toString()).toBe('wx.openApi')
    expect([...(fields.get('data') ?? [])]).toEqual([0, 255, 13, 10])
  })

  test.each([
    ['no boundary', Buffer.from('x'), 'multipart/form-data'],
    ['nothing in it', Buffer.alloc(0), type],
    ['no end', form('--cut', 'Content-Disposition: form-data; name="a"', '', 'b'), type],
    ['a part without a name', form('--cut', 'X: y', '', 'b', '--cut--'), type],
  ])('%s is refused', (_what, body, contentType) => {
    expect(() => parseMultipart(body, contentType)).toThrow(/multipart/)
  })
})
