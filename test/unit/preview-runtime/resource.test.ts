import { resolveResource } from '../../../local/preview/runtime/components/resource'

test.each([
  ['cloud://env.files/dishes/鱼 1.jpg', '', '/storage/dishes/%E9%B1%BC%201.jpg'],
  ['/assets/home.svg', 'pages/home/index', '/mp/assets/home.svg'],
  ['../../assets/home.svg', 'pages/home/index', '/mp/assets/home.svg'],
  ['picture.svg', 'packages/news/pages/list/index', '/mp/packages/news/pages/list/picture.svg'],
  ['https://example.org/a.png', 'pages/home/index', 'https://example.org/a.png'],
  ['data:image/png;base64,AA', '', 'data:image/png;base64,AA'],
  ['/storage/up/1.png', '', '/storage/up/1.png'],
  ['wxfile://tmp_gone.png', '', 'wxfile://tmp_gone.png'],
])('%s named in %s is loaded from %s', (src, owner, url) => {
  expect(resolveResource(src, owner)).toBe(url)
})
