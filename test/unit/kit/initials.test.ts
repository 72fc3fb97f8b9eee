import { initialsOf } from '../../../cloudfunctions/kit/people/initials'

test.each([
  ['王秀英', 'wxy'],
  ['曾秀琴', 'zxq'],
  ['单国强', 'sgq'],
  ['解放', 'xf'],
  ['欧阳 兰', 'oyl'],
  ['吕海涛', 'lht'],
  ['阿依古丽·买买提', 'aygl' + 'mmt'],
  ['Li Mei', 'limei'],
  ['', ''],
])('%s is found by %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})
