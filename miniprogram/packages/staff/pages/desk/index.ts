import { account } from '../../../../services/account'
import { dress, look } from '../../../../services/appearance'
import { groupbuy } from '../../../../services/groupbuy'
import { open } from '../../../../view/routes'
import { LOADING, present, refresh } from '../../../../view/state'
import {
  figuresOf,
  rolesInWords,
  runsGroupbuy,
  tilesFor,
  type Figure,
  type Tile,
} from '../../model/desk-view'

type Tap = WechatMiniprogram.TouchEvent<object, object, { url: string }>

async function loadDesk() {
  const me = await account.me()
  const desk = runsGroupbuy(me.roles) ? await groupbuy.desk() : null
  return { me, desk }
}

/** Where staff begin: what waits for them, and the tools of their roles. */
Page({
  data: {
    ...look(),
    state: LOADING,
    name: '',
    roles: '',
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
      ({ me, desk }) => ({
        name: me.profile?.name ?? '',
        roles: rolesInWords(me.roles),
        figures: desk ? figuresOf(desk) : [],
        tiles: tilesFor(me.roles),
      }),
      ({ me }) => tilesFor(me.roles).length === 0,
    )
  },

  onOpen(event: Tap) {
    open(event.currentTarget.dataset.url)
  },
})
