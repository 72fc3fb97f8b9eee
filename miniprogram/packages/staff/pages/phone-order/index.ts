import { account } from '../../../../services/account'
import { dress, look } from '../../../../services/appearance'
import { asCloudError, type CloudError } from '../../../../services/errors'
import { groupbuy, type Campaign } from '../../../../services/groupbuy'
import { act, AT_REST } from '../../../../view/act'
import { LOADING, present } from '../../../../view/state'
import { chosenLines, NOTHING_CHOSEN, unitsIn } from '../../model/order-view'
import {
  offerRows,
  openCampaigns,
  placedView,
  possibleOf,
  quoteView,
  runningTotal,
  within,
  type OfferRow,
  type OpenCampaign,
  type PlacedView,
  type QuoteView,
} from '../../model/phone-order-view'
import { fromQuery, staffRoutes } from '../../routes'

type Step = 'campaign' | 'items' | 'confirm' | 'done'
type Tap = WechatMiniprogram.TouchEvent<object, object, { id: string }>
type Changed = WechatMiniprogram.CustomEvent<{ value: number }, object, { id: string }>

const FIRST: { step: Step } = { step: 'items' }

/** An order for somebody on the telephone, step by step as one talks. */
Page({
  data: {
    ...look(),
    ...AT_REST,
    state: LOADING,
    ...FIRST,
    personId: '',
    name: '',
    about: '',
    campaignId: '',
    campaigns: [] as OpenCampaign[],
    title: '',
    items: [] as OfferRow[],
    ...NOTHING_CHOSEN,
    total: '',
    quote: null as QuoteView | null,
    pointId: '',
    remark: '',
    placed: null as PlacedView | null,
    /** A grid worker takes orders, and hands none over: the order's page is not theirs. */
    mayOpenOrders: false,
  },

  /** As it came, for the running total; not for the template. */
  campaign: null as Campaign | null,
  /** What refusals have taught about what this household can still have, by item. */
  most: NOTHING_CHOSEN.quantities,

  onLoad(query: { personId?: string; name?: string; about?: string; campaignId?: string }) {
    this.setData({
      personId: fromQuery(query.personId),
      name: fromQuery(query.name),
      about: fromQuery(query.about),
      campaignId: fromQuery(query.campaignId),
    })
    void this.load()
    void this.loadRoles()
  },

  onShow() {
    dress(this)
  },

  load(): Promise<void> {
    return this.data.campaignId ? this.loadCampaign() : this.loadCampaigns()
  },

  /** Nothing on this page waits for it. */
  async loadRoles(): Promise<void> {
    try {
      const { roles } = await account.me()
      this.setData({ mayOpenOrders: roles.includes('organiser') || roles.includes('admin') })
    } catch (error) {
      console.warn(asCloudError(error).message)
    }
  },

  loadCampaigns(): Promise<void> {
    return present(
      this,
      () => groupbuy.campaigns({ show: 'current' }),
      ({ items, now }) => ({ step: 'campaign', campaigns: openCampaigns(items, now) }),
      ({ items, now }) => openCampaigns(items, now).length === 0,
    )
  },

  loadCampaign(): Promise<void> {
    const { campaignId, personId } = this.data
    return present(
      this,
      () => groupbuy.campaign({ id: campaignId, personId }),
      (campaign) => {
        this.campaign = campaign
        return {
          step: 'items',
          title: campaign.title,
          items: offerRows(campaign, this.most),
          ...this.chosen(within(this.data.quantities, this.most)),
        }
      },
    )
  },

  onCampaign(event: Tap) {
    const campaignId = event.currentTarget.dataset.id
    this.most = {}
    this.setData({ campaignId, ...NOTHING_CHOSEN, state: LOADING })
    void this.load()
  },

  onQuantity(event: Changed) {
    if (!this.campaign) return
    const quantities = { ...this.data.quantities, [event.currentTarget.dataset.id]: event.detail.value }
    this.setData({ ...this.chosen(quantities), problem: '' })
  },

  /** Quantities with what they come to. */
  chosen(quantities: Record<string, number>) {
    const total = this.campaign ? runningTotal(this.campaign, quantities) : ''
    return { quantities, units: unitsIn(quantities), total }
  },

  onFull(event: Tap) {
    const item = this.data.items.find((one) => one.id === event.currentTarget.dataset.id)
    if (item) this.setData({ problem: `${item.name}不能再加了:${item.limit}` })
  },

  /** From goods to the sentence that is read back. */
  onNext() {
    void act(this, 'next', () => this.ask())
  },

  async ask(): Promise<void> {
    const { campaignId, personId, quantities, name, pointId } = this.data
    const answer = await groupbuy.quote({ campaignId, personId, lines: chosenLines(quantities) })
    const quote = quoteView(answer, name)
    const kept = quote.points.some((point) => point.id === pointId)
    this.setData({ step: 'confirm', quote, pointId: kept ? pointId : (quote.points[0]?.id ?? '') })
  },

  onPoint(event: Tap) {
    this.setData({ pointId: event.currentTarget.dataset.id })
  },

  onRemark({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ remark: detail.value })
  },

  onBackToItems() {
    this.setData({ step: 'items', problem: '' })
  },

  onPlace() {
    const { quote, campaignId, personId, pointId, quantities, remark } = this.data
    if (!quote) return
    const place = async () => {
      const order = await groupbuy.placeOrder({
        campaignId,
        personId,
        pickupPointId: pointId,
        lines: chosenLines(quantities),
        remark,
        seenTotalFen: quote.totalFen,
      })
      this.setData({ step: 'done', placed: placedView(order) })
    }
    void act(this, 'place', place, (error) => this.refused(error))
  },

  /** The reason is shown in any case; what it is about is looked up again. */
  refused(error: CloudError): boolean {
    if (error.code === 'SOLD_OUT' || error.code === 'LIMIT_REACHED') {
      this.most = { ...this.most, ...possibleOf(error.detail) }
      void this.loadCampaign()
    }
    if (error.code === 'CHANGED') this.setData({ step: 'items' })
    return false
  },

  onDetails() {
    const { placed } = this.data
    if (placed) void wx.redirectTo({ url: staffRoutes.order(placed.id) })
  },

  onNextCaller() {
    void wx.navigateBack()
  },
})
