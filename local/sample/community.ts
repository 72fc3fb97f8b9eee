import type { Community, TemplateBinding } from '../../cloudfunctions/kit/people'
import { openidOf } from './keys'

/** How an office has bound one of WeChat's subscribe templates. */
const template = (id: string): TemplateBinding => ({ id, title: 'thing1', text: 'thing2', at: 'time3' })

const templates: Community['templates'] = {
  pickup: template('local-pickup'),
  change: template('local-change'),
  family: template('local-family'),
  news: template('local-news'),
  meal: template('local-meal'),
}

/** 兴隆社区: 30 buildings in 6 grids; the older ones have six floors, the newer ones eighteen. */
export const xinglong: Community = {
  _id: 'xinglong',
  name: '兴隆社区',
  phone: '0393-4412345',
  paymentChannel: 'onsite',
  buildings: Array.from({ length: 30 }, (_, i) => {
    const tall = i >= 20
    return {
      building: String(i + 1),
      grid: String(Math.floor(i / 5) + 1),
      units: tall ? 2 : 4,
      floors: tall ? 18 : 6,
      roomsPerFloor: tall ? 4 : 2,
    }
  }),
  templates,
  admins: [openidOf('liu-jianguo')],
  claim: null,
}

/** 玉兰社区: a small neighbour with a meal point, which must never meet the first one. */
export const yulan: Community = {
  _id: 'yulan',
  name: '玉兰社区',
  phone: '0393-4467890',
  paymentChannel: 'onsite',
  buildings: Array.from({ length: 4 }, (_, i) => ({
    building: String(i + 1),
    grid: '1',
    units: 2,
    floors: 5,
    roomsPerFloor: 2,
  })),
  templates: {},
  admins: [openidOf('yulan-bai')],
  claim: null,
}
