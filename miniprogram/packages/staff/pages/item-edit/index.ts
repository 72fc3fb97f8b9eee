import { dress, look } from '../../../../services/appearance'
import { confirmed } from '../../../../view/act'
import { emptyItem, itemProblem, type ItemForm } from '../../model/campaign-form'

/** What the campaign's editor hands over when it opens this page. */
export interface ItemOpened {
  item: ItemForm
  suppliers: { id: string; name: string }[]
}

type Typed = WechatMiniprogram.CustomEvent<{ value: string }, object, { key: keyof ItemForm }>

/**
 * One item of a campaign. Every change goes to the editor at once (`change` {item}), so nothing is lost by going back;
 * `remove` takes the item out.
 */
Page({
  data: {
    ...look(),
    opened: false,
    item: emptyItem(''),
    photos: [] as string[],
    suppliers: [] as ItemOpened['suppliers'],
    supplier: 0,
    uploading: false,
    problem: '',
  },

  onLoad() {
    // After a restart there is no editor behind this page, and its channel is empty.
    this.getOpenerEventChannel().on?.('item', ({ item, suppliers }: ItemOpened) => {
      this.setData({
        opened: true,
        item: { ...item },
        suppliers,
        photos: item.photo ? [item.photo] : [],
        supplier: Math.max(
          0,
          suppliers.findIndex((one) => one.id === item.supplierId),
        ),
      })
    })
  },

  onShow() {
    dress(this)
  },

  change(change: Partial<ItemForm>): void {
    const paths = Object.entries(change).map(([key, value]) => [`item.${key}`, value])
    this.setData({ ...(Object.fromEntries(paths) as Record<string, unknown>), problem: '' })
    this.getOpenerEventChannel().emit?.('change', { item: { ...this.data.item } })
  },

  onType(event: Typed) {
    this.change({ [event.currentTarget.dataset.key]: event.detail.value })
  },

  onPhotos({ detail }: WechatMiniprogram.CustomEvent<{ value: string[] }>) {
    this.setData({ photos: detail.value })
    this.change({ photo: detail.value[0] ?? '' })
  },

  onUploading({ detail }: WechatMiniprogram.CustomEvent<{ busy: boolean }>) {
    this.setData({ uploading: detail.busy })
  },

  onSupplier({ detail }: WechatMiniprogram.PickerChange) {
    const supplier = Number(detail.value)
    const chosen = this.data.suppliers[supplier]
    if (!chosen) return
    this.setData({ supplier })
    this.change({ supplierId: chosen.id, supplierName: chosen.name })
  },

  onHidden() {
    this.change({ hidden: !this.data.item.hidden })
  },

  onDone() {
    const problem = itemProblem(this.data.item)
    if (problem) this.setData({ problem })
    else void wx.navigateBack()
  },

  async onRemove() {
    const { name } = this.data.item
    const sure = await confirmed({
      title: `去掉${name || '这样菜'}`,
      content: '只从这次团购里去掉。保存团购以后才算数。',
      yes: '去掉',
      grave: true,
    })
    if (!sure) return
    this.getOpenerEventChannel().emit?.('remove', {})
    void wx.navigateBack()
  },
})
