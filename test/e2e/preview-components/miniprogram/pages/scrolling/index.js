Page({
  data: { heard: '', current: 0, slides: ['番茄', '黄瓜', '豆角'], top: 0, into: '' },
  hear(what) {
    this.setData({ heard: what })
  },
  onSwipe(e) {
    this.setData({ current: e.detail.current })
    this.hear(`swiper ${e.detail.current} ${e.detail.currentItemId} ${e.detail.source}`)
  },
  onLower() {
    this.hear('lower')
  },
  onUpper() {
    this.hear('upper')
  },
  onScroll() {},
  onJump() {
    this.setData({ into: 'line-15' })
  },
  onMove(e) {
    this.hear(`moved ${e.detail.source}`)
  },
  onTap() {
    this.hear('tap')
  },
  onLong() {
    this.hear('longpress')
  },
})
