import { audit } from '../support/audit'
import { launchBrowser, type TestBrowser } from '../support/browser'
import { startCloud, type TestCloud } from '../support/cloud'
import { Phone } from '../support/phone'
import { LIU_JIANGUO, ZHANG_MIN } from '../support/stage'

let cloud: TestCloud
let browser: TestBrowser

jest.setTimeout(180_000)

beforeAll(async () => {
  ;[cloud, browser] = await Promise.all([
    startCloud({ sample: true, people: false, preview: true }),
    launchBrowser(),
  ])
})

afterAll(async () => {
  await browser.close()
  await cloud.stop()
})

/** Somebody fills in who they are. */
async function register(as: string, name: string): Promise<Phone> {
  const phone = await Phone.open(browser.browser, cloud.url, { as, hand: 'touch' })
  await phone.goto('/packages/account/pages/profile/index')
  await phone.tap('同意并继续')
  await phone.tap('用微信手机号')
  await phone.tap('允许')
  await phone.fill('姓名', name)
  await phone.tap('保存')
  await phone.idle()
  return phone
}

test('the first administrator claims an empty community with its code, and gives the next one a role', async () => {
  // given a community that nobody has claimed, and the code that its creation printed
  const code = /兴隆社区: code of the first administrator (\S+)/.exec(cloud.printed())?.[1] ?? ''
  const first = await register(LIU_JIANGUO, '刘建国')
  const second = await register(ZHANG_MIN, '张敏')

  // when a wrong code is typed, nothing happens
  await first.goto('/pages/me/index')
  await first.tap('社区刚开通:用开通码成为管理员')
  expect(await audit.faults(first, { letters: 14, target: 44, telephone: true })).toEqual([])
  await first.fill('开通码', 'AAAA-BBBB-CCCC')
  await first.tap('成为管理员')
  await first.see(/开通码不对/)

  // and with the right one, in small letters, the claimer is administrator
  await first.fill('开通码', code.toLowerCase())
  await first.tap('成为管理员')
  await first.see('人员与权限')

  // then nobody else can claim it
  const late = await cloud.call('account', ZHANG_MIN, 'claimAdmin', { code }, 'late-claim')
  expect(late).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })

  // when a role is given
  await first.tap('人员与权限')
  await first.tap('添加人员')
  await first.search('张敏')
  await first.tap(/^选 张敏/)
  await first.tap(/^团购负责人/)
  await first.fill('原因', '管团购')
  await first.tap('添加')
  await first.see('张敏')

  // then its holder has a desk
  await second.goto('/packages/staff/pages/desk/index')
  await second.see('团购管理')
  for (const phone of [first, second]) {
    const { errors, missing } = await phone.troubles()
    expect({ errors, missing }).toEqual({ errors: [], missing: [] })
    await phone.close()
  }
})
