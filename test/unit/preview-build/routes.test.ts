import { formatRoute, parseUrl, resolveUrl } from '../../../local/preview/runtime/core/routes'
import { openChannel } from '../../../local/preview/runtime/core/event-channel'

describe('addresses of pages', () => {
  test('a query stays encoded: WeChat leaves decoding to the page', () => {
    expect(parseUrl('/pages/a/index?name=%E7%8E%8B&x=1=2&empty')).toEqual({
      path: 'pages/a/index',
      query: { name: '%E7%8E%8B', x: '1=2', empty: '' },
    })
  })

  test('written again, an address is the same', () => {
    expect(formatRoute(parseUrl('/pages/a/index?b=1&c=%20'))).toBe('pages/a/index?b=1&c=%20')
  })

  test.each([
    ['../b/index?x=1', '/pages/b/index?x=1'],
    ['./more', '/pages/a/more'],
    ['/pages/c/index', '/pages/c/index'],
  ])('%s is found from pages/a/index', (url, expected) => {
    expect(resolveUrl(url, 'pages/a/index')).toBe(expected)
  })
})

describe('the line between two pages', () => {
  test('carries what is said to the other end only', () => {
    const heard: string[] = []
    const { opener, opened } = openChannel({ picked: (value) => heard.push(`opener ${String(value)}`) })
    opened.on('greet', (value) => heard.push(`opened ${String(value)}`))
    opened.once('bye', () => heard.push('opened bye'))
    opener.emit('greet', 'a')
    opened.emit('picked', 'b')
    opened.emit('greet', 'nobody')
    opener.emit('bye')
    opener.emit('bye')
    expect(heard).toEqual(['opened a', 'opener b', 'opened bye'])
  })
})
