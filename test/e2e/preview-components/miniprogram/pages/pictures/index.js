Page({
  data: {
    heard: '',
    html: '<p style="color:#b93815;font-size:32rpx">社区<b>食堂</b><script>window.hacked = true</script><img src="/assets/wide.svg" onerror="window.hacked = true"></p>',
    nodes: [{ name: 'p', attrs: { style: 'color:#1e6f4a' }, children: [{ type: 'text', text: '3 &lt; 5' }] }],
    long: '兴隆社区的食堂每天中午和晚上都开饭,老人自己来吃,走不动的有人送上门。'.repeat(4),
    animation: null,
  },
  onReady() {
    this.createSelectorQuery()
      .select('#canvas')
      .fields({ node: true, size: true })
      .exec(([{ node, width, height }]) => {
        node.width = width
        node.height = height
        const context = node.getContext('2d')
        context.fillStyle = '#1e6f4a'
        context.fillRect(0, 0, width, height)
        this.canvas = node
      })
    const animation = wx.createAnimation({ duration: 10 })
    animation.translate(20, 0).opacity(0.5).step()
    this.setData({ animation: animation.export() })
  },
  onLoad() {},
  onError(e) {
    this.setData({ heard: e.detail.errMsg })
  },
  async exportCanvas() {
    const { tempFilePath } = await wx.canvasToTempFilePath({ canvas: this.canvas })
    return wx.getImageInfo({ src: tempFilePath })
  },
})
