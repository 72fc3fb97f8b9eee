import { account } from '../../../../services/account'
import { dress, look } from '../../../../services/appearance'
import { canteen } from '../../../../services/canteen'
import { asCloudError } from '../../../../services/errors'
import { canteenRoutes } from '../../../../view/meal-routes'
import { open } from '../../../../view/routes'
import { LOADING, present, refresh } from '../../../../view/state'
import { policyCard, type PolicyCard } from '../../model/policy-view'

/** Every version of the subsidy, the latest first: what counts now, what will, what did. */
Page({
  data: {
    ...look(),
    state: LOADING,
    policies: [] as PolicyCard[],
    /** A new version is the administrators' to write. */
    mayAdd: false,
  },

  onLoad() {
    void this.loadRoles()
  },

  onShow() {
    dress(this)
    void this.load()
  },

  onPullDownRefresh() {
    void refresh(() => this.load())
  },

  load(): Promise<void> {
    return present(
      this,
      () => canteen.policies(),
      ({ items, now }) => ({ policies: items.map((policy) => policyCard(policy, now)) }),
      ({ items }) => items.length === 0,
    )
  },

  /** Nothing on this page waits for it. */
  async loadRoles(): Promise<void> {
    try {
      const { roles } = await account.me()
      this.setData({ mayAdd: roles.includes('admin') })
    } catch (error) {
      console.warn(asCloudError(error).message)
    }
  },

  onAdd() {
    open(canteenRoutes.addPolicy())
  },
})
