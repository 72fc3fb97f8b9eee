import { account } from '../../../../services/account'
import { asCloudError } from '../../../../services/errors'

/** The community's telephone on a page that knows nothing else of the community. */
Component({
  properties: {
    label: { type: String, value: '联系社区' },
  },
  data: { phone: '' },
  lifetimes: {
    attached() {
      account.community().then(
        ({ phone }) => this.setData({ phone }),
        // The page says itself what does not work; the button just is not there.
        (error: unknown) => console.warn(asCloudError(error).message),
      )
    },
  },
})
