/** A QR code large enough for a counter's scanner; always dark on white. */
Component({
  properties: {
    value: String,
    label: { type: String, value: '取货二维码,请给工作人员扫' },
    /** Side in px. */
    size: { type: Number, value: 220 },
  },
})
