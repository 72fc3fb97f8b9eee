import type { CampaignAct } from './campaign-view'

export type DangerousAct = Exclude<CampaignAct, 'publish'>

/** What is said and asked before something that cannot be undone. */
export interface Question {
  /** In the list of what else can be done. */
  label: string
  title: string
  consequence: string
  usual: readonly string[]
  /** On the button. */
  action: string
  /** Afterwards: what it did, and what comes next. */
  done: string
}

export const dangerousActs: Record<DangerousAct, Question> = {
  close: {
    label: '提前截单',
    title: '现在就截单吗',
    consequence: '邻居们马上不能再下单,也不能自己取消。截单后不能再打开。',
    usual: ['货已经订满', '供货方要提前备货', '天气原因'],
    action: '确定截单',
    done: '已经截单,数量定了。下一步:看采购单,给供货方下单',
  },
  end: {
    label: '结束这次团购',
    title: '取货结束了吗',
    consequence: '没来取的订单会记为「没有来取」,取货码不能再用。结束后不能再打开。',
    usual: ['取货时间已过', '都取完了'],
    action: '确定结束',
    done: '这次团购结束了。下一步:到「收款账目」对一下账',
  },
  cancel: {
    label: '取消这次团购',
    title: '整个团购都不办了吗',
    consequence: '所有订单都会取消,付过的钱要一单一单退回去。取消后不能恢复。',
    usual: ['供货方没有货', '订的人太少', '天气原因'],
    action: '确定取消',
    done: '团购已取消。下一步:看订单里哪些「待退」,请邻居来领退款',
  },
}

/** In the order of the phase's table, without what is not dangerous. */
export const dangerousIn = (acts: readonly CampaignAct[]): DangerousAct[] =>
  acts.filter((act): act is DangerousAct => act !== 'publish')
