import { randomBytes } from 'node:crypto'
import type { InferOutput } from 'valibot'
import { command, type Database } from '../../kit/database'
import { checkTexts } from '../../kit/contentCheck'
import { AppError } from '../../kit/errors'
import { derivedId } from '../../kit/fingerprint'
import { action } from '../../kit/serve'
import { campaigns, pickupPoints, suppliers, type Campaign } from '../collections'
import { contract } from '../contract'
import { checkChange, checkTimes, moveCampaign, priceFrom, termsChanged, textsOf } from '../rules/campaign'
import { itemsAfter } from '../rules/items'
import { auditBy, onceFor, saveChange, withSales } from '../staff'
import { applyTerms, moveOrders } from '../terms'

type Draft = InferOutput<typeof contract.saveCampaign.input>

/** What a campaign is before its first save. */
const blank = (id: string, createdBy: string, now: number): Campaign => ({
  _id: id,
  title: '',
  text: '',
  photos: [],
  state: 'draft',
  opensAt: 0,
  closesAt: 0,
  pickupFrom: 0,
  pickupTo: 0,
  pickupPoints: [],
  items: [],
  channel: 'onsite',
  priceFromFen: priceFrom([]),
  terms: 1,
  version: 1,
  codeKey: randomBytes(16).toString('hex'),
  createdAt: now,
  createdBy,
  publishedAt: null,
  endedAt: null,
  endedReason: null,
})

async function pickupPointsOf(db: Database, ids: readonly string[]): Promise<Campaign['pickupPoints']> {
  const found = await db.of(pickupPoints).find({ _id: command.in([...ids]) })
  return ids.map((id) => {
    const point = found.find(({ _id }) => _id === id)
    if (!point) throw new AppError('BAD_INPUT', '选的自提点不在了,请重新选择')
    const { name, place, hours, phone } = point
    return { id, name, place, hours, phone }
  })
}

/** The campaign as the editor wants it. @throws BAD_INPUT */
async function edited(
  db: Database,
  before: Campaign,
  draft: Draft,
  newId: (i: number) => string,
): Promise<Campaign> {
  const supplierIds = [...new Set(draft.items.map((item) => item.supplierId))]
  const [points, known] = await Promise.all([
    pickupPointsOf(db, draft.pickupPointIds),
    db.of(suppliers).find({ _id: command.in(supplierIds) }),
  ])
  const items = itemsAfter(draft.items, before.items, known, {
    published: before.publishedAt !== null,
    newId,
  })
  const { title, text, photos, opensAt, closesAt, pickupFrom, pickupTo } = draft
  const times = { opensAt, closesAt, pickupFrom, pickupTo }
  return {
    ...before,
    ...times,
    title,
    text,
    photos,
    pickupPoints: points,
    items,
    priceFromFen: priceFrom(items),
  }
}

/** What an editor may change, as a patch. */
const changesOf = (c: Campaign) => ({
  title: c.title,
  text: c.text,
  photos: c.photos,
  opensAt: c.opensAt,
  closesAt: c.closesAt,
  pickupFrom: c.pickupFrom,
  pickupTo: c.pickupTo,
  pickupPoints: c.pickupPoints,
  items: c.items,
  priceFromFen: c.priceFromFen,
})

const wordsOf = (campaign: Campaign): string => textsOf(campaign).join('\n')

const timesMoved = (a: Campaign, b: Campaign): boolean =>
  a.closesAt !== b.closesAt || a.pickupFrom !== b.pickupFrom || a.pickupTo !== b.pickupTo

/** Creates a draft, or changes a draft or a running campaign. */
export const saveCampaign = action(contract.saveCampaign, (context) =>
  onceFor(context, 'saveCampaign', context.input, async () => {
    const { input, db, caller, clock, requestId } = context
    const now = clock.now()
    const newId = (i: number): string => derivedId('item', caller.openid, requestId, String(i))
    if (input.id === undefined) {
      const id = derivedId('campaign', caller.openid, requestId)
      const created = await edited(db, blank(id, caller.openid, now), input, newId)
      checkTimes(created)
      await db.of(campaigns).insert(created)
      await auditBy(context, 'createCampaign', id, { aboutName: created.title })
      return withSales(context, await db.of(campaigns).need(id))
    }
    const before = await db.of(campaigns).need(input.id, '团购')
    if (input.version !== before.version) throw new AppError('STALE', '别人刚刚改过这次团购,请刷新后再改')
    moveCampaign(before, 'save', now)
    const after = await edited(db, before, input, newId)
    checkChange(before, after, now)
    // What residents can read already is checked again with every change of it; a draft when it goes out.
    if (before.publishedAt !== null && wordsOf(before) !== wordsOf(after)) {
      await checkTexts(caller.openid, 'social', textsOf(after))
    }
    const terms = before.terms + (termsChanged(before, after) ? 1 : 0)
    const saved = await saveChange(context, before, { ...changesOf(after), terms })
    if (saved.state === 'published') {
      await applyTerms(db, saved)
      if (timesMoved(before, saved)) await moveOrders(db, saved)
    }
    await auditBy(context, 'saveCampaign', input.id, {
      aboutName: saved.title,
      detail: { version: saved.version, terms },
    })
    return withSales(context, saved)
  }),
)
