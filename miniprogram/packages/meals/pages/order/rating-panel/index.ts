import type { MealOrderView } from '../../../../../view/meal-order'

type Face = 'good' | 'bad'
type Tap = WechatMiniprogram.TouchEvent<object, object, { face: Face }>

const NONE: { face: Face | '' } = { face: '' }

/** Two faces and a sentence, once; afterwards what was said. Event: `rate` {face, text}. */
Component({
  properties: {
    /** What was said already, or null. */
    rating: { type: Object, value: null as MealOrderView['rating'] },
    busy: Boolean,
  },
  data: {
    ...NONE,
    text: '',
    faces: [
      { face: 'good', icon: 'smile', words: '好吃' },
      { face: 'bad', icon: 'dissatisfaction', words: '不太行' },
    ],
  },
  methods: {
    onFace(event: Tap) {
      this.setData({ face: event.currentTarget.dataset.face })
    },
    onText(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ text: event.detail.value })
    },
    onSend() {
      const { face, text, busy } = this.data
      if (face && !busy) this.triggerEvent('rate', { face, text })
    },
  },
})
