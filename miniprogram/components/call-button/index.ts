/** One tap to somebody who can help. */
Component({
  properties: {
    phone: String,
    label: { type: String, value: '联系社区' },
    who: { type: String, value: '社区' },
    block: Boolean,
  },
  methods: {
    onTap() {
      // Refusing WeChat's own question before the call is no fault.
      wx.makePhoneCall({ phoneNumber: this.data.phone, fail: () => undefined })
    },
  },
})
