Page({
  data: { pageStyle: '--brand: #1e6f4a', plain: '', digits: '', model: '', heard: '' },
  hear(what) {
    this.setData({ heard: what })
  },
  onPlain(e) {
    this.setData({ plain: e.detail.value })
  },
  // Refuses everything but digits: what is set may be the very value that the page already has.
  onDigits(e) {
    this.setData({ digits: e.detail.value.replace(/\D/g, '') })
  },
  onReturned(e) {
    return e.detail.value.toUpperCase()
  },
  onFocus() {
    this.hear('focus')
  },
  onConfirm(e) {
    this.hear(`confirm ${e.detail.value}`)
  },
  onLines(e) {
    this.hear(`lines ${e.detail.lineCount}`)
  },
  onSubmit(e) {
    this.hear(`submit ${JSON.stringify(e.detail.value)}`)
  },
  onReset() {
    this.hear('reset')
  },
  onOff() {
    this.hear('a disabled button was tapped')
  },
})
