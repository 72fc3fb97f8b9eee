import { account } from '../../services/account'
import { asCloudError } from '../../services/errors'

/**
 * The community's telephone, one tap away on every page that residents see. `place` says where it stands: `card` among
 * the words of a page, `bar` beside a page's main action, `strip` at the foot of a page without one, `tab` in the tab
 * bar. The number is looked up when it is wanted: the button itself waits for nothing.
 */
Component({
  properties: {
    place: { type: String, value: 'card' },
    label: { type: String, value: '打电话给社区' },
  },
  methods: {
    async onTap() {
      try {
        const { phone } = await account.community()
        // Refusing WeChat's own question before the call is no fault.
        wx.makePhoneCall({ phoneNumber: phone, fail: () => undefined })
      } catch (error) {
        await wx.showModal({
          title: '还没有查到社区的电话',
          content: asCloudError(error).message,
          showCancel: false,
          confirmText: '知道了',
        })
      }
    },
  },
})
