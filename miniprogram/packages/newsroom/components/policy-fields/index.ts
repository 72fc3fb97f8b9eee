import { emptyForm, type TextField } from '../../model/article-form'

type Typed = WechatMiniprogram.CustomEvent<{ value: string }, object, { key: TextField }>

/** Who issued a policy, from when to when it counts, and "这条政策和我有关吗". Event: `change` {key, value}. */
Component({
  properties: {
    /** An ArticleForm. */
    form: { type: Object, value: emptyForm() },
    /** What is not right yet, by field. */
    problems: { type: Object, value: {} },
  },
  methods: {
    onField({ currentTarget, detail }: Typed) {
      this.triggerEvent('change', { key: currentTarget.dataset.key, value: detail.value })
    },
    onNoDay({ currentTarget }: WechatMiniprogram.TouchEvent<object, object, { key: TextField }>) {
      this.triggerEvent('change', { key: currentTarget.dataset.key, value: '' })
    },
  },
})
