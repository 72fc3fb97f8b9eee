Page({
  data: { removed: '' },
  onBack() {
    wx.navigateBack()
  },
  onRemove() {
    this.setData({ removed: '删掉了' })
  },
})
