/** Looks like a field, but its value is chosen: put it inside WeChat's `<picker>`, or listen to its tap. */
Component({
  properties: {
    label: String,
    value: String,
    placeholder: { type: String, value: '请选择' },
    icon: { type: String, value: 'chevron-down' },
    hint: String,
    error: String,
    required: Boolean,
  },
})
