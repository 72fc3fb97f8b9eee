import { dress, look } from '../../../../services/appearance'
import { canteen } from '../../../../services/canteen'
import { asCloudError } from '../../../../services/errors'
import { groupbuy } from '../../../../services/groupbuy'
import { news } from '../../../../services/news'
import { people, type StaffDesk } from '../../../../services/people'
import { open } from '../../../../view/routes'
import { LOADING, present, refresh } from '../../../../view/state'
import {
  figuresOf,
  grantsInWords,
  runsGroupbuy,
  runsMeals,
  runsNews,
  tilesFor,
  type Figure,
  type Tile,
} from '../../model/desk-view'

type Tap = WechatMiniprogram.TouchEvent<object, object, { url: string }>

/** Somebody without a role, or no longer with one. */
const NOBODY: StaffDesk = { name: '', grants: [], roles: [], waiting: { calls: 0 } }

async function mine(): Promise<StaffDesk> {
  try {
    return await people.desk()
  } catch (error) {
    if (asCloudError(error).code === 'NOT_ALLOWED') return NOBODY
    throw error
  }
}

async function loadDesk() {
  const me = await mine()
  const [shop, newsroom, meals] = await Promise.all([
    runsGroupbuy(me.roles) ? groupbuy.desk() : null,
    runsNews(me.roles) ? news.desk() : null,
    runsMeals(me.roles) ? canteen.desk() : null,
  ])
  return { me, shop, newsroom, meals }
}

/** Where staff begin: what waits for them, and the tools of their roles. */
Page({
  data: {
    ...look(),
    state: LOADING,
    name: '',
    grants: [] as string[],
    figures: [] as Figure[],
    tiles: [] as Tile[],
  },

  onShow() {
    dress(this)
    void this.load()
  },

  onPullDownRefresh() {
    void refresh(() => this.load())
  },

  load(): Promise<void> {
    return present(
      this,
      loadDesk,
      ({ me, shop, newsroom, meals }) => ({
        name: me.name,
        grants: grantsInWords(me, Date.now()),
        figures: figuresOf(me.roles, shop, meals),
        tiles: tilesFor(me.roles, { calls: me.waiting.calls, news: newsroom, meals }),
      }),
      ({ me }) => me.roles.length === 0,
    )
  },

  onOpen(event: Tap) {
    open(event.currentTarget.dataset.url)
  },
})
