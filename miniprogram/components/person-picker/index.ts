/** Somebody to choose, as a face with a name. */
export interface Choosable {
  personId: string
  name: string
  /** "妈妈"; "自己" for oneself. */
  relation: string
  /** What stands in the circle: the last sign of the name. */
  face: string
}

type Tap = WechatMiniprogram.TouchEvent<object, object, { id: string }>

/** "给谁订": one of several people. Event: `change` {personId}. */
Component({
  properties: {
    people: { type: Array, value: [] as Choosable[] },
    value: String,
  },
  methods: {
    onTap(event: Tap) {
      const personId = event.currentTarget.dataset.id
      if (personId !== this.data.value) this.triggerEvent('change', { personId })
    },
  },
})
