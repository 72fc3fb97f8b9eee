import Toast from 'tdesign-miniprogram/toast/index'
import Dialog from 'tdesign-miniprogram/dialog/index'

Page({
  data: {
    name: '',
    tab: 'a',
    popup: false,
    picker: false,
    place: [],
    places: [
      { label: '1 号楼', value: '1' },
      { label: '2 号楼', value: '2' },
      { label: '3 号楼', value: '3' },
    ],
    files: [],
    pictures: ['/assets/home.png', '/assets/home.png'],
    answer: '',
  },
  onName(event) {
    this.setData({ name: event.detail.value })
  },
  onTab(event) {
    this.setData({ tab: event.detail.value })
  },
  onToast() {
    Toast({ context: this, selector: '#toast', message: '已经记下', theme: 'success', duration: 5000 })
  },
  onDialog() {
    Dialog.confirm({
      context: this,
      selector: '#dialog',
      title: '取消这一单?',
      content: '钱会原路退回',
      confirmBtn: '取消订单',
      cancelBtn: '再想想',
    })
      .then(() => this.setData({ answer: '取消' }))
      .catch(() => this.setData({ answer: '留着' }))
  },
  onPopup(event) {
    this.setData({ popup: event.detail.visible ?? true })
  },
  onPicker() {
    this.setData({ picker: true })
  },
  onPlace(event) {
    this.setData({ place: event.detail.value, picker: false })
  },
  onPickerClose() {
    this.setData({ picker: false })
  },
  onFiles(event) {
    this.setData({ files: event.detail.files })
  },
})
