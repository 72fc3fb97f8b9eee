Page({
  data: {
    heard: '',
    dishes: [
      { id: 'fish', name: '红烧鱼', checked: true },
      { id: 'greens', name: '青菜', checked: false },
      { id: 'soup', name: '汤', checked: false },
    ],
    care: false,
    points: [{ name: '东门' }, { name: '西门' }, { name: '服务中心' }],
    point: 0,
    rooms: [
      ['1号楼', '2号楼'],
      ['101', '102'],
    ],
    room: [0, 0],
    date: '',
    time: '',
    region: ['河南省', '濮阳市', '华龙区'],
  },
  hear(what, value) {
    this.setData({ heard: `${what} ${JSON.stringify(value)}` })
  },
  onDishes(e) {
    this.hear('dishes', e.detail.value)
  },
  onPlace(e) {
    this.hear('place', e.detail.value)
  },
  onSwitch(e) {
    this.setData({ care: e.detail.value })
    this.hear('switch', e.detail.value)
  },
  onSlider(e) {
    this.hear('slider', e.detail.value)
  },
  onPoint(e) {
    this.setData({ point: Number(e.detail.value) })
    this.hear('point', e.detail.value)
  },
  onCancel() {
    this.hear('cancel', null)
  },
  onColumn(e) {
    if (e.detail.column === 0)
      this.setData({ 'rooms[1]': e.detail.value === 0 ? ['101', '102'] : ['201', '202'] })
  },
  onRoom(e) {
    this.setData({ room: e.detail.value })
    this.hear('room', e.detail.value)
  },
  onDate(e) {
    this.setData({ date: e.detail.value })
    this.hear('date', e.detail.value)
  },
  onTime(e) {
    this.setData({ time: e.detail.value })
    this.hear('time', e.detail.value)
  },
  onRegion(e) {
    this.setData({ region: e.detail.value })
    this.hear('region', e.detail.value)
  },
  onWheel(e) {
    this.hear('wheel', e.detail.value)
  },
})
