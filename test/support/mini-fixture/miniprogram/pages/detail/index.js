const lifecycle = require('../../utils/lifecycle')

Page({
  ...lifecycle('detail'),
  data: { id: '', greeted: '' },
  onLoad({ id }) {
    getApp().log.push(`detail onLoad ${id}`)
    this.setData({ id })
    this.getOpenerEventChannel().on('greet', ({ from }) => this.setData({ greeted: from }))
  },
  onPick() {
    this.getOpenerEventChannel().emit('picked', { name: '西红柿' })
    wx.navigateBack()
  },
})
