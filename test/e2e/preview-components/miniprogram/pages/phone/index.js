const CALLS = {
  scan: () => wx.scanCode(),
  modal: () =>
    wx.showModal({
      title: '取消订单',
      content: '取消后钱会退回',
      confirmText: '取消订单',
      cancelText: '再想想',
    }),
  reason: () => wx.showModal({ title: '原因', editable: true, placeholderText: '写一句' }),
  actions: () => wx.showActionSheet({ itemList: ['打电话', '发消息'] }),
  call: () => wx.makePhoneCall({ phoneNumber: '0393-1234567' }),
  subscribe: () => wx.requestSubscribeMessage({ tmplIds: ['order-ready', 'order-changed'] }),
  privacy: () => wx.requirePrivacyAuthorize(),
  pay: () => wx.requestPayment({ package: 'prepay_id=1' }),
  media: () => wx.chooseMedia({ count: 3, mediaType: ['image'] }),
  toast: () => wx.showToast({ title: '已保存' }),
  preview: () => wx.previewImage({ urls: ['/assets/wide.svg', 'cloud://local.files/dishes/fish.svg'] }),
  location: () =>
    wx.openLocation({ latitude: 35.76, longitude: 115.03, name: '服务中心', address: '兴隆社区' }),
  hello: () => wx.cloud.callFunction({ name: 'hello', data: { action: 'greet', input: {} } }),
  refused: () => wx.cloud.callFunction({ name: 'missing', data: {} }),
  leave: () => wx.navigateToMiniProgram({ appId: 'wx0', path: 'pages/a' }),
}

Page({
  data: { heard: '', calls: Object.keys(CALLS) },
  hear(what) {
    this.setData({ heard: JSON.stringify(what) })
  },
  async onCall(e) {
    const call = CALLS[e.currentTarget.dataset.call]
    try {
      this.hear(await call())
    } catch (error) {
      this.hear({ errMsg: error.errMsg, errCode: error.errCode })
    }
  },
  onPhone(e) {
    this.hear(e.detail)
  },
  onAvatar(e) {
    this.hear(e.detail)
  },
  onShareAppMessage() {
    return { title: '今晚有番茄', path: '/pages/phone/index?from=share', imageUrl: '/assets/wide.svg' }
  },
})
