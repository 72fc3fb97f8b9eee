import { neighbourName } from '../../../cloudfunctions/kit/people/neighbourName'

/** What neighbours read of somebody who asks: never the whole name. */

test.each([
  ['王秀英', '', '王邻居'],
  ['欧阳淑芬', '', '欧阳邻居'],
  ['欧阳', '', '欧邻居'],
  ['王秀英', '爱养花', '爱养花'],
  ['', '', '邻居'],
])('%s with the nickname "%s" is %s', (name, nickname, shown) => {
  expect(neighbourName({ name, nickname })).toBe(shown)
})
