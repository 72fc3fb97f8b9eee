/**
 * One thing to fill in: its name above, where it is readable at any size of letters, and below why it is not right
 * yet. Events: `change` {value}, `blur` {value}.
 */
Component({
  properties: {
    label: String,
    value: String,
    /** As in WeChat's input: text, number, digit, idcard. */
    type: { type: String, value: 'text' },
    placeholder: String,
    maxlength: { type: Number, value: 50 },
    suffix: String,
    hint: String,
    error: String,
    required: Boolean,
    multiline: Boolean,
    disabled: Boolean,
  },
  methods: {
    onChange({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.triggerEvent('change', { value: detail.value })
    },
    onBlur({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.triggerEvent('blur', { value: detail.value })
    },
  },
})
