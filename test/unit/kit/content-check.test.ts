import { checkTexts, judgeTexts } from '../../../cloudfunctions/kit/contentCheck'
import { askWechat } from '../../../cloudfunctions/kit/wechat'

/** What becomes of people's words when WeChat is sure, is not sure, refuses, or does not answer. */

jest.mock('../../../cloudfunctions/kit/wechat', () => ({ askWechat: jest.fn() }))

const wechat = jest.mocked(askWechat)
const suggesting = (suggest: string) => ({ errcode: 0, errmsg: 'ok', result: { suggest } })

beforeEach(() => {
  wechat.mockReset()
  jest.spyOn(console, 'error').mockReturnValue(undefined)
})

afterEach(() => jest.restoreAllMocks())

const judge = (...texts: string[]) => judgeTexts('o-1', 'comment', texts)

test('what everybody will read passes only if WeChat is sure', async () => {
  wechat.mockResolvedValue(suggesting('pass'))
  expect(await judge('在哪里交')).toBe('pass')

  wechat.mockResolvedValue(suggesting('review'))
  expect(await judge('能贷款吗')).toBe('review')
})

test('one doubtful piece of several is enough', async () => {
  wechat.mockResolvedValueOnce(suggesting('pass')).mockResolvedValueOnce(suggesting('review'))

  expect(await judge('一'.repeat(2_000), '二'.repeat(2_000))).toBe('review')
})

test('if WeChat does not answer, staff look first; what only its writer and staff read is let through', async () => {
  wechat.mockRejectedValue(new Error('no network'))

  expect(await judge('在哪里交')).toBe('review')
  await expect(checkTexts('o-1', 'profile', ['李邻居'])).resolves.toBeUndefined()
})

test('an answer that makes no sense is none', async () => {
  wechat.mockResolvedValue({ errcode: 40001, errmsg: 'invalid credential' })

  expect(await judge('在哪里交')).toBe('review')
})

test('what WeChat refuses is refused by both', async () => {
  wechat.mockResolvedValue(suggesting('risky'))

  await expect(judge('…')).rejects.toMatchObject({ code: 'BAD_TEXT' })
  await expect(checkTexts('o-1', 'profile', ['…'])).rejects.toMatchObject({ code: 'BAD_TEXT' })
})

test('nothing to read is not sent', async () => {
  expect(await judge('', '')).toBe('pass')
  expect(wechat).not.toHaveBeenCalled()
})
