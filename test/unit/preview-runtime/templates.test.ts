import { BUILTIN_TEMPLATES, domTag } from '../../../local/preview/runtime/components/templates'

describe('domTag', () => {
  test.each([
    ['view', 'wx-view'],
    ['scroll-view', 'wx-scroll-view'],
    ['picker-view-column', 'wx-picker-view-column'],
    ['wx-root', 'wx-root'],
    ['dom-div', 'div'],
    ['t-button', 't-button'],
    ['campaign-card', 'campaign-card'],
  ])('<%s> becomes <%s>', (tag, expected) => {
    expect(domTag(tag)).toBe(expected)
  })
})

test('every skeleton has at most one place for children', () => {
  for (const [name, template] of Object.entries(BUILTIN_TEMPLATES)) {
    expect([name, template.match(/<slot\/>/g)?.length ?? 0]).toEqual([name, name === 'empty' ? 0 : 1])
  }
})
