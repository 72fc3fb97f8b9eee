import type { CampaignPhase } from '../../../shared/vocabulary'
import { staffRoutes } from '../routes'

/** Something to open or do with a campaign; `copy` and `share` have no page. */
export interface Tool {
  key: string
  label: string
  icon: string
  url: string
}

/** The one thing that a campaign in its phase is waiting for. */
export interface MainTool {
  text: string
  /** Where it is done; empty for what is done here. */
  url: string
}

const everyTool = (id: string): Record<string, Tool> => ({
  orders: { key: 'orders', label: '看订单', icon: 'root-list', url: staffRoutes.orders(id) },
  purchase: { key: 'purchase', label: '采购单', icon: 'file-paste', url: staffRoutes.purchase(id) },
  phone: { key: 'phone', label: '代客下单', icon: 'call', url: staffRoutes.people(id) },
  edit: { key: 'edit', label: '改内容', icon: 'edit-1', url: staffRoutes.editCampaign(id) },
  share: { key: 'share', label: '转发到群', icon: 'share', url: '' },
  copy: { key: 'copy', label: '再开一团', icon: 'file-copy', url: '' },
})

const TOOLS: Record<CampaignPhase, readonly string[]> = {
  draft: ['edit'],
  scheduled: ['edit', 'share', 'copy'],
  open: ['orders', 'purchase', 'phone', 'edit', 'share', 'copy'],
  closed: ['orders', 'purchase', 'edit', 'copy'],
  pickup: ['orders', 'purchase', 'edit', 'copy'],
  ended: ['orders', 'purchase', 'copy'],
  cancelled: ['orders', 'copy'],
}

export function toolsIn(phase: CampaignPhase, id: string): Tool[] {
  const tools = everyTool(id)
  return TOOLS[phase].flatMap((key) => tools[key] ?? [])
}

export function mainToolIn(phase: CampaignPhase, id: string): MainTool | null {
  switch (phase) {
    case 'draft':
      return { text: '发布', url: '' }
    case 'open':
      return { text: '代客下单', url: staffRoutes.people(id) }
    case 'closed':
      return { text: '看采购单', url: staffRoutes.purchase(id) }
    case 'pickup':
      return { text: '取货验单', url: staffRoutes.verify(id) }
    default:
      return null
  }
}
