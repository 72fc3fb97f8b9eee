import { dress, look } from '../../../../services/appearance'
import { canteen, type PersonAccount } from '../../../../services/canteen'
import type { CloudError } from '../../../../services/errors'
import { parseYuan } from '../../../../shared/money'
import type { AccountMode, CounterMethod } from '../../../../shared/vocabulary'
import { accountModeLabel } from '../../../../shared/vocabulary'
import { act, AT_REST, confirmed } from '../../../../view/act'
import { from, noItems, presentList, presentMore } from '../../../../view/list'
import { fromQuery } from '../../../../view/staff-routes'
import { LOADING, refresh } from '../../../../view/state'
import { afterMove, moveProblem, moveView, type Move, type MoveView } from '../../model/account-questions'
import { accountView, MODES, movementRow, type AccountView, type MovementRow } from '../../model/money-view'
import { NO_LINK, showLink } from '../../papers'

type TapMode = WechatMiniprogram.TouchEvent<object, object, { mode: AccountMode }>
type TapMove = WechatMiniprogram.TouchEvent<object, object, { move: Move }>
type TapMethod = WechatMiniprogram.TouchEvent<object, object, { method: CounterMethod }>
type Typed = WechatMiniprogram.CustomEvent<{ value: string }, object, { key: 'amount' | 'reason' }>

const rowOf = (entry: PersonAccount['items'][number], { now }: PersonAccount) => movementRow(entry, now)

/** No money is being moved. */
const NO_MOVE: { move: Move | ''; moving: MoveView | null; amount: string; reason: string } = {
  move: '',
  moving: null,
  amount: '',
  reason: '',
}

/** How one person pays for meals, what stands on their account, and every movement on it. */
Page({
  data: {
    ...look(),
    ...AT_REST,
    ...NO_MOVE,
    state: LOADING,
    personId: '',
    account: null as AccountView | null,
    list: noItems<MovementRow>(),
    modes: MODES,
    choosing: false,
    notice: '',
    link: NO_LINK,
  },

  onLoad(query: { personId?: string }) {
    this.setData({ personId: fromQuery(query.personId) })
    void this.load()
  },

  onShow() {
    dress(this)
  },

  onPullDownRefresh() {
    void refresh(() => this.load())
  },

  onReachBottom() {
    void presentMore(this, (cursor) => this.ask(cursor), rowOf)
  },

  load(): Promise<void> {
    return presentList(this, (cursor) => this.ask(cursor), rowOf)
  },

  async ask(cursor: string | null): Promise<PersonAccount> {
    const answer = await canteen.personAccount({ personId: this.data.personId, ...from(cursor) })
    // The account is shown also where nothing has moved on it yet.
    this.setData({ account: accountView(answer.account) })
    return answer
  },

  onChooseMode() {
    this.setData({ choosing: !this.data.choosing, notice: '', problem: '' })
  },

  async onMode(event: TapMode): Promise<void> {
    const { account, personId } = this.data
    const { mode } = event.currentTarget.dataset
    if (!account || mode === account.mode) return this.setData({ choosing: false })
    const sure = await confirmed({
      title: `${account.name}改成${accountModeLabel[mode]}`,
      content: MODES.find(({ value }) => value === mode)?.words ?? '',
      yes: '改',
    })
    if (!sure) return
    await act(
      this,
      mode,
      async () => {
        const after = await canteen.setAccountMode({ personId, mode, version: account.version })
        this.setData({ account: accountView(after), choosing: false, notice: '改好了,还没送到的餐按新的付' })
      },
      (error) => this.outdated(error),
    )
  },

  /** Somebody else changed it meanwhile: the page shows how it is now. */
  outdated({ code }: CloudError): boolean {
    if (code === 'STALE' || code === 'CHANGED') void this.load()
    return false
  },

  onMove(event: TapMove) {
    const { account } = this.data
    const { move } = event.currentTarget.dataset
    if (account) this.setData({ ...NO_MOVE, move, moving: moveView(move, account), notice: '', problem: '' })
  },

  onType(event: Typed) {
    this.setData({ [event.currentTarget.dataset.key]: event.detail.value, problem: '' })
  },

  onNotNow() {
    this.setData({ ...NO_MOVE, problem: '' })
  },

  /** The last tap: how the money went over the counter. */
  onMethod(event: TapMethod) {
    const { move, amount, reason } = this.data
    if (!move) return
    const { method } = event.currentTarget.dataset
    const problem = moveProblem(move, amount, reason)
    if (problem) return this.setData({ problem })
    void act(
      this,
      method,
      async () => {
        await this.moved(move, method)
        this.setData({ ...NO_MOVE, notice: afterMove(move, amount) })
        await this.load()
      },
      (error) => this.outdated(error),
    )
  },

  moved(move: Move, method: CounterMethod) {
    const { personId, amount, reason, account } = this.data
    const seenFen = Math.abs(account?.balanceFen ?? 0)
    switch (move) {
      case 'topUp':
        return canteen.topUp({ personId, amountFen: parseYuan(amount) ?? 0, method })
      case 'settle':
        return canteen.settleAccount({ personId, method, seenFen })
      case 'payOut':
        return canteen.payOutAccount({ personId, method, seenFen, reason })
    }
  },

  onCard() {
    return showLink(this, 'card', this.data.personId)
  },

  onLinkClosed() {
    this.setData({ link: NO_LINK })
  },
})
