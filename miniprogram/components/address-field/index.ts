import type { Building } from '../../services/account'
import { addressInWords } from '../../shared/people'
import { addressAt, wheelsAt, wheelsOn, type Address } from '../../view/address'

/** Where somebody lives, from the community's own list of buildings, on three wheels. Event: `change` {address}. */
Component({
  properties: {
    buildings: { type: Array, value: [] as Building[] },
    /** The address, or null. */
    value: { type: Object, value: null as Address | null },
    hint: String,
  },
  data: { wheels: wheelsAt([], []), words: '' },
  observers: {
    'buildings, value'(buildings: Building[], value: Address | null) {
      this.setData({ wheels: wheelsOn(buildings, value), words: value ? addressInWords(value) : '' })
    },
  },
  methods: {
    /** Another building has other entrances and rooms. */
    onWheel({ detail }: WechatMiniprogram.PickerColumnChange) {
      const at: number[] = [...this.data.wheels.at]
      at[detail.column] = detail.value
      this.setData({ wheels: wheelsAt(this.data.buildings, at) })
    },
    onChange({ detail }: WechatMiniprogram.PickerChange) {
      if (!Array.isArray(detail.value)) return
      this.triggerEvent('change', { address: addressAt(this.data.buildings, detail.value.map(Number)) })
    },
  },
})
