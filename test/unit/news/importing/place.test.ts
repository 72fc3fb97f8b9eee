import { pagePlace, picturePlace, redirectPlace } from '../../../../cloudfunctions/news/importing/place'

const STAND_IN = 'http://127.0.0.1:1/official-account'
const { LOCAL_CLOUD, OFFICIAL_ACCOUNT_ORIGIN } = process.env

function surroundings(local: string, standIn: string): void {
  process.env['LOCAL_CLOUD'] = local
  process.env['OFFICIAL_ACCOUNT_ORIGIN'] = standIn
}

afterAll(() => {
  process.env['LOCAL_CLOUD'] = LOCAL_CLOUD ?? ''
  process.env['OFFICIAL_ACCOUNT_ORIGIN'] = OFFICIAL_ACCOUNT_ORIGIN ?? ''
})

test('outside of the local cloud nothing can stand in for WeChat, whatever the variables say', () => {
  surroundings('', STAND_IN)
  expect(pagePlace('https://mp.weixin.qq.com/s/a?x=1')).toBe('https://mp.weixin.qq.com/s/a?x=1')
  expect(picturePlace('https://mmbiz.qpic.cn/a/640?b=1')).toBe('https://mmbiz.qpic.cn/a/640?b=1')
})

test('on the local cloud its own pages stand in, each picture server by its name', () => {
  surroundings('1', STAND_IN)
  expect(pagePlace('https://mp.weixin.qq.com/s/a?x=1')).toBe(`${STAND_IN}/s/a?x=1`)
  expect(picturePlace('https://mmecoa.qpic.cn/a/640')).toBe(`${STAND_IN}/mmecoa.qpic.cn/a/640`)
})

test('a picture is fetched as wide as a page shows it, not as it was taken', () => {
  surroundings('', '')
  expect(picturePlace('https://mmbiz.qpic.cn/mmbiz_jpg/a/0?wx_fmt=jpeg')).toBe(
    'https://mmbiz.qpic.cn/mmbiz_jpg/a/640?wx_fmt=jpeg',
  )
})

describe.each([
  ['on the local cloud', '1', STAND_IN],
  ['in the real one', '', ''],
])('%s', (_where, local, standIn) => {
  beforeEach(() => surroundings(local, standIn))

  test.each([
    'https://127.0.0.1/a.png',
    'http://mmbiz.qpic.cn/a.png',
    'https://mmbiz.qpic.cn:8443/a.png',
    'https://user@mmbiz.qpic.cn/a.png',
    'https://mmbiz.qpic.cn.evil.cn/a.png',
    'https://evil.cn/mmbiz.qpic.cn/a.png',
    '//mmbiz.qpic.cn/a.png',
    'nonsense',
  ])('no picture is fetched from %s', (src) => {
    expect(picturePlace(src)).toBe('')
  })

  test('an address cannot climb out of where it is looked for', () => {
    expect(picturePlace('https://mmbiz.qpic.cn/../../local/users')).not.toContain('..')
    expect(pagePlace('https://mp.weixin.qq.com/s/%2e%2e/../../local/users')).not.toContain('..')
  })
})

test('a move is followed within the same server only', () => {
  const from = 'https://mp.weixin.qq.com/s/a'
  expect(redirectPlace(from, '/s/b')).toBe('https://mp.weixin.qq.com/s/b')
  for (const to of [
    'https://evil.cn/',
    '//evil.cn/',
    'http://mp.weixin.qq.com/s/b',
    'file:///etc/passwd',
    'https://a:b@mp.weixin.qq.com/',
  ])
    expect(redirectPlace(from, to)).toBe('')
})
