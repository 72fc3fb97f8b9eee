Component({
  properties: { value: { type: Number, value: 0 }, label: String },
  data: { shown: 0, phase: '' },
  observers: {
    value(value) {
      this.setData({ shown: value })
    },
  },
  lifetimes: {
    ready() {
      getApp().log.push(`counter ready ${this.data.label}`)
      this.setData({ phase: 'ready' })
    },
    detached() {
      setTimeout(() => this.setData({ phase: 'gone' }))
    },
  },
  pageLifetimes: {
    show() {
      getApp().log.push(`counter show ${this.data.label}`)
    },
  },
  methods: {
    onChange(event) {
      this.setData({ shown: event.detail.value })
      this.triggerEvent('count', { value: event.detail.value })
    },
  },
})
