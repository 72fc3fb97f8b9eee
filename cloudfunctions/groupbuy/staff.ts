import { allotments, type Allotment } from '../kit/allotment'
import { command, type Patch, type Stored } from '../kit/database'
import { auditIn, onceIn, type Doing } from '../kit/doing'
import { AppError } from '../kit/errors'
import { campaigns, type Campaign } from './collections'
import { allotmentIdOf, moveCampaign, type CampaignEvent } from './rules/campaign'
import { applyTerms } from './terms'
import { staffCampaign, type StaffCampaign } from './views'

/** What the organiser's actions have in common. */
export type Context = Doing

/** A cold write runs once per requestId; a repeat gets the first answer. */
export const onceFor = onceIn('groupbuy')

/** Writes down what a member of staff did. */
export const auditBy = auditIn('groupbuy')

/** Saves a campaign that nobody has changed since it was read. @throws STALE */
export async function saveChange(
  { db }: Pick<Context, 'db'>,
  before: Campaign,
  patch: Patch<Campaign>,
): Promise<Stored<Campaign>> {
  const saved = await db
    .of(campaigns)
    .updateAndReturn(
      { _id: before._id, version: before.version, state: before.state },
      { ...patch, version: command.inc(1) },
    )
  if (!saved) throw new AppError('STALE', '别人刚刚改过这次团购,请刷新后再改')
  return saved
}

/** A campaign with the stock and sales of its allotment, as the organiser sees it. */
export async function withSales({ db, clock }: Context, campaign: Stored<Campaign>): Promise<StaffCampaign> {
  const allotment: Allotment | null = await db.of(allotments).get(allotmentIdOf(campaign._id))
  return staffCampaign(campaign, allotment, clock.now())
}

interface Change {
  id: string
  event: CampaignEvent
  reason?: string
  /** The version that the editor was opened with, where the screen knows one. */
  version?: number
  /** What else changes with the state. @throws what the rules refuse with */
  patch: (campaign: Stored<Campaign>, now: number) => Patch<Campaign> | Promise<Patch<Campaign>>
}

/**
 * Moves a campaign on: rule, save against the version, allotment, audit. New terms take effect with it, so that nobody
 * can order on the old ones.
 */
export async function changeCampaign(context: Context, change: Change): Promise<Stored<Campaign>> {
  const { db, clock } = context
  const { id, event, reason, version, patch } = change
  const before = await db.of(campaigns).need(id, '团购')
  if (version !== undefined && version !== before.version) {
    throw new AppError('STALE', '别人刚刚改过这次团购,请刷新后再改')
  }
  const state = moveCampaign(before, event, clock.now())
  const changes = await patch(before, clock.now())
  const saved = await saveChange(context, before, { ...changes, state, terms: command.inc(1) })
  if (saved.publishedAt !== null) await applyTerms(db, saved)
  await auditBy(context, `${event}Campaign`, id, {
    aboutName: saved.title,
    ...(reason === undefined ? {} : { reason }),
  })
  return saved
}
