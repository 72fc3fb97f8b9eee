const lifecycle = require('../../utils/lifecycle')

Page({
  ...lifecycle('home'),
  data: { taps: 0, presses: 0, keys: 0, count: 2, heard: '', refreshed: 0, width: 0, rows: [1, 2, 3] },
  onLoad(query) {
    getApp().log.push(`home onLoad ${JSON.stringify(query)}`)
  },
  onPullDownRefresh() {
    this.setData({ refreshed: this.data.refreshed + 1 })
    setTimeout(() => wx.stopPullDownRefresh(), 50)
  },
  onTap(event) {
    this.setData({ taps: this.data.taps + Number(event.currentTarget.dataset.step) })
  },
  onPress() {
    this.setData({ presses: this.data.presses + 1 })
  },
  onCount(event) {
    this.setData({ count: event.detail.value })
  },
  onMeasure() {
    this.createSelectorQuery()
      .select('#box')
      .boundingClientRect((rect) => this.setData({ width: Math.round(rect.width) }))
      .exec()
  },
  onOpen() {
    wx.navigateTo({
      url: '../detail/index?id=7',
      events: { picked: (value) => this.setData({ heard: value.name }) },
      success: ({ eventChannel }) => eventChannel.emit('greet', { from: '首页' }),
    })
  },
})
