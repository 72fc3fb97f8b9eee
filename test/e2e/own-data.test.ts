import { NEW_NEIGHBOUR, useStage } from '../support/stage'
import type { Hand } from '../support/phone'

const stage = useStage()

test.each<Hand>(['mouse', 'touch'])(
  'by %s: a newcomer is told first what is kept, comes with the phone that WeChat knows, takes the data away and leaves',
  async (hand) => {
    const { cloud } = stage()
    const newcomer = await stage().phone({ as: NEW_NEIGHBOUR, hand })

    // given that nothing personal can be typed before the text was agreed to
    await newcomer.goto('/packages/account/pages/profile/index')
    await newcomer.see('先说清楚,您的资料怎么用')
    await newcomer.seeNothingOf('用微信手机号')
    await newcomer.tap('同意并继续')

    // when the phone comes from WeChat and the name is typed
    await newcomer.tap('用微信手机号')
    await newcomer.tap('允许')
    await newcomer.see('已验证,是您微信的手机号')
    await newcomer.fill('姓名', '段玉芬')
    await newcomer.tap('保存')
    await newcomer.idle()

    // then the account counts as verified, and the consent is on record
    const [account] = await cloud.find('accounts', { _id: NEW_NEIGHBOUR })
    expect(account).toMatchObject({ name: '段玉芬', phoneVerified: true })
    expect(await cloud.find('consents', { personId: account?.['personId'], kind: 'privacy' })).toHaveLength(1)

    // when everything is taken away as a file
    await newcomer.goto('/packages/account/pages/privacy/index')
    await newcomer.tap('导出成表格')
    await newcomer.see(/我的资料.*\.xlsx/)
    await newcomer.tap('关闭')

    // and the account is deleted
    await newcomer.tap('我要删除账号')
    await newcomer.see('会删掉', '会留下')
    await newcomer.tap('删除我的账号')
    await newcomer.see('删了就找不回来')
    await newcomer.tap('删除')

    // then the phone is a stranger's again, and nothing of the person is left
    await newcomer.see('先登记姓名和电话')
    for (const collection of ['accounts', 'persons', 'consents', 'messages', 'verifiedPhones']) {
      expect(JSON.stringify(await cloud.find(collection))).not.toContain('段玉芬')
    }
    expect(await cloud.find('accounts', { _id: NEW_NEIGHBOUR })).toEqual([])
  },
)
