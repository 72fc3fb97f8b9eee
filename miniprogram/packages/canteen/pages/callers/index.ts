import { dress, look } from '../../../../services/appearance'
import { canteenRoutes } from '../../../../view/meal-routes'
import { open } from '../../../../view/routes'
import { deskRoutes } from '../../../../view/staff-routes'

type Chosen = WechatMiniprogram.CustomEvent<{ personId: string }>

/** Who is on the phone, or stands at the counter: found in a few letters, then to what they would like to eat. */
Page({
  data: {
    ...look(),
    query: '',
    /** The last caller is dealt with: the next one begins with an empty field. */
    fresh: false,
  },

  onShow() {
    dress(this)
    if (this.data.fresh) this.setData({ fresh: false, query: '' })
  },

  onSearch({ detail }: WechatMiniprogram.CustomEvent<{ query: string }>) {
    this.setData({ query: detail.query })
  },

  onChoose({ detail }: Chosen) {
    void wx.navigateTo({
      url: canteenRoutes.phoneOrder(detail.personId),
      events: { done: () => this.setData({ fresh: true }) },
    })
  },

  onRegister() {
    open(deskRoutes.registerEater(this.data.query))
  },
})
