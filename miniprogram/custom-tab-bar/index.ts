import { look } from '../services/appearance'

type Tap = WechatMiniprogram.TouchEvent<object, object, { route: string }>

/** The bar at the bottom of the first pages. Words grow with the reader's letters, as WeChat's own bar does not. */
Component({
  data: {
    pageStyle: look().pageStyle,
    selected: '',
    tabs: [
      { route: '/pages/home/index', text: '首页', icon: 'home', iconOn: 'home-filled' },
      { route: '/pages/groupbuy/index', text: '团购', icon: 'cart', iconOn: 'cart-filled' },
      { route: '/pages/meals/index', text: '订餐', icon: 'rice', iconOn: 'rice-filled' },
      { route: '/pages/me/index', text: '我的', icon: 'user', iconOn: 'user-filled' },
    ],
  },
  methods: {
    /** The page that the bar stands on, told by its onShow. */
    select(route: string) {
      const { pageStyle } = look()
      if (route === this.data.selected && pageStyle === this.data.pageStyle) return
      this.setData({ selected: route, pageStyle })
    },
    onTap(event: Tap) {
      const { route } = event.currentTarget.dataset
      if (route !== this.data.selected) void wx.switchTab({ url: route })
    },
  },
})
