import type { CampaignPhase, KitchenStage, MealState, OrderState } from '../shared/vocabulary'

/** How a state looks in a `state-tag`: what its word says, its colour and icon say too. */
export interface Tone {
  tone: 'good' | 'waiting' | 'urgent' | 'bad' | 'past'
  icon: string
}

const campaignTones: Record<CampaignPhase, Tone> = {
  draft: { tone: 'past', icon: 'edit-1' },
  scheduled: { tone: 'waiting', icon: 'time' },
  open: { tone: 'good', icon: 'cart' },
  closed: { tone: 'waiting', icon: 'time' },
  pickup: { tone: 'urgent', icon: 'location' },
  ended: { tone: 'past', icon: 'check' },
  cancelled: { tone: 'bad', icon: 'close' },
}

const orderTones: Record<OrderState, Tone> = {
  pending_pay: { tone: 'urgent', icon: 'wallet' },
  placed: { tone: 'good', icon: 'check' },
  partly_picked: { tone: 'waiting', icon: 'time' },
  picked: { tone: 'past', icon: 'check' },
  cancelled: { tone: 'past', icon: 'close' },
  expired: { tone: 'past', icon: 'close' },
  no_show: { tone: 'bad', icon: 'error-circle' },
}

const mealTones: Record<MealState, Tone> = {
  booked: { tone: 'good', icon: 'check' },
  locked: { tone: 'waiting', icon: 'time' },
  cooking: { tone: 'waiting', icon: 'time' },
  ready: { tone: 'urgent', icon: 'location' },
  out: { tone: 'urgent', icon: 'location' },
  no_answer: { tone: 'bad', icon: 'error-circle' },
  delivered: { tone: 'past', icon: 'check' },
  collected: { tone: 'past', icon: 'check' },
  returned: { tone: 'bad', icon: 'error-circle' },
  cancelled: { tone: 'past', icon: 'close' },
  no_show: { tone: 'bad', icon: 'error-circle' },
}

const stageTones: Record<KitchenStage, Tone> = {
  open: { tone: 'good', icon: 'cart' },
  locked: { tone: 'waiting', icon: 'lock-on' },
  cooking: { tone: 'waiting', icon: 'time' },
  ready: { tone: 'urgent', icon: 'location' },
  closed: { tone: 'past', icon: 'check' },
}

export const toneOfCampaign = (phase: CampaignPhase): Tone => campaignTones[phase]
export const toneOfOrder = (state: OrderState): Tone => orderTones[state]
export const toneOfMeal = (state: MealState): Tone => mealTones[state]
export const toneOfStage = (stage: KitchenStage): Tone => stageTones[stage]
